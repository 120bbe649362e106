"""Opening publishers' tables: text in either encoding, headers found by their cells, strict numbers.

Nothing here knows a publisher. Headers are found by looking for cells that must stand in them
(anchors), never by row number, because official workbooks open with titles, units and notes.
"""

import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from corridors.codes import UnknownCountry, as_stated
from corridors.sources.opening import TWICE_ENCODED_MARK, ends_mid_line, records
from corridors.sources.opening import Source as Source
from corridors.sources.reading import AcceptedRow, Reading, RejectedRow, Row, UnreadableFile
from corridors.sources.workbooks import Cell as Cell
from corridors.sources.workbooks import label_of, sheet_stream

BLANK = frozenset({""})
"""The only spelling of "missing" that every publisher shares. A reader whose publisher writes it in words
or signs says so itself: what is "missing" in one file is a mistake in another."""

HEADER_WITHIN = 40
"""How many rows from the top a header is looked for (publishers' own preambles end before row 20)."""

_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_PLAIN = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")

AnyCell = TypeVar("AnyCell")


class UnusableRow(ValueError):
    """A row that cannot be used; the message is the reason shown to a person."""


def csv_rows(
    source: Source, anchors: Collection[str], delimiter: str = ","
) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Return the header of a csv file and its data rows with the line each begins on.

    Lines without any cell are not rows. A second header row of ``#tags`` is passed over.

    Parameters
    ----------
    source : Path or bytes
    anchors : collection of str
        Cells that must all stand in the header row.

    Raises
    ------
    UnreadableFile
        At once when no header is found; while iterating when the file ends inside a row.
    """
    lines = records(source, delimiter)
    header = _header(lines, anchors)
    return header, _without_tags(until_cut(lines, len(header), ends_mid_line(source)))


def headerless_rows(source: Source, header: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Return every row of a csv file that came without its header row."""
    return until_cut(records(source), len(header), ends_mid_line(source))


def sheet_rows(
    source: Source, sheet: str | None, anchors: Collection[str]
) -> tuple[list[str], Iterator[tuple[int, list[Cell]]]]:
    """Return the header of a worksheet (xls or xlsx) and its data rows with their row numbers.

    Rows of empty cells only are not rows. Empty cells are ``""``.

    Parameters
    ----------
    sheet : str or None
        The sheet's name; None reads the first sheet.
    """
    numbered = sheet_stream(source, sheet)
    header = _header(((line, [label_of(cell) for cell in row]) for line, row in numbered), anchors)
    return header, _without_tags(numbered)


def columns(header: Sequence[str], names: Iterable[str]) -> tuple[int, ...]:
    """Return where each named column stands.

    Raises
    ------
    UnreadableFile
        When a column is not there.
    """
    missing = [name for name in names if name not in header]
    if missing:
        raise UnreadableFile(f"The header has no column {missing[0]!r}.")
    return tuple(header.index(name) for name in names)


def judged(
    rows: Iterable[tuple[int, list[AnyCell]]],
    width: int,
    read: Callable[[list[AnyCell]], tuple[Reading, ...]],
) -> Iterator[Row]:
    """Turn each row into an accepted or a refused one.

    Parameters
    ----------
    rows : iterable of (line, cells)
    width : int
        How many cells the header has; a row of another width is refused.
    read : callable
        Gives the readings of one row's cells, or raises ``UnusableRow`` or ``UnknownCountry``.
    """
    for line, cells in rows:
        if len(cells) != width:
            reason = f"The row has {len(cells)} cells where the header has {width}."
            yield RejectedRow(line, reason, _raw(cells))
            continue
        try:
            try:
                readings = read(cells)
            except UnknownCountry:
                readings = _read_as_stated(cells, read)
        except UnknownCountry as error:
            yield RejectedRow(line, str(error), _raw(cells), error.given)
        except UnusableRow as error:
            yield RejectedRow(line, str(error), _raw(cells))
        else:
            yield AcceptedRow(line, readings)


def _read_as_stated(
    cells: list[AnyCell], read: Callable[[list[AnyCell]], tuple[Reading, ...]]
) -> tuple[Reading, ...]:
    """Read a row; a country nobody knows is read as the one a person said it is."""
    while True:
        try:
            return read(cells)
        except UnknownCountry as error:
            country: Any = as_stated(error.given)
            known = [country if country and str(cell).strip() == error.given else cell for cell in cells]
            if known == cells:
                raise
            cells = known


