"""Turning a file's readings into the rows of its release, a step of them at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.conf import settings

from corridors.distilling.tables import as_row
from corridors.distilling.treaties import replaced_by
from corridors.importing.bulk import TABLES, Bulk, Values, insert
from corridors.importing.days import counts_from, days_of_year
from corridors.models import Country, Participation, Release
from corridors.sources.reading import (
    CountryReading,
    PairReading,
    ParticipationReading,
    Reading,
    UnreadableFile,
)

STEP = 10_000
"""Readings whose rows go into the database in one transaction."""


@dataclass(frozen=True)
class Step:
    """Rows that are ready to be inserted, by the kind of their table."""

    rows: Mapping[str, list[Values]]

    def insert(self) -> int:
        return sum(insert(TABLES[kind], values) for kind, values in self.rows.items())


@dataclass
class Storing:
    """Turns readings into rows of one release, and refuses what a release cannot hold.

    Attributes
    ----------
    seen : set of int
        A hash of what each row so far is about, in 64 bits: half a million rows collide by chance in one of
        a hundred million files.
    """

    release: Release
    seen: set[int] = field(default_factory=set)

    def steps(self, readings: Iterable[Reading]) -> Iterator[Step]:
        """Yield all rows, a step at a time; none is in the database yet.

        Raises
        ------
        UnreadableFile
            When two rows say something about the same, or one names a country there is not.
        """
        folder: Path = settings.FIXTURES
        countries = set(Country.objects.values_list("pk", flat=True))
        day = counts_from(days_of_year(folder), self.release)
        bulk, remaining = Bulk(self.release, self.release.key, countries, day), iter(readings)
        while some := list(islice(remaining, STEP)):
            rows: dict[str, list[Values]] = defaultdict(list)
            for reading in some:
                kind, values = self._values(bulk, reading)
                rows[kind].append(values)
            yield Step(rows)

    def _values(self, bulk: Bulk, reading: Reading) -> tuple[str, Values]:
        try:
            match reading:
                case CountryReading(indicator, iso3, period, _, qualifier):
                    self._first_about(indicator, iso3, period, qualifier)
                    return "figures", bulk.of_country(reading)
                case PairReading(indicator, origin, destination, period, _, qualifier):
                    self._first_about(indicator, origin, destination, period, qualifier)
                    return "pairs", bulk.of_pair(reading)
                case ParticipationReading(instrument, iso3):
                    self._first_about(instrument, iso3)
            kind, row = as_row(bulk.key, reading)
            return kind, bulk.values(kind, row)
        except ValueError as error:
            if isinstance(error, UnreadableFile):
                raise
            raise UnreadableFile(f"A row of the file cannot be stored: {error}") from error

    def _first_about(self, *about: str) -> None:
        mark = hash(about)
        if mark in self.seen:
            raise UnreadableFile(f"The file speaks twice about {' '.join(about).strip()}.")
        self.seen.add(mark)


def store(release: Release, readings: Iterable[Reading]) -> int:
    """Save a release and insert all its rows at once; the caller holds the transaction. Returns how many."""
    release.save()
    return sum(step.insert() for step in Storing(release).steps(readings))


def without_replaced(readings: Iterable[Reading], later: str) -> list[Reading]:
    """Leave out of a treaty list what a published release of the later word says about the same state.

    Parameters
    ----------
    later : str
        Key of the shipped edition of the later word; whatever release of its dataset is published counts.
    """
    dataset = Release.objects.filter(key=later).values("dataset")
    said = Participation.objects.filter(release__status="published", release__dataset__in=dataset)
    pairs = said.order_by().values_list("instrument_id", "country_id")
    known = [ParticipationReading(name, iso3, "", None, None, False, "") for name, iso3 in pairs]
    return replaced_by(readings, known)
