"""However incidents are binned, none is lost and none is counted twice."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.maps.content.event_bins import Window, bins, grid
from assessments.maps.content.event_columns import EventColumns, columns_of, event_columns
from tests.payload_incidents import incident, with_incidents

WORLD = (-540.0, -90.0, 540.0, 90.0)

points = st.lists(
    st.tuples(st.floats(-179.9, 179.9), st.floats(-84, 84), st.integers(2015, 2025)), min_size=1, max_size=60
)


def at(*positions: tuple[float, float, int]) -> EventColumns:
    rows = [
        incident(event=number, longitude=x, latitude=y, date=f"{year}-05-06")
        for number, (x, y, year) in enumerate(positions)
    ]
    return columns_of(rows, [])


@given(points, st.integers(0, 12))
def test_every_incident_is_in_exactly_one_bin_at_every_zoom(
    positions: list[tuple[float, float, int]], zoom: int
) -> None:
    shown = bins(at(*positions), Window(zoom, WORLD))
    assert sum(shown["count"]) == shown["in_view"] == shown["in_year"] == shown["total"] == len(positions)


@given(points, st.integers(2015, 2025))
def test_the_years_add_up_to_all(positions: list[tuple[float, float, int]], year: int) -> None:
    events = at(*positions)
    shown = bins(events, Window(3, WORLD, year))
    assert shown["in_year"] == sum(events.years().get(str(year), [0]))
    assert sum(sum(counts) for counts in events.years().values()) == len(positions)


@given(points, st.integers(0, 8))
def test_views_side_by_side_share_no_incident_but_in_the_cells_between(
    positions: list[tuple[float, float, int]], zoom: int
) -> None:
    """A cell at the edge is shown whole in both, so that its number is the same in both."""
    events = at(*positions)
    west = bins(events, Window(zoom, (-540.0, -90.0, 10.0, 90.0)))
    east = bins(events, Window(zoom, (10.0, -90.0, 540.0, 90.0)))
    columns, _ = grid(events.x, events.y, zoom)
    edge = int(np.sum(columns == grid(np.array([10.0]), np.array([0.0]), zoom)[0][0]))
    assert west["in_view"] + east["in_view"] == len(positions) + edge


def test_a_bin_says_how_many_of_which_kind_when_and_what_is_stated() -> None:
    rows = [
        incident(event=1, dead=3.0, missing=None, date="2021-01-02"),
        incident(event=2, dead=None, missing=None, date="2023-04-05", kind="conflict"),
        incident(event=3, dead=2.0, missing=4.0, date="2022-04-05"),
    ]
    shown = bins(columns_of(rows, []), Window(2, WORLD))
    known = {name: value[0] for name, value in shown.items() if hasattr(value, "__len__")}
    assert (known["count"], known["deaths"], known["dead"], known["missing"]) == (3, 2, 5, 4)
    assert known["last"] - known["first"] == 823


def test_people_nobody_stated_are_not_zero_in_a_bin() -> None:
    shown = bins(columns_of([incident(dead=None, missing=None)], []), Window(2, WORLD))
    assert (shown["dead"], shown["missing"]) == ([None], [None])


def test_one_alone_keeps_its_place_its_leg_and_its_distance() -> None:
    shown = bins(at((12.3456, 45.6789, 2020)), Window(9, WORLD))
    assert (shown["x"][0], shown["y"][0], shown["leg"][0], shown["km"][0]) == (12.346, 45.679, 1, 12)


def test_an_incident_without_a_point_is_on_no_map() -> None:
    payload = with_incidents(incident(), incident(event=2, longitude=None, latitude=None))
    assert len(event_columns(payload)) == 1


@pytest.mark.parametrize("zoom", [0, 5, 12])
def test_the_ends_of_the_world_are_in_the_grid(zoom: int) -> None:
    columns, rows = grid(np.array([-180.0, 179.9999]), np.array([90.0, -90.0]), zoom)
    assert columns.min() >= 0 and rows.min() >= 0
    ends: Any = 256 * 2**zoom / 56
    assert columns.max() <= ends and rows.max() <= ends
