"""Archives and workbooks that unpack to too much are refused before anything of them is held."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from corridors.sources import bounding
from corridors.sources.archives import members
from corridors.sources.bounding import check_workbook
from corridors.sources.opening import open_bytes
from corridors.sources.reading import UnreadableFile
from corridors.sources.workbooks import sheet_cells, sheet_names
from tests.sources.workbook import typed_workbook

CELL = b'<c r="%s"><v>1</v></c>'


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return out.getvalue()


def workbook(sheet: bytes) -> bytes:
    """A workbook with a sheet of these rows, written as it stands."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(typed_workbook({"Data": [["iso3"]]}))) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            if name == "xl/worksheets/sheet1.xml":
                start, end = content.index(b"<sheetData>") + 11, content.index(b"</sheetData>")
                content = content[:start] + sheet + content[end:]
            changed.writestr(name, content)
    return out.getvalue()


def saying(size: int, content: bytes) -> bytes:
    """The same archive, whose list says another size of every file in it."""
    changed, at = bytearray(content), content.find(b"PK\x01\x02")
    while at != -1:
        struct.pack_into("<I", changed, at + 24, size)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def test_an_archive_that_says_to_be_huge_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "MOST_BYTES", 1_000)
    with pytest.raises(UnreadableFile, match="has 1,001 bytes: too many"):
        members(saying(1_001, archive(**{"population.csv": b"a,b\n"})))


def test_an_archive_of_nothing_but_the_same_letter_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "SMALL", 100_000)
    with pytest.raises(UnreadableFile, match="more than 200 times its packed size"):
        members(archive(**{"population.csv": b"1" * 1_000_000}))


def test_a_workbook_is_measured_whatever_it_says_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "MOST_BYTES_OF_A_WORKBOOK", 50_000)
    rows = b"".join(b'<row r="%d">%s</row>' % (at, CELL % (b"A%d" % at)) for at in range(1, 3000))
    with pytest.raises(UnreadableFile, match="would unpack to more than 50,000 bytes"):
        sheet_names(saying(10, workbook(rows)))


def test_a_cell_far_away_makes_a_small_workbook_too_large() -> None:
    far = b'<row r="1">%s</row><row r="1048576">%s</row>' % (CELL % b"A1", CELL % b"XFD1048576")
    with pytest.raises(UnreadableFile, match="reaches to row 1,048,576 and column 16,384"):
        sheet_names(workbook(far))


def test_a_formula_counts_as_what_it_came_to() -> None:
    computed = workbook(b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    assert sheet_cells(computed, "Data") == [(1, [2.0])]
    empty = workbook(b'<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>')
    assert sheet_cells(empty, "Data") == []


def test_a_formula_that_was_never_computed_is_not_taken_for_a_gap() -> None:
    with pytest.raises(UnreadableFile, match="formulas whose results it does not hold"):
        sheet_names(typed_workbook({"Data": [["iso3", "value"], ["JPN", "=1+1"]]}))


def test_a_spreadsheet_of_another_kind_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="neither xls nor xlsx"):
        check_workbook(archive(**{"content.xml": b"<x/>", "mimetype": b"ods"}))


def test_what_has_to_be_read_as_a_whole_may_not_be_endless(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("corridors.sources.opening.MOST_HELD", 3)
    (tmp_path / "x.json").write_bytes(b"[{}]")
    with pytest.raises(UnreadableFile, match="has 4 bytes and would have to be read as a whole"):
        open_bytes(tmp_path / "x.json")
