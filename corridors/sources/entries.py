"""What a curator records by hand: one small table a kind, every row with its source.

Four kinds: people counted by a national office, shares of surveys, shortages of occupations, consents to
treaties. The columns of the source (title, address, day) stand in every row; the same table is a
release's canonical file, the spreadsheet a curator downloads, and what comes back.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from corridors.codes import from_iso3
from corridors.sources.reading import (
    CountryReading,
    PairReading,
    ParticipationReading,
    Reading,
    Row,
    SurveyReading,
)
from corridors.sources.survey import asks_to_be_checked, corridor_of, population_of, share_of
from corridors.sources.tables import Source, UnusableRow, columns, csv_rows, day, judged, number
from corridors.sources.treaties import ACTIONS, instrument_of

NATIONAL_STOCK = "national.stock"
SHORTAGE_LIST = "labour.shortage-list"
OPENINGS = "labour.openings-per-seeker"
LISTS = {"shortage": 1.0, "neither": 0.0, "surplus": -1.0}
"""How a list's word is kept as a number; what it is worth stands in the method."""

SOURCED = ("source_title", "source_url", "source_date")
GROUP = re.compile(r"[A-Za-z0-9][\w .,&/()-]{0,59}")

ENTERED_ACTIONS = (*ACTIONS.values(), "signature", "denunciation")

Cells = dict[str, str]
Checked = TypeVar("Checked")


@dataclass(frozen=True)
class Kind:
    """One kind of entries.

    Attributes
    ----------
    slug, dataset : str
        In addresses, and as releases name it.
    about : tuple of str
        The columns that tell two rows apart.
    said : tuple of str
        The columns that say something about it.
    read : callable
        The readings of one row; raises ``UnusableRow`` or ``UnknownCountry``.
    """

    slug: str
    dataset: str
    about: tuple[str, ...]
    said: tuple[str, ...]
    read: Callable[[Cells], tuple[Reading, ...]]
    absent_means: str = "not recorded"

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.about, *self.said, *SOURCED)


def read_entries(kind: Kind, source: Source) -> Iterator[Row]:
    """Read a table of entries: an accepted or a refused row a line.

    Raises
    ------
    UnreadableFile
        When a column is missing.
    """
    header, rows = csv_rows(source, kind.columns)
    places = columns(header, kind.columns)
    seen: set[tuple[str, ...]] = set()

    def read(cells: list[str]) -> tuple[Reading, ...]:
        row = {name: cells[at].strip() for name, at in zip(kind.columns, places, strict=True)}
        readings = read_row(kind, row)
        about = tuple(row[name].upper() for name in kind.about)
        if about in seen:
            raise UnusableRow(f"The table speaks twice about {' '.join(about)}.")
        seen.add(about)
        return readings

    return judged(rows, len(header), read)


def read_row(kind: Kind, row: Cells) -> tuple[Reading, ...]:
    """Return the readings of one entry.

    Raises
    ------
    UnusableRow, UnknownCountry
        With the value that is wrong.
    """
    _check_source(row)
    return kind.read(row)


