"""What moves between two results, as far as a watch asks for it."""

from copy import deepcopy
from typing import Any

import pytest

from assessments.watching.moves import moves_of, state_of
from tests.payloads import example

NOTHING: dict[str, Any] = {"bands": False, "quadrant": False, "limit": None}
BEFORE = state_of(example())


def after(band: str = "", quadrant: str | None = None, largest: str | None = None) -> dict[str, Any]:
    """The state of the example with something else in it."""
    state = deepcopy(BEFORE)
    if band:
        state["bands"]["route"] = band
    if quadrant:
        state["quadrant"] = quadrant
    if largest:
        state["largest"] = largest
    return state


def test_only_what_is_asked_for_moves() -> None:
    every = after(band="very low", quadrant="RW", largest="RW")
    bands = moves_of(NOTHING | {"bands": True}, BEFORE, every)
    assert [(move["kind"], move["what"], move["is"]) for move in bands] == [("band", "route", "very low")]
    assert [move["kind"] for move in moves_of(NOTHING | {"quadrant": True}, BEFORE, every)] == ["quadrant"]
    assert moves_of(NOTHING, BEFORE, every) == []
    assert moves_of({"bands": True, "quadrant": True, "limit": None}, BEFORE, deepcopy(BEFORE)) == []


def test_where_the_quadrant_stays_the_largest_share_is_told() -> None:
    largest = after(largest="RW")
    assert [move["kind"] for move in moves_of(NOTHING | {"quadrant": True}, BEFORE, largest)] == ["largest"]


@pytest.mark.parametrize(
    ("was", "now", "direction", "crosses"),
    [
        (5.9, 6.0, "up", True), (6.0, 6.4, "up", False), (6.1, 5.9, "up", False),
        (6.1, 5.9, "down", True), (5.9, 6.0, "down", False), (5.9, 6.0, "either", True),
        (6.1, 5.9, "either", True), (5.0, None, "up", True), (None, 5.0, "up", True),
        (None, None, "up", False),
    ],
)  # fmt: skip
def test_a_threshold_is_crossed_by_the_median_in_the_direction_that_is_watched(
    was: float | None, now: float | None, direction: str, crosses: bool
) -> None:
    wanted = NOTHING | {"limit": {"what": "risk", "direction": direction, "value": 6.0}}
    states = deepcopy(BEFORE), deepcopy(BEFORE)
    for state, median in zip(states, (was, now), strict=True):
        state["values"]["risk"]["median"] = median
    assert bool(moves_of(wanted, *states)) == crosses
