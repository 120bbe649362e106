"""What the published incidents must give along the sample corridors, checked against geodesics."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from assessments.assessing import answer
from assessments.models import Method
from assessments.questions import question_about
from assessments.recorded_incidents import box_around
from assessments.scoring.evidence.values import LegValue
from corridors.geometry import WGS84, pieces
from corridors.models import Corridor, Event, Release
from tests.factories import METHOD_FILE

pytestmark = pytest.mark.usefixtures("world")
AS_OF = date(2026, 6, 30)
FIXTURES = METHOD_FILE.parents[1]


@cache
def result(pair: str, as_of: date = AS_OF) -> dict[str, Any]:
    origin, destination = pair.split("-")
    corridor = Corridor.objects.samples().get(origin=origin, destination=destination)
    return answer(question_about(corridor, as_of), Method.objects.get(is_default=True))


def route_of(pair: str, as_of: date = AS_OF) -> dict[str, Any]:
    found: dict[str, Any] = result(pair, as_of)["places"]["route"]
    return found


def published() -> Iterator[dict[str, str]]:
    for path in sorted((FIXTURES / "events").glob("iom-*.csv")):
        with path.open(encoding="utf-8") as table:
            yield from csv.DictReader(table)


def every_2_km(line: dict[str, Any]) -> np.ndarray:
    return np.array([position for piece in pieces(line, 2.0) for position in piece])


def geodesic_km(dots: np.ndarray, x: float, y: float) -> float:
    """Return the distance by geodesics to the nearest of the positions of a line."""
    metres = WGS84.inv(dots[:, 0], dots[:, 1], np.full(len(dots), x), np.full(len(dots), y))[2]
    return float(metres.min() / 1000)


@pytest.mark.parametrize(("pair", "leg"), [("MMR-MYS", 1), ("ETH-SAU", 3), ("NGA-ITA", 5)])
def test_deaths_at_sea_without_a_route_are_those_within_100_km_of_the_crossing(pair: str, leg: int) -> None:
    """Every placed incident of the publisher's table, measured to every second kilometre of the sea leg."""
    dots = every_2_km(result(pair)["route_lines"][leg - 1])
    (west, south), (east, north) = dots.min(axis=0) - 1.5, dots.max(axis=0) + 1.5
    near: set[tuple[str, str]] = set()
    for row in published():
        if int(row["precision"]) >= 6 or not can_be_from(pair[:3], row) or label_of(row):
            continue
        x, y = float(row["longitude"]), float(row["latitude"])
        if west < x < east and south < y < north and geodesic_km(dots, x, y) < 99.5:
            near.add((row["publisher_id"], row["starts"]))
    listed = [event for event in route_of(pair)["events"] if event["kind"] == "death"]
    of_leg = [event for event in listed if event["leg"] == leg and not event["by_label"]]
    assert of_leg
    assert {(event["id"], event["date"]) for event in of_leg} - near <= edge(of_leg)
    assert near - {(event["id"], event["date"]) for event in listed} == set()
    for event in of_leg:
        found = geodesic_km(dots, event["longitude"], event["latitude"])
        assert event["distance_km"] == pytest.approx(found, abs=1.0)


@pytest.mark.parametrize(
    ("pair", "label"),
    [("ETH-SAU", "Eastern Route to/from EHOA"), ("NGA-ITA", "Central Mediterranean"),
     ("AFG-IRN", "Afghanistan to Iran"), ("MMR-BGD", "Naf River crossing")],
)  # fmt: skip
def test_deaths_of_a_route_that_a_leg_names_all_count_wherever_they_lie(pair: str, label: str) -> None:
    of_route = {
        (row["publisher_id"], row["starts"])
        for row in published()
        if label_of(row) == label and can_be_from(pair[:3], row) and row["starts"] <= AS_OF.isoformat()
    }
    listed = [event for event in route_of(pair)["events"] if event["label"] == label]
    assert {(event["id"], event["date"]) for event in listed} == of_route
    assert all(event["by_label"] for event in listed)


