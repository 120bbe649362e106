"""The refused rows of a file as a workbook to correct, and the file with the corrected rows in their place.

The workbook holds one sheet for each table of the file that has refused rows: the original columns under
their headings, then ``line`` and ``reason``. What comes back, as workbook or csv, is taken row by row by its
line: a row whose cells are as they were stays refused, a row that is left out stays as it was.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corridors.importing.originals import Table, is_delimited, plain_workbook, rewritten, tables
from corridors.importing.spooling import Batches
from corridors.sources.mapped import delimiter_of
from corridors.sources.opening import records
from corridors.sources.reading import RejectedRow, UnreadableFile
from corridors.sources.workbooks import is_workbook, label_of, sheet_names, sheet_stream

LINE, REASON = "line", "reason"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet may take for a formula."""

ESCAPE = "'"

Given = tuple[str, int, list[str]]
"""Sheet, line and cells of a row."""


@dataclass(frozen=True)
class Corrected:
    """A file with corrected rows in their place, and how many they are."""

    content: bytes
    rows: int


def write_workbook(path: Path, file: Path, refused: Iterable[RejectedRow]) -> None:
    """Write the refused rows of a file as a workbook; they are gone through more than once, never held."""
    refused = _with_cells(file, refused)
    unfinished = path.with_name(f".{path.name}")
    with plain_workbook(str(unfinished), long=True) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for table, rows in _by_table(file, refused):
            _write_sheet(book, bold, table, rows)
    unfinished.replace(path)


def _with_cells(file: Path, refused: Iterable[RejectedRow]) -> Iterable[RejectedRow]:
    """Rows that were well written come without their cells; find them in a file of one table."""
    lines = {row.line for row in refused if not row.raw}
    found = tables(file, lines) if lines else []
    if len(found) != 1:
        return refused
    cells = found[0].rows
    completed: Batches[RejectedRow] = Batches()
    for row in refused:
        raw = row.raw or tuple(str(cell) for cell in cells.get(row.line, ()))
        completed.add(replace(row, raw=raw))
    return completed


def corrected(file: Path, given: Path) -> Corrected:
    """Return the file with the rows a person corrected.

    Raises
    ------
    UnreadableFile
        When what is given is no such workbook, names a line the file has not, or corrects nothing.
    """
    rows = list(_given(given))
    there = {table.sheet: table.rows for table in tables(file, {line for _, line, _ in rows})}
    if not there:
        raise UnreadableFile(
            "Rows of an archive, of XML or of nested JSON cannot be put back here: "
            "correct them in the publisher's file and upload that."
        )
    replaced = {}
    for sheet, line, cells in _placed(rows, there):
        before = [str(cell) for cell in there[sheet][line]]
        if len(cells) != len(before):
            raise UnreadableFile(f"Line {line} has {len(cells)} cells; the file has {len(before)} there.")
        if cells != before:
            replaced[sheet, line] = cells
    if not replaced:
        raise UnreadableFile("Every row is as it was: nothing was corrected.")
    return Corrected(rewritten(file, replaced), len(replaced))


def check_corrections(given: Path) -> None:
    """Refuse at once what cannot be a table of corrected rows; whether lines fit is seen with the file."""
    if not list(_given(given)):
        raise UnreadableFile("The table holds no row.")


def escaped(text: str) -> str:
    """A text as a spreadsheet may hold it: a number stays a number, a formula becomes a text."""
    return f"{ESCAPE}{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _unescaped(text: str) -> str:
    return text[1:] if text.startswith(ESCAPE) and text[1:].startswith(FORMULA) else text


def _by_table(
    file: Path, refused: Iterable[RejectedRow]
) -> Iterator[tuple[Table, Callable[[], Iterator[RejectedRow]]]]:
    """Give each table with what gives its refused rows; rows found in none come last, without headings."""
    there = tables(file, ())
    if [table.sheet for table in there] == [""] and is_delimited(file):
        yield there[0], lambda: iter(refused)
        return
    for table in there:
        yield table, lambda table=table: (row for row in refused if table.holds(row))  # type: ignore[misc]
    yield Table("", {}), lambda: (row for row in refused if not any(one.holds(row) for one in there))


def _write_sheet(book: Any, bold: Any, table: Table, rows: Callable[[], Iterator[RejectedRow]]) -> None:
    width, first = 0, None
    for row in rows():
        width, first = max(width, len(row.raw)), first or row
    if first is None:
        return
    sheet = book.add_worksheet(table.sheet or None)
    header = table.header(width, first.line) or [f"column {place + 1}" for place in range(width)]
    for column, heading in enumerate((*header, LINE, REASON)):
        sheet.write_string(0, column, heading, bold)
    for place, row in enumerate(rows(), start=1):
        for column, cell in enumerate(row.raw):
            sheet.write_string(place, column, escaped(cell))
        sheet.write_number(place, width, row.line)
        sheet.write_string(place, width + 1, escaped(row.reason))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(0, width - 1), 14)
    sheet.set_column(width + 1, width + 1, 70)


def _given(given: Path) -> Iterator[Given]:
    """Give sheet, line and cells of every row of what a person corrected."""
    for sheet, rows in _sheets(given):
        header = [cell.strip() for cell in next(rows, [])]
        if LINE not in header:
            raise UnreadableFile(
                f"There is no column {LINE!r}, which says where a corrected row belongs; "
                "use the workbook of refused rows."
            )
        at = len(header) - 1 - header[::-1].index(LINE)
        for cells in rows:
            yield (
                sheet,
                _line(cells[at] if at < len(cells) else ""),
                [_unescaped(cell) for cell in cells[:at]],
            )


def _placed(rows: Sequence[Given], there: Mapping[str, Mapping[int, Any]]) -> Iterator[Given]:
    for name, line, cells in rows:
        sheet = name if name in there else next(iter(there))
        if line not in there[sheet]:
            raise UnreadableFile(f"The file has no line {line}.")
        yield sheet, line, cells


def _line(text: str) -> int:
    whole = text.strip().removesuffix(".0")
    if not whole.isdecimal():
        raise UnreadableFile(f"{text!r} is no line of the file.")
    return int(whole)


def _sheets(given: Path) -> Iterator[tuple[str, Iterator[list[str]]]]:
    if is_workbook(given):
        for name in sheet_names(given):
            yield name, ([label_of(cell) for cell in cells] for _, cells in sheet_stream(given, name))
    else:
        yield "", (cells for _, cells in records(given, delimiter_of(given)))
