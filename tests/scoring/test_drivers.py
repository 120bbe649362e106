"""Drivers: every figure's contribution, summing to the value it is about, traced to its evidence."""

from typing import Any

import pytest

from assessments.scoring.explaining.driver_parts import parts_of_route
from assessments.scoring.routes.route import assess_route
from tests.scoring.grid_world import displacement, everywhere, route, score, world
from tests.scoring.test_route import journey

FOURS = world({"AAA": everywhere(4), "BBB": everywhere(4), "CCC": everywhere(7)})
UNEVEN = world(
    {
        "AAA": everywhere(3, **{"inform.earthquake": 9.0}),
        "BBB": everywhere(5, **{"inform.epidemic": None, "inform.drought": None}),
        "CCC": everywhere(8, **{"inform.current-conflict": 1.0}),
    },
    [displacement("CCC", 2023, 2_000), displacement("CCC", 2024, 4_000)],
)
WAYS = {"by land": route("AAA land", "CCC sea", "BBB"), "direct": route("AAA air", "BBB"),
        "no transit": route("AAA land", "BBB")}  # fmt: skip


def summed(rows: list[dict[str, Any]]) -> float:
    return sum(row["contribution"] for row in rows)


def by_indicator(rows: list[dict[str, Any]]) -> dict[str, float]:
    return {row["indicator"]: row["contribution"] for row in rows}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("population", ["residents", "movers"])
def test_the_drivers_of_every_value_sum_to_it(way: str, population: str) -> None:
    payload = score(UNEVEN, population=population, draws=0, **WAYS[way])
    for part in [payload, *payload["places"].values()]:
        if part["risk"]["nominal"] is None:
            assert part["drivers"] == []
        else:
            assert summed(part["drivers"]) == pytest.approx(part["risk"]["nominal"], abs=1e-9)


def test_a_country_of_fours_worked_by_hand() -> None:
    # every node is 4, so every node shares out by weight alone:
    # place 4 = violence 2 + structural 2; structural = hazard 2/3 + vulnerability 2/3 + coping 2/3;
    # hazard = physical 1/3 (six hazards, 1/18 each) + epidemic 1/3; vulnerability = four times 1/6
    found = by_indicator(score(FOURS, draws=0)["drivers"])
    assert found["inform.current-conflict"] == pytest.approx(2.0)
    assert found["inform.lack-of-coping"] == pytest.approx(2 / 3)
    assert found["inform.epidemic"] == pytest.approx(1 / 3)
    assert found["inform.food-security"] == pytest.approx(1 / 6)
    assert found["inform.tsunami"] == pytest.approx(1 / 18)


def test_the_greatest_contribution_comes_first() -> None:
    rows = score(UNEVEN, draws=0)["places"]["origin"]["drivers"]
    values = [row["contribution"] for row in rows]
    assert values == sorted(values, reverse=True)


def test_every_driver_names_its_figure_and_the_evidence_behind_it() -> None:
    payload = score(FOURS, draws=0)
    entries = {entry["id"]: entry for entry in payload["evidence"]}
    for row in payload["drivers"]:
        entry = entries[row["evidence"]]
        assert (row["place"], row["country"]) == ("destination", entry["country"])
        for key in ("indicator", "period", "release"):
            assert row[key] == entry[key]


def test_a_threat_goes_by_its_slug_and_coping_by_its_own_name() -> None:
    rows = {row["indicator"]: row for row in score(FOURS, draws=0)["drivers"]}
    assert rows["inform.tropical-cyclone"]["threat"] == "storm"
    assert rows["inform.current-conflict"]["threat"] == "war"
    assert (rows["inform.lack-of-coping"]["threat"], rows["inform.lack-of-coping"]["label"]) == (
        "lack-of-coping", "Lack of coping capacity",
    )  # fmt: skip


