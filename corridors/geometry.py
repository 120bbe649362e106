"""Lines on the WGS 84 ellipsoid: how long, through which countries, in which pieces. Pure.

A line is a GeoJSON LineString or MultiLineString (RFC 7946: longitude first, degrees). Between two of
its positions it runs along the geodesic (the shortest way on the ellipsoid), so the antimeridian and the
poles need no special care. A line that crosses the antimeridian is written as a MultiLineString whose
parts meet at longitude 180 and -180; lengths and pieces do not depend on where it is so divided.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import ceil, isfinite
from typing import TYPE_CHECKING

from pyproj import Geod
from shapely.geometry import LineString

if TYPE_CHECKING:
    import geopandas as gpd

Position = tuple[float, float]
Line = Mapping[str, object]

WGS84 = Geod(ellps="WGS84")

PIECE_KM = 500.0
"""Longest piece of a line when events near it are counted (method 1.0, section 3)."""

STEP_KM = 50.0
"""Distance between the positions of a drawn geodesic: its bend is then below 0.1 km on any map."""

_SAME_PLACE = 1e-9  # degrees; a tenth of a millimetre


class UnusableLine(ValueError):
    """A geometry that is no line on the Earth; the message names the wrong value."""


def length_km(line: Line) -> float:
    """Return the geodesic length of a line on WGS 84 in kilometres.

    Raises
    ------
    UnusableLine
        When the geometry is no line or a position lies outside the Earth's degrees.

    Examples
    --------
    >>> round(length_km({"type": "LineString", "coordinates": [[0, 0], [1, 0]]}), 3)
    111.319
    """
    return sum(_length_km(part) for part in _parts(line))


def great_circle(start: Position, end: Position, step_km: float = STEP_KM) -> dict[str, object]:
    """Return the shortest line between two points as GeoJSON, split at the antimeridian.

    Parameters
    ----------
    start, end : (longitude, latitude) in degrees
    step_km : float
        Largest distance between two positions of the line.

    Raises
    ------
    UnusableLine
        When a point lies outside the Earth's degrees.
    """
    a, b = _position(start), _position(end)
    return _geojson(_split(_densified([a, b], step_km)))


def split_at_antimeridian(line: Line) -> dict[str, object]:
    """Return the same line with no stretch crossing longitude 180 (RFC 7946, section 3.1.9)."""
    return _geojson([part for joined in _joined(_parts(line)) for part in _split(joined)])


def as_one_line(line: Line) -> dict[str, object]:
    """Return a line whose parts meet at longitude 180 as one LineString; ``split_at_antimeridian`` undoes it.

    Raises
    ------
    UnusableLine
        When its parts do not meet.
    """
    stretches = _joined(_parts(line))
    if len(stretches) > 1:
        raise UnusableLine(f"The line has {len(stretches)} parts that do not meet.")
    return _geojson(stretches)


def pieces(line: Line, at_most_km: float = PIECE_KM) -> list[tuple[Position, ...]]:
    """Cut a line into equal pieces of at most ``at_most_km`` along the ellipsoid.

    Each unbroken stretch is cut by itself into the fewest equal pieces; neighbours share their end.
    Parts that meet at the antimeridian are one stretch. Reversing the line reverses the pieces.

    Returns
    -------
    list of tuple of (longitude, latitude)
        Together they are the whole line: lengths add up to ``length_km(line)``.
    """
    return [piece for stretch in _joined(_parts(line)) for piece in _cut(stretch, at_most_km)]


def country_kilometres(line: Line, shapes: "gpd.GeoDataFrame", code: str = "iso3") -> dict[str, float]:
    """Return how many kilometres of a line lie in each country.

    Parameters
    ----------
    line : GeoJSON LineString or MultiLineString
    shapes : GeoDataFrame in WGS 84 degrees, one or more shapes a country
    code : str
        The column that names the country.

    Returns
    -------
    dict of ISO3 to km
        Countries the line touches for more than nothing, in alphabetical order. The sea and land
        without a shape belong to nobody, so the sum can be below the length of the line. A stretch
        that two countries' shapes both cover counts for both.
    """
    kilometres: dict[str, float] = {}
    for part in _parts(split_at_antimeridian(line)):
        drawn = LineString(_densified(part, STEP_KM))
        for index in shapes.sindex.query(drawn, predicate="intersects"):
            inside = WGS84.geometry_length(drawn.intersection(shapes.geometry.iloc[index])) / 1000.0
            country = str(shapes[code].iloc[index])
            kilometres[country] = kilometres.get(country, 0.0) + inside
    return {country: km for country, km in sorted(kilometres.items()) if km > 0}


def bounding_box(line: Line) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a line's positions in degrees (RFC 7946, section 5).

    West is greater than east when the narrowest box crosses the antimeridian.
    """
    parts = _parts(split_at_antimeridian(line))
    latitudes = [latitude for part in parts for _, latitude in part]
    spans = sorted((min(x for x, _ in part), max(x for x, _ in part)) for part in parts)
    west, east = _narrowest(spans)
    return west, min(latitudes), east, max(latitudes)


