"""Towns to choose a corridor's places from."""

import json
from pathlib import Path

import pytest

from corridors.sources.gazetteer import read_places
from corridors.sources.reading import PlaceReading, UnreadableFile, collect


def place(name: str, adm0: str, iso2: str, position: list[float], **more: object) -> dict[str, object]:
    stated = {"name": name, "nameascii": name, "adm0_a3": adm0, "iso_a2": iso2, "pop_max": 1000} | more
    geometry = {"type": "Point", "coordinates": position}
    return {"type": "Feature", "properties": stated, "geometry": geometry}


def places(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


WINDHOEK = place("Windhoek", "NAM", "NA", [17.08, -22.57])


def test_na_is_namibia() -> None:
    assert collect(read_places(places(WINDHOEK))).readings == (
        PlaceReading("Windhoek", "Windhoek", "NAM", 17.08, -22.57, 1000),
    )


def test_the_position_is_that_of_the_geometry() -> None:
    wrong = place("Basse-terre", "FRA", "GP", [-61.7, 16.0], longitude=-61.4, latitude=16.2)
    [reading] = collect(read_places(places(wrong))).readings
    assert (reading.longitude, reading.latitude) == (-61.7, 16.0)


@pytest.mark.parametrize(
    ("adm0", "iso2", "iso3"),
    [("FRA", "GF", "GUF"), ("KOS", "-99", "XKX"), ("SOL", "-99", "SOM"), ("PSX", "PS", "PSE")],
)
def test_a_place_belongs_to_its_territory_else_to_its_country(adm0: str, iso2: str, iso3: str) -> None:
    [reading] = collect(read_places(places(place("Somewhere", adm0, iso2, [1, 2])))).readings
    assert reading.iso3 == iso3


def test_a_name_keeps_its_marks_beside_the_plain_one() -> None:
    izmir = place("İzmir", "TUR", "TR", [27, 38], nameascii="Izmir")
    [reading] = collect(read_places(places(izmir))).readings
    assert (reading.name, reading.ascii_name) == ("İzmir", "Izmir")


def test_a_population_of_nothing_is_missing() -> None:
    [reading] = collect(read_places(places(place("Camp", "ATA", "AQ", [0, -80], pop_max=-99)))).readings
    assert reading.population is None


def test_a_place_without_point_name_or_country_is_refused() -> None:
    unusable = [
        place("A", "JPN", "JP", [200, 0]), place("", "JPN", "JP", [1, 2]), place("C", "QQQ", "-99", [1, 2]),
    ]  # fmt: skip
    refused = collect(read_places(places(WINDHOEK, *unusable))).refused
    assert [row.line for row in refused] == [2, 3, 4]
    assert "QQQ" in refused[2].reason


@pytest.mark.parametrize("content", [b"", b"<html></html>", places(WINDHOEK)[:60], places(), b'{"a": 1}'])
def test_an_empty_cut_or_foreign_file_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        collect(read_places(content))


def test_every_place_of_the_whole_file_is_read(shared_data: Path) -> None:
    path = shared_data / "natural_earth" / "ne_50m_populated_places_simple.json"
    count = len(json.loads(path.read_text(encoding="utf-8"))["features"])
    tally = collect(read_places(path))
    assert (tally.read, tally.refused) == (count, ())
    assert {"Windhoek"} <= {reading.name for reading in tally.readings if reading.iso3 == "NAM"}