def number(cell: Cell | None, nulls: Collection[str] = BLANK) -> float | None:
    """Return the number a cell states, or None where it says "missing".

    ``"1,022"`` is 1022; ``"1,02"``, ``"nan"`` and ``"about 5"`` are refused.

    Raises
    ------
    UnusableRow
        (a ValueError) when the cell is neither a number nor a spelling of "missing".
    """
    if isinstance(cell, str):
        return _number_of_text(cell, nulls)
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return float(cell)
    raise UnusableRow(f"{cell!r} is not a number.")


def count(cell: Cell | None, column: str, nulls: Collection[str] = BLANK) -> float | None:
    """Return a number that cannot be negative, or None; a refusal names the column."""
    if isinstance(cell, str) and cell.isdecimal():
        return float(cell)
    try:
        stated = number(cell, nulls)
    except UnusableRow as error:
        raise UnusableRow(f"{column}: {error}") from error
    if stated is not None and stated < 0:
        raise UnusableRow(f"{column}: {cell!r} is below zero.")
    return stated


def degrees(cell: Cell | None, column: str, limit: float) -> float:
    """Return a longitude (limit 180) or latitude (limit 90) in degrees."""
    stated = number(cell)
    if stated is None or abs(stated) > limit:
        raise UnusableRow(f"{column}: {str(cell)!r} is not between -{limit:g} and {limit:g} degrees.")
    return stated


def day(cell: Cell | None, nulls: Collection[str] = BLANK) -> date | None:
    """Return the day a cell states (``2024-07-01``, with or without a time), or None where missing."""
    if isinstance(cell, datetime):
        return cell.date()
    if cell is None or isinstance(cell, date):
        return cell
    text = str(cell).strip()
    if text in nulls:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError as error:
        raise UnusableRow(f"{text!r} is not a day.") from error


def year(cell: Cell | None) -> str:
    """Return the year a cell states as four digits.

    Raises
    ------
    UnusableRow
        When it states none between 1900 and 2100.
    """
    try:
        stated = number(cell)
    except UnusableRow:
        stated = None
    if stated is None or stated != int(stated) or not 1900 <= stated <= 2100:
        raise UnusableRow(f"{str(cell)!r} is not a year.")
    return str(int(stated))


def _number_of_text(text: str, nulls: Collection[str]) -> float | None:
    if text.isdecimal():
        return float(text)
    text = text.strip()
    if text in nulls:
        return None
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    if _PLAIN.fullmatch(text):
        return float(text)
    raise UnusableRow(f"{text!r} is not a number.")


def _header(lines: Iterator[tuple[int, list[str]]], anchors: Collection[str]) -> list[str]:
    wanted = set(anchors)
    for line, cells in lines:
        header = [cell.removeprefix(TWICE_ENCODED_MARK).strip() for cell in cells]
        if wanted.issubset(header):
            return header
        if line >= HEADER_WITHIN:
            break
    named = ", ".join(repr(anchor) for anchor in anchors)
    raise UnreadableFile(f"No header with the columns {named} was found: this is another file.")


def until_cut(
    lines: Iterator[tuple[int, list[AnyCell]]], width: int, mid_line: bool
) -> Iterator[tuple[int, list[AnyCell]]]:
    """Pass rows on; a last row that is short and ends in mid-line means the file was cut off."""
    previous = next(lines, None)
    if previous is None:
        raise UnreadableFile("The file has a header and no rows.")
    for record in lines:
        yield previous
        previous = record
    line, cells = previous
    if mid_line and len(cells) < width:
        raise UnreadableFile(f"The file is cut off: line {line} ends after {len(cells)} of {width} cells.")
    yield previous


def _without_tags(rows: Iterator[tuple[int, list[AnyCell]]]) -> Iterator[tuple[int, list[AnyCell]]]:
    first = next(rows, None)
    if first is None:
        return
    tags = sum(str(cell).startswith("#") and str(cell) != "#N/A" for cell in first[1])
    if tags * 2 <= len(first[1]):
        yield first
    yield from rows


def _raw(cells: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(cell) for cell in cells)
