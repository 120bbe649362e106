"""Reports over REST: asked for once, followed, taken away by whoever may see the result then."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from assessments.models import Report, Snapshot, Status
from assessments.running import keep_report
from corridors.models import Corridor
from tests import payloads
from tests.factories import make_member, make_snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(make_member("officer", "Corridor Office", "officer"))
    return client


@pytest.fixture
def snapshot(settings: Any, tmp_path: Path) -> Snapshot:
    settings.REPORTS_DIR = tmp_path
    return make_snapshot(payloads.example())


def ask(client: Client, snapshot: Snapshot) -> Any:
    return client.post(f"/api/v1/snapshots/{snapshot.pk}/reports/", content_type="application/json")


def build(content: bytes = b"%PDF-1.7") -> Report:
    report = Report.objects.get()
    report.claim("test")
    keep_report(report, content)
    return report


def test_a_report_is_asked_for_with_the_place_to_look(officer: Client, snapshot: Snapshot) -> None:
    answer = ask(officer, snapshot)
    assert (answer.status_code, answer["Retry-After"]) == (202, "2")
    row = officer.get(answer["Location"]).json()
    assert (row["status"], row["snapshot"], row["format"]) == ("queued", snapshot.pk, "pdf")


def test_one_that_is_built_serves_again(officer: Client, snapshot: Snapshot) -> None:
    ask(officer, snapshot)
    build()
    answer = ask(officer, snapshot)
    assert (answer.status_code, answer.json()["status"]) == (200, "done")
    assert Report.objects.count() == 1


def test_the_file_comes_with_its_type_and_a_tag(officer: Client, snapshot: Snapshot) -> None:
    address = ask(officer, snapshot)["Location"]
    build()
    answer = officer.get(f"{address}download/", headers={"Accept": "application/pdf"})
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="MMR-THA-2026-06-30.pdf"'
    again = officer.get(f"{address}download/", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_before_it_is_built_there_is_nothing_to_take(officer: Client, snapshot: Snapshot) -> None:
    address = ask(officer, snapshot)["Location"]
    answer = officer.get(f"{address}download/")
    assert (answer.status_code, answer["Retry-After"]) == (409, "2")


def test_one_that_failed_says_why(officer: Client, snapshot: Snapshot) -> None:
    address = ask(officer, snapshot)["Location"]
    Report.objects.update(status=Status.FAILED, reason="No typeface.")
    answer = officer.get(f"{address}download/")
    assert answer.status_code == 409
    assert answer.json()["detail"] == "There is no file: the report is failed. No typeface."


def test_whoever_may_no_longer_see_the_result_gets_no_file(officer: Client, snapshot: Snapshot) -> None:
    address = ask(officer, snapshot)["Location"]
    build()
    Corridor.objects.update(visibility="private")
    for refused in (officer.get(f"{address}download/"), officer.get(address), ask(officer, snapshot)):
        assert refused.status_code == 404
