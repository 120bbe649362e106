"""Bands: a limit belongs to the higher band; no value is never a band."""

import numpy as np
import pytest

from assessments.scoring.drawing.bands import band_of, band_probability, banded
from tests.scoring.grid_world import the_method

METHOD = the_method()
BANDS = METHOD["bands"]


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
    assert banded(None, "cell", METHOD)["band"] == "not rated"
    assert banded(None, "cell", METHOD, "not covered")["band"] == "not covered"
    assert banded(None, "cell", METHOD)["nominal"] is None


def test_a_value_without_draws_has_a_band_and_no_probabilities():
    found = banded(np.array([4.0]), "cell", METHOD)
    assert (found["band"], found["band_probability"], found["median"]) == ("medium", None, None)


def test_each_band_has_the_share_of_the_draws_that_fall_in_it():
    # of 1.9, 2.0, 3.9999999999999996 and 7: one below 2, one from 2, one at the limit 4, one high
    found = banded(np.array([4.0, 7.0, 2.0, 1.9, 3.9999999999999996]), "cell", METHOD)
    shares = {"very low": 0.25, "low": 0.25, "medium": 0.25, "high": 0.25, "very high": 0.0}
    assert found["band_probability"] == shares


def test_the_bands_of_many_draws_are_those_of_each_draw():
    draws = np.sort(np.random.default_rng(1).uniform(0, 10, 200))
    limits, names = BANDS["risk"]["limits"], BANDS["names"]
    one_by_one = [band_of(value, limits, names) for value in draws]
    expected = {name: one_by_one.count(name) / 200 for name in names}
    assert band_probability(draws, limits, names) == expected
