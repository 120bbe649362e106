"""The four shares and what may be named."""

from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.matrix.quadrants import largest_share, name_quadrant, quadrant_shares

ORDER = ("E", "RS", "D", "RW")
shares = st.floats(0, 1)


def test_the_shares_are_worked_by_hand() -> None:
    """f .25, p_e .8, p_r .4: E .75*.8, RS .25*.4, D .75*.2, RW .25*.6."""
    found = quadrant_shares(0.25, 0.8, 0.4)
    assert found == pytest.approx({"E": 0.6, "RS": 0.1, "D": 0.15, "RW": 0.15})


@given(shares, shares, shares)
def test_the_shares_are_shares_and_sum_to_1(fear: float, strong_e: float, strong_r: float) -> None:
    found = quadrant_shares(fear, strong_e, strong_r)
    assert all(0 <= share <= 1 for share in found.values())
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-12)


@given(shares, shares, shares, shares)
def test_more_fear_never_makes_the_fearful_fewer(
    one: float, other: float, strong_e: float, strong_r: float
) -> None:
    low, high = sorted((one, other))
    less, more = quadrant_shares(low, strong_e, strong_r), quadrant_shares(high, strong_e, strong_r)
    assert less["RS"] + less["RW"] <= more["RS"] + more["RW"] + 1e-12


def test_a_missing_lane_leaves_its_two_shares_missing() -> None:
    found = quadrant_shares(0.25, nan, 0.4)
    assert isnan(float(found["E"]))
    assert isnan(float(found["D"]))
    assert found["RS"] + found["RW"] == pytest.approx(0.25)


def test_draws_go_through_the_same_function() -> None:
    fears, strong = np.array([0.1, 0.5, 0.9]), np.array([0.2, 0.6, 1.0])
    drawn = quadrant_shares(fears, strong, 0.5)
    assert np.allclose(sum(drawn.values()), 1.0)
    assert drawn["E"][1] == quadrant_shares(0.5, 0.6, 0.5)["E"]


def test_no_share_is_the_largest_while_one_is_unknown() -> None:
    assert largest_share({"E": 0.6, "RS": 0.1, "D": 0.15, "RW": 0.15}, ORDER) == "E"
    assert largest_share({"E": None, "RS": 0.9, "D": None, "RW": 0.05}, ORDER) is None


@pytest.mark.parametrize(
    ("probability", "tiers", "name"),
    [
        ({"E": 0.70, "RS": 0.30, "D": 0.0, "RW": 0.0}, (2, None), "E"),
        ({"E": 0.69, "RS": 0.31, "D": 0.0, "RW": 0.0}, (2, None), "mixed"),
        ({"E": 0.0, "RS": 0.0, "D": 0.9, "RW": 0.1}, (2, None), "mixed"),
        ({"E": 0.0, "RS": 0.0, "D": 0.9, "RW": 0.1}, (2, 1), "D"),
    ],
)
def test_a_quadrant_is_named_by_most_draws_and_d_only_on_tier_1(
    probability: dict[str, float], tiers: tuple[int | None, ...], name: str
) -> None:
    assert name_quadrant(probability, 0.70, tiers, ("D",)) == name
