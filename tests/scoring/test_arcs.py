"""Distances to lines against geodesics of the ellipsoid."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.arithmetic.arcs import arcs_between, arcs_of, distances_km, points_at
from corridors.geometry import WGS84, pieces

longitudes = st.floats(-180, 180)
latitudes = st.floats(-89, 89)


def to_arc(place: tuple[float, float], *ends: float) -> float:
    arcs = arcs_between([ends])
    return float(distances_km(points_at([place[0]], [place[1]]), arcs, np.array([0]))[0])


def to_line(places: np.ndarray, line: list[tuple[float, float]]) -> np.ndarray:
    """Return the distance of places (n, 2) to a line cut into pieces."""
    arcs, points = arcs_of(pieces({"type": "LineString", "coordinates": line})), points_at(*places.T)
    each = [distances_km(points, arcs, np.full(len(places), arc)) for arc in range(len(arcs))]
    return np.min(each, axis=0)


def beside(start, end, along: float, km: float, side: int) -> tuple[float, float]:
    """Return the place ``km`` from the geodesic, at a right angle at a share ``along`` of it."""
    azimuth, _, metres = WGS84.inv(*start, *end)
    x, y, back = WGS84.fwd(*start, azimuth, metres * along)
    x, y, _ = WGS84.fwd(x, y, back + 180 + 90 * side, km * 1000)
    return float(x), float(y)


def test_a_degree_of_longitude_on_the_equator():
    # The arc from 0 to 1 east on the equator; 2 east is one degree past its end: 6378.137 * pi / 180.
    assert to_arc((2.0, 0.0), 0.0, 0.0, 1.0, 0.0) == pytest.approx(111.3195, abs=1e-4)


def test_due_north_of_the_equator_is_measured_on_the_ellipsoid():
    # 50 km of the meridian at the equator; a sphere of mean radius would say 50.28.
    _, latitude, _ = WGS84.fwd(0.5, 0.0, 0.0, 50_000)
    assert to_arc((0.5, latitude), 0.0, 0.0, 1.0, 0.0) == pytest.approx(50.0, abs=0.005)


def test_a_place_on_the_line_is_at_no_distance():
    x, y = beside((95.0, 20.0), (99.0, 16.0), 0.4, 0.0, 1)
    assert to_arc((x, y), 95.0, 20.0, 99.0, 16.0) == pytest.approx(0.0, abs=0.05)


def test_an_arc_that_is_a_point_is_measured_to_the_point():
    assert to_arc((11.0, 45.0), 10.0, 45.0, 10.0, 45.0) == pytest.approx(
        WGS84.inv(10.0, 45.0, 11.0, 45.0)[2] / 1000, rel=1e-3
    )


def test_across_the_pole():
    # From 80 east to 100 west over the pole: 0.5 degrees of latitude short of it, a quarter turn aside.
    expected = WGS84.inv(170.0, 89.5, 0.0, 90.0)[2] / 1000
    assert to_arc((170.0, 89.5), 80.0, 88.0, -100.0, 88.0) == pytest.approx(expected, rel=1e-3)


@given(longitudes, latitudes, st.floats(0, 360), st.floats(50, 2000), st.floats(0.02, 0.98),
       st.floats(1, 150), st.sampled_from([-1, 1]))  # fmt: skip
def test_distances_agree_with_geodesics_on_legs_up_to_2000_km(x, y, azimuth, length, along, km, side):
    end_x, end_y, _ = WGS84.fwd(x, y, azimuth, length * 1000)
    if abs(end_y) > 89:
        return
    place = beside((x, y), (end_x, end_y), along, km, side)
    # The foot of the perpendicular is the nearest place only where the line is long enough beside it.
    if min(along, 1 - along) * length < km * 0.2:
        return
    found = to_line(np.array([place]), [(x, y), (float(end_x), float(end_y))])[0]
    assert abs(found - km) < 1.0


def test_nothing_falls_in_or_out_wrongly_beyond_half_a_percent_of_50_km():
    rng = np.random.default_rng(7)
    for _ in range(200):
        x, y, azimuth = rng.uniform(-180, 180), rng.uniform(-75, 75), rng.uniform(0, 360)
        end_x, end_y, _ = WGS84.fwd(x, y, azimuth, rng.uniform(200, 2000) * 1000)
        if abs(end_y) > 85:
            continue
        start, end, side = (x, y), (float(end_x), float(end_y)), int(rng.choice([-1, 1]))
        along = rng.uniform(0.1, 0.9)
        inside, outside = (beside(start, end, along, km, side) for km in (50 * 0.995, 50 * 1.005))
        found = to_line(np.array([inside, outside]), [start, end])
        assert found[0] < 50.0 < found[1]
