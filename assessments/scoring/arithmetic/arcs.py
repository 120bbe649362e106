"""Distances from points to arcs of great circles, accurate on the WGS 84 ellipsoid to 0.05%.

Points become unit vectors by their conformal latitude: the map from ellipsoid to sphere then keeps
angles, so that one factor, the kilometres a radian at a place, holds in every direction there. With
geodetic latitudes a kilometre due north at the equator would be read 0.6% too long.

Source: Snyder (1987), Map Projections: A Working Manual, equations 3-1 (conformal latitude) and
15-1 to 15-4 (scale).
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from assessments.scoring.arithmetic.normalise import FloatArray

EQUATOR_KM = 6378.137
ECCENTRICITY = 0.0818191908426215  # WGS 84
LEAST_RADIANS = 1e-12  # a hundredth of a millimetre; an arc below this is a point

IntArray = NDArray[np.intp]
Position = tuple[float, float]


@dataclass(frozen=True)
class Points:
    """Places on the unit sphere.

    Attributes
    ----------
    vectors : array (3, n)
    km_per_radian : array (n,)
        What an angle at the centre of the sphere is worth on the ground there.
    """

    vectors: FloatArray
    km_per_radian: FloatArray

    def take(self, index: IntArray) -> "Points":
        return Points(self.vectors.take(index, 1), self.km_per_radian[index])


def points_at(longitudes: ArrayLike, latitudes: ArrayLike) -> Points:
    """Return places given in degrees (WGS 84)."""
    lon = np.radians(np.asarray(longitudes, dtype=float))
    lat = np.radians(np.asarray(latitudes, dtype=float))
    sine, cosine = np.sin(lat), np.cos(lat)
    shift = ECCENTRICITY * np.arctanh(ECCENTRICITY * sine)
    stretch = np.cosh(shift) - sine * np.sinh(shift)
    height = (sine * np.cosh(shift) - np.sinh(shift)) / stretch
    flat = cosine / stretch
    scale = EQUATOR_KM * stretch / np.sqrt(1.0 - (ECCENTRICITY * sine) ** 2)
    return Points(np.stack([flat * np.cos(lon), flat * np.sin(lon), height]), scale)


@dataclass(frozen=True)
class Arcs:
    """Short arcs of great circles (at most a quarter of one), all arrays (3, n).

    Attributes
    ----------
    starts, ends : unit vectors
    normals : unit vectors across the arc; NaN where an arc is a point
    inward_from_start, inward_from_end : unit vectors along the arc at its ends, towards the other
    degrees : array (4, n)
        Longitude and latitude of start and of end.
    """

    starts: FloatArray
    ends: FloatArray
    normals: FloatArray
    inward_from_start: FloatArray
    inward_from_end: FloatArray
    degrees: FloatArray

    def __len__(self) -> int:
        return int(self.starts.shape[1])


def arcs_between(positions: ArrayLike) -> Arcs:
    """Return arcs from an array (n, 4): longitude and latitude of the start, then of the end, degrees."""
    degrees = np.asarray(positions, dtype=float).reshape(-1, 4).T
    starts, ends = points_at(*degrees[:2]).vectors, points_at(*degrees[2:]).vectors
    # a x b as (a - b) x (a + b) / 2: exact also where the two nearly meet
    across = 0.5 * _cross(starts - ends, starts + ends)
    length = np.sqrt((across**2).sum(axis=0))
    normals = np.divide(across, length, out=np.full_like(across, np.nan), where=length > LEAST_RADIANS)
    return Arcs(starts, ends, normals, _cross(normals, starts), _cross(ends, normals), degrees)


def arcs_of(pieces: Sequence[Sequence[Position]]) -> Arcs:
    """Return the arcs of the pieces of a line: one for each two neighbouring positions."""
    return arcs_between([(*a, *b) for piece in pieces for a, b in itertools.pairwise(piece)])


def distances_km(points: Points, arcs: Arcs, index: IntArray) -> FloatArray:
    """Return the distance in km of each point to one arc.

    Parameters
    ----------
    points : Points of n places
    index : int array (n,)
        Which arc each point is measured to.
    """
    place = points.vectors
    beside = _dot(place, arcs.inward_from_start.take(index, 1)) >= 0
    beside &= _dot(place, arcs.inward_from_end.take(index, 1)) >= 0
    off = np.abs(_dot(place, arcs.normals.take(index, 1)))
    angle = np.arcsin(np.minimum(off, 1.0))
    past = np.flatnonzero(~beside)
    away, ends = place.take(past, 1), index[past]
    chord = np.minimum(_chord(away, arcs.starts.take(ends, 1)), _chord(away, arcs.ends.take(ends, 1)))
    angle[past] = 2.0 * np.arcsin(np.minimum(chord / 2.0, 1.0))
    return angle * points.km_per_radian


def slab(vectors: FloatArray, arcs: Arcs, index: IntArray, reach: float) -> IntArray:
    """Return which points lie in the rectangle of half-width ``reach`` (sine of the angle) about their arc.

    Nothing within reach of the arc is left out.
    """
    kept = np.flatnonzero(~(np.abs(_dot(vectors, arcs.normals.take(index, 1))) > reach))
    for inward in (arcs.inward_from_start, arcs.inward_from_end):
        side = _dot(vectors.take(kept, 1), inward.take(index[kept], 1))
        kept = kept[~(side < -reach)]
    return kept


def _dot(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.asarray(a[0] * b[0] + a[1] * b[1] + a[2] * b[2])


def _chord(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.asarray(np.sqrt(((a - b) ** 2).sum(axis=0)))


def _cross(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.stack([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])
