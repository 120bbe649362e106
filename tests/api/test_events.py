"""The incidents behind a result over REST."""

import pytest
from django.test import Client

from tests import payloads
from tests.factories import make_corridor, make_snapshot
from tests.payload_incidents import incident, with_incidents

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/events/"


def test_rows_are_those_of_the_document(analyst: Client) -> None:
    events = [incident(event=1), incident(event=2, kind="conflict", leg=2)]
    snapshot = make_snapshot(with_incidents(*events, unplaced=1))
    body = analyst.get(ADDRESS, {"snapshot": snapshot.pk}).json()
    assert body["count"] == 3
    assert [{key: row[key] for key in events[0]} for row in body["results"][:2]] == events
    last = body["results"][2]
    assert (last["leg"], last["distance_km"], last["longitude"], last["snapshot"]) == (
        None,
        None,
        None,
        snapshot.pk,
    )


def test_long_lists_come_in_pages(analyst: Client) -> None:
    snapshot = make_snapshot(with_incidents(*[incident(event=number) for number in range(150)]))
    first = analyst.get(ADDRESS, {"snapshot": snapshot.pk}).json()
    assert (first["count"], len(first["results"])) == (150, 100)
    second = analyst.get(first["next"]).json()
    assert [row["event"] for row in second["results"]] == list(range(100, 150))


def test_results_from_before_incidents_counted_have_none(analyst: Client) -> None:
    snapshot = make_snapshot(payloads.example())
    assert analyst.get(ADDRESS, {"snapshot": snapshot.pk}).json()["results"] == []


def test_a_private_result_is_not_there(analyst: Client) -> None:
    private = make_corridor("MMR-MYS", visibility="private", population="movers")
    snapshot = make_snapshot(with_incidents(incident()), private)
    answer = analyst.get(ADDRESS, {"snapshot": snapshot.pk})
    assert answer.status_code == 404
    assert analyst.get(ADDRESS, {"snapshot": 999_999}).status_code == 404


@pytest.mark.parametrize("given", ["", "abc", "-1", "9" * 30])
def test_a_wrong_number_is_refused(analyst: Client, given: str) -> None:
    answer = analyst.get(ADDRESS, {"snapshot": given})
    assert answer.status_code == 400
    assert answer.json()["errors"] == {
        "snapshot": [f"snapshot must be the number of a result; it is {given!r}."]
    }


def test_an_unknown_parameter_is_refused_by_name(analyst: Client) -> None:
    answer = analyst.get(ADDRESS, {"snapshot": 1, "corridor": 2})
    assert answer.status_code == 400
    assert "corridor" in answer.json()["errors"]


def test_a_stranger_is_told_to_sign_in() -> None:
    assert Client().get(ADDRESS, {"snapshot": 1}).status_code == 401
