"""Readings on their way from a file to the database, kept on disk so that memory does not grow with them."""

import pickle
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from corridors.sources.reading import CountryReading, EventReading, PairReading, Reading

BATCH = 1_000
"""Readings written and read at a time."""

IN_MEMORY = 2_000_000
"""Bytes up to which nothing goes to the disk."""


class Spool:
    """Readings in their order, written once and read as often as needed.

    Attributes
    ----------
    last_year : str
        The last year anything is about; ``""`` where nothing has a year.
    last_incident : date or None
        The last day on which an incident began.
    indicators : set of str
        Slugs of what the figures are of.
    """

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed with the spool)
        weakref.finalize(self, self._file.close)
        self._batches: list[int] = []
        self._length = 0
        self.last_year = ""
        self.last_incident: date | None = None
        self.indicators: set[str] = set()
        remaining = iter(readings)
        while batch := tuple(islice(remaining, BATCH)):
            self._write(batch)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Reading]:
        for number in range(len(self._batches)):
            yield from self._read(number)

    def spread(self, number: int) -> list[Reading]:
        """Return so many readings, at even steps through all; all where there are fewer."""
        step = max(1, len(self) // number)
        return [self._read(at // BATCH)[at % BATCH] for at in islice(range(0, len(self), step), number)]

    def _write(self, batch: tuple[Reading, ...]) -> None:
        self._batches.append(self._file.tell())
        pickle.dump(batch, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._length += len(batch)
        for reading in batch:
            self._note(reading)

    def _note(self, reading: Reading) -> None:
        self.last_year = max(self.last_year, *years_of(reading), "")
        if isinstance(reading, CountryReading | PairReading):
            self.indicators.add(reading.indicator)
        if isinstance(reading, EventReading) and reading.starts is not None:
            self.last_incident = max(self.last_incident or reading.starts, reading.starts)

    def _read(self, number: int) -> tuple[Reading, ...]:
        self._file.seek(self._batches[number])
        read: tuple[Reading, ...] = pickle.load(self._file)
        return read


def years_of(reading: Reading) -> Iterator[str]:
    """Give the year a reading is about, where it has one."""
    match reading:
        case CountryReading() | PairReading():
            yield reading.period[:4]
        case EventReading(starts=date() as day):
            yield f"{day.year}"
