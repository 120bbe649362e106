"""Reading any table, csv or workbook, by a mapping a person made; see ``mapping``.

The rules are those of the other readers: a row that cannot be used comes back refused with its reason,
an unknown country with its name, a blank number is missing and no zero.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from itertools import islice

from corridors.sources.delimiters import delimiter_in
from corridors.sources.mapped_row import MappedRow
from corridors.sources.mapping import COUNTRY, EVENT, Mapping
from corridors.sources.mapping_checks import checked
from corridors.sources.opening import Source, ends_mid_line, open_start, records
from corridors.sources.reading import (
    CountryReading,
    EventReading,
    PairReading,
    Reading,
    Row,
    Scalar,
    UnreadableFile,
)
from corridors.sources.tables import (
    HEADER_WITHIN,
    UnusableRow,
    judged,
    until_cut,
)
from corridors.sources.workbooks import Cell, is_workbook, label_of, sheet_stream

Numbered = Iterator[tuple[int, list[Cell]]]

NO_POSITION = 6
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Preview:
    """The first rows of a table as text, for a person to name the columns by."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read(source: Source, mapping: Mapping) -> Iterator[Row]:
    """Read a table by a mapping.

    Yields
    ------
    AcceptedRow or RejectedRow
        One for each row below the header that holds a cell.

    Raises
    ------
    UnusableMapping
        When the mapping says too little or contradicts itself.
    UnreadableFile
        When a named column is not in the header, or the file is empty, cut off or no table.
    """
    checked(mapping)
    header, rows = _table(source, mapping)
    at = {heading: _place(header, heading) for heading in mapping.named_columns()}
    by_year = _years(header) if mapping.years_across else ()
    readings = _event if mapping.about == EVENT else partial(_figures, by_year=by_year)

    def of_row(cells: Sequence[Cell]) -> tuple[Reading, ...]:
        row = MappedRow(cells, at, mapping)
        return readings(row) if row.is_meant() else ()

    return judged(rows, len(header), of_row)


def preview(
    source: Source, sheet: str = "", header_row: int = 0, delimiter: str = "", rows: int = 8
) -> Preview:
    """Return the headings and the first rows; without a header row, the first row with two texts or more."""
    numbered = _numbered(source, sheet, delimiter)
    for line, cells in islice(numbered, HEADER_WITHIN):
        texts = tuple(label_of(cell).strip() for cell in cells)
        if line == header_row or (not header_row and sum(bool(text) for text in texts) >= 2):
            below = islice(numbered, rows)
            return Preview(texts, tuple(tuple(label_of(cell) for cell in cells) for _, cells in below))
    raise UnreadableFile("There is no row of headings in the file.")


def delimiter_of(source: Source) -> str:
    """Return what stands between the cells of a text file: the mark most of its first lines agree on."""
    return delimiter_in(open_start(source))


def _figures(row: MappedRow, by_year: Sequence[tuple[str, int]]) -> tuple[Reading, ...]:
    mapping = row.mapping
    if by_year:
        stated = [(period, row.cells[place], period) for period, place in by_year]
        values = [(period, row.number(cell, heading)) for period, cell, heading in stated]
        return tuple(_figure(row, period, value) for period, value in values if value is not None)
    return (_figure(row, row.period(), row.number(row.cell("value"), mapping.value)),)


def _figure(row: MappedRow, period: str, value: float | None) -> Reading:
    indicator, beside = row.mapping.indicator, row.text("qualifier")
    if row.mapping.about == COUNTRY:
        return CountryReading(indicator, row.country("country"), period, value, beside)
    return PairReading(indicator, row.country("origin"), row.country("destination"), period, value, beside)


def _event(row: MappedRow) -> tuple[Reading, ...]:
    mapping = row.mapping
    starts, ends = row.day("date"), row.day("ends")
    if starts is None:
        raise UnusableRow(f"{mapping.date}: the event has no date, so it cannot be placed in time.")
    if ends is not None and ends < starts:
        raise UnusableRow(f"An event cannot run from {starts} to {ends}.")
    longitude, latitude, precision = _position(row)
    attributes: dict[str, Scalar] = {"place": row.text("label")} if mapping.label else {}
    return (
        EventReading(
            mapping.kind, row.text("identifier"), starts, ends or starts, longitude, latitude, precision,
            row.country("country") if mapping.country else None,
            row.people("deaths"), missing=row.people("missing"), attributes=attributes,
        ),
    )  # fmt: skip


def _position(row: MappedRow) -> tuple[float | None, float | None, int]:
    if not row.mapping.longitude or not (row.text("longitude") or row.text("latitude")):
        return None, None, max(row.mapping.precision, NO_POSITION)
    return row.position("longitude", 180), row.position("latitude", 90), row.mapping.precision


def _table(source: Source, mapping: Mapping) -> tuple[list[str], Numbered]:
    numbered = _numbered(source, mapping.sheet, mapping.delimiter)
    wanted, nearest = set(mapping.named_columns()), list[str]()
    for line, cells in numbered:
        header = [label_of(cell).strip() for cell in cells]
        if line == mapping.header_row or (not mapping.header_row and wanted <= set(header)):
            mid_line = not is_workbook(source) and ends_mid_line(source)
            return header, until_cut(numbered, len(header), mid_line)
        nearest = max(nearest, header, key=lambda row: (len(wanted & set(row)), sum(map(bool, row))))
        if line >= max(HEADER_WITHIN, mapping.header_row):
            break
    missing = [heading for heading in mapping.named_columns() if heading not in nearest]
    raise UnreadableFile(_no_column(missing[0] if missing else "", nearest))


def _numbered(source: Source, sheet: str, delimiter: str) -> Numbered:
    if is_workbook(source):
        return sheet_stream(source, sheet or None)
    return ((line, list(cells)) for line, cells in records(source, delimiter or delimiter_of(source)))


def _place(header: Sequence[str], heading: str) -> int:
    if heading not in header:
        raise UnreadableFile(_no_column(heading, header))
    if header.count(heading) > 1:
        raise UnreadableFile(
            f"The header has more than one column {heading!r}: which one is meant is not clear."
        )
    return header.index(heading)


def _no_column(heading: str, header: Sequence[str]) -> str:
    close = get_close_matches(heading.lower(), {name.lower(): name for name in header if name}, n=1)
    named = [name for name in header if name and name.lower() in close]
    if named:
        return f"The header has no column {heading!r}; did you mean {named[0]!r}?"
    there = ", ".join(repr(name) for name in header[:12] if name)
    return f"The header has no column {heading!r}; it has {there}."


def _years(header: Sequence[str]) -> tuple[tuple[str, int], ...]:
    found = [(heading, place) for place, heading in enumerate(header) if _YEAR.fullmatch(heading)]
    if not found:
        raise UnreadableFile("No heading of the file is a year, such as 2024.")
    twice = {heading for heading, _ in found if header.count(heading) > 1}
    if twice:
        raise UnreadableFile(
            f"The header has more than one column {min(twice)!r}: which one is meant is not clear."
        )
    return tuple(found)
