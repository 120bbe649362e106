"""The incidents behind a leg: all of them, in an order asked for, as a page and as a file."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Snapshot
from tests.factories import make_member, make_snapshot
from tests.payload_incidents import incident, with_incidents

pytestmark = pytest.mark.django_db
MANY = [incident(event=number, dead=float(number), date="2025-02-03") for number in range(120)]


@pytest.fixture
def reader() -> Client:
    client = Client()
    client.force_login(make_member("analyst", "Corridor Office"))
    return client


def page(reader: Client, snapshot: Snapshot, leg: int = 1, **asked: Any) -> Any:
    return reader.get(reverse("assessments:leg-events", args=[snapshot.pk, leg]), asked)


def rows(answer: Any) -> list[dict[str, str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def file_of(reader: Client, snapshot: Snapshot, leg: int = 1) -> list[dict[str, str]]:
    return rows(reader.get(reverse("assessments:leg-events-file", args=[snapshot.pk, leg])))


def test_every_incident_of_the_leg_stands_on_one_of_its_pages(reader: Client) -> None:
    snapshot = make_snapshot(with_incidents(*MANY, incident(event=900, leg=2)))
    found = [
        row["event"] for number in (1, 2, 3) for row in page(reader, snapshot, page=number).context["page"]
    ]
    assert sorted(found) == list(range(120))
    assert page(reader, snapshot, page=4).status_code == 404


def test_the_deadliest_stand_first_when_asked_and_unstated_ones_last(reader: Client) -> None:
    events = [incident(event=1, dead=2.0), incident(event=2, dead=None), incident(event=3, dead=9.0)]
    snapshot = make_snapshot(with_incidents(*events))
    found = {
        order: [row["event"] for row in page(reader, snapshot, sort=order).context["page"]]
        for order in ("dead", "-dead")
    }
    assert found == {"dead": [3, 1, 2], "-dead": [1, 3, 2]}
    assert page(reader, snapshot, sort="colour").status_code == 404


def test_each_row_leads_to_its_release_and_report(reader: Client) -> None:
    link = "https://example.org/report"
    html = page(reader, make_snapshot(with_incidents(incident(link=link)))).content.decode()
    assert f'href="{link}"' in html
    assert reverse("corridors:release", args=["inform-risk-2025"]) in html


def test_incidents_without_a_point_are_listed_by_themselves(reader: Client) -> None:
    snapshot = make_snapshot(with_incidents(incident(event=1), unplaced=3))
    assert [row["event"] for row in page(reader, snapshot, 0).context["page"]] == [900, 901, 902]
    assert [row["event"] for row in page(reader, snapshot, 1).context["page"]] == [1]


def test_a_leg_there_is_not_is_not_found(reader: Client) -> None:
    assert page(reader, make_snapshot(with_incidents()), 9).status_code == 404


def test_the_file_has_the_same_rows_with_their_source(reader: Client) -> None:
    snapshot = make_snapshot(with_incidents(*MANY))
    found = file_of(reader, snapshot)
    assert [row["event"] for row in found] == [str(number) for number in range(120)]
    assert (found[0]["release"], found[0]["publisher"]) == ("inform-risk-2025", "INFORM (JRC)")
    assert (found[0]["leg"], found[0]["missing"]) == ("1", "")


def test_a_file_without_incidents_still_says_its_columns(reader: Client) -> None:
    snapshot = make_snapshot(with_incidents())
    answer = reader.get(reverse("assessments:leg-events-file", args=[snapshot.pk, 1]))
    text = b"".join(answer.streaming_content)
    assert text.startswith(b"\xef\xbb\xbfsnapshot,corridor,as_of,method,leg,date")


def test_a_text_that_looks_like_a_formula_is_text(reader: Client) -> None:
    snapshot = make_snapshot(with_incidents(incident(label="=HYPERLINK(1)")))
    assert file_of(reader, snapshot)[0]["label"] == "'=HYPERLINK(1)"


def test_rows_that_may_not_be_passed_on_are_in_no_file(reader: Client) -> None:
    payload = with_incidents(incident(event=1), incident(event=2, release="unhcr-population-2025"))
    next(one for one in payload["releases"] if one["key"] == "inform-risk-2025")["licence"] = "ACLED terms"
    assert [row["event"] for row in file_of(reader, make_snapshot(payload))] == ["2"]


def test_the_interface_gives_the_rows_of_all_legs_as_the_same_file(reader: Client) -> None:
    snapshot = make_snapshot(with_incidents(incident(event=1), incident(event=2, leg=2), unplaced=1))
    found = rows(reader.get("/api/v1/events/", {"snapshot": snapshot.pk, "format": "csv"}))
    assert [(row["event"], row["leg"]) for row in found] == [("1", "1"), ("2", "2"), ("900", "")]