def _narrowest(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the box (west, east) that leaves out the widest empty stretch between spans."""
    reached, west = spans[0][1], spans[0][0]
    gaps: list[tuple[float, float, float]] = []
    for begins, ends in spans[1:]:
        if begins > reached:
            gaps.append((begins - reached, begins, reached))
        reached = max(reached, ends)
    around = (west + 360.0 - reached, west, reached)
    widest = max([around, *gaps], key=lambda gap: gap[0])
    return widest[1], widest[2]


def _parts(line: Line) -> list[list[Position]]:
    """Return the checked positions of each part of a line."""
    kind, coordinates = line.get("type"), line.get("coordinates")
    if kind not in ("LineString", "MultiLineString") or not isinstance(coordinates, list | tuple):
        raise UnusableLine(f"A line must be a GeoJSON LineString or MultiLineString, not {kind!r}.")
    parts = [coordinates] if kind == "LineString" else coordinates
    checked = [[_position(position) for position in part] for part in parts]
    if not checked or any(len(part) < 2 for part in checked):
        raise UnusableLine("A line needs at least two positions.")
    return checked


def _position(position: object) -> Position:
    if not isinstance(position, list | tuple) or len(position) < 2:
        raise UnusableLine(f"{position!r} is no position: longitude and latitude are needed.")
    longitude, latitude = position[0], position[1]
    for value in (longitude, latitude):
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise UnusableLine(f"{value!r} is no number of degrees.")
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise UnusableLine(f"Longitude {longitude}, latitude {latitude} lies outside -180..180, -90..90.")
    return float(longitude), float(latitude)


def _geojson(parts: Sequence[Iterable[Position]]) -> dict[str, object]:
    drawn = [[list(position) for position in part] for part in parts]
    if len(drawn) == 1:
        return {"type": "LineString", "coordinates": drawn[0]}
    return {"type": "MultiLineString", "coordinates": drawn}


def _length_km(part: Sequence[Position]) -> float:
    return float(WGS84.line_length([x for x, _ in part], [y for _, y in part])) / 1000.0


def _densified(part: Sequence[Position], step_km: float) -> list[Position]:
    """Return the part with positions added along its geodesics, none further apart than the step."""
    drawn = [part[0]]
    for a, b in pairwise(part):
        between = ceil(_length_km([a, b]) / step_km) - 1
        if between > 0:
            drawn.extend((float(x), float(y)) for x, y in WGS84.npts(*a, *b, between))
        drawn.append(b)
    return drawn


def _same(a: Position, b: Position) -> bool:
    """Return whether two positions are one place (180 and -180 are; every longitude of a pole is)."""
    turn = abs(a[0] - b[0])
    at_a_pole = 90.0 - abs(a[1]) < _SAME_PLACE
    return abs(a[1] - b[1]) < _SAME_PLACE and (at_a_pole or min(turn, 360.0 - turn) < _SAME_PLACE)


def _joined(parts: Sequence[list[Position]]) -> list[list[Position]]:
    """Return the unbroken stretches of a line: parts that meet end to start become one."""
    stretches = [list(parts[0])]
    for part in parts[1:]:
        if _same(stretches[-1][-1], part[0]):
            stretches[-1].extend(part[1:])
        else:
            stretches.append(list(part))
    return stretches


def _split(part: Sequence[Position]) -> list[list[Position]]:
    """Divide a stretch wherever it crosses the antimeridian."""
    divided = [[part[0]]]
    for a, b in pairwise(part):
        if abs(b[0] - a[0]) > 180.0:
            latitude, side = _crossing(a, b), 180.0 if a[0] > 0 else -180.0
            divided[-1].append((side, latitude))
            divided.append([(-side, latitude)])
        divided[-1].append(b)
    kept = [_without_repeats(piece) for piece in divided]
    return [piece for piece in kept if len(piece) > 1] or [list(part)]


def _without_repeats(part: Sequence[Position]) -> list[Position]:
    return [part[0], *(b for a, b in pairwise(part) if not _same(a, b))]


def _crossing(a: Position, b: Position) -> float:
    """Return the latitude at which the geodesic from a to b meets the antimeridian, by bisection."""
    if 180.0 in (abs(a[0]), abs(b[0])):
        return a[1] if abs(a[0]) == 180.0 else b[1]
    azimuth, _, distance = WGS84.inv(*a, *b)
    near, far = 0.0, float(distance)
    latitude = a[1]
    for _ in range(60):
        middle = (near + far) / 2.0
        longitude, latitude, _ = WGS84.fwd(*a, azimuth, middle)
        near, far = (middle, far) if (longitude > 0) == (a[0] > 0) else (near, middle)
    return float(latitude)


def _cut(stretch: Sequence[Position], at_most_km: float) -> list[tuple[Position, ...]]:
    """Cut one stretch into the fewest equal pieces of at most the given length."""
    total = _length_km(stretch)
    count = max(1, ceil(total / at_most_km - 1e-9))
    limits = [total * number / count for number in range(1, count)]
    cut: list[list[Position]] = [[stretch[0]]]
    run = 0.0
    for a, b in pairwise(stretch):
        azimuth, _, metres = WGS84.inv(*a, *b)
        while limits and limits[0] < run + metres / 1000.0:
            longitude, latitude, _ = WGS84.fwd(*a, azimuth, (limits.pop(0) - run) * 1000.0)
            cut[-1].append((float(longitude), float(latitude)))
            cut.append([cut[-1][-1]])
        cut[-1].append(b)
        run += metres / 1000.0
    return [tuple(_without_repeats(piece)) if total > 0 else tuple(piece) for piece in cut]
