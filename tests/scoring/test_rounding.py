"""A node may round, halves up, and its parent sees the rounded value."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.arithmetic.aggregate import build_tree, evaluate
from assessments.scoring.arithmetic.rounding import half_up

TABLES = {
    "top": {"aggregator": "mean", "children": ["low", "c"], "weights": [1, 1], "decimals": 1},
    "low": {"aggregator": "mean", "children": ["a", "b"], "weights": [1, 1], "decimals": 1},
}


def test_a_half_goes_up():
    # even halves too: 0.25 is 0.3, where rounding to even says 0.2
    assert half_up(np.array([0.25, 0.35, 0.24]), 1).tolist() == [0.3, 0.4, 0.2]


def test_a_half_that_binary_fractions_miss_still_goes_up():
    # (3.8 + 5.1)/2 = 4.45, stored as 4.449999999999999
    assert half_up(np.array([(3.8 + 5.1) / 2]), 1).tolist() == [4.5]


def test_what_is_missing_stays_missing():
    assert np.isnan(half_up(np.array([np.nan]), 1)).all()


def test_the_parent_sees_the_rounded_value():
    # low = (3.8 + 5.1)/2 = 4.45 -> 4.5; top = (4.5 + 2.2)/2 = 3.35 -> 3.4; unrounded 3.325 -> 3.3
    inputs = {"a": np.array([3.8]), "b": np.array([5.1]), "c": np.array([2.2])}
    found = evaluate(build_tree(TABLES, 0.0), inputs)
    assert (found["low"].value[0], found["top"].value[0]) == (4.5, 3.4)


def test_every_draw_is_rounded_by_itself():
    draws = {"a": np.array([[3.8], [1.0]]), "b": np.array([[5.1], [1.1]]), "c": np.array([[2.2], [np.nan]])}
    # second draw: low = 1.05 -> 1.1; c is missing there and gives up its weight: top = 1.1
    assert evaluate(build_tree(TABLES, 0.0), draws)["top"].value.tolist() == [[3.4], [1.1]]


@given(st.floats(0, 100, allow_nan=False), st.integers(0, 4))
def test_rounding_moves_a_value_by_half_a_step_at_most_and_twice_changes_nothing(value, decimals):
    once = half_up(np.array([value]), decimals)
    assert abs(once[0] - value) <= 0.5 / 10**decimals + 1e-9
    assert half_up(once, decimals) == pytest.approx(once, abs=0)
