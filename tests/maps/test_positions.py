"""Lines on a flat map go on beyond longitude 180 instead of jumping to the other side."""

from itertools import pairwise

import pytest

from assessments.maps.content.positions import (
    all_positions,
    bounds,
    place_positions,
    unwrapped,
    world_offsets,
)
from tests.maps.routes import LOS_ANGELES, NUKUALOFA, SUVA, TOKYO, along, without_places


def test_a_line_across_the_antimeridian_is_one_run_without_a_jump() -> None:
    payload = along([TOKYO, LOS_ANGELES], ["air"], [None])
    assert payload["route_lines"][0]["type"] == "MultiLineString"
    (run,) = unwrapped(payload["route_lines"])
    assert max(abs(b[0] - a[0]) for a, b in pairwise(run)) < 10
    assert run[0][0] == pytest.approx(139.77)
    assert run[-1][0] == pytest.approx(-118.24 + 360)  # 241.76


def test_the_place_at_the_end_stands_where_the_line_ends() -> None:
    payload = along([TOKYO, LOS_ANGELES], ["air"], [None])
    assert place_positions(payload)[-1] == pytest.approx((241.76, 34.05))


def test_the_next_leg_goes_on_where_the_last_one_ended() -> None:
    """Suva at 178.4, Tonga at -175.2 which is 184.8, and back to Suva at 178.4."""
    payload = along([SUVA, NUKUALOFA, SUVA], ["sea", "air"], [1.0, None])
    first, second = unwrapped(payload["route_lines"])
    assert first[-1][0] == pytest.approx(184.8) == second[0][0]
    assert second[-1][0] == pytest.approx(178.44)


def test_a_line_that_stays_on_one_side_keeps_its_longitudes() -> None:
    line = {"type": "LineString", "coordinates": [[100.5, 13.76], [98.57, 16.71]]}
    assert unwrapped([line]) == [[(100.5, 13.76), (98.57, 16.71)]]


def test_the_world_is_drawn_again_only_where_something_lies_beyond_its_edge() -> None:
    assert world_offsets([(97.6, 16.9), (100.5, 13.8)]) == [0]
    assert world_offsets([(139.8, 35.7), (241.8, 34.1)]) == [0, 360]
    assert world_offsets([(-200.0, 0.0)]) == [-360, 0]


def test_a_short_way_is_shown_at_least_three_degrees_wide() -> None:
    """Middle 98.54, 16.70; half of three degrees to every side."""
    south_west, north_east = bounds([(98.51, 16.69), (98.57, 16.71)]) or []
    assert south_west == pytest.approx([15.20, 97.04])
    assert north_east == pytest.approx([18.20, 100.04])


def test_without_places_there_is_nothing_to_frame() -> None:
    assert all_positions(without_places()) == []
    assert bounds([]) is None
