"""The spreadsheet of hand entries: written with the present ones, read back as the same table."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from corridors.sources.entries import Cells, Kind, canonical
from corridors.sources.opening import records
from corridors.sources.reading import UnreadableFile
from corridors.sources.workbooks import Cell, is_workbook, sheet_stream

WIDE = 22
SPARE_ROWS = 200
"""Empty rows below the entries, formatted as text so that a spreadsheet leaves codes and days alone."""


@dataclass(frozen=True)
class Table:
    """What came back: the rows of text, where each stands in the file, and the same as csv."""

    rows: tuple[Cells, ...]
    lines: tuple[int, ...]
    content: bytes


def workbook_of(kind: Kind, rows: list[Cells]) -> bytes:
    """Write the entries of a kind as an xlsx file; every cell is text, so nothing is taken as a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = kind.slug
    sheet.append(list(kind.columns))
    for row in rows:
        sheet.append([""] * len(kind.columns))
        for at, name in enumerate(kind.columns, start=1):
            cell = sheet.cell(sheet.max_row, at)
            cell.value, cell.data_type = row[name], "s"
    for at in range(1, len(kind.columns) + 1):
        sheet.column_dimensions[get_column_letter(at)].width = WIDE
        sheet.cell(1, at).font = Font(bold=True)
        for line in range(2, len(rows) + SPARE_ROWS):
            sheet.cell(line, at).number_format = "@"
            sheet.cell(line, at).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def table_of(kind: Kind, content: bytes) -> Table:
    """Read an uploaded spreadsheet (xlsx, xls or csv) of a kind.

    Raises
    ------
    UnreadableFile
        When a column is missing, or the file is no table.
    """
    numbered = list(_records(content))
    if not numbered:
        raise UnreadableFile("The file is empty.")
    header = [_text(cell) for cell in numbered[0][1]]
    missing = [name for name in kind.columns if name not in header]
    if missing:
        raise UnreadableFile(
            f"The first row has no column {missing[0]!r}; it needs {', '.join(kind.columns)}."
        )
    rows = [(line, _row(kind, header, cells)) for line, cells in numbered[1:]]
    kept = [(line, row) for line, row in rows if any(row.values())]
    said = tuple(row for _line, row in kept)
    return Table(said, tuple(line for line, _row in kept), canonical(kind, said, in_order=False).encode())


def _records(content: bytes) -> Iterator[tuple[int, Sequence[Cell]]]:
    if is_workbook(content):
        yield from sheet_stream(content, None)
    else:
        yield from records(content)


def _row(kind: Kind, header: list[str], cells: Sequence[Cell]) -> Cells:
    texts = dict(zip(header, (_text(cell) for cell in cells), strict=False))
    return {name: texts.get(name, "") for name in kind.columns}


def _text(cell: Cell) -> str:
    """A cell as it would be typed: days as 2026-03-31, whole numbers without a point."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
