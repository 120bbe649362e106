"""Opening workbooks (xls and xlsx): sheets by name, rows one by one with their numbers in the sheet."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from corridors.sources.archives import Member, members
from corridors.sources.bounding import check_workbook
from corridors.sources.opening import Source, open_bytes, starts_with
from corridors.sources.reading import UnreadableFile

Cell = str | float | int | bool | date | datetime | time | timedelta

BEGINS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How an xlsx (or any zip archive) and an xls file begin."""


def is_workbook(source: Source) -> bool:
    """Say whether a file begins as an xls, xlsx or ods workbook; an archive of csv files is none."""
    return starts_with(source, BEGINS) and members(source) is None


def sheet_names(source: Source) -> list[str]:
    """Return the names of a workbook's sheets in their order."""
    return list(_workbook(source).sheet_names)


def sheet_stream(source: Source, sheet: str | None) -> Iterator[tuple[int, list[Cell]]]:
    """Give the rows of a worksheet that hold a cell, each with its number, from 1; empty cells are ``""``.

    Rows become Python objects one at a time, so that a long sheet is never held as such.

    Parameters
    ----------
    sheet : str or None
        The sheet's name; None reads the first sheet.

    Raises
    ------
    UnreadableFile
        At once when the file is no workbook or has no such sheet.
    """
    workbook = _workbook(source)
    names = workbook.sheet_names
    if not names:
        raise UnreadableFile("The workbook has no sheet.")
    wanted = names[0] if sheet is None else sheet
    if wanted not in names:
        raise UnreadableFile(f"The workbook has no sheet {wanted!r}; it has {', '.join(names)}.")
    try:
        return _rows(workbook.get_sheet_by_name(wanted))
    except CalamineError as error:
        raise UnreadableFile(f"Sheet {wanted!r} of the workbook is damaged.") from error


def sheet_cells(source: Source, sheet: str) -> list[tuple[int, list[Cell]]]:
    """Return every row of a worksheet that holds a cell, with its number, the header not looked for."""
    return list(sheet_stream(source, sheet))


def label_of(cell: Cell) -> str:
    """Return a cell as the text a person sees: a year is ``2024``, not ``2024.0``."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[Cell]]]:
    """The library leaves out the empty columns before the first cell; they are put back."""
    before: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        if any(cell != "" for cell in cells):
            yield line, before + cells


def _workbook(source: Source) -> CalamineWorkbook:
    if not isinstance(source, Member):
        check_workbook(source)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(open_bytes(source)))
    except CalamineError as error:
        raise UnreadableFile("The file is not a workbook (xls or xlsx), or it is cut off.") from error
