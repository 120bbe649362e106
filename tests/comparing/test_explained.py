"""The difference of two risks is explained figure by figure, and nothing is left over."""

from typing import Any

import pytest

from assessments.scoring.explaining.explained import EXACT, Explained, explained


def row(
    threat: str, contribution: float, *, place: str = "destination", country: str = "THA", key: str = "e1"
) -> dict[str, Any]:
    return {
        "place": place, "country": country, "threat": threat, "label": threat.title(),
        "indicator": f"inform.{threat}", "contribution": contribution, "evidence": key,
    }  # fmt: skip


def result(risk: float | None, *rows: dict[str, Any]) -> dict[str, Any]:
    return {"places": {"destination": {"risk": {"nominal": risk}, "drivers": list(rows)}}}


def why(base: dict[str, Any], other: dict[str, Any]) -> Explained:
    found = explained(base, other, "destination")
    assert found is not None
    return found


def test_the_differences_of_contributions_sum_to_the_difference_of_the_risks() -> None:
    base = result(5.0, row("war", 3.0), row("hunger", 2.0))
    other = result(6.5, row("war", 3.5, country="BGD"), row("flood", 3.0, country="BGD"))
    found = why(base, other)
    assert [(part.threat, part.difference) for part in found.parts] == [
        ("flood", 3.0),
        ("hunger", -2.0),
        ("war", 0.5),
    ]
    assert (found.difference, found.total, found.remainder) == (1.5, 1.5, 0.0)


def test_what_no_figure_explains_is_shown_as_left_over() -> None:
    found = why(result(5.0, row("war", 5.0)), result(6.0, row("war", 5.25)))
    assert found.remainder == 0.75
    assert abs(found.remainder) > EXACT


def test_the_years_of_one_indicator_stand_together_with_all_their_figures() -> None:
    base = result(3.0, row("war", 1.0, key="e1"), row("war", 2.0, key="e2"))
    (part,) = why(base, base).parts
    assert part.base is not None
    assert (part.base.contribution, part.base.evidence) == (3.0, ("e1", "e2"))


def test_on_the_way_every_country_stands_for_itself() -> None:
    base = result(2.0, row("war", 2.0, place="route", country="LBY"))
    other = result(2.0, row("war", 2.0, place="route", country="NER"))
    assert sorted(part.difference for part in why(base, other).parts) == [-2.0, 2.0]


@pytest.mark.parametrize("other", [result(None), {"places": {"destination": {"risk": {"nominal": 4.0}}}}])
def test_without_a_risk_or_its_contributions_nothing_is_explained(other: dict[str, Any]) -> None:
    assert explained(result(4.0, row("war", 4.0)), other, "destination") is None
