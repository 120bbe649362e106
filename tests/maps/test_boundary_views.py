"""A boundary view decides what is drawn, and only that."""

import json
from typing import Any

import pytest
from shapely.geometry import Point, box

from assessments.maps import boundaries
from assessments.maps.boundaries import countries_document, displayed_shapes
from corridors import frames

# (longitude, latitude) of a place inside, and whose shape holds it: base, un, jp
PLACES = {
    "Simferopol": ((34.1, 44.95), "RUS", "UKR", "UKR"),
    "Hargeisa": ((44.06, 9.56), "SOM", "SOM", "SOM"),
    "Golan": ((35.75, 33.0), "ISR", "SYR", "SYR"),
    "Etorofu": ((147.9, 45.0), None, None, "JPN"),
    "Rafah": ((34.33, 31.27), "ISR", "PSE", "PSE"),
    "Hebron": ((35.1, 31.53), "PSE", "PSE", "PSE"),
    "Famagusta": ((33.8, 35.15), "CYP", "CYP", "CYP"),
    "Sukhumi hinterland": ((41.2, 43.1), "GEO", "GEO", "GEO"),
    "Pristina": ((21.1, 42.65), "XKX", "XKX", "XKX"),
    "Donetsk": ((37.8, 48.0), "UKR", "UKR", "UKR"),
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


NEIGHBOURS = {
    "Rostov-on-Don": ((39.7, 47.3), "RUS"),
    "Krasnodar": ((39.0, 45.0), "RUS"),
    "Sochi hinterland": ((40.0, 43.9), "RUS"),
    "Tel Aviv hinterland": ((34.95, 32.0), "ISR"),
    "Agadir hinterland": ((-9.2, 30.4), "MAR"),
    "Zouerat": ((-12.4, 22.7), "MRT"),
    "Odesa hinterland": ((30.5, 46.9), "UKR"),
}


@pytest.mark.parametrize("name", NEIGHBOURS)
@pytest.mark.parametrize("view", ["un", "jp"])
def test_a_neighbour_of_a_disputed_area_stays_with_its_state(name: str, view: str) -> None:
    at, state = NEIGHBOURS[name]
    assert holder(displayed_shapes(view), at) == state


def test_a_neighbour_brushed_by_a_coarse_outline_gives_nothing_away() -> None:
    geometries = {"AAA": box(0, 0, 1, 1), "BBB": box(1, 0, 3, 1)}
    boundaries._give(geometries, "AAA", box(0.1, 0.2, 1.1, 0.8))  # a tenth of it lies in BBB
    assert (geometries["AAA"].area, geometries["BBB"].area) == (1.0, 2.0)


def test_a_disputed_area_is_told_with_its_parties() -> None:
    features = json.loads(boundaries.disputed_document("un").content)["features"]
    told = {f["properties"]["name"]: f["properties"]["status"] for f in features}
    assert told["Crimea"] == "Status disputed. Parties, in alphabetical order: Russia, Ukraine"


def test_each_layer_says_whose_outlines_it_shows() -> None:
    base, disputed = (
        json.loads(document.content)["source"]
        for document in (countries_document("un"), boundaries.disputed_document("un"))
    )
    assert (base, disputed) == (frames.SOURCE, "disputed areas outlined coarsely by this project")


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

    monkeypatch.setattr(boundaries, "displayed_shapes", lambda view, detail: missing())
    document = json.loads(boundaries._countries.__wrapped__("un", "world", "").content)
    assert document["features"] == []
    assert document["notice"] == "No country outlines: There is no outline file."
