"""Both readings of fear from counted people."""

from math import exp, isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.arithmetic.motive import (
    MotiveInputs,
    displaced_share,
    fear_by_reason,
    hardship_of,
    is_contested,
    people_without_protection,
    read_motive,
    share_of,
)

counts = st.floats(0, 1e8)
shares = st.floats(0, 1)


def test_residents_without_protection_are_never_fewer_than_none() -> None:
    assert people_without_protection(1_000.0, 1_400.0) == 0.0


def test_hardship_is_worked_by_hand() -> None:
    """delta = (30 + 70)/(370 + 30) = .25; h = 1 - exp(-2*.25) = .3934693."""
    delta = displaced_share(30.0, 70.0, 370.0)
    assert delta == 0.25
    assert hardship_of(delta, 2.0) == pytest.approx(1 - exp(-0.5))


def test_fear_by_reason_is_worked_by_hand() -> None:
    """R 10, A 20, O 30, U 40, g .5, h .1: (10 + 10 + .1*70)/100 = .27."""
    assert fear_by_reason(10.0, 20.0, 30.0, 40.0, 0.5, 0.1) == pytest.approx(0.27)


def test_a_recorded_share_speaks_in_place_of_hardship() -> None:
    """R 10, A 20, O 0, U 70, g .5, survey .2: (10 + 10 + .2*70)/100 = .34; by status stays 30/100."""
    found = read_motive(MotiveInputs(70.0, 0.0, 10.0, 20.0, 0.0, 0.5, nan, nan, nan, survey_share=0.2), k=2.0)
    assert found.by_reason == pytest.approx(0.34)
    assert found.by_status == pytest.approx(0.3)


def test_missing_hardship_does_not_matter_when_everyone_is_a_refugee() -> None:
    assert fear_by_reason(100.0, 0.0, 0.0, 0.0, 0.5, nan) == 1.0


def test_a_missing_figure_stays_missing() -> None:
    assert isnan(float(fear_by_reason(10.0, 0.0, 0.0, 40.0, 0.5, nan)))
    assert isnan(float(share_of(1.0, 0.0)))


@pytest.mark.parametrize(
    ("status", "reason", "contested"), [(0.9, 0.5, True), (0.5, 0.25, False), (nan, 1, False)]
)
def test_readings_far_apart_are_contested(status: float, reason: float, contested: bool) -> None:
    assert is_contested(status, reason, 0.30) is contested


@given(counts, counts, counts, counts, shares, shares)
def test_fear_by_reason_lies_between_0_and_1(
    refugees: float, asking: float, others: float, rest: float, recognition: float, hardship: float
) -> None:
    found = float(fear_by_reason(refugees, asking, others, rest, recognition, hardship))
    assert isnan(found) if refugees + asking + others + rest == 0 else -1e-12 <= found <= 1 + 1e-12


@given(st.floats(1, 1e6), st.floats(1, 1e6), st.floats(0.1, 1e3), shares, shares)
def test_counting_in_another_unit_changes_nothing(
    refugees: float, rest: float, unit: float, recognition: float, hardship: float
) -> None:
    once = float(fear_by_reason(refugees, 1.0, 1.0, rest, recognition, hardship))
    again = float(fear_by_reason(refugees * unit, unit, unit, rest * unit, recognition, hardship))
    assert again == pytest.approx(once)


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_displacement_is_never_less_hardship(less: float, more: float) -> None:
    low, high = sorted((less, more))
    assert hardship_of(low, 2.0) <= hardship_of(high, 2.0)


def test_draws_go_through_the_same_functions() -> None:
    """Four draws of the stock and of k give the four nominal answers."""
    stocks, ks = np.array([100.0, 200.0, 400.0, 0.0]), np.array([0.5, 1.0, 2.0, 4.0])
    base = MotiveInputs(100.0, 20.0, 10.0, 20.0, 0.0, 0.5, 1e5, 2e5, 9e5)
    drawn = read_motive(MotiveInputs(stocks, *_rest(base)), ks)
    single = [
        read_motive(MotiveInputs(s, *_rest(base)), k).by_reason for s, k in zip(stocks, ks, strict=True)
    ]
    assert np.allclose(drawn.by_reason, single)


def _rest(inputs: MotiveInputs) -> tuple[float, ...]:
    names = ("protection_then", "refugees", "asylum_seekers", "others", "recognition", "abroad", "idps",
             "population", "survey_share")  # fmt: skip
    return tuple(float(getattr(inputs, name)) for name in names)