@pytest.mark.parametrize("pair", ["UKR-JPN", "UKR-POL", "NGA-ITA", "SYR-TUR", "KHM-THA"])
def test_no_death_of_a_route_counts_that_no_leg_names(pair: str) -> None:
    route = route_of(pair)
    named = {label for leg in route["legs"] for label in leg["labels"]}
    assert {event["label"] for event in route["events"]} - {None} <= named


def test_deaths_left_out_near_a_leg_are_told_by_their_route() -> None:
    assert (
        "Leg 1, Kyiv to Warsaw, lies near 9 incidents of recorded deaths that belong to the route "
        "“Belarus-EU border”, which the leg does not name; they do not count."
    ) in result("UKR-JPN")["warnings"]


ORIGINS = {"MMR": "Myanmar", "ETH": "Ethiopia", "NGA": "Nigeria", "AFG": "Afghanistan"}


def label_of(row: dict[str, str]) -> str:
    return json.loads(row["attributes"] or "{}").get("migration_route") or ""


def can_be_from(origin: str, row: dict[str, str]) -> bool:
    """Whether the dead are of unknown, mixed or this origin."""
    stated = json.loads(row["attributes"] or "{}").get("country_of_origin") or ""
    return not stated or "Mixed" in stated or "Unknown" in stated or ORIGINS[origin] in stated


