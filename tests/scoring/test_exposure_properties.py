"""What must hold of the exposure of a line to incidents, wherever it lies."""

from dataclasses import replace
from math import isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from assessments.scoring.arithmetic.arcs import arcs_of, distances_km, points_at
from assessments.scoring.arithmetic.cells import cells_of, nearby, once_a_line
from assessments.scoring.arithmetic.intensity import exposure, per_100km, severity, weight
from corridors.geometry import WGS84, pieces

pytestmark = pytest.mark.thorough

B, H = 50.0, 365.0
Line = list[tuple[float, float]]

starts = st.tuples(st.floats(-180, 180), st.floats(-80, 80))
legs = st.tuples(starts, st.floats(0, 360), st.floats(150, 3000))
seeds = st.integers(0, 10_000)


def leg(drawn) -> Line:
    (x, y), azimuth, km = drawn
    end = WGS84.fwd(x, y, azimuth, km * 1000)
    return [(x, y), (float(end[0]), float(end[1]))]


def scattered(line: Line, seed: int, count: int = 300) -> np.ndarray:
    """Return incidents around a line: longitude, latitude, dead, age in days."""
    rng = np.random.default_rng(seed)
    azimuth, _, metres = WGS84.inv(*line[0], *line[-1])
    x, y, _ = WGS84.fwd(
        *np.repeat([line[0]], count, 0).T, np.full(count, azimuth), rng.uniform(0, metres, count)
    )
    x, y, _ = WGS84.fwd(x, y, rng.uniform(0, 360, count), rng.uniform(0, 90_000, count))
    return np.stack([x, y, rng.integers(0, 30, count), rng.integers(0, 2000, count)])


def near(line: Line, incidents: np.ndarray, reach: float = B) -> tuple[np.ndarray, np.ndarray]:
    arcs = arcs_of(pieces({"type": "LineString", "coordinates": line}))
    found = nearby(arcs, cells_of(*incidents[:2]), reach)
    each = once_a_line(found, np.zeros(len(arcs), dtype=np.intp))
    return each.place, each.km


def exposed(line: Line, incidents: np.ndarray) -> float:
    place, km = near(line, incidents)
    dead, age = incidents[2:, place]
    return float(exposure(weight(dead), km, age, np.array([B]), np.array([H]))[0])


def turned(positions: np.ndarray, degrees: float) -> np.ndarray:
    return (positions + degrees + 180.0) % 360.0 - 180.0


@given(legs, seeds)
def test_there_and_back_are_the_same(drawn, seed):
    line = leg(drawn)
    incidents = scattered(line, seed)
    assert isclose(exposed(line, incidents), exposed(line[::-1], incidents), rel_tol=1e-6)


@given(legs, seeds, st.floats(-360, 360))
def test_turning_the_earth_about_its_axis_changes_nothing(drawn, seed, degrees):
    line = leg(drawn)
    incidents = scattered(line, seed)
    elsewhere = incidents.copy()
    elsewhere[0] = turned(incidents[0], degrees)
    moved = [(float(turned(np.array(x), degrees)), y) for x, y in line]
    assert isclose(exposed(line, incidents), exposed(moved, elsewhere), rel_tol=1e-6)


@given(legs, seeds, st.tuples(*[st.floats(-180, 180)] * 3))
def test_turning_the_sphere_in_any_way_changes_no_angle(drawn, seed, degrees):
    line = leg(drawn)
    incidents = scattered(line, seed)
    arcs, points = arcs_of(pieces({"type": "LineString", "coordinates": line})), points_at(*incidents[:2])
    plain = replace(points, km_per_radian=np.ones(incidents.shape[1]))
    turn = Rotation.from_euler("zyx", degrees, degrees=True).as_matrix()
    vectors = ("starts", "ends", "normals", "inward_from_start", "inward_from_end")
    moved = replace(arcs, **{name: turn @ getattr(arcs, name) for name in vectors})
    each = np.arange(incidents.shape[1]) % len(arcs)
    before = distances_km(plain, arcs, each)
    assert distances_km(replace(plain, vectors=turn @ plain.vectors), moved, each) == pytest.approx(
        before, abs=1e-9
    )


@given(legs, seeds, st.integers(0, 300))
def test_exposure_is_additive_over_incidents(drawn, seed, cut):
    line = leg(drawn)
    incidents = scattered(line, seed)
    parts = exposed(line, incidents[:, :cut]) + exposed(line, incidents[:, cut:])
    assert isclose(exposed(line, incidents), parts, rel_tol=1e-9)


@given(legs, seeds)
def test_order_of_incidents_changes_nothing(drawn, seed):
    line = leg(drawn)
    incidents = scattered(line, seed)
    assert isclose(exposed(line, incidents), exposed(line, incidents[:, ::-1]), rel_tol=1e-9)


