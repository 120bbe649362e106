"""The four ways to put values together, worked by hand."""

import numpy as np
import pytest

from assessments.scoring.arithmetic.aggregate import (
    geometric_mean,
    highest,
    inverted_geometric_mean,
    weighted_mean,
)

EVEN = np.ones(2)


def row(*values: float) -> np.ndarray:
    return np.array([values])


def test_one_very_high_value_is_not_averaged_away():
    # 1 + 0.9*(10-10) = 1 and 1 + 0.9*(10-0) = 10; sqrt(1*10) = 3.16228; (10 - 3.16228)/0.9 = 7.59747
    assert inverted_geometric_mean(row(10.0, 0.0), EVEN) == pytest.approx([7.59747], abs=1e-5)


def test_the_inverted_geometric_mean_lies_above_the_mean():
    # 2.8 and 8.2; sqrt(22.96) = 4.79166; (10 - 4.79166)/0.9 = 5.78704 > 5
    assert inverted_geometric_mean(row(8.0, 2.0), EVEN) == pytest.approx([5.78704], abs=1e-5)


def test_weights_are_shares_of_the_exponent():
    # 2.8^(3/4) * 8.2^(1/4) = 2.16456 * 1.69221 = 3.66289; (10 - 3.66289)/0.9 = 7.04123
    value = inverted_geometric_mean(row(8.0, 2.0), np.array([3.0, 1.0]))
    assert value == pytest.approx([(10 - 2.8**0.75 * 8.2**0.25) / 0.9])
    assert value == pytest.approx([7.04123], abs=1e-4)


def test_a_missing_value_gives_up_its_weight():
    three = row(8.0, np.nan, 2.0)
    assert inverted_geometric_mean(three, np.ones(3)) == pytest.approx([5.78704], abs=1e-5)
    assert weighted_mean(three, np.array([1.0, 5.0, 3.0])) == pytest.approx([3.5])  # (8 + 3*2)/4
    assert geometric_mean(three, np.ones(3)) == pytest.approx([4.0])  # sqrt(16)
    assert highest(three, np.ones(3)) == pytest.approx([8.0])


def test_where_everything_is_missing_there_is_no_value():
    for together in (inverted_geometric_mean, weighted_mean, geometric_mean, highest):
        assert np.isnan(together(row(np.nan, np.nan), EVEN)).all()


def test_a_geometric_mean_with_a_zero_is_zero():
    assert geometric_mean(row(0.0, 9.0), EVEN) == pytest.approx([0.0])


def test_the_cube_root_of_hazard_vulnerability_and_coping():
    # 2 * 4 * 8 = 64, cube root 4
    assert geometric_mean(row(2.0, 4.0, 8.0), np.ones(3)) == pytest.approx([4.0])


def test_equal_values_give_that_value_exactly():
    for together in (inverted_geometric_mean, weighted_mean, geometric_mean, highest):
        assert together(row(4.0, 4.0), EVEN)[0] == 4.0
