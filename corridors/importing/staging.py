"""Storing a file's readings as the rows of a staged release, in batches."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings

from corridors.distilling.tables import as_row
from corridors.distilling.treaties import replaced_by
from corridors.importing.bulk import TABLES, Bulk, Values, insert
from corridors.importing.days import counts_from, days_of_year
from corridors.models import Country, Participation, Release
from corridors.sources.reading import ParticipationReading, Reading, UnreadableFile

UNIQUE = {
    "figures": ("indicator", "country", "period", "qualifier"),
    "pairs": ("indicator", "origin", "destination", "period", "qualifier"),
    "participations": ("instrument", "country"),
}
"""What tells two rows of a release apart, for the tables that hold one row of each."""


def store(release: Release, readings: Sequence[Reading]) -> int:
    """Save a release and insert its rows; the caller holds the transaction. Returns how many.

    Raises
    ------
    UnreadableFile
        When two rows say something about the same, or one names a country there is not.
    """
    release.save()
    folder: Path = settings.FIXTURES
    countries = set(Country.objects.values_list("pk", flat=True))
    bulk = Bulk(release, release.key, countries, counts_from(days_of_year(folder), release))
    return sum(insert(table, _values(bulk, kind, readings)) for kind, table in TABLES.items())


def without_replaced(readings: Sequence[Reading], later: str) -> list[Reading]:
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


def _values(bulk: Bulk, kind: str, readings: Sequence[Reading]) -> Iterator[Values]:
    seen: set[tuple[str, ...]] = set()
    for reading in readings:
        folder, row = as_row(bulk.key, reading)
        if folder != kind:
            continue
        if about := tuple(row[column] for column in UNIQUE.get(kind, ())):
            if about in seen:
                raise UnreadableFile(f"The file speaks twice about {' '.join(about).strip()}.")
            seen.add(about)
        try:
            values = bulk.values(kind, row)
        except ValueError as error:
            raise UnreadableFile(f"A row of the file cannot be stored: {error}") from error
        yield values
