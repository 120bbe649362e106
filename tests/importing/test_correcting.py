"""Refused rows come back corrected, and the file is read again with them in their places."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from corridors.importing.refused_rows import corrected, escaped
from corridors.importing.running import run_import
from corridors.models import Release, ReleaseImport
from corridors.requesting import request_correction, request_upload
from corridors.sources.reading import UnreadableFile
from corridors.sources.workbooks import sheet_stream
from tests.factories import make_user
from tests.importing.typed import refugees
from tests.sources.workbook import typed_workbook

ROWS = ("2025 MMR THA 100", "2025 AFG UNK 9", "2025 SYR TUR =1+1")


@pytest.fixture
def run(world: None, settings: Any, tmp_path: Path) -> ReleaseImport:
    settings.UPLOADS_DIR = tmp_path / "uploads"
    content = refugees(tmp_path, *ROWS).read_bytes()
    upload = SimpleUploadedFile("population.csv", content)
    return read(request_upload(upload, requested_by=make_user("curator")))


def read(asked: ReleaseImport) -> ReleaseImport:
    run_import(asked.pk)
    return ReleaseImport.objects.get(pk=asked.pk)


def corrected_import(run: ReleaseImport, table: Path) -> ReleaseImport:
    upload = SimpleUploadedFile("corrected.csv", table.read_bytes())
    return read(request_correction(upload, corrects=run, requested_by=run.requested_by))


def refused_rows(run: ReleaseImport) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(run.refused_file)).get_sheet_by_index(0).to_python()


def as_csv(folder: Path, rows: list[list[Any]]) -> Path:
    path, out = folder / "corrected.csv", io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def test_the_workbook_holds_the_original_columns_with_line_and_reason(run: ReleaseImport) -> None:
    header, first, second = refused_rows(run)
    assert header[:4] == ["year", "coo_iso", "coa_iso", "refugees"] and header[-2:] == ["line", "reason"]
    assert first[:4] == ["2025", "AFG", "UNK", "9"] and first[-2] == 3
    assert first[-1] == "The country of asylum is UNK (unknown), which is no country."
    assert second[-2] == 4


def test_nothing_in_the_workbook_is_a_formula(run: ReleaseImport) -> None:
    assert refused_rows(run)[2][3] == "'=1+1"
    assert (escaped("=1+1"), escaped("-5"), escaped("-"), escaped("@x")) == ("'=1+1", "-5", "'-", "'@x")


def test_corrected_rows_join_those_that_were_accepted(run: ReleaseImport, tmp_path: Path) -> None:
    header, first, second = refused_rows(run)
    first[2], second[3] = "PAK", "7"
    again = corrected_import(run, as_csv(tmp_path, [header, first, second]))
    assert (again.rows_read, again.rows_refused, again.outcome) == (3, 0, "staged")
    values = again.release.pair_figures.order_by("value").values_list("origin", "destination", "value")
    assert list(values) == [("SYR", "TUR", 7.0), ("AFG", "PAK", 9.0), ("MMR", "THA", 100.0)]
    assert again.release.status_reason.endswith(", 2 rows corrected by curator")


def test_the_corrected_release_takes_the_place_of_the_staged_one(run: ReleaseImport, tmp_path: Path) -> None:
    header, first, _ = refused_rows(run)
    first[2] = "PAK"
    corrected_import(run, as_csv(tmp_path, [header, first]))
    assert Release.objects.staged().filter(publisher="unhcr").count() == 1
    assert not Release.objects.filter(pk=run.release_id).exists()


def test_a_correction_that_fits_nowhere_fails_with_the_line(run: ReleaseImport, tmp_path: Path) -> None:
    header, first, _ = refused_rows(run)
    first[-2] = 99
    again = corrected_import(run, as_csv(tmp_path, [header, first]))
    assert (again.status, again.reason) == ("failed", "The file has no line 99.")
    assert Release.objects.filter(pk=run.release_id).exists()


def with_every_digit(content: bytes) -> bytes:
    """A workbook whose 0.5 is a number of seventeen digits, as publishers' programmes write them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"<v>0.5</v>", b"<v>0.39413946866989136</v>"))
    return out.getvalue()


def test_a_workbook_keeps_every_digit_of_the_cells_around(tmp_path: Path) -> None:
    file, given = tmp_path / "file.xlsx", tmp_path / "given.csv"
    content = typed_workbook({"Data": [["iso3", "score"], ["MMR", 0.5], ["ANT", 2]]})
    file.write_bytes(with_every_digit(content))
    given.write_text("iso3,score,line\nCUW,2,3\n")
    file.write_bytes(corrected(file, given).content)
    sheet = dict(sheet_stream(file, "Data"))
    assert [float(sheet[2][1]), *sheet[3]] == [0.39413946866989136, "CUW", 2.0]


def test_rows_as_they_were_correct_nothing(run: ReleaseImport, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="nothing was corrected"):
        corrected(run.file, as_csv(tmp_path, refused_rows(run)))


def test_a_table_without_lines_is_refused(run: ReleaseImport, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no column 'line'"):
        corrected(run.file, as_csv(tmp_path, [["year", "coo_iso"], ["2025", "MMR"]]))


def test_a_correction_that_gives_a_file_there_was_before_leaves_only_that(
    run: ReleaseImport, tmp_path: Path
) -> None:
    mended = [ROWS[0], "2025 AFG PAK 9", "2025 SYR TUR 7"]
    content = refugees(tmp_path, *mended, name="whole.csv").read_bytes()
    whole = read(request_upload(SimpleUploadedFile("whole.csv", content), requested_by=run.requested_by))
    header, first, second = refused_rows(run)
    first[2], second[3] = "PAK", "7"
    again = corrected_import(run, as_csv(tmp_path, [header, first, second]))
    assert (again.outcome, again.release) == ("unchanged", whole.release)
    assert list(Release.objects.staged()) == [whole.release]
