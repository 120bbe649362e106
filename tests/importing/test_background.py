"""A file given by a curator becomes a staged release in the background, whole or not at all."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.tasks import resume_abandoned
from corridors.importing.running import run_import
from corridors.models import CountryAlias, NoLongerWanted, Notice, Release, ReleaseImport
from corridors.requesting import request_again, request_upload
from tests.factories import make_user
from tests.importing.typed import refugees

pytestmark = pytest.mark.usefixtures("world")

THREE = ("2025 MMR THA 100", "2025 AFG PAK 20", "2025 AFG UNK 9")


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS_DIR = tmp_path / "uploads"


def given(folder: Path, *rows: str, **stated: Any) -> ReleaseImport:
    content = refugees(folder, *rows).read_bytes()
    upload = SimpleUploadedFile("population.csv", content)
    return request_upload(upload, requested_by=make_user("curator"), **stated)


def read(asked: ReleaseImport) -> ReleaseImport:
    run_import(asked.pk)
    return ReleaseImport.objects.get(pk=asked.pk)


def test_publisher_and_layout_are_found_out(tmp_path: Path) -> None:
    run = read(given(tmp_path, *THREE))
    assert (run.status, run.outcome, run.detected) == ("done", "staged", "UNHCR: population")
    assert (run.rows_read, run.rows_refused) == (3, 1)
    assert run.release.status == "staged" and run.release.pair_figures.count() == 2


def test_what_a_curator_states_comes_before_what_the_file_says(tmp_path: Path) -> None:
    run = read(given(tmp_path, *THREE, version="end-2025, revised", licence="CC BY 3.0 IGO"))
    assert (run.release.version, run.release.licence) == ("end-2025, revised", "CC BY 3.0 IGO")


def test_the_same_bytes_twice_are_said_to_be_here(tmp_path: Path) -> None:
    first, again = read(given(tmp_path, *THREE)), read(given(tmp_path, *THREE))
    assert (again.outcome, again.release) == ("unchanged", first.release)


def test_asking_twice_before_a_worker_comes_asks_once(tmp_path: Path) -> None:
    assert given(tmp_path, *THREE) == given(tmp_path, *THREE)


def test_a_file_nobody_can_read_fails_with_the_reason(tmp_path: Path) -> None:
    before = Release.objects.count()
    upload = SimpleUploadedFile("x.csv", b"a,b\n1,2\n")
    run = read(request_upload(upload, requested_by=make_user("curator")))
    assert run.status == "failed" and run.reason.startswith("The layout of this file is not known:")
    assert Release.objects.count() == before


def test_cancelled_while_it_is_read_it_leaves_nothing(tmp_path: Path, monkeypatch: Any) -> None:
    before = Release.objects.count()
    asked = given(tmp_path, *THREE)
    reach = ReleaseImport.reach

    def cancelled_meanwhile(run: ReleaseImport, stage: str, progress: int) -> None:
        if stage.startswith("storing"):
            ReleaseImport.objects.get(pk=run.pk).cancel()
        reach(run, stage, progress)

    monkeypatch.setattr(ReleaseImport, "reach", cancelled_meanwhile)
    assert read(asked).status == "cancelled"
    assert Release.objects.count() == before


def test_cancelled_at_the_very_end_it_is_rolled_back(tmp_path: Path, monkeypatch: Any) -> None:
    before = Release.objects.count()
    asked = given(tmp_path, *THREE)
    finish = ReleaseImport.finish

    def cancelled_first(run: ReleaseImport) -> None:
        monkeypatch.setattr(ReleaseImport, "finish", finish)
        raise NoLongerWanted("cancelled or taken over")

    monkeypatch.setattr(ReleaseImport, "finish", cancelled_first)
    run_import(asked.pk)
    assert Release.objects.count() == before
    assert ReleaseImport.objects.get(pk=asked.pk).release is None


def test_the_curator_is_told_when_it_is_done(tmp_path: Path) -> None:
    run = read(given(tmp_path, *THREE))
    notice = run.requested_by.notices.get()
    assert notice.url == run.get_absolute_url() and "UNHCR: population" in notice.text


def test_unknown_names_are_grouped_and_a_decision_is_kept_for_the_publisher(tmp_path: Path) -> None:
    rows = ("2025 MMR THA 100", "2025 BURMA THA 7", "2024 BURMA THA 5")
    run = read(given(tmp_path, *rows))
    assert [(one["name"], one["rows"]) for one in run.result["unknown"]] == [("BURMA", 2)]
    assert run.result["unknown"][0]["suggestions"] == ["MMR"]
    CountryAlias.objects.create(publisher_id="unhcr", name="BURMA", country_id="BGD")
    again = read(request_again(run, requested_by=run.requested_by))
    assert again.rows_refused == 0 and again.result["names"] == {"BURMA": "BGD"}
    assert again.release.pair_figures.filter(origin="BGD").count() == 2
    assert not Release.objects.filter(pk=run.release_id).exists()


def test_names_decided_for_one_publisher_are_not_anothers(tmp_path: Path) -> None:
    CountryAlias.objects.create(publisher_id="idmc", name="BURMA", country_id="MMR")
    assert read(given(tmp_path, "2025 MMR THA 1", "2025 BURMA THA 7")).rows_refused == 1


def test_a_worker_killed_in_the_middle_is_followed_by_another(tmp_path: Path) -> None:
    asked = given(tmp_path, *THREE)
    assert asked.claim("a worker that dies")
    ReleaseImport.objects.filter(pk=asked.pk).put_back()
    run = read(asked)
    assert (run.status, run.attempts) == ("done", 2)
    assert Release.objects.filter(sha256=run.sha256).count() == 1


def test_nothing_over_the_limit_is_kept(settings: Any, tmp_path: Path) -> None:
    settings.UPLOAD_LIMIT_MB = 0
    with pytest.raises(ValueError, match="larger than 0 MB"):
        given(tmp_path, *THREE)
    assert not any((tmp_path / "uploads").iterdir())


def test_who_asked_is_told_once_when_an_import_is_given_up(tmp_path: Path, settings: Any) -> None:
    asked = given(tmp_path, "2025 MMR THA 100")
    gone = {"status": "running", "worker": "gone", "attempts": settings.WORK_ATTEMPTS}
    ReleaseImport.objects.filter(pk=asked.pk).update(**gone)
    for _ in range(2):
        resume_abandoned()
    (notice,) = Notice.objects.of(asked.requested_by)
    assert "could not be imported" in notice.text and notice.url == asked.get_absolute_url()
