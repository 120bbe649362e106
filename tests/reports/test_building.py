"""From a queued report to a stored file, as a worker does it."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from assessments.models import Report, Snapshot
from assessments.running import write_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(snapshot: Snapshot, settings: Any, tmp_path: Path) -> Report:
    settings.REPORTS_DIR = tmp_path
    report = Report.objects.create(snapshot=snapshot)
    write_report(report.pk)
    report.refresh_from_db()
    return report


def test_a_worker_stores_the_file_with_its_checksum(stored: Report, tmp_path: Path) -> None:
    content = (tmp_path / stored.file_name).read_bytes()
    assert (stored.status, stored.progress) == ("done", 100)
    assert content.startswith(b"%PDF-")
    assert stored.sha256 == hashlib.sha256(content).hexdigest()


def test_building_again_gives_the_same_checksum(stored: Report) -> None:
    again = Report.objects.create(snapshot=stored.snapshot)
    write_report(again.pk)
    again.refresh_from_db()
    assert again.sha256 == stored.sha256


def test_a_cancelled_report_is_not_built(snapshot: Snapshot, settings: Any, tmp_path: Path) -> None:
    settings.REPORTS_DIR = tmp_path
    report = Report.objects.create(snapshot=snapshot, status="cancelled")
    write_report(report.pk)
    assert list(tmp_path.iterdir()) == []
