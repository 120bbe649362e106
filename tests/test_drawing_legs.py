"""Legs are drawn between the places of a corridor, with or without the outlines of countries."""

from pathlib import Path

import pytest

from corridors import frames
from corridors.models import Corridor, Leg, Place
from corridors.routes import draw_legs
from tests.factories import make_corridor

HPA_AN, MAE_SOT, BANGKOK = (
    ("Hpa-An", "MMR", 97.64, 16.89),
    ("Mae Sot", "THA", 98.57, 16.71),
    ("Bangkok", "THA", 100.5, 13.75),
)


@pytest.fixture
def corridor(db: None) -> Corridor:
    made = make_corridor("MMR-THA")
    for sequence, (name, country, x, y) in enumerate((HPA_AN, MAE_SOT, BANGKOK), start=1):
        Place.objects.create(
            corridor=made, sequence=sequence, name=name, country_id=country, longitude=x, latitude=y
        )
    return made


@pytest.fixture
def without_shapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_shapes_file", lambda: tmp_path / "naturalearth_lowres.shp")
    monkeypatch.setattr("corridors.routes.country_shapes", frames.base_shapes.__wrapped__)


def test_a_leg_by_land_knows_the_countries_it_crosses(corridor: Corridor) -> None:
    first, last = draw_legs(corridor, ["land", "land"])
    assert "MMR" in first.countries
    assert "THA" in last.countries


def test_without_outlines_the_legs_are_drawn_and_their_countries_are_not_known(
    corridor: Corridor, without_shapes: None
) -> None:
    drawn = draw_legs(corridor, ["land", "land"])
    assert [leg.countries for leg in drawn] == [{}, {}]
    # Hpa-An to Mae Sot: 0.93 degrees of longitude at 16.8 north is 99 km, 0.18 of latitude 20 km; 101 km
    assert drawn[0].length_km == pytest.approx(101, abs=2)
    assert Leg.objects.filter(corridor=corridor).count() == 2
