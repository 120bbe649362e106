"""Which part of the world the map of a report shows, and how long its scale is. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, floor, log10, radians
from typing import Any

from assessments.maps.content.positions import all_positions, bounds

KM_PER_DEGREE = 111.32
"""Kilometres of a degree of longitude at the equator (WGS 84)."""

MARGIN = 0.18
"""Share of the longer side that is shown around the route, so that the countries at its ends are known."""

LEAST_MARGIN = 1.5
"""Degrees shown around a short route."""

WORLD = ((-60.0, -180.0), (75.0, 180.0))


@dataclass(frozen=True)
class Extent:
    """Degrees; ``east`` may lie beyond 180."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> float:
        return (self.south + self.north) / 2

    @property
    def width(self) -> float:
        return self.east - self.west

    @property
    def height(self) -> float:
        return self.north - self.south

    @property
    def km_per_degree(self) -> float:
        """Kilometres of a degree of longitude at the middle latitude."""
        return KM_PER_DEGREE * cos(radians(self.middle))


def extent_of(
    payload: Mapping[str, Any], otherwise: Sequence[Sequence[float]] | None, ratio: float
) -> Extent:
    """Return everything the map must show with a margin, widened to the sheet.

    Parameters
    ----------
    otherwise : [[south, west], [north, east]] or None
        What is shown where no place is recorded; the world where there is nothing either.
    ratio : float
        Width of the sheet by its height.
    """
    (south, west), (north, east) = bounds(all_positions(payload)) or otherwise or WORLD
    margin = max(MARGIN * max(east - west, north - south), LEAST_MARGIN)
    south, north = max(south - margin, -89.0), min(north + margin, 89.0)
    west, east = west - margin, east + margin
    degrees = ratio / cos(radians((south + north) / 2))
    if (north - south) * degrees > east - west:
        west, east = _widened(west, east, (north - south) * degrees)
    else:
        south, north = _widened(south, north, (east - west) / degrees)
    return Extent(west, south, east, north)


def detail_of(extent: Extent) -> str:
    """Return which detail of imported outlines suits the sheet: ``corridors.frames.DETAILS``."""
    return "close" if extent.width < CLOSE else "region" if extent.width < REGION else "world"


CLOSE, REGION = 35.0, 110.0
"""Width of the sheet in degrees below which outlines are drawn in close, or regional, detail."""


def scale_km(extent: Extent) -> float:
    """Return the length of the scale: 1, 2 or 5 times a power of ten, at most a fifth of the width."""
    most = 0.2 * extent.width * extent.km_per_degree
    power = 10.0 ** floor(log10(most))
    return max(power * step for step in (1, 2, 5) if power * step <= most)


def _widened(low: float, high: float, width: float) -> tuple[float, float]:
    return (low + high - width) / 2, (low + high + width) / 2
