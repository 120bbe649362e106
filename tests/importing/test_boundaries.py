"""Better outlines for maps: checked, kept in three details, and of no effect on any score."""

import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from django.core.management import CommandError, call_command
from shapely.geometry import LineString, Polygon, box

from corridors import frames
from corridors.importing.boundaries import by_code, import_boundaries, simplified
from corridors.importing.outlines import UnusableBoundaries, remove_boundaries
from corridors.routes import crossed_by
from tests.factories import make_country

pytestmark = pytest.mark.django_db
LINE = {"type": "LineString", "coordinates": [[97.0, 17.0], [100.0, 15.0]]}


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path / "var"
    for iso3 in ("MMR", "THA"):
        make_country(iso3)


def drawn(**columns: Any) -> gpd.GeoDataFrame:
    """Two neighbours that meet at longitude 99, far from their real border."""
    known = {"ADM0_A3": ["MMR", "THA"], **columns}
    return gpd.GeoDataFrame(known, geometry=[box(90, 10, 99, 20), box(99, 10, 106, 20)], crs=4326)


def file_of(shapes: gpd.GeoDataFrame, folder: Path, name: str = "ne_50m_admin_0_countries.geojson") -> Path:
    shapes.to_file(folder / name)
    return folder / name


def test_maps_get_the_imported_shapes_in_the_detail_they_ask_for(tmp_path: Path) -> None:
    import_boundaries(file_of(drawn(), tmp_path), "An atlas", "CC BY 4.0")
    for detail in frames.DETAILS:
        shapes = frames.country_shapes(detail)
        assert shapes["iso3"].tolist() == ["MMR", "THA"]
        assert shapes.geometry[0].equals(box(90, 10, 99, 20))
    assert frames.source_of("world") == "An atlas, CC BY 4.0"


def test_distances_by_country_come_from_the_base_shapes_whatever_is_imported(tmp_path: Path) -> None:
    before = crossed_by(LINE, "land")
    import_boundaries(file_of(drawn(), tmp_path), "An atlas", "CC BY 4.0")
    assert frames.country_shapes() is frames.base_shapes()
    assert crossed_by(LINE, "land") == before


def test_removing_goes_back_to_the_base_shapes(tmp_path: Path) -> None:
    edition = import_boundaries(file_of(drawn(), tmp_path), "An atlas", "CC BY 4.0").edition
    assert remove_boundaries() == (edition,)
    assert frames.country_shapes("world") is frames.base_shapes()
    assert remove_boundaries() == ()


@pytest.mark.parametrize("name", ["shapes.gpkg", "shapes.shp"])
def test_other_formats_are_read_too(tmp_path: Path, name: str) -> None:
    kept = import_boundaries(file_of(drawn(), tmp_path, name), "An atlas", "CC BY 4.0")
    assert kept.edition.countries == 2


def test_a_zipped_shapefile_is_read_as_it_was_downloaded(tmp_path: Path) -> None:
    folder = tmp_path / "atlas"
    folder.mkdir()
    file_of(drawn(), folder, "atlas.shp")
    archive = Path(shutil.make_archive(str(tmp_path / "atlas"), "zip", folder))
    assert import_boundaries(archive, "An atlas", "CC BY 4.0").edition.countries == 2
    assert frames.country_shapes("close").geometry[0].equals(box(90, 10, 99, 20))


def test_another_coordinate_system_becomes_degrees(tmp_path: Path) -> None:
    import_boundaries(file_of(drawn().to_crs(3857), tmp_path, "shapes.gpkg"), "An atlas", "CC BY 4.0")
    assert frames.country_shapes("close").total_bounds == pytest.approx([90, 10, 106, 20])


def test_shapes_that_lead_to_no_country_are_named(tmp_path: Path) -> None:
    kept = import_boundaries(file_of(drawn(ADM0_A3=["MMR", "THA"]), tmp_path), "An atlas", "CC BY 4.0")
    assert kept.left_out == ()
    both = gpd.GeoDataFrame({"ISO_A3": ["MMR", "ZZZ"]}, geometry=[box(0, 0, 1, 1)] * 2, crs=4326)
    shapes, left_out = by_code(both)
    assert (shapes["iso3"].tolist(), left_out) == (["MMR"], ["ZZZ"])


def test_of_two_columns_of_codes_the_one_with_more_countries_serves() -> None:
    shapes, _ = by_code(drawn(ISO_A3=["-99", "THA"]))
    assert shapes["iso3"].tolist() == ["MMR", "THA"]


REFUSED = {
    "a map of a region": (lambda: drawn().iloc[:1], "1 of 2 screened countries have no shape, THA"),
    "lines": (
        lambda: drawn().set_geometry([LineString([(0, 0), (1, 1)])] * 2, crs=4326),
        "holds LineString; outlines must be polygons",
    ),
    "no codes": (lambda: drawn()[["geometry"]].assign(kind="land"), "No column holds ISO 3166-1"),
    "no shapes": (lambda: drawn().iloc[:0], "holds no shapes"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_set_of_outlines_is_refused_and_nothing_is_kept(tmp_path: Path, case: str) -> None:
    make, why = REFUSED[case]
    file = file_of(make(), tmp_path, "shapes.gpkg")
    with pytest.raises(UnusableBoundaries, match=why):
        import_boundaries(file, "An atlas", "CC BY 4.0")
    assert frames.current_edition() is None


def test_a_file_that_is_no_file_of_shapes_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "notes.gpkg").write_text("Dear all")
    with pytest.raises(UnusableBoundaries, match=r"notes\.gpkg cannot be read as shapes"):
        import_boundaries(tmp_path / "notes.gpkg", "An atlas", "CC BY 4.0")


def test_simplified_neighbours_keep_their_common_border() -> None:
    wavy = [(1 + 0.02 * (-1) ** n, n / 20) for n in range(21)]
    left, right = Polygon([(0, 0), *wavy, (0, 1)]), Polygon([(2, 0), *wavy, (2, 1)])
    shapes = gpd.GeoDataFrame({"iso3": ["AAA", "BBB"]}, geometry=[left, right], crs=4326)
    fewer = simplified(shapes, 0.1)
    assert fewer.geometry.union_all().area == pytest.approx(2.0, abs=0.05)
    assert fewer.geometry[0].intersection(fewer.geometry[1]).area == 0
    assert len(fewer.geometry[0].exterior.coords) < len(left.exterior.coords)


def test_the_command_knows_natural_earth_and_asks_whose_other_outlines_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_boundaries", file_of(drawn(), tmp_path))
    assert "2 countries from Natural Earth 1:50m, public domain" in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"Say --source and --licence of atlas\.gpkg"):
        call_command("import_boundaries", file_of(drawn(), tmp_path, "atlas.gpkg"))
    call_command("import_boundaries", "--remove")
    assert "Natural Earth 1:50m, public domain no longer serves" not in capsys.readouterr().err
    assert frames.current_edition() is None
