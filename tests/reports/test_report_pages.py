"""Who may ask for a report and take it away: the owner and the colleague, never the outsider."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from assessments.models import Report, Snapshot
from corridors.models import Corridor

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 a report"


@pytest.fixture
def finished(snapshot: Snapshot, settings: Any, tmp_path: Path) -> Report:
    settings.REPORTS_DIR = tmp_path
    (tmp_path / "stored.pdf").write_bytes(CONTENT)
    return Report.objects.create(
        snapshot=snapshot, status="done", file_name="stored.pdf", sha256=hashlib.sha256(CONTENT).hexdigest()
    )


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_asking_makes_a_report_and_leads_to_its_page(officer: User, snapshot: Snapshot) -> None:
    answer = client_of(officer).post(reverse("assessments:report-request", args=[snapshot.pk]))
    report = Report.objects.get()
    assert (report.snapshot, report.requested_by) == (snapshot, officer)
    assert answer.url == reverse("assessments:report", args=[report.pk])


def test_a_look_with_get_never_starts_a_report(officer: User, snapshot: Snapshot) -> None:
    answer = client_of(officer).get(reverse("assessments:report-request", args=[snapshot.pk]))
    assert (answer.status_code, Report.objects.count()) == (405, 0)


def test_a_report_leads_back_to_its_result_only_from_a_page_of_its_own(
    officer: User, finished: Report
) -> None:
    client, own = client_of(officer), reverse("assessments:report", args=[finished.pk])
    result = finished.snapshot.get_absolute_url()
    htmx = {"HX-Request": "true"}
    assert "Back to the result" in client.get(own).content.decode()
    at_home = client.get(own, headers=htmx | {"HX-Current-URL": f"http://testserver{own}"})
    assert "Back to the result" in at_home.content.decode()
    in_result = client.get(own, headers=htmx | {"HX-Current-URL": f"http://testserver{result}"})
    assert "Back to the result" not in in_result.content.decode()


@pytest.mark.parametrize("name", ["report", "report-download"])
def test_an_outsider_finds_no_report(name: str, finished: Report) -> None:
    outsider = User.objects.create_user("outsider")
    assert client_of(outsider).get(reverse(f"assessments:{name}", args=[finished.pk])).status_code == 404


def test_an_outsider_cannot_ask_for_a_report(snapshot: Snapshot) -> None:
    outsider = User.objects.create_user("outsider")
    answer = client_of(outsider).post(reverse("assessments:report-request", args=[snapshot.pk]))
    assert (answer.status_code, Report.objects.count()) == (404, 0)


def test_a_stranger_is_sent_to_sign_in(finished: Report) -> None:
    answer = Client().get(reverse("assessments:report-download", args=[finished.pk]))
    assert answer.status_code == 302
    assert reverse("login") in answer.url


def test_the_file_is_named_by_corridor_and_evidence_date(colleague: User, finished: Report) -> None:
    answer = client_of(colleague).get(reverse("assessments:report-download", args=[finished.pk]))
    assert b"".join(answer.streaming_content) == CONTENT
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="MMR-THA-2026-06-30.pdf"'


def test_the_permission_is_checked_again_at_download(colleague: User, finished: Report) -> None:
    client = client_of(colleague)
    assert client.get(reverse("assessments:report-download", args=[finished.pk])).status_code == 200
    Corridor.objects.update(visibility="private")
    assert client.get(reverse("assessments:report-download", args=[finished.pk])).status_code == 404


def test_an_unfinished_report_leads_back_to_its_page(officer: User, snapshot: Snapshot) -> None:
    report = Report.objects.create(snapshot=snapshot)
    answer = client_of(officer).get(reverse("assessments:report-download", args=[report.pk]))
    assert answer.url == reverse("assessments:report", args=[report.pk])


def test_a_lost_file_is_said_to_be_lost(officer: User, finished: Report, tmp_path: Path) -> None:
    (tmp_path / "stored.pdf").unlink()
    for name in ("report", "report-download"):
        answer = client_of(officer).get(reverse(f"assessments:{name}", args=[finished.pk]))
        assert "no longer stored on this server" in answer.text
        assert reverse("assessments:report-request", args=[finished.snapshot_id]) in answer.text
    assert answer.status_code == 404


def test_polling_ends_when_the_report_is_there(officer: User, finished: Report) -> None:
    answer = client_of(officer).get(
        reverse("assessments:report", args=[finished.pk]), headers={"HX-Request": "true"}
    )
    assert answer.status_code == 286
    assert "<html" not in answer.text
    assert reverse("assessments:report-download", args=[finished.pk]) in answer.text


def test_a_failed_report_says_why(officer: User, snapshot: Snapshot) -> None:
    report = Report.objects.create(snapshot=snapshot, status="failed", reason="The disk is full.")
    answer = client_of(officer).get(reverse("assessments:report", args=[report.pk]))
    assert "The disk is full." in answer.text
