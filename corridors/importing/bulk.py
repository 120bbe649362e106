"""Inserting a release's rows in batches. One parser a table of the fixtures folder."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.db.models import Model

from corridors.importing.days import CountsFrom
from corridors.importing.tables import Row, UnusableTable, day_of, number_of, parsed, yes_or_no
from corridors.models import Event, Figure, PairFigure, Participation, Release, SurveyShare

BATCH = 5_000
"""Rows held in memory and sent to the database at a time."""


class Bulk:
    """Parses and inserts the tables of one release.

    Parameters
    ----------
    release : Release
        Saved; every row must name its key.
    countries : set of str
        Codes that are known; any other is refused with its file and row.
    day : callable
        From which day a figure counts.
    """

    def __init__(self, release: Release, key: str, countries: set[str], day: CountsFrom) -> None:
        self.release, self.key, self.countries, self.day = release, key, countries, day

    def insert(self, kind: str, path: Path) -> int:
        """Insert the rows of one table, ``kind`` being the folder it lies in, and return their number."""
        parse = {
            "figures": self._figure,
            "pairs": self._pair,
            "events": self._event,
            "participations": self._participation,
            "surveys": self._survey,
        }[kind]
        return sum(_insert(batch) for batch in _batches(parsed(path, parse)))

    def _figure(self, row: Row) -> Figure:
        return Figure(
            indicator_id=row["indicator"], country_id=self._country(row["country"]), period=row["period"],
            counts_from=self.day(row["indicator"], row["period"]), value=number_of(row["value"]),
            qualifier=row["qualifier"], release_id=self._release(row),
        )  # fmt: skip

    def _pair(self, row: Row) -> PairFigure:
        return PairFigure(
            indicator_id=row["indicator"], origin_id=self._country(row["origin"]),
            destination_id=self._country(row["destination"]), period=row["period"],
            counts_from=self.day(row["indicator"], row["period"]), value=number_of(row["value"]),
            qualifier=row["qualifier"], release_id=self._release(row),
        )  # fmt: skip

    def _event(self, row: Row) -> Event:
        starts = day_of(row["starts"])
        if starts is None:
            raise ValueError(f"incident {row['publisher_id']} has no day.")
        country = self._country(row["country"]) if row["country"] else None
        return Event(
            kind=Event.Kind(row["kind"]), publisher_id=row["publisher_id"], starts=starts,
            ends=day_of(row["ends"]), longitude=number_of(row["longitude"]),
            latitude=number_of(row["latitude"]), precision=int(row["precision"]), country_id=country,
            best=number_of(row["best"]), low=number_of(row["low"]), high=number_of(row["high"]),
            missing=number_of(row["missing"]), attributes=json.loads(row["attributes"]),
            release_id=self._release(row),
        )  # fmt: skip

    def _participation(self, row: Row) -> Participation:
        return Participation(
            instrument_id=row["instrument"], country_id=self._country(row["country"]), action=row["action"],
            since=day_of(row["since"]), known_to=day_of(row["known_to"]),
            to_be_checked=yes_or_no(row["to_be_checked"]), basis=row["basis"], release_id=self._release(row),
        )  # fmt: skip

    def _survey(self, row: Row) -> SurveyShare:
        reference = day_of(row["reference_date"])
        if reference is None:
            raise ValueError(f"the share of {row['corridor']} has no reference date.")
        return SurveyShare(
            corridor=row["corridor"], population=row["population"], share=float(row["share"]),
            reference_date=reference, basis=row["basis"], to_be_checked=yes_or_no(row["to_be_checked"]),
            release_id=self._release(row),
        )  # fmt: skip

    def _country(self, code: str) -> str:
        if code not in self.countries:
            raise ValueError(f"{code!r} is no country of countries.csv.")
        return code

    def _release(self, row: Row) -> int:
        if row["release"] != self.key:
            raise ValueError(f"the row names the release {row['release']!r} in a table of {self.key!r}.")
        return self.release.pk


def _insert(batch: list[Any]) -> int:
    model: type[Model] = type(batch[0])
    model._default_manager.bulk_create(batch)
    return len(batch)


def _batches(instances: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(instances)
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
