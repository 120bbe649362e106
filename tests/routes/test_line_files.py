"""What people upload for a leg becomes one line between its places, or a sentence that says why not."""

import json
from typing import Any

import pytest

from corridors.geometry import length_km
from corridors.line_files import UnusableFile, line_for_leg, simplified

START, END = (12.08, 32.93), (12.6, 35.5)
ON_THE_WAY = [[12.08, 32.93], [12.3, 34.0], [12.6, 35.5]]


def geojson(kind: str = "LineString", coordinates: Any = ON_THE_WAY) -> bytes:
    return json.dumps({"type": kind, "coordinates": coordinates}).encode()


def refusal(content: bytes) -> str:
    with pytest.raises(UnusableFile) as refused:
        line_for_leg(content, START, END)
    return str(refused.value)


GPX = b"""<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
<trkpt lat="32.93" lon="12.08"><ele>4</ele></trkpt><trkpt lat="34.0" lon="12.3"/>
<trkpt lat="35.5" lon="12.6"/>
</trkseg></trk></gpx>"""
KML = b"""<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><LineString><coordinates>
12.08,32.93,0 12.3,34.0,0 12.6,35.5,0</coordinates></LineString></Placemark></Document></kml>"""
FEATURES = json.dumps(
    {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 1]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": ON_THE_WAY}},
    ]}
).encode()  # fmt: skip


@pytest.mark.parametrize("content", [geojson(), GPX, KML, FEATURES], ids=["line", "gpx", "kml", "features"])
def test_the_same_line_is_read_from_every_layout(content: bytes) -> None:
    drawn = line_for_leg(content, START, END)
    assert drawn.line == {"type": "LineString", "coordinates": ON_THE_WAY}
    assert drawn.notes == ()


def test_a_line_the_other_way_round_is_turned_and_said_so() -> None:
    drawn = line_for_leg(geojson(coordinates=ON_THE_WAY[::-1]), START, END)
    assert drawn.line["coordinates"] == ON_THE_WAY
    assert drawn.notes == ("The line ran the other way and was turned round.",)


def test_a_line_that_ends_far_from_the_place_is_refused_with_the_distance() -> None:
    # from 34.5 to 35.5 north: one degree, 110.9 km
    short = [[12.08, 32.93], [12.6, 34.5]]
    assert refusal(geojson(coordinates=short)) == (
        "The line ends 111 km from the second place of this leg; it must be within 25 km."
    )


def test_a_line_with_latitude_first_is_asked_about_and_not_turned() -> None:
    assert "Are they swapped in the file?" in refusal(geojson(coordinates=[[y, x] for x, y in ON_THE_WAY]))
    assert "Are longitude and latitude swapped" in refusal(geojson(coordinates=[[13.7, 100.5], [16.8, 96.2]]))


def test_a_line_that_crosses_itself_is_kept_as_it_was_walked() -> None:
    loop = [[12.08, 32.93], [12.6, 34.2], [12.1, 34.2], [12.6, 33.5], [12.6, 35.5]]
    assert line_for_leg(geojson(coordinates=loop), START, END).line["coordinates"] == loop


def test_200_000_points_are_read_and_one_more_is_refused_with_the_number() -> None:
    line = [[round(12.08 + 0.52 * n / 2e5, 5), round(32.93 + 2.57 * n / 2e5, 5)] for n in range(200_000)]
    (note,) = line_for_leg(geojson(coordinates=line), START, END).notes
    assert note.startswith("Simplified from 200,000 to ")
    assert "200,001 points; at most 200,000" in refusal(geojson(coordinates=[*line, line[-1]]))


def test_parts_that_nearly_meet_are_joined_with_the_gap_stated() -> None:
    # 0.03 degrees of latitude: 3.3 km
    parts = [[[12.08, 32.93], [12.3, 34.0]], [[12.3, 34.03], [12.6, 35.5]]]
    drawn = line_for_leg(geojson("MultiLineString", parts), START, END)
    assert len(drawn.line["coordinates"]) == 4
    assert drawn.notes == ("2 parts joined; the widest gap was 3.3 km.",)


def test_parts_far_from_each_other_are_refused_with_the_gap() -> None:
    parts = [[[12.08, 32.93], [12.3, 34.0]], [[12.3, 35.0], [12.6, 35.5]]]
    assert "2 separate lines, up to 111 km apart" in refusal(geojson("MultiLineString", parts))


def test_a_long_line_is_simplified_and_keeps_its_ends() -> None:
    line = [(n / 1000, 0.05 * ((n % 40) / 40)) for n in range(3000)]
    fewer, note = simplified(line)
    assert len(fewer) < 500
    assert (fewer[0], fewer[-1]) == (line[0], line[-1])
    assert note.startswith("Simplified from 3,000 to ")


def test_a_long_line_over_the_antimeridian_stays_on_its_side_of_the_earth() -> None:
    line = [((n / 100 + 175.0 + 180.0) % 360.0 - 180.0, 0.001 * (n % 7)) for n in range(1000)]
    fewer, _ = simplified(line)
    length = length_km({"type": "LineString", "coordinates": fewer})
    # 10 degrees of the equator: 1,113 km
    assert length == pytest.approx(1113, abs=40)


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml>&b;</kml>',
        b'<!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx/>',
        b'<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml>&x;</kml>',
    ],
)
def test_entities_and_document_types_are_never_read(content: bytes) -> None:
    assert "declares a document type or entities" in refusal(content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "neither GeoJSON nor readable XML"),
        (b"hello", "neither GeoJSON nor readable XML"),
        (b"\xff\xfe<gpx/>", "neither GeoJSON nor readable XML"),
        (b"{", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b"PK\x03\x04", "unpack it"),
        (b"<html/>", "XML of another kind (“html”)"),
        (b"<gpx/>", "holds no line"),
        (b"<kml><LineString><coordinates>1 2</coordinates></LineString></kml>", "not two numbers"),
        (b"<gpx><rte><rtept lat='1'/><rtept lat='2' lon='x'/></rte></gpx>", "not two numbers"),
        (geojson("Point", [1, 2]), "holds no line"),
        (geojson("LineString", [["a", "b"], ["c", "d"]]), "not two numbers"),
        (geojson("LineString", [1, 2]), "not two numbers"),
        (geojson("LineString", [[500000, 4000000], [500100, 4000100]]), "WGS 84"),
        (geojson("LineString", [[1e400, 1], [2, 2]]), "WGS 84"),
        (geojson("LineString", [[float("nan"), 1], [2, 2]]), "WGS 84"),
        (geojson("LineString", [[1, 1], [2, 2], [float("nan"), 1]]), "WGS 84"),
        (b'{"type": "FeatureCollection", "features": null}', "not two numbers"),
        (b" " * 5_000_001, "5.0 MB; at most 5 MB"),
    ],
)
def test_what_is_no_line_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refusal(content)
