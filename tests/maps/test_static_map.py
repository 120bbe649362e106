"""The map of a report: the same bytes every time, complete for every kind of route."""

from xml.etree import ElementTree

import geopandas as gpd
import pytest

from assessments.maps.still import picture as static_map
from assessments.maps.still.extent import Extent, detail_of, extent_of, scale_km
from assessments.maps.still.picture import static_map_description, static_map_svg
from corridors.frames import ShapesMissing
from tests import payloads
from tests.maps.routes import LOS_ANGELES, NUKUALOFA, SUVA, TOKYO, along, without_places
from tests.payload_incidents import incident, with_incidents

pytestmark = pytest.mark.thorough

ROUTES = {
    "by land": payloads.example(),
    "by sea": payloads.by_sea(),
    "across the antimeridian": along([TOKYO, LOS_ANGELES], ["air"], [None]),
    "between islands": along([SUVA, NUKUALOFA], ["sea"], [3.0]),
    "without places": without_places(),
}


@pytest.mark.parametrize("name", ROUTES)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    assert static_map_svg(ROUTES[name], "un") == static_map_svg(ROUTES[name], "un")


@pytest.mark.parametrize("name", ROUTES)
def test_a_map_of_every_kind_of_route_is_well_formed_and_dateless(name: str) -> None:
    svg = static_map_svg(ROUTES[name], "jp")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert b"dc:date" not in svg
    assert b"<image" not in svg


def test_another_boundary_view_gives_another_map() -> None:
    assert static_map_svg(ROUTES["by land"], "un") != static_map_svg(ROUTES["by land"], "jp")


def test_names_in_japanese_have_their_glyphs(recwarn: pytest.WarningsRecorder) -> None:
    payload = payloads.example()
    payload["places_in_order"][3]["name"] = "バンコク 東京"
    static_map_svg(payload, "un")
    assert not [warning for warning in recwarn if "Glyph" in str(warning.message)]


def test_without_outlines_places_and_lines_are_drawn_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(view: str) -> gpd.GeoDataFrame:
        raise ShapesMissing("There is no outline file.")

    monkeypatch.setattr(static_map, "displayed_shapes", missing)
    assert static_map_svg(ROUTES["by land"], "un").startswith(b"<?xml")
    assert static_map_svg(ROUTES["without places"], "un").startswith(b"<?xml")


def test_the_description_tells_the_ends_and_every_leg() -> None:
    told = static_map_description(ROUTES["by sea"])
    assert told.startswith("Map of the corridor from Myanmar to Malaysia.")
    assert "Sittwe to Ranong by sea, very high" in told


def test_a_leg_closed_on_the_day_of_the_result_is_barred_and_said_to_be() -> None:
    closed = payloads.by_sea()
    closed["places"]["route"]["legs"][0]["closed"] = True
    told = static_map_description(closed)
    assert "Sittwe to Ranong by sea, very high, closed on the day of this result;" in told
    assert static_map_svg(closed, "un") != static_map_svg(ROUTES["by sea"], "un")
    assert "closed" not in static_map_description(ROUTES["by sea"])


def test_the_sheet_shows_the_whole_line_beyond_longitude_180() -> None:
    extent = extent_of(ROUTES["across the antimeridian"], None, 1.5)
    assert extent.west < 139.77 and extent.east > 241.76


def test_the_scale_is_a_round_number_below_a_fifth_of_the_sheet() -> None:
    """Ten degrees at the equator are 1,113 km; a fifth is 223 km, the next round number below 200 km."""
    assert scale_km(Extent(0, -5, 10, 5)) == 200.0


def test_every_incident_with_a_point_is_marked_and_counted_in_the_legend_and_the_words() -> None:
    payload = with_incidents(*[incident(event=number) for number in range(7)], unplaced=2)
    assert "Marked near the line: recorded deaths: 7." in static_map_description(payload)
    assert static_map_svg(payload, "un") != static_map_svg(with_incidents(), "un")


def test_the_narrower_the_sheet_the_finer_the_outlines() -> None:
    found = [detail_of(Extent(0, 0, width, 10)) for width in (10, 60, 200)]
    assert found == ["close", "region", "world"]
