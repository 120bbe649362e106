"""Disputed areas get the outlines of an imported file, and no other word about them."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from django.core.management import call_command
from shapely.geometry import Point, box

from assessments.maps.boundaries import areas_disputed_in, displayed_shapes, disputed_layer
from assessments.maps.still.picture import static_map_svg
from corridors.disputed import disputed_areas, published_names
from corridors.frames import COUNTRIES, current_edition
from corridors.importing.disputed_areas import import_disputed_areas
from corridors.importing.outlines import remove_boundaries
from tests import payloads

NE = "ne_10m_admin_0_disputed_areas.json"


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path / "var"


def area(name: str) -> Any:
    return disputed_areas().set_index("name").loc[name]


def test_a_file_of_disputed_areas_gives_finer_outlines_of_the_same_areas(
    shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = disputed_areas().drop(columns="geometry")
    coarse = area("Crimea").geometry
    call_command("import_boundaries", shared_data / "natural_earth" / NE)
    assert "22 outlines of disputed areas from Natural Earth 1:10m, public domain" in capsys.readouterr().out
    assert disputed_areas().drop(columns="geometry").equals(before)
    finer = area("Crimea").geometry
    assert len(finer.exterior.coords if finer.geom_type == "Polygon" else finer.geoms) > 0
    assert finer.intersection(coarse).area > 0.7 * finer.area and not finer.equals(coarse)
    assert area("Takeshima / Dokdo").geometry.area > 0
    assert disputed_layer("un")["source"] == "disputed areas: Natural Earth 1:10m, public domain"
    assert current_edition(COUNTRIES) is None


def test_maps_on_page_and_paper_draw_the_finer_outlines_with_the_state_of_the_view(shared_data: Path) -> None:
    import_disputed_areas(shared_data / "natural_earth" / NE, "An atlas", "CC BY 4.0")
    shapes = displayed_shapes("un").set_index("iso3").geometry
    simferopol = Point(34.1, 44.95)
    assert shapes["UKR"].covers(simferopol) and not shapes["RUS"].covers(simferopol)
    assert static_map_svg(payloads.by_sea(), "un").startswith(b"<?xml")
    remove_boundaries()
    assert disputed_layer("un")["source"].endswith("coarsely by this project")


def test_an_area_the_file_draws_only_in_part_keeps_our_outline(tmp_path: Path) -> None:
    drawn = sorted(published_names() - {"Gaza"})
    squares = gpd.GeoDataFrame({"NAME": drawn}, geometry=[box(0, 0, 1, 1)] * len(drawn), crs=4326)
    squares.to_file(tmp_path / "areas.gpkg")
    own = area("West Bank and Gaza Strip").geometry
    kept = import_disputed_areas(tmp_path / "areas.gpkg", "An atlas", "CC BY 4.0")
    assert kept is not None and kept.without == ("Gaza",)
    assert area("West Bank and Gaza Strip").geometry.equals(own)
    assert area("Abyei").geometry.equals(box(0, 0, 1, 1))


def test_a_file_of_countries_is_not_taken_for_one_of_disputed_areas(tmp_path: Path) -> None:
    countries = gpd.GeoDataFrame(
        {"NAME": ["Myanmar", "Somaliland"]}, geometry=[box(0, 0, 1, 1)] * 2, crs=4326
    )
    countries.to_file(tmp_path / "countries.gpkg")
    assert import_disputed_areas(tmp_path / "countries.gpkg", "An atlas", "CC BY 4.0") is None


def test_islets_too_small_to_be_seen_are_marked_where_a_view_knows_a_dispute() -> None:
    marked = {view: set(shown.name[shown.mark.notna()]) for view, shown in by_view().items()}
    assert marked == {
        "un": {"Senkaku Islands / Diaoyu Dao", "Takeshima / Dokdo"},
        "jp": {"Takeshima / Dokdo"},
    }


def by_view() -> dict[str, gpd.GeoDataFrame]:
    return {view: areas_disputed_in(view) for view in ("un", "jp")}
