"""One row of a mapped table: its cells asked for by what the mapping calls them."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from functools import lru_cache, partial

from corridors import codes
from corridors.sources.mapping import Mapping
from corridors.sources.tables import UnusableRow, degrees, number, year
from corridors.sources.workbooks import Cell, label_of

FROM_CODE: dict[str, Callable[[str], str]] = {
    "iso3": codes.from_iso3,
    "iso2": codes.from_iso2,
    "m49": codes.from_m49,
    "name": codes.from_name,
    "unhcr": codes.from_unhcr,
    "gleditsch-ward": codes.from_gleditsch_ward,
    "world-bank": codes.from_world_bank,
    "idmc": codes.from_idmc,
    "natural-earth": codes.from_natural_earth,
}

NULLS = frozenset({"", "-", "..", "x", "X", "No data", "no data", "#N/A", "not available", "Not available"})
"""Spellings of "missing" met in publishers' files, for a table of which nobody knows how it writes it.
``NA`` is not among them: it is Namibia, North Atlantic and UNHCR's "new application"."""

_WRITTEN = {
    "ymd": ("%Y/%m/%d", "%Y.%m.%d", "%Y%m%d"),
    "dmy": ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y"),
    "mdy": ("%m/%d/%Y", "%m.%d.%Y", "%m-%d-%Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y"),
}
_COMMA = re.compile(r"[-+]?(?:\d{1,3}(?:[.\s']\d{3})+|\d+)(?:,\d+)?")


class MappedRow:
    """One row's cells, asked for by the fields of the mapping."""

    def __init__(self, cells: Sequence[Cell], at: dict[str, int], mapping: Mapping) -> None:
        self.cells, self.at, self.mapping = cells, at, mapping
        self.nulls = NULLS | set(mapping.nulls)

    def cell(self, name: str) -> Cell:
        heading = getattr(self.mapping, name)
        return self.cells[self.at[heading]] if heading else ""

    def text(self, name: str) -> str:
        return label_of(self.cell(name)).strip()

    def is_meant(self) -> bool:
        """Say whether the row is one of those the mapping asks for."""
        wanted = self.mapping.where.items()
        return all(label_of(self.cells[self.at[heading]]).strip() == text for heading, text in wanted)

    def country(self, name: str) -> str:
        text = self.text(name)
        if not text:
            raise UnusableRow(f"{getattr(self.mapping, name)}: the row names no country.")
        return _country(self.mapping.codes, text)

    def number(self, cell: Cell, heading: str) -> float | None:
        try:
            stated = _number(cell, self.nulls, self.mapping.decimal_comma)
        except UnusableRow as error:
            raise UnusableRow(f"{heading}: {error}") from error
        return None if stated is None else stated * self.mapping.factor

    def people(self, name: str) -> float | None:
        heading = getattr(self.mapping, name)
        stated = self.number(self.cell(name), heading)
        if stated is not None and stated < 0:
            raise UnusableRow(f"{heading}: {self.text(name)!r} is below zero.")
        return stated

    def position(self, name: str, limit: float) -> float:
        return degrees(_number(self.cell(name), self.nulls, self.mapping.decimal_comma), name, limit)

    def period(self) -> str:
        """The year or day the row's figure is about."""
        return self.mapping.fixed_period or _period(self.cell("period"), self.mapping.dates)

    def day(self, name: str) -> date | None:
        return _day(self.cell(name), self.mapping.dates, self.nulls)


@lru_cache(maxsize=4096)
def _country(scheme: str, text: str) -> str:
    return FROM_CODE[scheme](text)


def _number(cell: Cell, nulls: Collection[str], decimal_comma: bool) -> float | None:
    if not decimal_comma or not isinstance(cell, str):
        return number(cell, nulls)
    text = cell.strip()
    if text in nulls:
        return None
    if not _COMMA.fullmatch(text):
        raise UnusableRow(f"{text!r} is not a number with a decimal comma.")
    return float(re.sub(r"[.\s']", "", text).replace(",", "."))


def _period(cell: Cell, order: str) -> str:
    try:
        return year(cell)
    except UnusableRow:
        stated = _day(cell, order, NULLS)
    if stated is None:
        raise UnusableRow("The row has no year.")
    return stated.isoformat()


def _day(cell: Cell, order: str, nulls: Collection[str]) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = str(cell).strip()
    return None if text in nulls else _written_day(text, order)


@lru_cache(maxsize=4096)
def _written_day(text: str, order: str) -> date:
    if re.match(r"\d{4}-\d\d-\d\d", text):
        ways: tuple[Callable[[], datetime], ...] = (lambda: datetime.fromisoformat(text),)
    else:
        ways = tuple(partial(datetime.strptime, text, way) for way in _WRITTEN[order])
    for way in ways:
        try:
            return way().date()
        except ValueError:
            continue
    raise UnusableRow(f"{text!r} is not a day, with day, month and year in the order {order!r}.")