@given(legs, seeds, st.floats(0.05, 0.95))
def test_splitting_a_leg_changes_it_by_less_than_half_a_percent(drawn, seed, share):
    line = leg(drawn)
    incidents = scattered(line, seed, 2000)
    azimuth, _, metres = WGS84.inv(*line[0], *line[1])
    x, y, _ = WGS84.fwd(*line[0], azimuth, metres * share)
    assert isclose(exposed(line, incidents), exposed([line[0], (x, y), line[1]], incidents), rel_tol=0.005)


@given(legs, seeds, st.sampled_from([50.0, 100.0, 150.0]))
def test_cells_leave_nothing_out(drawn, seed, reach):
    """The same incidents as by measuring every one to every piece."""
    line = leg(drawn)
    incidents = scattered(line, seed)
    place, km = near(line, incidents, reach)
    arcs, points = arcs_of(pieces({"type": "LineString", "coordinates": line})), points_at(*incidents[:2])
    every = np.min([distances_km(points, arcs, np.full(300, arc)) for arc in range(len(arcs))], axis=0)
    assert sorted(place) == np.flatnonzero(every < reach).tolist()
    assert km == pytest.approx(every[place], abs=1e-9)


@given(legs, seeds, st.integers(0, 299), st.integers(1, 500))
def test_more_dead_or_a_later_day_never_lowers_it(drawn, seed, which, more):
    line = leg(drawn)
    incidents = scattered(line, seed)
    deadlier, later = incidents.copy(), incidents.copy()
    deadlier[2, which] += more
    later[3, which] = max(0.0, later[3, which] - more)
    assert exposed(line, deadlier) >= exposed(line, incidents) <= exposed(line, later)


@given(legs, seeds)
def test_an_incident_more_never_lowers_it(drawn, seed):
    line = leg(drawn)
    incidents = scattered(line, seed)
    assert exposed(line, incidents) >= exposed(line, incidents[:, :-1])


@given(st.just(0.0) | st.floats(1e-6, 1e9), st.floats(0, 40_000))
def test_a_severity_lies_between_nothing_and_the_worst(weighted, length_km):
    intensity = per_100km(np.array([weighted]), length_km, 100.0)
    found = float(severity(intensity, {"per_100km": 0.1, "ratio": 1001})[0])
    assert np.isnan(found) if weighted == 0 else 0.0 <= found <= 10.0


@given(legs, seeds)
def test_the_draws_do_not_depend_on_how_many_incidents_are_taken_at_once(drawn, seed):
    incidents = scattered(leg(drawn), seed)
    numbers = weight(incidents[2]), np.linspace(0.0, 90.0, incidents.shape[1]), incidents[3]
    wide, half = np.linspace(25.0, 75.0, 9), np.linspace(180.0, 730.0, 9)
    halves = [
        exposure(*(each[part] for each in numbers), wide, half) for part in (slice(150), slice(150, None))
    ]
    assert exposure(*numbers, wide, half) == pytest.approx(sum(halves), rel=1e-12)


def test_the_antimeridian_is_no_border():
    # On the line, 3 km past its end and 30 km beside it; the same on both sides of longitude 180.
    incidents = np.array([[179.9, -179.9, 180.0, -180.0], [0.0, 0.0, 0.2, -0.2], [1, 1, 1, 1], [0, 0, 0, 0]])
    place, km = near([(179.0, 0.0), (-179.0, 0.0)], incidents)
    assert sorted(place) == [0, 1, 2, 3]
    assert dict(zip(place.tolist(), km.round(1).tolist(), strict=True)) == {0: 0.0, 1: 0.0, 2: 22.1, 3: 22.1}


def test_a_line_over_the_pole_reaches_every_longitude():
    incidents = np.array([[-150.0, -60.0, 30.0, 120.0], [89.7, 89.8, 89.9, 88.0], [0, 0, 0, 0], [0, 0, 0, 0]])
    place, _ = near([(30.0, 85.0), (-150.0, 85.0)], incidents)
    assert sorted(place) == [0, 1, 2]


def test_an_incident_on_the_line_counts_in_full():
    # 4 dead or missing, today: 4 + 1.
    incidents = np.array([[0.5], [0.0], [4.0], [0.0]])
    assert exposed([(0.0, 0.0), (1.0, 0.0)], incidents) == pytest.approx(5.0, rel=1e-6)


def test_an_incident_just_outside_does_not_count():
    north = [WGS84.fwd(0.5, 0.0, 0.0, metres)[1] for metres in (49_900, 50_100)]
    incidents = np.array([[0.5, 0.5], north, [0.0, 0.0], [0.0, 0.0]])
    assert near([(0.0, 0.0), (1.0, 0.0)], incidents)[0].tolist() == [0]


def test_an_incident_near_two_pieces_counts_once():
    # The line turns back on itself: both halves pass the incident.
    incidents = np.array([[0.5], [0.1], [0.0], [0.0]])
    place, km = near([(0.0, 0.0), (1.0, 0.0), (0.0, 0.05)], incidents)
    assert place.tolist() == [0]
    assert km[0] < 9.0
