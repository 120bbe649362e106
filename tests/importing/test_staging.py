"""A file becomes a staged release with its figures, and nothing that counts changes."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from corridors.models import Figure, PairFigure, Release
from tests.importing.typed import refugees, run

pytestmark = pytest.mark.usefixtures("world")

THREE = ("2025 MMR THA 100", "2025 AFG PAK 20", "2018 AFG PAK 7")


def staged(folder: Path, *rows: str) -> Release:
    run("unhcr-population", refugees(folder, *rows))
    return Release.objects.get(status="staged")


def test_a_file_is_distilled_as_the_fixtures_are(tmp_path: Path) -> None:
    # Of the three rows the one of 2018 is too early to be kept: two figures, each at the end of its year.
    release = staged(tmp_path, *THREE)
    rows = release.pair_figures.order_by("origin").values_list(
        "indicator", "origin", "destination", "period", "counts_from", "value"
    )
    assert list(rows) == [
        ("unhcr.refugees", "AFG", "PAK", "2025", date(2025, 12, 31), 20.0),
        ("unhcr.refugees", "MMR", "THA", "2025", date(2025, 12, 31), 100.0),
    ]


def test_a_staged_release_counts_for_nothing(tmp_path: Path) -> None:
    before = PairFigure.objects.counting(Release.objects.counting_on(date(2026, 6, 30))).count()
    staged(tmp_path, *THREE)
    assert PairFigure.objects.counting(Release.objects.counting_on(date(2026, 6, 30))).count() == before
    assert Release.objects.get(key="unhcr-population-2025").status == "published"


def test_a_release_carries_its_files_digest_and_rows(tmp_path: Path) -> None:
    release = staged(tmp_path, *THREE, "2025 AFG UNK 9")
    content = (tmp_path / "anything.csv").read_bytes()
    assert release.sha256 == hashlib.sha256(content).hexdigest()
    assert release.key == f"unhcr-population-{release.sha256[:12]}"
    assert (release.rows_read, release.rows_refused) == (4, 1)
    assert release.retrieved == timezone.localdate().isoformat()


def test_refused_rows_are_told_with_line_and_reason(tmp_path: Path) -> None:
    ran = run("unhcr", refugees(tmp_path, "2025 MMR THA 100", "2025 AFG UNK 9"))
    assert ran.refused == [
        "line 3: The country of asylum is UNK (unknown), which is no country.",
        "1 of 2 rows were refused.",
    ]
    assert ran.last.startswith("read 2, refused 1, ")


def test_of_many_refused_rows_the_first_twenty_are_shown(tmp_path: Path) -> None:
    unusable = [f"{year} AFG UNK 9" for year in range(1990, 2020)]
    ran = run("unhcr", refugees(tmp_path, "2025 MMR THA 100", *unusable))
    assert len(ran.refused) == 20 + 1
    assert ran.refused[-1] == "30 of 31 rows were refused; the first 20 are shown."


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    before = set(Release.objects.values_list("key", "status")), PairFigure.objects.count()
    ran = run("unhcr", refugees(tmp_path, *THREE), dry_run=True, publish=True)
    assert ran.last.endswith(", dry run")
    assert (set(Release.objects.values_list("key", "status")), PairFigure.objects.count()) == before


def test_the_same_bytes_twice_change_nothing(tmp_path: Path) -> None:
    first = run("unhcr", refugees(tmp_path, *THREE))
    releases, figures = Release.objects.count(), (Figure.objects.count(), PairFigure.objects.count())
    again = run("unhcr-population", refugees(tmp_path, *THREE, name="another-name.txt"))
    assert (first.last.rsplit(", ", 1)[1], again.last.rsplit(", ", 1)[1]) == ("staged", "unchanged")
    assert Release.objects.count() == releases
    assert (Figure.objects.count(), PairFigure.objects.count()) == figures