def test_the_years_of_a_window_share_its_part_like_a_mean() -> None:
    # 2022: none, 2023: 2,000, 2024: 4,000 newly displaced: nothing, one third and two thirds
    rows = score(UNEVEN, origin="CCC", draws=0)["places"]["origin"]["drivers"]
    years = {row["period"]: row["contribution"] for row in rows if row["indicator"] == "idmc.conflict.new"}
    assert years["2022"] == 0.0
    assert years["2024"] == pytest.approx(2 * years["2023"])
    assert years["2023"] > 0


def test_the_figure_below_the_maximum_contributes_nothing() -> None:
    rows = by_indicator(score(UNEVEN, origin="CCC", draws=0)["places"]["origin"]["drivers"])
    assert rows["inform.current-conflict"] == 0.0


def test_a_missing_figure_contributes_nothing_and_is_no_row() -> None:
    assert "inform.epidemic" not in by_indicator(score(UNEVEN, draws=0)["drivers"])


def test_movers_are_driven_by_route_and_destination() -> None:
    # R = SG(route, destination) = SG(7, 4):
    # phi(7) = ln(10 / 3.7) = 0.994252, phi(4) = ln(10 / 6.4) = 0.446287
    payload = score(FOURS, population="movers", draws=0, **route("AAA land", "CCC land", "BBB"))
    on_route = summed([row for row in payload["drivers"] if row["place"] == "route"])
    share = on_route / payload["risk"]["nominal"]
    assert share == pytest.approx(0.994252 / (0.994252 + 0.446287), abs=1e-6)
    assert {row["country"] for row in payload["drivers"] if row["place"] == "route"} == {"CCC"}


def test_without_a_transit_country_the_worst_war_of_both_ends_drives_the_route() -> None:
    payload = score(UNEVEN, destination="CCC", draws=0, **route("AAA land", "CCC"))
    rows = [row for row in payload["places"]["route"]["drivers"] if row["contribution"] > 0]
    assert {(row["country"], row["threat"]) for row in rows} == {("CCC", "war")}


def test_a_direct_flight_leaves_the_destination_to_drive_the_movers() -> None:
    payload = score(FOURS, population="movers", draws=0, **route("AAA air", "BBB"))
    assert {row["place"] for row in payload["drivers"]} == {"destination"}
    assert payload["places"]["route"]["drivers"] == []


def parts_along(*stops: str, **line: float) -> tuple[dict[str, float], float]:
    asked = journey(*stops, **line)
    found = assess_route(asked)
    whole = float(found.value[0])
    return {part.slug: part.value for part in parts_of_route(asked, found, whole)}, whole


def test_violence_along_the_line_takes_the_place_of_that_in_the_country_it_exceeds() -> None:
    # CCC is 8 everywhere; conflict along the line is 10: violence 10, structural 8
    parts, whole = parts_along("AAA land", "CCC land", "BBB", conflict=10.0, deaths_on_land=3.0)
    # phi(10) = ln 10 = 2.302585, phi(8) = ln(10 / 2.8) = 1.272966
    assert parts["conflict-along-the-line"] == pytest.approx(whole * 2.302585 / 3.575551, abs=1e-5)
    assert (parts["conflict-intensity"], parts["deaths-on-land"]) == (0.0, 0.0)
    assert sum(parts.values()) == pytest.approx(whole, abs=1e-9)


def test_deaths_at_sea_share_the_route_with_the_transit_countries() -> None:
    # transit 8, sea 2: phi(8) = 1.272966, phi(2) = 0.198451
    parts, whole = parts_along("AAA sea", "CCC sea", "BBB", deaths_at_sea=2.0)
    assert parts["deaths-at-sea"] == pytest.approx(whole * 0.198451 / 1.471417, abs=1e-5)
    assert sum(parts.values()) == pytest.approx(whole, abs=1e-9)


def test_the_worst_along_the_line_drives_a_route_without_transit_countries() -> None:
    parts, whole = parts_along("AAA land", "BBB", conflict=9.0, deaths_on_land=7.0)
    assert parts["conflict-along-the-line"] == whole == pytest.approx(9.0)
