"""A publisher's number under a licence that does not allow passing it on stays here."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from assessments.reports.document_data import document_data
from assessments.reports.tables import tables
from assessments.reports.tables.passing_on import passed_on
from corridors.licences import WITHHELD, licence_of, licences, may_be_passed_on
from corridors.models import Event, Figure, Release
from tests import payloads
from tests.factories import (
    make_country,
    make_figure,
    make_indicator,
    make_release,
    make_snapshot,
)
from tests.payload_incidents import incident, with_incidents

SECRET = 80_411.0
UNHCR = "unhcr-population-2025"
ACLED_LIKE = {"licence": "ACLED terms", "page_url": "https://acleddata.com/"}


def restricted(payload: dict[str, Any], key: str = UNHCR) -> dict[str, Any]:
    for release in payload["releases"]:
        if release["key"] == key:
            release["licence"] = "ACLED terms"
    return payload


def anywhere(document: Any, number: float) -> bool:
    if isinstance(document, dict):
        return any(anywhere(part, number) for part in document.values())
    if isinstance(document, (list, tuple)):
        return any(anywhere(part, number) for part in document)
    if isinstance(document, str):
        return f"{number:,.0f}" in document or f"{number:.0f}" in document
    return document == number


def test_a_licence_nobody_has_classed_is_unknown_and_keeps_its_rows_here() -> None:
    assert licence_of("read me later").kind == "unknown"
    assert not may_be_passed_on("read me later")
    assert not may_be_passed_on("")


def test_every_licence_of_the_table_has_a_class_and_a_meaning() -> None:
    assert all(licence.means for licence in licences().values())
    assert {licence.kind for licence in licences().values()} == {
        "open", "attribution", "non-commercial", "no-redistribution",
    }  # fmt: skip


def test_a_result_of_open_releases_is_passed_on_as_it_is() -> None:
    payload = payloads.example()
    assert passed_on(payload) is payload


def test_a_withheld_number_is_nowhere_in_what_is_passed_on() -> None:
    payload = restricted(payloads.example())
    assert anywhere(payload, SECRET)
    assert not anywhere(passed_on(payload), SECRET)


def test_its_place_says_why_and_where_the_publisher_has_it() -> None:
    shown = passed_on(restricted(payloads.example()))
    row = next(row for row in tables.evidence_rows(shown) if row.release_key == UNHCR)
    assert row.value == WITHHELD
    assert "https://www.unhcr.org/refugee-statistics/" in row.note
    assert "Refugees" in row.label


def test_the_count_of_people_says_that_it_is_withheld_and_not_unknown() -> None:
    shown = passed_on(restricted(payloads.example()))
    assert {line.label: line.text for line in tables.people_rows(shown)}["Refugees"] == WITHHELD


def test_other_publishers_numbers_stay_in_the_result() -> None:
    shown = passed_on(restricted(payloads.example()))
    assert next(entry for entry in shown["evidence"] if entry["id"] == "e2")["value"] == 1_708_695.0


def test_the_result_itself_is_left_as_it_was() -> None:
    payload = restricted(payloads.example())
    before = json.dumps(payload)
    passed_on(payload)
    assert json.dumps(payload) == before


def test_the_annex_of_a_report_withholds_it_too() -> None:
    data = document_data(
        restricted(payloads.example()), snapshot_digest="ab" * 32, created=date(2026, 7, 1), language="en",
        pictures={},
    )  # fmt: skip
    assert not anywhere(data, SECRET)
    assert WITHHELD in [row["value"] for row in data["evidence"]]


def test_the_document_over_rest_withholds_it(analyst: Client) -> None:
    snapshot = make_snapshot(restricted(payloads.example()))
    body = analyst.get(f"/api/v1/snapshots/{snapshot.pk}/").json()
    assert not anywhere(body["result"], SECRET)
    assert any(entry.get("withheld") == WITHHELD for entry in body["result"]["evidence"])


def test_an_incident_marked_not_for_export_keeps_only_its_place_in_the_count(analyst: Client) -> None:
    payload = with_incidents(incident(event=7, id="ACL-1", dead=13.0, release="acled-like"))
    payload["releases"].append(payload["releases"][0] | ACLED_LIKE | {"key": "acled-like"})
    snapshot = make_snapshot(payload)
    body = analyst.get("/api/v1/events/", {"snapshot": snapshot.pk}).json()
    (row,) = body["results"]
    assert body["count"] == 1
    assert (row["id"], row["date"], row["dead"], row["longitude"], row["country"]) == (None,) * 5
    assert (row["withheld"], row["link"]) == (WITHHELD, "https://acleddata.com/")


def test_a_release_says_the_class_of_its_licence_over_rest(analyst: Client) -> None:
    make_release("acled-like", **ACLED_LIKE)
    body = analyst.get("/api/v1/releases/acled-like/").json()
    assert body["licence_class"] == "no-redistribution"


@pytest.mark.django_db
def test_rows_that_may_leave_are_asked_for_by_one_word() -> None:
    free, kept = make_release(), make_release("acled-like", **ACLED_LIKE)
    indicator = make_indicator("inform.epidemic", "Epidemic")
    shown = make_figure(free, indicator, "MMR", 6.4)
    make_figure(kept, indicator, "THA", 5.7)
    Event.objects.create(
        kind="conflict", publisher_id="ACL-1", starts="2025-01-01", precision=1, country=make_country("MMR"),
        release=kept,
    )  # fmt: skip
    assert list(Release.objects.exportable()) == [free]
    assert list(Figure.objects.exportable()) == [shown]
    assert not Event.objects.exportable().exists()
