"""Why a matrix is not rated, and what is shown all the same."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.scoring.matrix_world import QUESTION, World, ask, recorded_survey, world

MOVERS = replace(QUESTION, population="movers")


def _moved(rows: World, origin: str) -> World:
    """The same rows about another origin."""
    pairs = {
        (slug, origin if o == "MMR" else o, d, year): value for (slug, o, d, year), value in rows.pair.items()
    }
    country = {
        (slug, origin if c == "MMR" else c, year): value for (slug, c, year), value in rows.country.items()
    }
    return replace(rows, pair=pairs, country=country)


def _without_shares(found: dict[str, Any]) -> bool:
    return all(share["nominal"] is None for share in found["shares"].values())


def test_without_a_stock_nothing_is_rated_but_refugees_are_shown() -> None:
    found = ask(world().without("undesa"))
    assert (found["status"], found["why"]["code"]) == ("not rated", "no-stock")
    assert _without_shares(found)
    assert found["fear"]["nominal"] is found["largest"] is found["reliability"] is None
    assert found["working"]["stock"] == {"value": None, "period": None, "type": None, "figure": None}
    assert (found["people"]["stock"], found["people"]["refugees"]) == (None, 1_500.0)
    assert found["working"]["A"] == pytest.approx(6_000.0)


def test_a_stock_of_zero_and_no_refugees_is_nobody() -> None:
    rows = world().without("unhcr.refugees", "unhcr.asylum-seekers")
    rows = rows.with_pairs({
        ("undesa.stock", "MMR", "JPN", 2024): 0.0, ("unhcr.refugees", "MMR", "USA", 2025): 1e5
    })  # fmt: skip
    assert ask(rows)["why"]["code"] == "nobody"


def test_palestinians_are_not_rated_as_an_origin() -> None:
    found = ask(_moved(world(), "PSE"), replace(QUESTION, origin="PSE"))
    assert (found["status"], found["why"]["code"]) == ("not rated", "unrwa")
    assert found["people"]["refugees"] == 1_500.0


def test_movers_without_a_survey_are_not_rated_but_protection_is_shown() -> None:
    found = ask(world(), MOVERS)
    assert (found["status"], found["why"]["code"]) == ("not rated", "movers-without-flow")
    assert found["people"]["refugees"] == found["working"]["R"] == 1_500.0
    assert found["people"]["stock"] is None


def test_a_survey_about_the_movers_is_their_fear() -> None:
    rows = replace(world(), surveys=[recorded_survey(0.07, population="movers")])
    found = ask(rows, MOVERS)
    assert found["status"] == "rated"
    assert (found["fear"]["nominal"], found["fear"]["by_status"]) == (0.07, None)
    assert set(found["people"].values()) == {None}
    assert found["shares"]["E"]["nominal"] == pytest.approx(0.93 * 0.8805681, abs=1e-7)


def test_a_survey_about_the_residents_stands_in_for_hardship() -> None:
    """(1,500 + 4,000 + .15*44,300)/51,800 = .2344595."""
    found = ask(replace(world(), surveys=[recorded_survey(0.15)]))
    assert found["fear"]["by_reason"] == pytest.approx((5_500 + 0.15 * 44_300) / 51_800)
    assert found["working"]["survey"]["value"] == 0.15


@pytest.mark.parametrize(
    "changes",
    [
        {"population": "movers"},
        {"corridor": "MMR-THA"},
        {"reference_date": date(2021, 6, 29)},
        {"reference_date": date(2026, 7, 1)},
    ],
)
def test_a_survey_serves_only_its_corridor_its_population_and_five_years(changes: dict[str, Any]) -> None:
    found = ask(replace(world(), surveys=[recorded_survey(0.9, **changes)]))
    assert found["working"]["survey"] is None
    assert found["fear"]["nominal"] == ask(world())["fear"]["nominal"]


def test_a_survey_of_five_years_to_the_day_still_serves() -> None:
    found = ask(replace(world(), surveys=[recorded_survey(0.9, reference_date=date(2021, 6, 30))]))
    assert found["working"]["survey"]["value"] == 0.9


def test_readings_far_apart_are_contested_and_still_rated() -> None:
    """By status .1448, by reason with a survey share of 1: (5,500 + 44,300)/51,800 = .9614."""
    found = ask(replace(world(), surveys=[recorded_survey(1.0)]))
    assert (found["status"], found["why"]) == ("contested", None)


def test_before_any_year_end_is_loaded_the_people_are_unknown() -> None:
    found = ask(world().with_pairs({("undesa.stock", "MMR", "JPN", 2020): 9e3}),
                replace(QUESTION, as_of=date(2021, 6, 30)))  # fmt: skip
    assert found["why"]["code"] == "coverage"
    assert found["people"]["refugees"] is None
