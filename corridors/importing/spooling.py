"""Readings on their way from a file to the database, kept on disk so that memory does not grow with them."""

import io
import pickle
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Generic, TypeVar

from corridors.sources.reading import FIGURES, EventReading, Reading

BATCH = 1_000
"""Things written and read at a time."""

IN_MEMORY = 2_000_000
"""Bytes up to which nothing goes to the disk."""


Held = TypeVar("Held")


class Batches(Generic[Held]):
    """Things in their order, added at the end and read as often as needed; all but the last few on disk."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed with the object)
        weakref.finalize(self, self._file.close)
        self._starts: list[int] = []
        self._open: list[Held] = []

    def __len__(self) -> int:
        return len(self._starts) * BATCH + len(self._open)

    def __iter__(self) -> Iterator[Held]:
        for number in range(len(self._starts)):
            yield from self._read(number)
        yield from self._open

    def add(self, one: Held) -> None:
        self._open.append(one)
        if len(self._open) == BATCH:
            self._file.seek(0, io.SEEK_END)
            self._starts.append(self._file.tell())
            pickle.dump(tuple(self._open), self._file, protocol=pickle.HIGHEST_PROTOCOL)
            self._open = []

    def spread(self, number: int) -> list[Held]:
        """Return so many of them, at even steps through all; all where there are fewer."""
        step = max(1, len(self) // number)
        return [self._at(at) for at in islice(range(0, len(self), step), number)]

    def _at(self, at: int) -> Held:
        number, place = divmod(at, BATCH)
        return (self._read(number) if number < len(self._starts) else self._open)[place]

    def _read(self, number: int) -> Sequence[Held]:
        self._file.seek(self._starts[number])
        read: tuple[Held, ...] = pickle.load(self._file)
        return read


class Spool(Batches[Reading]):
    """Readings, written once.

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
        super().__init__()
        self.last_year = ""
        self.last_incident: date | None = None
        self.indicators: set[str] = set()
        for reading in readings:
            self._note(reading)
            self.add(reading)

    def _note(self, reading: Reading) -> None:
        if isinstance(reading, FIGURES):
            self.last_year = max(self.last_year, reading.period[:4])
            self.indicators.add(reading.indicator)
        elif isinstance(reading, EventReading) and reading.starts is not None:
            self.last_year = max(self.last_year, f"{reading.starts.year}")
            self.last_incident = max(self.last_incident or reading.starts, reading.starts)
