"""Numbers are rounded for display only, and never across a limit."""

import doctest

import pytest

from assessments.reports.words import display
from assessments.reports.words.display import RISK_LIMITS, severity_text, value_of


def part(value: float | None, band: str = "medium", **more: object) -> dict[str, object]:
    return {"nominal": value, "low": None, "median": None, "high": None, "band": band} | more


def test_the_examples_in_the_module_hold() -> None:
    assert doctest.testmod(display).failed == 0


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.44, "3.4"), (3.46, "3.46"), (3.499, "3.499"), (3.5, "3.5"), (6.4999, "6.4999"), (0.0, "0.0")],
)
def test_a_rounded_severity_stays_in_its_band(value: float, text: str) -> None:
    assert severity_text(value, RISK_LIMITS) == text


def test_a_published_zero_is_shown_as_zero_and_a_missing_figure_is_not() -> None:
    assert value_of(part(0.0, "very low")).words == "very low (0.0)"
    assert value_of(part(None, "not covered")).words == "not covered"
    assert value_of(None).words == "not rated"


def test_a_lower_bound_says_at_least_in_number_and_words() -> None:
    value = value_of(part(3.53), RISK_LIMITS, at_least=True)
    assert (value.text, value.words) == ("at least 3.5", "at least medium (3.5)")


def test_what_is_not_rated_has_no_lower_bound() -> None:
    value = value_of(part(None, "not rated"), RISK_LIMITS, at_least=True)
    assert (value.words, value.at_least) == ("not rated", False)


def test_a_range_is_shown_once_it_is_drawn() -> None:
    assert value_of(part(3.53)).range_text == ""
    assert value_of(part(3.53, low=2.91, high=4.24)).range_text == "2.9 to 4.2"
