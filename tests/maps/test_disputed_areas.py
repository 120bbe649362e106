"""The disputed areas are coarse outlines of our own, near the real areas, under neutral names."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from shapely import union_all
from shapely.geometry import MultiPoint, Polygon, shape

from corridors.codes import from_iso3

STORED = json.loads((settings.FIXTURES / "disputed_areas.json").read_text(encoding="utf-8"))
AREAS: dict[str, Any] = {feature["properties"]["name"]: feature for feature in STORED["features"]}

PUBLISHED: dict[str, set[str]] = {
    name: set(area["properties"]["published_as"].split("; "))
    for name, area in AREAS.items()
    if area["properties"]["published_as"]
}
"""Our name -> the names of a publisher's areas that together are about the same ground."""

ELSEWHERE = {
    "Donetsk, Kherson, Luhansk and Zaporizhzhia regions": [
        (37.8, 48.0), (32.6, 46.65), (39.3, 48.6), (35.1, 47.85),
    ],
    "Hala'ib Triangle": [(36.3, 22.2), (35.6, 23.1)],
    "Kosovo (Security Council resolution 1244)": [(21.2, 42.65), (20.75, 42.2), (20.9, 42.9)],
}  # fmt: skip
"""Areas the publisher's file does not have so -> towns and hills in them."""


def rings(name: str) -> list[list[list[float]]]:
    geometry = AREAS[name]["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    assert all(len(polygon) == 1 for polygon in polygons), "an outline has no holes"
    return [polygon[0] for polygon in polygons]


def test_some_fifteen_to_twenty_areas_stand_in_the_order_of_their_names() -> None:
    assert 15 <= len(AREAS) <= 20 and list(AREAS) == sorted(AREAS)
    assert len(AREAS) == len(STORED["features"])


@pytest.mark.parametrize("name", AREAS)
def test_an_outline_is_coarse_closed_valid_and_runs_counter_clockwise(name: str) -> None:
    for ring in rings(name):
        outline = Polygon(ring)
        assert ring[0] == ring[-1] and 5 <= len(ring) - 1 <= 14
        assert outline.is_valid and outline.exterior.is_ccw
        assert all(round(20 * degrees) == pytest.approx(20 * degrees) for point in ring for degrees in point)


@pytest.mark.parametrize("name", AREAS)
def test_an_outline_lies_on_the_globe_and_is_no_larger_than_a_disputed_area_can_be(name: str) -> None:
    west, south, east, north = shape(AREAS[name]["geometry"]).bounds
    assert -180 <= west < east <= 180 and -60 <= south < north <= 60
    assert east - west < 10 and north - south < 10


@pytest.mark.parametrize("name", AREAS)
def test_the_parties_are_two_or_more_in_alphabetical_order(name: str) -> None:
    parties = AREAS[name]["properties"]["parties"].split(", ")
    assert len(parties) >= 2 and parties == sorted(set(parties))


@pytest.mark.parametrize("name", AREAS)
def test_views_name_states_by_their_codes_and_follow_the_united_nations_where_they_speak(name: str) -> None:
    said = AREAS[name]["properties"]
    assert set(said) == {"name", "parties", "un", "jp", "published_as"}
    assert all(from_iso3(said[view]) == said[view] for view in ("un", "jp") if said[view])
    assert said["un"] is None or said["jp"] == said["un"]


@pytest.mark.parametrize("name", PUBLISHED)
def test_an_outline_covers_most_of_the_area_a_publisher_knows_by_that_name(
    name: str, shared_data: Path
) -> None:
    file = shared_data / "natural_earth" / "ne_10m_admin_0_disputed_areas.json"
    published = [
        shape(feature["geometry"])
        for feature in json.loads(file.read_text(encoding="utf-8"))["features"]
        if {feature["properties"]["NAME"], feature["properties"]["BRK_NAME"]} & PUBLISHED[name]
    ]
    ours, theirs = shape(AREAS[name]["geometry"]), union_all(published)
    common = ours.intersection(theirs).area
    assert common > 0.7 * theirs.area
    assert common > 0.3 * ours.area


@pytest.mark.parametrize("name", ELSEWHERE)
def test_an_outline_without_a_published_counterpart_holds_the_ground_it_names(name: str) -> None:
    assert shape(AREAS[name]["geometry"]).covers(MultiPoint(ELSEWHERE[name]))


def test_every_area_is_checked_against_the_ground() -> None:
    assert set(PUBLISHED) | set(ELSEWHERE) == set(AREAS)


def test_the_areas_share_borders_and_do_not_overlap_one_another() -> None:
    shapes = [shape(feature["geometry"]) for feature in AREAS.values()]
    shared = [a.intersection(b).area for n, a in enumerate(shapes) for b in shapes[:n]]
    assert max(shared) < 1e-9


def test_the_file_says_whose_outlines_these_are_and_what_is_left_out() -> None:
    assert "by hand" in STORED["source"]
    assert "no score depends on it" in STORED["note"] and "Taiwan" in STORED["note"]
