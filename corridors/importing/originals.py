"""A publisher's file as tables of cells: found again by line, headed, and written anew with rows replaced.

Text files keep their delimiter and become UTF-8, lists of JSON objects keep their keys; workbooks are
written as plain xlsx with the same sheets and cells. The same replacements give the same bytes.
"""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

from corridors.sources.archives import members
from corridors.sources.mapped import delimiter_of
from corridors.sources.opening import open_start, open_text, records
from corridors.sources.reading import RejectedRow
from corridors.sources.tables import HEADER_WITHIN
from corridors.sources.workbooks import Cell, is_workbook, label_of, sheet_names, sheet_stream

ALWAYS = datetime(2000, 1, 1)
"""Day of creation written into workbooks, so that the same content is the same bytes."""

Rows = dict[int, list[Cell]]


@dataclass(frozen=True)
class Table:
    """One table of a file: its sheet (``""`` in a text file) and its rows by line."""

    sheet: str
    rows: Rows

    def holds(self, row: RejectedRow) -> bool:
        """Say whether this is the table a refused row stands in: its line has the same cells."""
        found = self.rows.get(row.line)
        return found is not None and same_cells(found, row.raw)

    def header(self, width: int, line: int) -> list[str]:
        """Return the headings above a line: of the rows near the top as wide, the one with most texts."""
        above = [
            [label_of(cell).strip() for cell in cells]
            for at, cells in self.rows.items()
            if at < line and at <= HEADER_WITHIN and len(cells) == width
        ]
        return max(above, key=lambda cells: len({cell for cell in cells if _is_text(cell)}), default=[])


def tables(file: Path, lines: Collection[int] | None = None) -> list[Table]:
    """Return the tables of a file; of a long text only the given lines, and those a header may stand in.

    An archive, and JSON that is no list of objects, has none.
    """
    if members(file) is not None or not (is_workbook(file) or _is_text_or_list(file)):
        return []
    if is_workbook(file):
        return [Table(name, dict(sheet_stream(file, name))) for name in sheet_names(file)]
    if _is_json(file):
        return [Table("", _of_objects(json.loads(open_text(file))))]
    numbered = records(file, delimiter_of(file))
    if lines is not None:
        wanted = {*lines, *range(HEADER_WITHIN + 1)}
        numbered = takewhile(lambda record: record[0] <= max(wanted), numbered)
        return [Table("", {line: list(cells) for line, cells in numbered if line in wanted})]
    return [Table("", {line: list(cells) for line, cells in numbered})]


def is_delimited(file: Path) -> bool:
    """Say whether a file is one table of delimited text."""
    return members(file) is None and not is_workbook(file) and not _is_json(file) and _is_text_or_list(file)


def same_cells(cells: Sequence[Cell], raw: Sequence[str]) -> bool:
    return [str(cell) for cell in cells] == list(raw)


def rewritten(file: Path, replaced: Mapping[tuple[str, int], Sequence[str]]) -> bytes:
    """Return the file with rows replaced: sheet (``""`` in a text file) and line -> cells as text."""
    if is_workbook(file):
        return _workbook(tables(file), replaced)
    if _is_json(file):
        return _objects(json.loads(open_text(file)), replaced)
    return _text(file, replaced)


def _is_text_or_list(file: Path) -> bool:
    return not open_start(file, 200).lstrip().startswith(("{", "<"))


def _is_json(file: Path) -> bool:
    return open_start(file, 200).lstrip().startswith("[")


def _is_text(cell: str) -> bool:
    return bool(cell) and not cell.replace(".", "").replace("-", "").isdecimal()


def _of_objects(listed: Any) -> Rows:
    """Give each object's values the place of the object in the list as line, and the keys line 0."""
    if not isinstance(listed, list) or not listed or not isinstance(listed[0], dict):
        return {}
    rows: Rows = {0: list(listed[0])}
    for place, one in enumerate(listed, start=1):
        rows[place] = ["" if value is None else str(value) for value in one.values()]
    return rows


def _objects(listed: list[Any], replaced: Mapping[tuple[str, int], Sequence[str]]) -> bytes:
    changed = [
        dict(zip(one, replaced["", place], strict=True)) if ("", place) in replaced else one
        for place, one in enumerate(listed, start=1)
    ]
    return json.dumps(changed, ensure_ascii=False).encode()


def _text(file: Path, replaced: Mapping[tuple[str, int], Sequence[str]]) -> bytes:
    delimiter, out = delimiter_of(file), io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    next_line = 1
    for line, cells in records(file, delimiter):
        writer.writerows([] for _ in range(line - next_line))  # lines without a cell keep their place
        writer.writerow(replaced.get(("", line), cells))
        next_line = line + 1 + sum(cell.count("\n") for cell in cells)
    return out.getvalue().encode()


def _workbook(sheets: Sequence[Table], replaced: Mapping[tuple[str, int], Sequence[str]]) -> bytes:
    out = io.BytesIO()
    with plain_workbook(out) as book:
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for table in sheets:
            sheet = book.add_worksheet(table.sheet)
            for line, cells in table.rows.items():
                given = replaced.get((table.sheet, line))
                for column, cell in enumerate(cells if given is None else typed(given, cells)):
                    _write(sheet, line - 1, column, cell, days)
    return out.getvalue()


def plain_workbook(out: io.BytesIO | str, *, long: bool = False) -> Any:
    """Return a workbook to write into in which a text stays a text, whatever it begins with.

    A ``long`` one is written row after row and holds no more than one of them.
    """
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options | {"constant_memory" if long else "in_memory": True})
    book.set_properties({"created": ALWAYS})
    return book


def typed(given: Sequence[str], were: Sequence[Cell]) -> Iterator[Cell]:
    """Give corrected cells as numbers again, except where a text that looks like one was left as it was."""
    for text, was in zip(given, were, strict=True):
        if text == str(was):
            yield was
        else:
            yield _number(text)


def _number(text: str) -> Cell:
    try:
        return float(text)
    except ValueError:
        return text


def _write(sheet: Any, row: int, column: int, cell: Cell, days: Any) -> None:
    ways: tuple[tuple[Any, Callable[..., Any]], ...] = (
        (bool, sheet.write_boolean), (str, sheet.write_string), (int | float, sheet.write_number),
    )  # fmt: skip
    if cell == "":
        return
    for kind, write in ways:
        if isinstance(cell, float) and float(f"{cell:.16G}") != cell:
            sheet.write_string(row, column, repr(cell))  # as a number it would lose its last digit
            return
        if isinstance(cell, kind):
            write(row, column, cell)
            return
    if isinstance(cell, datetime | date | time | timedelta):
        sheet.write_datetime(row, column, cell, days)