def canonical(kind: Kind, rows: Iterable[Cells], *, in_order: bool = True) -> str:
    """Write rows as the table whose SHA-256 names a release: sorted, lines ending in a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(kind.columns)
    cells = [tuple(row[name] for name in kind.columns) for row in rows]
    writer.writerows(sorted(cells) if in_order else cells)
    return out.getvalue()


def _check_source(row: Cells) -> None:
    if not row["source_title"]:
        raise UnusableRow("source_title: say who published it, and under which title.")
    parts = urlsplit(row["source_url"])
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UnusableRow(f"source_url: {row['source_url']!r} is no address; it begins with https://.")
    if _day(row, "source_date") is None:
        raise UnusableRow("source_date: say on which day it was published, as 2026-03-31.")


def _national_stock(row: Cells) -> tuple[Reading, ...]:
    origin, destination = _country(row, "origin"), _country(row, "destination")
    if origin == destination:
        raise UnusableRow(f"destination: origin and destination are both {origin}.")
    people = _number(row, "people")
    if people is None or people < 0 or people != int(people):
        raise UnusableRow(f"people: {row['people']!r} is no whole number of people.")
    return (PairReading(NATIONAL_STOCK, origin, destination, _needed_day(row, "date"), people, _by(row)),)


def _shortage(row: Cells) -> tuple[Reading, ...]:
    country, group, when = _country(row, "destination"), row["group"], _needed_day(row, "date")
    if not GROUP.fullmatch(group):
        raise UnusableRow(f"group: {group!r} is no occupation group; write it as in the mover profile.")
    listed, openings = row["list"].lower(), _number(row, "openings_per_seeker")
    if bool(listed) == (openings is not None):
        raise UnusableRow("list: give either the list's word or the openings per seeker, not both.")
    if openings is not None:
        if openings < 0:
            raise UnusableRow(f"openings_per_seeker: {row['openings_per_seeker']!r} is below zero.")
        return (CountryReading(OPENINGS, country, when, openings, group),)
    if listed not in LISTS:
        raise UnusableRow(f"list: {row['list']!r} is none of {', '.join(LISTS)}.")
    return (CountryReading(SHORTAGE_LIST, country, when, LISTS[listed], group),)


def _survey(row: Cells) -> tuple[Reading, ...]:
    corridor = _checked(row, "corridor", corridor_of)
    who = _checked(row, "population", population_of)
    share = _checked(row, "share_naming_safety", share_of)
    if share is None:
        raise UnusableRow("share_naming_safety: give the share from 0 to 1.")
    asked = date.fromisoformat(_needed_day(row, "reference_date"))
    told = _told(row)
    return (SurveyReading(corridor, who, share, asked, told, asks_to_be_checked(told)),)


def _treaty(row: Cells) -> tuple[Reading, ...]:
    treaty, country = _checked(row, "instrument", instrument_of), _country(row, "iso3")
    if row["action"] not in ENTERED_ACTIONS:
        raise UnusableRow(f"action: {row['action']!r} is none of {', '.join(ENTERED_ACTIONS)}.")
    since = date.fromisoformat(_needed_day(row, "date"))
    told = _told(row)
    checked = "to be checked" in told.lower()
    return (ParticipationReading(treaty, country, row["action"], since, since, checked, told),)


def _checked(row: Cells, column: str, check: Callable[[str], Checked]) -> Checked:
    """Let a reader of that column check a cell; a refusal names the column."""
    try:
        return check(row[column])
    except ValueError as error:
        raise UnusableRow(f"{column}: {error}") from error


def _told(row: Cells) -> str:
    """The basis of a row as pages show it: what was said, where, when."""
    return f"{row['basis']} ({row['source_title']}, {row['source_date']}, {row['source_url']})".lstrip()


def _by(row: Cells) -> str:
    return row["source_title"][:80]


def _country(row: Cells, column: str) -> str:
    return _checked(row, column, from_iso3)


def _number(row: Cells, column: str) -> float | None:
    return _checked(row, column, number)


def _day(row: Cells, column: str) -> str | None:
    stated = _checked(row, column, day)
    return None if stated is None else stated.isoformat()


def _needed_day(row: Cells, column: str) -> str:
    stated = _day(row, column)
    if stated is None:
        raise UnusableRow(f"{column}: say which day it is about, as 2025-12-31.")
    return stated


KINDS = {
    kind.slug: kind
    for kind in (
        Kind("national-stock", "National counts of residents", ("origin", "destination", "date"),
             ("people",), _national_stock),
        Kind("survey-shares", "Recorded reasons to move", ("corridor", "population", "reference_date"),
             ("share_naming_safety", "basis"), _survey),
        Kind("shortages", "Shortages of occupations", ("destination", "group", "date"),
             ("list", "openings_per_seeker"), _shortage),
        Kind("treaties", "Participation in treaties", ("iso3", "instrument"),
             ("action", "date", "basis"), _treaty),
    )
}  # fmt: skip
"""Slug -> kind of entries."""
