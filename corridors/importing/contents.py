"""Reading one publisher's file: rows counted as they pass, and only what the method uses kept.

Refused rows are remembered with their cells, so that a person can correct them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from corridors.distilling.editions import Distil
from corridors.importing.spooling import Batches, Spool
from corridors.sources.reading import (
    FIGURES,
    EventReading,
    Reading,
    RejectedRow,
    Row,
    UnreadableFile,
)

Read = Callable[[Path], Iterator[Row]]
Judging = Callable[[Sequence[Reading]], str]
"""Readings of a row -> why they cannot be, where that is not seen in the row alone; empty where they can."""

SHOWN = 20
"""Refused rows shown at once with their reasons."""

REMEMBERED = 100_000
"""Refused rows kept with their cells, on disk; any more are counted. A worksheet holds ten times as many."""

MOST_ROWS = 5_000_000
"""Rows a file may have: ten times the longest of a publisher there is."""

TELL_EVERY = 500
"""Rows between two words on how far the reading is."""

SAMPLE = 10
"""Readings shown as a sample."""


class NothingUsable(UnreadableFile):
    """No row gives a figure; ``contents`` holds what was refused and why.

    ``label`` and ``publisher`` say what the file was taken for, where that is known.
    """

    label = publisher = ""

    def __init__(self, message: str, contents: "Contents") -> None:
        super().__init__(message)
        self.contents = contents


@dataclass
class Contents:
    """What a file holds: rows read (refused too), years, countries, first incident, what is kept."""

    read: int = 0
    refused: int = 0
    refused_rows: Batches[RejectedRow] = field(default_factory=Batches)
    years: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    first_day: date | None = None
    kept: Spool = field(default_factory=Spool)
    tell: Callable[[int], None] = lambda read: None
    cannot_be: Judging = lambda readings: ""

    @property
    def first_refused(self) -> list[RejectedRow]:
        return list(islice(self.refused_rows, SHOWN))

    def counted(self, rows: Iterable[Row]) -> Iterator[Reading]:
        """Pass on the readings of accepted rows and count all rows, so that a long file is never held."""
        for row in rows:
            self.read += 1
            if self.read % TELL_EVERY == 0:
                self._tell()
            if isinstance(row, RejectedRow):
                self._refuse(row)
                continue
            if wrong := self.cannot_be(row.readings):
                self._refuse(RejectedRow(row.line, wrong))
                continue
            for reading in row.readings:
                if isinstance(reading, FIGURES):
                    self.years.add(reading.period[:4])
                elif isinstance(reading, EventReading):
                    self._note(reading)
                yield reading

    def _tell(self) -> None:
        if self.read > MOST_ROWS:
            raise UnreadableFile(f"The file has more than {MOST_ROWS:,} rows: it is no publisher's table.")
        self.tell(self.read)

    def _note(self, incident: EventReading) -> None:
        if incident.country is not None:
            self.countries.add(incident.country)
        if incident.starts is not None:
            self.years.add(f"{incident.starts.year}")
            self.first_day = min(self.first_day or incident.starts, incident.starts)

    def _refuse(self, row: RejectedRow) -> None:
        self.refused += 1
        if len(self.refused_rows) < REMEMBERED:
            self.refused_rows.add(row)


def contents_of(
    file: Path,
    read: Read,
    distil: Distil,
    tell: Callable[[int], None] | None = None,
    cannot_be: Judging | None = None,
) -> Contents:
    """Read a file to its end and distil it.

    Parameters
    ----------
    tell : callable, optional
        Told from time to time how many rows were read.
    cannot_be : callable, optional
        Says why the readings of a row are refused all the same.

    Raises
    ------
    UnreadableFile
        When it is cut off, or nothing of it can be used.
    """
    contents = Contents()
    contents.tell, contents.cannot_be = tell or contents.tell, cannot_be or contents.cannot_be
    contents.kept = Spool(distil(contents.counted(read(file))))
    if contents.read == contents.refused:
        raise NothingUsable(f"Nothing in the file could be used: {_all_refused(contents)}", contents)
    if not contents.kept:
        why = f"Of the {contents.read} rows read, none holds a figure that is used here."
        raise NothingUsable(why, contents)
    return contents


def _all_refused(contents: Contents) -> str:
    if not contents.read:
        return "it has no rows."
    first = contents.first_refused[0]
    return f"all {contents.read} rows were refused; the first, on line {first.line}: {first.reason}"
