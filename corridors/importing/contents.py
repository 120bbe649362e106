"""Reading one publisher's file: rows counted as they pass, and only what the method uses kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from corridors.distilling.editions import Edition
from corridors.sources.reading import (
    CountryReading,
    EventReading,
    PairReading,
    Reading,
    RejectedRow,
    Row,
    UnreadableFile,
)

SHOWN = 20
"""Refused rows remembered with their reasons; the others are counted."""


@dataclass
class Contents:
    """What a file holds: rows read (refused ones too), years, countries of incidents, readings kept."""

    read: int = 0
    refused: int = 0
    first_refused: list[RejectedRow] = field(default_factory=list)
    years: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    kept: list[Reading] = field(default_factory=list)

    @property
    def last_year(self) -> str:
        """The last year anything kept is about; ``""`` where nothing has a year."""
        return max((year for reading in self.kept for year in _years(reading)), default="")

    @property
    def last_incident(self) -> date | None:
        starts = (r.starts for r in self.kept if isinstance(r, EventReading) and r.starts is not None)
        return max(starts, default=None)

    def counted(self, rows: Iterable[Row]) -> Iterator[Reading]:
        """Pass on the readings of accepted rows and count all rows, so that a long file is never held."""
        for row in rows:
            self.read += 1
            if isinstance(row, RejectedRow):
                self._refuse(row)
                continue
            for reading in row.readings:
                self.years.update(_years(reading))
                if isinstance(reading, EventReading) and reading.country is not None:
                    self.countries.add(reading.country)
                yield reading

    def _refuse(self, row: RejectedRow) -> None:
        self.refused += 1
        if len(self.first_refused) < SHOWN:
            self.first_refused.append(row)


def contents_of(file: Path, edition: Edition) -> Contents:
    """Read a file to its end and distil it as the edition is.

    Raises
    ------
    UnreadableFile
        When it is cut off, or nothing of it can be used.
    """
    contents = Contents()
    contents.kept = edition.distil(contents.counted(edition.read(file)))
    if contents.read == contents.refused:
        first = f"; the first, on line {contents.first_refused[0].line}: {contents.first_refused[0].reason}"
        reason = f"all {contents.read} rows were refused{first}" if contents.read else "it has no rows."
        raise UnreadableFile(f"Nothing in the file could be used: {reason}")
    if not contents.kept:
        raise UnreadableFile(f"Of the {contents.read} rows read, none holds a figure that is used here.")
    return contents


def _years(reading: Reading) -> Iterator[str]:
    match reading:
        case CountryReading() | PairReading():
            yield reading.period[:4]
        case EventReading(starts=date() as day):
            yield f"{day.year}"
