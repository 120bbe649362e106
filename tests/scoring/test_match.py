"""The match from need, fit and access."""

from math import exp, isnan, log, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.arithmetic.match import (
    access_after_irregularity,
    age_fit,
    combine_factors,
    fit_of,
    need_by_ageing,
    need_by_occupation,
    shortage_from_openings,
    strong_share,
    yearly_growth,
)

EXPONENTS = (0.4, 0.3, 0.3)
factors = st.floats(0, 1)


def test_three_factors_are_multiplied_with_their_exponents() -> None:
    """.64^.4 * .25^.3 * .81^.3 = exp(.4*ln .64 + .3*ln .25 + .3*ln .81) = .518063."""
    by_hand = exp(0.4 * log(0.64) + 0.3 * log(0.25) + 0.3 * log(0.81))
    assert combine_factors((0.64, 0.25, 0.81), EXPONENTS, 0.05) == pytest.approx(by_hand)


def test_a_missing_factor_gives_up_its_exponent() -> None:
    """Without access: (.64^.4 * .25^.3)^(1/.7)."""
    by_hand = (0.64**0.4 * 0.25**0.3) ** (1 / 0.7)
    assert combine_factors((0.64, 0.25, nan), EXPONENTS, 0.05) == pytest.approx(by_hand)


def test_a_zero_counts_as_the_floor() -> None:
    assert combine_factors((1.0, 1.0, 0.0), EXPONENTS, 0.05) == pytest.approx(0.05**0.3)


def test_without_any_factor_there_is_no_match() -> None:
    assert isnan(float(combine_factors((nan, nan, nan), EXPONENTS, 0.05)))


@given(factors, factors, factors)
def test_the_match_lies_between_the_floor_and_1(need: float, fit: float, access: float) -> None:
    assert 0.05 - 1e-12 <= float(combine_factors((need, fit, access), EXPONENTS, 0.05)) <= 1 + 1e-12


@given(factors)
def test_equal_factors_give_themselves(value: float) -> None:
    assert combine_factors((value,) * 3, EXPONENTS, 0.05) == pytest.approx(max(0.05, value))


@given(factors, factors, factors, factors)
def test_more_need_is_never_a_weaker_match(one: float, other: float, fit: float, access: float) -> None:
    low, high = sorted((one, other))
    weaker = combine_factors((low, fit, access), EXPONENTS, 0.05)
    assert weaker <= combine_factors((high, fit, access), EXPONENTS, 0.05) + 1e-12


def test_half_the_people_match_at_the_midpoint() -> None:
    assert strong_share(0.5, 0.5, 0.1) == 0.5
    assert strong_share(0.7, 0.5, 0.1) == pytest.approx(1 / (1 + exp(-2)))


def test_a_missing_part_of_fit_gives_up_its_weight() -> None:
    """Skill .7 and age 1 without language: (.5*.7 + .2*1)/.7 = .785714."""
    assert fit_of((0.7, nan, 1.0), (0.5, 0.3, 0.2)) == pytest.approx(0.55 / 0.7)


@pytest.mark.parametrize(
    ("openings", "shortage"), [(0.25, 0.0), (0.5, 0.0), (1.0, log(2) / log(8)), (9.0, 1.0)]
)
def test_openings_per_seeker_make_a_shortage(openings: float, shortage: float) -> None:
    assert shortage_from_openings(openings, 0.5, 8.0) == pytest.approx(shortage)


def test_need_by_occupation_weighs_shortages_by_where_people_work() -> None:
    """(.6*1 + .2*0)/(.6 + .2) = .75; a fifth of the people work where nobody recorded a shortage."""
    need, coverage = need_by_occupation({"5": 0.6, "9": 0.2, "2": 0.2}, {"5": 1.0, "9": 0.0})
    assert need == pytest.approx(0.75)
    assert coverage == pytest.approx(0.8)


def test_need_from_ageing_is_worked_by_hand() -> None:
    """Half as many again in ten years: G = 100*(1.5^.1 - 1) = 4.1380; beyond 2.5, so need = .5*0 + .5*.8."""
    growth = yearly_growth(100.0, 150.0, 10.0)
    assert growth == pytest.approx(4.1380, abs=1e-4)
    assert need_by_ageing(growth, 0.8, -1.0, 3.5, (0.5, 0.5)) == pytest.approx(0.4)
    assert need_by_ageing(0.75, 0.8, -1.0, 3.5, (0.5, 0.5)) == pytest.approx(0.5 * 0.5 + 0.4)
    assert need_by_ageing(-3.0, 0.8, -1.0, 3.5, (0.5, 0.5)) == pytest.approx(0.9)


def test_fit_by_age_is_full_from_six_tenths_on() -> None:
    assert age_fit(0.45, 0.6) == pytest.approx(0.75)
    assert age_fit(0.7, 0.6) == 1.0


def test_an_irregular_share_takes_from_access_and_an_unrecorded_one_does_not() -> None:
    """.8 - .4*.5 = .6; .1 - .4*1 is not below 0."""
    assert access_after_irregularity(0.8, 0.5, 0.4) == pytest.approx(0.6)
    assert access_after_irregularity(0.8, nan, 0.4) == 0.8
    assert access_after_irregularity(0.1, 1.0, 0.4) == 0.0
    assert isnan(float(access_after_irregularity(nan, 0.5, 0.4)))


def test_draws_go_through_the_same_functions() -> None:
    need, access = np.array([0.2, 0.6, 0.9]), np.array([0.4, nan, 0.9])
    exponents = [np.array([0.4, 0.5, 0.3]), np.array([0.3, 0.2, 0.4]), np.array([0.3, 0.3, 0.3])]
    drawn = combine_factors((need, 0.5, access), exponents, 0.05)
    single = [
        combine_factors((need[i], 0.5, access[i]), [weight[i] for weight in exponents], 0.05)
        for i in range(3)
    ]
    assert np.allclose(drawn, single)
