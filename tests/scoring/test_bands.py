"""Bands: a limit belongs to the higher band; no value is never a band."""

import pytest

from assessments.scoring.bands import band_of, banded
from tests.scoring.grid_world import the_method

BANDS = the_method()["bands"]


@pytest.mark.parametrize(
    ("value", "cell", "risk"),
    [
        (0.0, "very low", "very low"), (1.99, "very low", "very low"), (2.0, "low", "low"),
        (3.5, "low", "medium"), (4.0, "medium", "medium"), (5.0, "medium", "high"),
        (6.0, "high", "high"), (6.5, "high", "very high"), (8.0, "very high", "very high"),
        (10.0, "very high", "very high"),
    ],
)  # fmt: skip
def test_a_limit_belongs_to_the_higher_band(value, cell, risk):
    assert band_of(value, BANDS["cell"]["limits"], BANDS["names"]) == cell
    assert band_of(value, BANDS["risk"]["limits"], BANDS["names"]) == risk


def test_the_last_digit_of_arithmetic_moves_no_band():
    assert band_of(3.9999999999999996, BANDS["cell"]["limits"], BANDS["names"]) == "medium"


def test_no_value_is_said_in_words():
    assert banded(None, "cell", BANDS)["band"] == "not rated"
    assert banded(None, "cell", BANDS, "not covered")["band"] == "not covered"
    assert banded(None, "cell", BANDS)["nominal"] is None
