"""Uploaded files stay as long as something needs them, and no longer."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from corridors.importing import reject_release
from corridors.importing.clearing import FAILED_FOR, YOUNG, remove_unneeded
from corridors.importing.running import run_import
from corridors.importing.uploads import keep
from corridors.models import ReleaseImport, Status
from tests.importing.typed import refugees

pytestmark = pytest.mark.usefixtures("world")
DAY_BEFORE = timezone.now().timestamp() - 2 * YOUNG.total_seconds()


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> Path:
    settings.UPLOADS_DIR = tmp_path / "uploads"
    return settings.UPLOADS_DIR


def given(content: bytes, **columns: Any) -> ReleaseImport:
    kept = keep([content])
    return ReleaseImport.objects.create(sha256=kept.sha256, size=kept.size, file_name="x.csv", **columns)


def read(folder: Path, *rows: str) -> ReleaseImport:
    asked = given(refugees(folder, *rows).read_bytes())
    run_import(asked.pk)
    asked.refresh_from_db()
    return asked


def cleared(folder: Path) -> int:
    """Clear up a day later."""
    for path in folder.iterdir():
        os.utime(path, (DAY_BEFORE, DAY_BEFORE))
    return remove_unneeded()


def test_the_file_and_the_refused_rows_of_a_staged_release_stay(tmp_path: Path, uploads: Path) -> None:
    run = read(tmp_path, "2025 MMR THA 100", "2025 AFG UNK 9")
    assert cleared(uploads) == 0 and run.file.is_file() and run.refused_file.is_file()


def test_those_of_a_rejected_release_go_and_the_import_remembers_the_digest(
    tmp_path: Path, uploads: Path
) -> None:
    run = read(tmp_path, "2025 MMR THA 100", "2025 AFG UNK 9")
    reject_release(run.release.key, by=None, why="An extract.")
    assert cleared(uploads) == 2 and not run.file.is_file() and not run.refused_file.is_file()
    assert ReleaseImport.objects.get().sha256 == run.sha256


def test_what_waits_for_a_worker_stays_and_what_was_cancelled_goes(uploads: Path) -> None:
    waiting = given(b"a,b\n1,2\n")
    given(b"a,b\n3,4\n", status=Status.CANCELLED, finished_at=timezone.now())
    assert cleared(uploads) == 1 and waiting.file.is_file()


def test_what_failed_stays_for_a_month_unless_it_was_read_again(uploads: Path) -> None:
    lately, long_ago = timezone.now(), timezone.now() - 2 * FAILED_FOR
    failed = given(b"a,b\n1,2\n", status=Status.FAILED, finished_at=lately)
    given(b"a,b\n3,4\n", status=Status.FAILED, finished_at=long_ago)
    followed = given(b"a,b\n5,6\n", status=Status.FAILED, finished_at=lately)
    given(b"a,b\n7,8\n", status=Status.CANCELLED, finished_at=lately, corrects=followed)
    assert cleared(uploads) == 3 and failed.file.is_file()


def test_the_same_bytes_are_kept_for_the_import_that_still_needs_them(uploads: Path) -> None:
    given(b"a,b\n1,2\n", status=Status.CANCELLED, finished_at=timezone.now())
    waiting = given(b"a,b\n1,2\n")
    assert cleared(uploads) == 0 and waiting.file.is_file()


def test_a_file_whose_import_is_just_being_asked_for_is_left_alone(uploads: Path) -> None:
    keep([b"a,b\n1,2\n"])
    assert remove_unneeded() == 0
    assert cleared(uploads) == 1
