"""Inserting a release's rows in bulk: one statement a table, many rows a call, no object a row.

Building model instances would take three times as long as everything else. The columns below are
those of the models; days and JSON go in as text, which both databases take.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import connection
from django.db.models import Model

from corridors.distilling.tables import number_text
from corridors.importing.days import CountsFrom
from corridors.importing.tables import (
    Row,
    UnusableTable,
    needed_day,
    number_of,
    parsed,
    text_day,
    yes_or_no,
)
from corridors.models import Event, Figure, PairFigure, Participation, Release, SurveyShare
from corridors.sources.reading import CountryReading, PairReading

BATCH = 10_000
"""Rows held in memory and sent to the database at a time."""

WHOLE = 10.0**12
"""Whole numbers below have no more than twelve digits."""

Values = tuple[object, ...]


@dataclass(frozen=True)
class Table:
    """A kind of table of the fixtures folder and the fields its rows fill, the release last."""

    model: type[Model]
    fields: tuple[str, ...]


TABLES = {
    "figures": Table(
        Figure, ("indicator", "country", "period", "counts_from", "value", "qualifier", "release")
    ),
    "pairs": Table(
        PairFigure,
        ("indicator", "origin", "destination", "period", "counts_from", "value", "qualifier", "release"),
    ),
    "events": Table(
        Event,
        (
            "kind", "publisher_id", "starts", "ends", "longitude", "latitude", "precision", "country",
            "best", "low", "high", "missing", "attributes", "release",
        ),
    ),
    "participations": Table(
        Participation,
        ("instrument", "country", "action", "since", "known_to", "to_be_checked", "basis", "release"),
    ),
    "surveys": Table(
        SurveyShare,
        ("corridor", "population", "share", "reference_date", "basis", "to_be_checked", "release"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Bulk:
    """Parses and inserts the tables of one release.

    Attributes
    ----------
    release : Release
        Saved already.
    key : str
        What every row must name as its release.
    countries : set of str
        Codes that are known; any other is refused with its file and row.
    day : callable
        From which day a figure counts.
    """

    release: Release
    key: str
    countries: set[str]
    day: CountsFrom

    def insert(self, kind: str, path: Path) -> int:
        """Insert the rows of one table, ``kind`` being the folder it lies in, and return their number."""
        return insert(TABLES[kind], parsed(path, lambda row: self.values(kind, row)))

    def values(self, kind: str, row: Row) -> Values:
        """Return a row's values in the order of the fields of its kind of table.

        Raises
        ------
        ValueError
            With the value that cannot be stored.
        """
        parse: Callable[[Row], Values] = {
            "figures": self._figure,
            "pairs": self._pair,
            "events": self._event,
            "participations": self._participation,
            "surveys": self._survey,
        }[kind]
        return (*parse(row), self._release(row))

    def of_country(self, reading: CountryReading) -> Values:
        """Return the values of a reading about a country, without a detour over text."""
        indicator, period, value = reading.indicator, reading.period, stored_number(reading.value)
        return (
            indicator, self._country(reading.iso3), period, self.day(indicator, period), value,
            reading.qualifier, self.release.pk,
        )  # fmt: skip

    def of_pair(self, reading: PairReading) -> Values:
        """Return the values of a reading about a pair, without a detour over text."""
        indicator, period, value = reading.indicator, reading.period, stored_number(reading.value)
        return (
            indicator, self._country(reading.origin), self._country(reading.destination), period,
            self.day(indicator, period), value, reading.qualifier, self.release.pk,
        )  # fmt: skip

    def _figure(self, row: Row) -> Values:
        return (
            row["indicator"], self._country(row["country"]), row["period"],
            self.day(row["indicator"], row["period"]), number_of(row["value"]), row["qualifier"],
        )  # fmt: skip

    def _pair(self, row: Row) -> Values:
        return (
            row["indicator"], self._country(row["origin"]), self._country(row["destination"]), row["period"],
            self.day(row["indicator"], row["period"]), number_of(row["value"]), row["qualifier"],
        )  # fmt: skip

    def _event(self, row: Row) -> Values:
        json.loads(row["attributes"])
        return (
            Event.Kind(row["kind"]).value, row["publisher_id"], needed_day(row["starts"]),
            text_day(row["ends"]), number_of(row["longitude"]), number_of(row["latitude"]),
            int(row["precision"]), self._country(row["country"]) if row["country"] else None,
            number_of(row["best"]), number_of(row["low"]), number_of(row["high"]), number_of(row["missing"]),
            row["attributes"],
        )  # fmt: skip

    def _participation(self, row: Row) -> Values:
        return (
            row["instrument"], self._country(row["country"]), row["action"], text_day(row["since"]),
            text_day(row["known_to"]), yes_or_no(row["to_be_checked"]), row["basis"],
        )  # fmt: skip

    def _survey(self, row: Row) -> Values:
        return (
            row["corridor"], row["population"], float(row["share"]), needed_day(row["reference_date"]),
            row["basis"], yes_or_no(row["to_be_checked"]),
        )  # fmt: skip

    def _country(self, code: str) -> str:
        if code not in self.countries:
            raise ValueError(f"{code!r} is no country of countries.csv.")
        return code

    def _release(self, row: Row) -> int:
        if row["release"] != self.key:
            raise ValueError(f"the row names the release {row['release']!r} in a table of {self.key!r}.")
        return int(self.release.pk)


def stored_number(value: float | None) -> float | None:
    """Return a number with the twelve significant digits of the fixtures' tables."""
    if value is None or (value.is_integer() and abs(value) < WHOLE):
        return value
    return float(number_text(value))


def insert(table: Table, rows: Iterable[Values]) -> int:
    """Insert rows whose values stand in the order of the table's fields, and return their number."""
    quote, meta = connection.ops.quote_name, table.model._meta
    columns = ", ".join(quote(meta.get_field(name).column) for name in table.fields)
    places = ", ".join("%s" for _ in table.fields)
    statement = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({places})"
    inserted = 0
    with connection.cursor() as cursor:
        for batch in _batches(rows):
            cursor.executemany(statement, batch)
            inserted += len(batch)
    return inserted


def _batches(rows: Iterable[Values]) -> Iterator[list[Values]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def release_of(path: Path) -> str:
    """Return the release a table belongs to, as its first row says.

    Raises
    ------
    UnusableTable
        When the table has no row.
    """
    with path.open(encoding="utf-8", newline="") as file:
        file.readline()
        key = file.readline().split(",", 1)[0]
    if not key:
        raise UnusableTable(f"{path.name} has no row, so it belongs to no release.")
    return key
