"""The ends of many ranges at once are those of one value at a time."""

import numpy as np
import pytest

from assessments.scoring.drawing.ranges import ranged
from assessments.scoring.methods.method import load_method
from assessments.scoring.screening.ranging import ends_of_ranges, lying_below
from tests.factories import METHOD_FILE

METHOD = load_method(METHOD_FILE.read_text())


def test_a_share_between_two_draws_lies_between_them() -> None:
    """Of 10, 20, 40, 80 a third of the way is the second; half way is (20 + 40)/2 = 30."""
    drawn = np.array([[80.0, 20.0, 10.0, 40.0]])
    assert lying_below(drawn, (1 / 3, 0.5)).tolist() == [[pytest.approx(20.0), pytest.approx(30.0)]]


@pytest.mark.parametrize("draws", [1, 2, 7, 1024])
def test_many_columns_have_the_ranges_of_each_alone(draws: int) -> None:
    values = np.random.default_rng(3).normal(size=(draws + 1, 5))
    values[draws // 2 + 1 :: 2, 1] = np.nan
    values[0, 3] = np.nan
    low, high = ends_of_ranges(values, METHOD)
    for at in range(5):
        alone = ranged(values[:, at], METHOD)
        assert (low[at], high[at]) == (alone["low"], alone["high"])


def test_without_draws_there_are_no_ends() -> None:
    assert ends_of_ranges(np.ones((1, 2)), METHOD) == ([None, None], [None, None])


def test_the_values_given_stay_as_they_are() -> None:
    values = np.array([[0.0], [3.0], [1.0], [2.0]])
    ends_of_ranges(values, METHOD)
    assert values[:, 0].tolist() == [0.0, 3.0, 1.0, 2.0]
