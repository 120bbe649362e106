"""Where the lines and places of a result lie on a flat map that may go beyond longitude 180. Pure.

Longitudes are unwrapped: a line that crosses longitude 180 goes on beyond it (Honolulu at 202 instead of
-158), so that it is drawn in one piece; ``world_offsets`` says where the world must be drawn again.
Positions are (longitude, latitude) in degrees, WGS 84.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Position = tuple[float, float]

SMALLEST_SPAN = 3.0
"""Degrees a map shows at least: closer than that, outlines at 1:110m mislead."""


def line_parts(line: Mapping[str, Any]) -> list[list[Position]]:
    """Return the parts of a GeoJSON LineString or MultiLineString."""
    parts = [line["coordinates"]] if line["type"] == "LineString" else line["coordinates"]
    return [[(float(position[0]), float(position[1])) for position in part] for part in parts]


def unwrapped(lines: Sequence[Mapping[str, Any]]) -> list[list[Position]]:
    """Return each line as one run of positions, each line going on where the last one ended.

    Parts that meet at the antimeridian are joined there; no step is longer than half the world.

    Examples
    --------
    >>> crossing = {"type": "MultiLineString", "coordinates": [[[170, 0], [180, 1]], [[-180, 1], [-170, 2]]]}
    >>> unwrapped([crossing])
    [[(170.0, 0.0), (180.0, 1.0), (190.0, 2.0)]]
    """
    runs: list[list[Position]] = []
    near: float | None = None
    for line in lines:
        run: list[Position] = []
        for longitude, latitude in (position for part in line_parts(line) for position in part):
            near = longitude if near is None else _nearest(longitude, near)
            if not run or run[-1] != (near, latitude):
                run.append((near, latitude))
        runs.append(run)
    return runs


def place_positions(payload: Mapping[str, Any]) -> list[Position]:
    """Return the positions of the places in their order, unwrapped like the lines between them."""
    positions: list[Position] = []
    for place in payload["places_in_order"]:
        near = positions[-1][0] if positions else float(place["lon"])
        positions.append((_nearest(float(place["lon"]), near), float(place["lat"])))
    lines = unwrapped(payload["route_lines"])
    turn = _nearest(positions[0][0], lines[0][0][0]) - positions[0][0] if positions and lines else 0.0
    return [(longitude + turn, latitude) for longitude, latitude in positions]


def all_positions(payload: Mapping[str, Any]) -> list[Position]:
    """Return every position the map of a result must show: lines and places."""
    lines = unwrapped(payload["route_lines"])
    return [position for line in lines for position in line] + place_positions(payload)


def bounds(positions: Sequence[Position]) -> list[list[float]] | None:
    """Return [[south, west], [north, east]] around positions, at least three degrees wide and high.

    ``None`` where there is no position. Latitudes stay within 85 degrees, the end of the web map.
    """
    if not positions:
        return None
    west, east = _span([longitude for longitude, _ in positions])
    south, north = _span([latitude for _, latitude in positions])
    return [[max(south, -85.0), west], [min(north, 85.0), east]]


def world_offsets(positions: Sequence[Position]) -> list[int]:
    """Return by how many degrees the world is drawn again, so that land lies under every position.

    Examples
    --------
    >>> world_offsets([(139.8, 35.7), (241.8, 34.1)])
    [0, 360]
    """
    longitudes = [longitude for longitude, _ in positions] or [0.0]
    near = 2 * SMALLEST_SPAN
    before = [-360] if min(longitudes) < near - 180 else []
    beyond = [360] if max(longitudes) > 180 - near else []
    return [*before, 0, *beyond]


def _nearest(longitude: float, near: float) -> float:
    return longitude + 360.0 * round((near - longitude) / 360.0)


def _span(values: Sequence[float]) -> tuple[float, float]:
    middle, half = (min(values) + max(values)) / 2, max(max(values) - min(values), SMALLEST_SPAN) / 2
    return middle - half, middle + half
