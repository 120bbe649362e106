"""A boundary view decides what is drawn, and only that."""

import json
from typing import Any

import pytest
from shapely.geometry import Point

from assessments.maps import boundaries
from assessments.maps.boundaries import countries_document, displayed_shapes, disputed_areas
from corridors import frames

# (longitude, latitude) of a place inside, and whose shape holds it: base, un, jp
PLACES = {
    "Simferopol": ((34.1, 44.95), "RUS", "UKR", "UKR"),
    "Hargeisa": ((44.06, 9.56), "SOM", "SOM", "SOM"),
    "Golan": ((35.75, 33.0), "ISR", "SYR", "SYR"),
    "Etorofu": ((147.9, 45.0), None, None, "JPN"),
    "Dakhla hinterland": ((-13.9, 24.6), "MAR", "ESH", "ESH"),
}


def holder(shapes: Any, at: tuple[float, float]) -> str | None:
    held = shapes[shapes.geometry.contains(Point(at))]["iso3"].tolist()
    assert len(held) <= 1, f"{at} is drawn with {held}"
    return held[0] if held else None


@pytest.mark.parametrize("name", PLACES)
def test_each_view_draws_a_disputed_place_with_one_state(name: str) -> None:
    at, base, un, jp = PLACES[name]
    assert holder(frames.country_shapes(), at) == base
    assert holder(displayed_shapes("un"), at) == un
    assert holder(displayed_shapes("jp"), at) == jp


def test_drawing_a_view_leaves_the_base_shapes_alone() -> None:
    before = frames.country_shapes().geometry.to_wkb().tolist()
    displayed_shapes("un")
    assert frames.country_shapes().geometry.to_wkb().tolist() == before


def test_an_area_drawn_with_the_state_that_holds_it_is_not_hatched() -> None:
    assert "Senkaku Islands" in set(disputed_areas("un")["name"])
    assert "Senkaku Islands" not in set(disputed_areas("jp")["name"])


def test_a_disputed_area_is_told_with_who_holds_and_who_claims_it() -> None:
    features = json.loads(boundaries.disputed_document("un").content)["features"]
    told = {f["properties"]["name"]: f["properties"]["status"] for f in features}
    assert told["Crimea"] == "Status disputed: held by Russia, claimed by Ukraine"
    assert told["West Bank"] == "Status: no final status"


def test_the_base_map_names_countries_and_fits_in_two_hundred_kilobytes() -> None:
    document = countries_document("un")
    names = {
        f["properties"]["iso3"]: f["properties"]["name"] for f in json.loads(document.content)["features"]
    }
    assert names["THA"] == "Thailand" and len(names) > 170
    assert len(document.content) < 200_000


def test_without_shapes_the_map_has_no_outlines_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise frames.ShapesMissing("There is no outline file.")

    monkeypatch.setattr(boundaries, "displayed_shapes", lambda view: missing())
    document = json.loads(countries_document.__wrapped__("un").content)
    assert document["features"] == []
    assert document["notice"] == "No country outlines: There is no outline file."
