"""A published table: named rows, columns of numbers, gaps where the publisher has none."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


class UnusableTable(ValueError):
    """A table that cannot be used; the message names the file, the line and the value."""


@dataclass(frozen=True)
class Layout:
    """How to read a table: the columns that name a row, those of numbers, what marks a gap."""

    keys: Sequence[str]
    columns: Sequence[str]
    missing: Sequence[str]


@dataclass(frozen=True)
class Table:
    """Rows by name; each column has one number a row, NaN where nothing is published."""

    name: str
    rows: tuple[str, ...]
    columns: dict[str, FloatArray]

    def column(self, name: str, rows: Sequence[str]) -> FloatArray:
        """Return a column in the order of other rows.

        Raises
        ------
        UnusableTable
            Where the two have not the same rows.
        """
        place = {row: position for position, row in enumerate(self.rows)}
        for row in dict.fromkeys([*rows, *self.rows]):
            if row not in place:
                raise UnusableTable(f"{self.name} has no row {row!r}, the inputs have.")
        if len(rows) != len(self.rows):
            raise UnusableTable(f"{self.name} has {len(self.rows)} rows, the inputs have {len(rows)}.")
        return self.columns[name][[place[row] for row in rows]]


def read_table(text: str, name: str, layout: Layout) -> Table:
    """Read a table of comma-separated values.

    Raises
    ------
    UnusableTable
        For a column that is not there, a row too short or named twice, a cell that is no number.
    """
    rows: dict[str, list[float]] = {}
    try:
        for line, cells in _lines(text, name, layout):
            row = " ".join(cells[column] for column in layout.keys)
            if row in rows:
                raise UnusableTable(f"{name}, line {line}: the row {row!r} is there twice.")
            rows[row] = [
                _number(cells[column], f"{name}, line {line}, {column}", layout) for column in layout.columns
            ]
    except csv.Error as error:
        raise UnusableTable(f"{name} is not a table of comma-separated values: {error}.") from error
    if not rows:
        raise UnusableTable(f"{name} has no rows.")
    numbers = np.array(list(rows.values()), dtype=float).reshape(len(rows), len(layout.columns))
    return Table(name, tuple(rows), dict(zip(layout.columns, numbers.T, strict=True)))


def _lines(text: str, name: str, layout: Layout) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = [cell.strip() for cell in next(reader, [])]
    for column in (*layout.keys, *layout.columns):
        if header.count(column) != 1:
            fault = "is there more than once" if column in header else "is missing"
            raise UnusableTable(f"{name}: the column {column!r} {fault}.")
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(header):
            raise UnusableTable(f"{name}, line {reader.line_num}: {len(cells)} cells, not {len(header)}.")
        yield reader.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=True))


def _number(cell: str, where: str, layout: Layout) -> float:
    if cell in layout.missing:
        return np.nan
    if not NUMBER.fullmatch(cell):
        raise UnusableTable(f"{where}: {cell!r} is no number.")
    return float(cell)