def edge(events: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """Return the incidents so near to 100 km that either answer is right."""
    return {(event["id"], event["date"]) for event in events if event["distance_km"] > 99.0}


def test_severity_at_sea_follows_from_the_incidents_listed() -> None:
    """E, I and s of the crossing from Tripoli to Lampedusa, from the rows the result lists."""
    route = route_of("NGA-ITA")
    leg = route["legs"][4]
    counted = [event for event in route["events"] if event["leg"] == 5]
    exposed = 0.0
    for event in counted:
        away = 0.0 if event["by_label"] else event["distance_km"]
        age = (date(2025, 9, 8) - date.fromisoformat(event["date"])).days
        deaths = max(0.0, (event["dead"] or 0.0) + (event["missing"] or 0.0))
        exposed += (deaths + 1) * (1 - (away / 100) ** 2) * 2 ** (-age / 730)
    expected = 10 * np.clip(np.log(1 + 100 * exposed / leg["km"] / 0.1) / np.log(1001), 0, 1)
    assert leg["exposure"]["deaths-at-sea"]["weighted"] == pytest.approx(exposed)
    assert route["recorded_deaths"]["sea"]["nominal"] == pytest.approx(expected)


def test_recorded_deaths_join_freedom_from_fear_and_raise_violence() -> None:
    route = route_of("ETH-SAU")
    land, sea = (route["recorded_deaths"][mode]["nominal"] for mode in ("land", "sea"))
    assert route["threats"]["route-deaths"]["nominal"] == max(land, sea)
    assert route["threats"]["route-deaths"]["figures"]
    assert route["violence"]["nominal"] >= land


def test_ukraine_to_poland_does_not_inherit_the_border_with_belarus() -> None:
    labels = {event["label"] for event in route_of("UKR-POL")["events"]}
    assert "Belarus-EU border" not in labels


def test_no_incident_recorded_is_not_called_safe() -> None:
    """Nobody recorded a death within 50 km between El Geneina, Adre and Abeche."""
    route = route_of("SDN-TCD")
    land = route["recorded_deaths"]["land"]
    assert (land["nominal"], land["band"]) == (None, "not rated")
    assert "none recorded within 50 km of the line" in land["why"]
    assert route["events"] == []
    assert route["risk"]["band"] == "very high"


def test_conflict_counts_while_its_coverage_is_recent() -> None:
    """Hpa-An to Myawaddy lies in Myanmar, covered to the end of 2023; Thailand is not covered at all."""
    route = route_of("MMR-THA", date(2025, 6, 30))
    first = route["legs"][0]["exposure"]["conflict-along-the-line"]
    assert first["incidents"] > 50
    assert first["nominal"] > 5
    assert any(event["kind"] == "conflict" and event["leg"] == 1 for event in route["events"])
    # A quarter of the line to Bangkok is too little for a value of the whole.
    whole = route["exposure"]["conflict-along-the-line"]
    assert whole["nominal"] is None
    assert whole["covered_km"] / whole["km"] < 2 / 3
    assert "coverage ends on 31 December 2023" in whole["why"]


def test_conflict_says_when_its_coverage_ended() -> None:
    route = route_of("MMR-THA")
    conflict = route["exposure"]["conflict-along-the-line"]
    assert (conflict["nominal"], conflict["band"]) == (None, "not rated")
    ended = "coverage of Myanmar ended on 31 December 2023, over 24 months before 30 June 2026"
    assert ended in conflict["why"]
    assert not [event for event in route["events"] if event["kind"] == "conflict"]


def test_the_months_without_any_record_are_left_out() -> None:
    """Nothing was published from August to December 2024: 67 months to July 2024, 9 in 2025."""
    deaths = route_of("NGA-ITA")["exposure"]["deaths-at-sea"]
    assert deaths["months_covered"] == 76
    assert "January 2019 to July 2024 and 1 January to 8 September 2025" in deaths["why"]


def test_whole_degree_positions_are_listed_and_never_placed() -> None:
    route = route_of("NGA-ITA")
    assert route["events_not_placed"]
    assert {event["precision"] for event in route["events_not_placed"]} == {6}
    assert all(event["precision"] < 6 or event["by_label"] for event in route["events"])


@pytest.mark.parametrize("pair", ["NGA-ITA", "MMR-THA", "SDN-TCD"])
def test_the_release_of_the_incidents_is_named(pair: str) -> None:
    payload = result(pair)
    assert "iom-missing-migrants-2025" in {release["key"] for release in payload["releases"]}
    entries = [entry for entry in payload["evidence"] if entry["scope"] == "events"]
    assert entries
    assert all(entry["release"] == "iom-missing-migrants-2025" for entry in entries)


def test_drivers_of_a_route_with_incidents_sum_to_its_risk() -> None:
    route = route_of("NGA-ITA")
    rows = route["drivers"]
    assert sum(row["contribution"] for row in rows) == pytest.approx(route["risk"]["nominal"], abs=1e-9)
    at_sea = next(row for row in rows if row["indicator"] == "deaths-at-sea")
    assert at_sea["release"] == "iom-missing-migrants-2025"


def test_a_withdrawn_release_counts_no_longer() -> None:
    Release.objects.filter(key="iom-missing-migrants-2025").update(status="withdrawn")
    corridor = Corridor.objects.samples().get(origin="NGA", destination="ITA")
    payload = answer(question_about(corridor, AS_OF), Method.objects.get(is_default=True))
    assert payload["places"]["route"]["events"] == []
    assert payload["places"]["route"]["recorded_deaths"]["sea"]["band"] == "not rated"


def test_incidents_on_both_sides_of_the_antimeridian_are_found() -> None:
    leg = LegValue("sea", "curated", 400.0, {}, {"type": "LineString", "coordinates": [[179, 0], [180, 0]]})
    west, south, east, north = box_around(leg)
    assert west > 0 > east
    release = Release.objects.get(key="iom-missing-migrants-2025")
    far = {"kind": "death", "starts": AS_OF, "precision": 2, "release": release, "latitude": 0.0}
    for x in (179.5, -179.5, 100.0):
        Event.objects.create(publisher_id=f"at {x}", longitude=x, **far)
    found = Event.objects.within([(west, south, east, north)]).filter(publisher_id__startswith="at ")
    assert {event.longitude for event in found} == {179.5, -179.5}
