"""Recorded incidents on the map and under it: all of them counted, none dropped without a word."""

import json
from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from assessments.maps.content.event_columns import EPOCH, event_columns
from assessments.maps.content.incidents import ROWS_SHOWN, leg_incidents, people
from assessments.models import Snapshot
from tests import payloads
from tests.factories import make_snapshot
from tests.payload_incidents import incident, with_incidents


def fragment(payload: dict[str, Any], rf: RequestFactory, officer: Any) -> str:
    request = rf.get("/")
    request.csp_nonce, request.user = "n0nce", officer
    return render_to_string("assessments/map_result.html", {"snapshot": make_snapshot(payload)}, request)


def test_every_incident_is_a_point_of_the_layer() -> None:
    columns = event_columns(with_incidents(*[incident(event=number) for number in range(300)])).as_columns()
    assert {len(column) for column in columns.values()} == {300}
    first = {name: column[0] for name, column in columns.items()}
    assert (first["deaths"], first["dead"], first["missing"], first["km"], first["leg"]) == (
        1,
        3,
        None,
        12,
        1,
    )
    assert date.fromordinal(EPOCH + int(first["day"])) == date(2025, 2, 3)


def test_points_lie_beside_a_line_across_the_antimeridian() -> None:
    payload = with_incidents(incident(longitude=-179.5))
    payload["route_lines"] = [{"type": "LineString", "coordinates": [[170, 0], [179, 0], [-178, 0]]}]
    assert event_columns(payload).x.tolist() == [180.5]


def test_the_incidents_of_a_leg_stand_in_their_order() -> None:
    payload = with_incidents(incident(date="2025-01-01"), incident(leg=2), incident(date="2024-01-01"))
    first, second, *_ = leg_incidents(payload)
    assert [row.date for row in first.rows] == ["2025-01-01", "2024-01-01"]
    assert (first.count, second.count) == (2, 1)
    assert first.known == ("recorded deaths: 2 near Myanmar",)


def test_a_number_nobody_stated_is_not_zero() -> None:
    assert people({"dead": None, "missing": None}) == "number not stated"
    assert people({"dead": 0.0, "missing": 4.0}) == "0 dead, 4 missing"


def test_results_from_before_incidents_counted_have_none() -> None:
    payload = payloads.by_sea()
    assert leg_incidents(payload) == []
    assert len(event_columns(payload)) == 0


@pytest.mark.django_db
def test_a_long_table_says_how_many_there_are_and_where_all_of_them_stand(rf: Any, officer: Any) -> None:
    html = fragment(
        with_incidents(*[incident(event=number) for number in range(ROWS_SHOWN + 7)]), rf, officer
    )
    assert f"The {ROWS_SHOWN} of {ROWS_SHOWN + 7} incidents that count most" in html
    assert "/legs/1/events/" in html
    assert f"{ROWS_SHOWN + 7} recorded incidents" in html


@pytest.mark.django_db
def test_what_has_no_point_is_told(rf: Any, officer: Any) -> None:
    html = fragment(with_incidents(incident(), unplaced=4), rf, officer)
    assert "4 more incidents in these countries have no position" in html


@pytest.mark.django_db
def test_publishers_words_are_text_and_links_are_plain(rf: Any, officer: Any) -> None:
    html = fragment(with_incidents(incident(label="<b>Sea</b>", link="https://example.org/1")), rf, officer)
    assert "&lt;b&gt;Sea&lt;/b&gt;" in html
    assert '<a href="https://example.org/1" rel="noreferrer">' in html


@pytest.mark.django_db
def test_without_incidents_the_map_fetches_none(rf: Any, officer: Any) -> None:
    html = fragment(payloads.by_sea(), rf, officer)
    assert "incidents.json" not in html
    assert 'data-map-layer="incidents"' not in html


def test_an_outsider_finds_no_incidents_of_a_private_result(
    private_result: Snapshot, as_officer: Client, as_outsider: Client
) -> None:
    url = reverse("assessments:map-incidents", args=[private_result.pk])
    answer = as_officer.get(url)
    assert json.loads(answer.content)["total"] == 0
    assert as_outsider.get(url).status_code == 404
    assert as_officer.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304
