"""The base shapes stand under our codes, one row a country."""

from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

from corridors import frames
from corridors.codes import UnknownCountry


def test_no_shape_is_left_without_a_code() -> None:
    shapes = frames.country_shapes()
    assert shapes["iso3"].is_unique
    assert {"FRA", "NOR", "XKX", "SSD", "ESH", "PSE"} <= set(shapes["iso3"])
    assert not set(shapes["iso3"]) & {"-99", "CYN", "SOL", "KOS"}


def test_parts_drawn_apart_are_counted_with_their_state() -> None:
    rows = {"name": ["Somalia", "Somaliland"], "iso_a3": ["SOM", "-99"]}
    drawn = gpd.GeoDataFrame(rows, geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1)], crs=4326)
    (row,) = frames.by_country(drawn).itertuples()
    assert (row.iso3, row.name) == ("SOM", "Somalia")
    assert row.geometry.contains(Point(1.5, 0.5))


def test_small_island_states_have_no_shape_at_this_scale() -> None:
    assert not {"TON", "MDV", "SGP"} & set(frames.country_shapes()["iso3"])


def test_a_shape_of_no_known_country_is_refused_by_name() -> None:
    drawn = gpd.GeoDataFrame({"name": ["Atlantis"], "iso_a3": ["-99"]}, geometry=[box(0, 0, 1, 1)], crs=4326)
    with pytest.raises(UnknownCountry, match="-99"):
        frames.by_country(drawn)


def test_missing_shapes_are_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_shapes_file", lambda: tmp_path / "naturalearth_lowres.shp")
    with pytest.raises(frames.ShapesMissing, match=str(tmp_path)):
        frames.base_shapes.__wrapped__()
