"""What a result says beside the value of its route where more recorded deaths are left out than count."""

from typing import Any

import pytest

from assessments.reports.tables.tables import left_out_rows
from tests.payload_incidents import incident, with_incidents

CENTRAL, WESTERN = {"route": "Central", "incidents": 477}, {"route": "Western", "incidents": 32}


def told(*left_out: dict[str, Any], counted: int = 0) -> list[str]:
    """The sentences of a result whose last leg, by sea, leaves incidents out."""
    payload = with_incidents()
    number = len(payload["places"]["route"]["legs"])
    payload = with_incidents(*(incident(event=n, leg=number) for n in range(counted)))
    payload["places"]["route"]["legs"][-1] |= {"from": "Tripoli", "to": "Palermo", "left_out": list(left_out)}
    rows = left_out_rows(payload)
    assert {row.leg for row in rows} <= {number}
    return [row.text.replace(f"leg {number}", "leg 3") for row in rows]


def test_several_routes_are_summed_and_the_largest_is_named() -> None:
    assert told(CENTRAL, WESTERN, counted=2) == [
        "509 incidents of recorded deaths near leg 3, Tripoli to Palermo, do not count: they belong to "
        "routes the leg does not name, 477 of them to “Central”. 2 count there."
    ]


def test_one_route_is_named_alone() -> None:
    assert told(CENTRAL) == [
        "477 incidents of recorded deaths near leg 3, Tripoli to Palermo, do not count: they belong to the "
        "route “Central”, which the leg does not name. None counts there."
    ]


def test_one_incident_is_told_as_one() -> None:
    (said,) = told({"route": "Central", "incidents": 1})
    assert "1 incident of recorded deaths near leg 3, Tripoli to Palermo, does not count: it belongs" in said


@pytest.mark.parametrize(("left_out", "counted"), [((), 3), (({"route": "A", "incidents": 3},), 3)])
def test_nothing_is_said_where_as_many_count(left_out: tuple[dict[str, Any], ...], counted: int) -> None:
    assert told(*left_out, counted=counted) == []


def test_results_from_before_it_was_recorded_say_nothing() -> None:
    payload = with_incidents()
    for leg in payload["places"]["route"]["legs"]:
        leg.pop("left_out", None)
    assert left_out_rows(payload) == []
