"""Earthquake feeds in both formats."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from corridors.sources.reading import UnreadableFile, collect
from corridors.sources.usgs import read_earthquakes_csv, read_earthquakes_geojson

HEADER = "time,latitude,longitude,depth,mag,magType,nst,net,id,updated,place,type,status\n"
QUAKE = (
    "2025-05-15T23:50:51.943Z,-7.1693,126.1249,479.099,5.9,mww,61,us,us7000pzaa,2025-05-15T01:01:42.040Z,"
    '"148 km N of Manatutu, Timor Leste",earthquake,reviewed\n'
)


def feature(**properties: object) -> dict[str, object]:
    stated = {"mag": 5.9, "place": "Banda Sea", "time": 1747353051943, "magType": "mww", "type": "earthquake"}
    return {
        "type": "Feature", "id": "us7000pzaa", "properties": stated | properties,
        "geometry": {"type": "Point", "coordinates": [126.1249, -7.1693, 479.099]},
    }  # fmt: skip


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_a_csv_row_is_an_event_with_its_magnitude_and_day() -> None:
    [event] = collect(read_earthquakes_csv((HEADER + QUAKE).encode())).readings
    assert (event.kind, event.publisher_id, event.best) == ("earthquake", "us7000pzaa", 5.9)
    assert (event.longitude, event.latitude) == (126.1249, -7.1693)
    assert event.starts == event.ends == date(2025, 5, 15)
    assert event.attributes["depth_km"] == 479.099
    assert event.attributes["place"] == "148 km N of Manatutu, Timor Leste"


def test_both_formats_give_the_same_event() -> None:
    # 1747353051943 ms after 1970 is 2025-05-15T23:50:51.943Z.
    place = "148 km N of Manatutu, Timor Leste"
    [from_csv] = collect(read_earthquakes_csv((HEADER + QUAKE).encode())).readings
    [from_geojson] = collect(
        read_earthquakes_geojson(collection(feature(place=place, status="reviewed")))
    ).readings
    assert from_geojson == from_csv


def test_a_quarry_blast_is_refused_as_such() -> None:
    text = HEADER + QUAKE + QUAKE.replace("earthquake", "quarry blast")
    [refused] = collect(read_earthquakes_csv(text.encode())).refused
    assert "quarry blast" in refused.reason
    assert refused.line == 3


@pytest.mark.parametrize(("magnitude", "said"), [("-0.42", "-0.42"), ("2.49", "2.49"), ("", "unknown")])
def test_an_earthquake_below_the_floor_is_refused_with_its_magnitude(magnitude: str, said: str) -> None:
    text = HEADER + QUAKE.replace(",5.9,", f",{magnitude},")
    [refused] = collect(read_earthquakes_csv(text.encode())).refused
    assert said in refused.reason


def test_a_position_off_the_earth_is_refused_with_its_value() -> None:
    [refused] = collect(read_earthquakes_csv((HEADER + QUAKE.replace("126.1249", "226.1")).encode())).refused
    assert "226.1" in refused.reason
    nowhere = feature() | {"geometry": None}
    [refused] = collect(read_earthquakes_geojson(collection(feature(), nowhere))).refused
    assert (refused.line, refused.reason) == (2, "The feature has no point.")


@pytest.mark.parametrize(
    "content",
    [b"", b"<html></html>", collection(feature())[:80], collection(), b"[1, 2]",
     collection({"type": "Feature", "properties": {"name": "Bombo"}, "geometry": None})],
)  # fmt: skip
def test_an_empty_cut_or_foreign_file_is_unreadable(content: bytes) -> None:
    for read in (read_earthquakes_csv, read_earthquakes_geojson):
        with pytest.raises(UnreadableFile):
            collect(read(content))


def test_every_row_of_the_whole_month_is_accepted_or_refused(shared_data: Path) -> None:
    path = shared_data / "usgs" / "all_month.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    tally = collect(read_earthquakes_csv(path))
    kept = [row for row in rows if row["type"] == "earthquake" and row["mag"] and float(row["mag"]) >= 2.5]
    assert tally.read + len(tally.refused) == len(rows)
    assert tally.read == len(kept)


def test_every_feature_of_the_whole_week_is_accepted_or_refused(shared_data: Path) -> None:
    path = shared_data / "usgs" / "all_week.geojson"
    count = json.loads(path.read_text(encoding="utf-8"))["metadata"]["count"]
    tally = collect(read_earthquakes_geojson(path))
    assert tally.read + len(tally.refused) == count
