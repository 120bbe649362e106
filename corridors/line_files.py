"""Lines people upload for a leg: GeoJSON, KML or GPX, made into one line between two places. Pure.

GeoJSON after RFC 7946, KML 2.2 (OGC 07-147r2: ``LineString/coordinates`` and ``gx:Track/gx:coord``), GPX 1.1
(``trkseg/trkpt`` and ``rte/rtept``). XML is read without document types, entities or outside references.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from shapely.geometry import LineString

from corridors.geometry import Position, length_km
from corridors.route_plan import NEAR_KM

MOST_BYTES = 5_000_000
MOST_READ = 200_000
FEWER_THAN = 500
FIRST_TOLERANCE = 0.0005  # degrees; about 50 m
CLOSED_GAP_KM = 5.0


Part = list[Position]


class UnusableFile(ValueError):
    """A file that holds no usable line; the message says why in one sentence."""


@dataclass(frozen=True)
class DrawnLine:
    """A line of one leg, as a GeoJSON LineString, and what was done to it in words."""

    line: dict[str, Any]
    notes: tuple[str, ...]


def line_for_leg(content: bytes, start: Position, end: Position) -> DrawnLine:
    """Return the line of a file, from one place to the other.

    Parameters
    ----------
    content : bytes
    start, end : (longitude, latitude) in degrees

    Raises
    ------
    UnusableFile
        When the file is too large, is not understood, holds no line or several that do not meet, or
        ends too far from the places; the message says which.
    """
    parts = read_parts(content)
    line, joined = _joined(parts)
    line, turned = _turned(line, start, end)
    _refuse_far_ends(line, start, end)
    line, fewer = simplified(line)
    drawn = {"type": "LineString", "coordinates": [[round(x, 6), round(y, 6)] for x, y in line]}
    return DrawnLine(drawn, tuple(note for note in (joined, turned, fewer) if note))


def read_parts(content: bytes) -> list[Part]:
    """Return every line of a file, each a list of (longitude, latitude)."""
    if len(content) > MOST_BYTES:
        raise UnusableFile(
            f"The file has {len(content) / 1e6:.1f} MB; at most {MOST_BYTES / 1e6:g} MB are possible."
        )
    begins = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:2]
    if begins == b"PK":
        raise UnusableFile("The file is compressed (KMZ or ZIP); unpack it and choose the KML file in it.")
    parts = _from_json(content) if begins[:1] in (b"{", b"[") else _from_xml(content)
    kept = [_checked(part) for part in parts if len(part) > 1]
    if not kept:
        raise UnusableFile(
            "The file holds no line; a route, a track or a line of two points or more is needed."
        )
    read = sum(len(part) for part in kept)
    if read > MOST_READ:
        raise UnusableFile(f"The line has {read:,} points; at most {MOST_READ:,} can be read.")
    return kept


def simplified(line: Part) -> tuple[Part, str]:
    """Return a line with fewer than ``FEWER_THAN`` points, both ends where they were, and a note.

    After Douglas and Peucker (1973), in degrees on a line whose longitudes run on over 180; the
    tolerance doubles until the line is short enough.
    """
    if len(line) < FEWER_THAN:
        return line, ""
    unrolled, tolerance = LineString(_unrolled(line)), FIRST_TOLERANCE
    drawn = unrolled.simplify(tolerance, preserve_topology=False)
    while len(drawn.coords) >= FEWER_THAN:
        tolerance *= 2
        drawn = unrolled.simplify(tolerance, preserve_topology=False)
    kept = [((x + 180.0) % 360.0 - 180.0, y) for x, y in drawn.coords]
    kept[0], kept[-1] = line[0], line[-1]
    off = f"{tolerance * 111.32:.1f} km"
    return kept, f"Simplified from {len(line):,} to {len(kept):,} points, nowhere more than {off} off."


def _unrolled(line: Part) -> Part:
    drawn = [line[0]]
    for (x, _), (x_next, y_next) in pairwise(line):
        step = (x_next - x + 180.0) % 360.0 - 180.0
        drawn.append((drawn[-1][0] + step, y_next))
    return drawn


def _joined(parts: list[Part]) -> tuple[Part, str]:
    """Return parts that follow each other as one line; far ones are refused with the gap."""
    gaps = [_apart_km(a[-1], b[0]) for a, b in pairwise(parts)]
    if gaps and max(gaps) > CLOSED_GAP_KM:
        raise UnusableFile(
            f"The file holds {len(parts)} separate lines, up to {max(gaps):,.0f} km apart; "
            f"keep the one line of this leg (gaps of up to {CLOSED_GAP_KM:g} km are closed)."
        )
    whole = [position for part in parts for position in part]
    note = f"{len(parts)} parts joined; the widest gap was {max(gaps):.1f} km." if gaps else ""
    return whole, note


def _turned(line: Part, start: Position, end: Position) -> tuple[Part, str]:
    along = _apart_km(line[0], start) + _apart_km(line[-1], end)
    against = _apart_km(line[-1], start) + _apart_km(line[0], end)
    if against < along:
        return line[::-1], "The line ran the other way and was turned round."
    return line, ""


def _refuse_far_ends(line: Part, start: Position, end: Position) -> None:
    swapped = [(y, x) for x, y in (line[0], line[-1])]
    if _is_between(swapped, start, end) and not _is_between([line[0], line[-1]], start, end):
        raise UnusableFile(
            "The line would run between the two places with longitude and latitude the other way round. "
            "Are they swapped in the file? Longitude comes first."
        )
    for word, position, place in (("begins", line[0], start), ("ends", line[-1], end)):
        apart = _apart_km(position, place)
        if apart > NEAR_KM:
            role = "first" if word == "begins" else "second"
            raise UnusableFile(
                f"The line {word} {apart:,.0f} km from the {role} place of this leg; "
                f"it must be within {NEAR_KM:g} km."
            )


def _is_between(ends: Part, start: Position, end: Position) -> bool:
    """Whether a line with these ends, in either direction, runs from one place to the other."""
    if any(abs(y) > 90 for _, y in ends):
        return False
    return any(
        _apart_km(first, start) <= NEAR_KM and _apart_km(last, end) <= NEAR_KM
        for first, last in (ends, ends[::-1])
    )


def _apart_km(a: Position, b: Position) -> float:
    return length_km({"type": "LineString", "coordinates": [a, b]})


def _checked(part: Part) -> Part:
    for x, y in part:
        if abs(x) <= 90 < abs(y) <= 180:
            raise UnusableFile(
                f"{y:g} is no latitude. Are longitude and latitude swapped? Longitude comes first."
            )
        if not (abs(x) <= 180 and abs(y) <= 90):
            raise UnusableFile(
                f"{x:g}, {y:g} is no longitude and latitude in degrees; save the file in WGS 84."
            )
    return part


def _from_json(content: bytes) -> list[Part]:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnusableFile("The file looks like GeoJSON but is not; it cannot be read as JSON.") from error
    try:
        return [[_pair(position) for position in part] for part in _lines_of(document)]
    except (TypeError, ValueError, IndexError, KeyError, AttributeError) as error:
        raise UnusableFile("A line of this GeoJSON has a position that is not two numbers.") from error


def _pair(position: Any) -> Position:
    return float(position[0]), float(position[1])


def _lines_of(document: Any) -> Iterator[Any]:
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "FeatureCollection":
        for feature in document["features"]:
            yield from _lines_of(feature)
    elif kind == "Feature":
        yield from _lines_of(document["geometry"])
    elif kind == "GeometryCollection":
        for geometry in document["geometries"]:
            yield from _lines_of(geometry)
    elif kind == "LineString":
        yield document["coordinates"]
    elif kind == "MultiLineString":
        yield from document["coordinates"]


def _from_xml(content: bytes) -> list[Part]:
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnusableFile(
            "The file declares a document type or entities, which no map file needs; it was not read."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnusableFile("The file is neither GeoJSON nor readable XML (KML or GPX).") from error
    kind = _local(root)
    if kind not in ("kml", "gpx"):
        raise UnusableFile(f"The file is XML of another kind (“{kind}”); KML and GPX are understood.")
    try:
        return list(_kml_lines(root) if kind == "kml" else _gpx_lines(root))
    except (TypeError, ValueError, IndexError) as error:
        raise UnusableFile(f"The {kind.upper()} file has a position that is not two numbers.") from error


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _named(root: Element, *names: str) -> Iterator[Element]:
    return (element for element in root.iter() if _local(element) in names)


def _kml_lines(root: Element) -> Iterator[Part]:
    for line in _named(root, "LineString"):
        texts = [element.text or "" for element in line if _local(element) == "coordinates"]
        yield [_pair(position.split(",")) for text in texts for position in text.split()]
    for track in _named(root, "Track"):
        yield [_pair((element.text or "").split()) for element in track if _local(element) == "coord"]


def _gpx_lines(root: Element) -> Iterator[Part]:
    for part, point in (("trkseg", "trkpt"), ("rte", "rtept")):
        for line in _named(root, part):
            yield _positions(element for element in line if _local(element) == point)


def _positions(points: Iterable[Element]) -> Part:
    return [(float(point.get("lon", "")), float(point.get("lat", ""))) for point in points]
