"""Which publisher's file something is, by what stands in it and never by its name.

A file that several readers can read is not guessed at: all of them come back, to be asked about. One that
none can read comes back with what was seen in it and what it is nearest to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from corridors.sources.opening import Source
from corridors.sources.reading import UnreadableFile
from corridors.sources.registry import ALL, Reader
from corridors.sources.seeing import Seen, look

WORTH_TRYING = 0.25
"""Share of a layout's columns that must be there before its reader is asked to read the file."""

WORTH_NAMING = 0.4
"""Share of a layout's columns that must be there before it is named as the nearest."""

HEADERLESS = "without their header row"
SHOWN = 12
"""Headings named in a sentence; the others are counted."""


@dataclass(frozen=True)
class Candidate:
    """A dataset a file could be, and the layout of it.

    Attributes
    ----------
    layout : str
        Key of the reader's columns.
    share : float
        Share of that layout's columns that were seen.
    """

    reader: Reader
    layout: str
    share: float

    @property
    def publisher(self) -> str:
        return self.reader.publisher

    @property
    def dataset(self) -> str:
        return self.reader.key

    def __str__(self) -> str:
        return f"{self.reader.label} ({self.reader.key})"


@dataclass(frozen=True)
class Detected:
    """What a file was taken for.

    Attributes
    ----------
    candidates : tuple of Candidate
        The datasets it can be read as; one where it is clear, none where no reader knows it.
    seen : Seen
        What stands in it.
    nearest : Candidate or None
        Where there are no candidates: the layout that shares most columns with it, if any does.
    """

    candidates: tuple[Candidate, ...]
    seen: Seen
    nearest: Candidate | None = None

    @property
    def is_clear(self) -> bool:
        return len(self.candidates) == 1

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Columns of the nearest layout that the file lacks."""
        if self.nearest is None:
            return ()
        return self.seen.missing(self.nearest.reader.columns[self.nearest.layout])

    def sentence(self) -> str:
        """Say what the file is, could be, or why that cannot be told."""
        if self.is_clear:
            (found,) = self.candidates
            return f"The file is {found.reader.label}, {found.layout}."
        if self.candidates:
            return f"The file could be {' or '.join(map(str, self.candidates))}: say which."
        return f"The layout of this file is not known: {self.seen}. {self._near()}"

    def _near(self) -> str:
        if self.nearest is None:
            return "It resembles none of the layouts known here."
        lacking = [repr(name) for name in self.missing]
        more = f" and {len(lacking) - SHOWN} more" if len(lacking) > SHOWN else ""
        without = f", but lacks {', '.join(lacking[:SHOWN])}{more}" if lacking else ""
        return f"It is nearest to {self.nearest} in its layout {self.nearest.layout!r}{without}."


def recognise(source: Source, among: Iterable[Reader] = ALL) -> Detected:
    """Say what a file is.

    Raises
    ------
    UnreadableFile
        When it is empty, or no text, workbook or archive of texts at all.
    """
    seen = look(source)
    known = sorted((_candidate(reader, seen) for reader in among), key=lambda one: -one.share)
    able = tuple(one for one in known if _worth_trying(one) and _reads(one.reader, source))
    if able:
        return Detected(_in_order(able, among), seen)
    near = [one for one in known if one.share >= WORTH_NAMING]
    return Detected((), seen, near[0] if near else None)


def able_to_read(source: Source, among: Iterable[Reader] = ALL) -> tuple[Reader, ...]:
    """Return the readers that find their own header in the file."""
    return tuple(one.reader for one in recognise(source, among).candidates)


def detect(source: Source, among: Iterable[Reader] = ALL) -> Reader:
    """Return the one reader that can read the file.

    Raises
    ------
    UnreadableFile
        When none can, with the reason where only one was asked, or when more than one can.
    """
    candidates = tuple(among)
    if len(candidates) == 1:
        next(candidates[0].read(source), None)
        return candidates[0]
    found = recognise(source, candidates)
    if found.is_clear:
        return found.candidates[0].reader
    if found.candidates:
        raise UnreadableFile(found.sentence())
    asked = ", ".join(reader.label for reader in candidates)
    raise UnreadableFile(f"The file is none of: {asked}. {found.sentence()}")


def _candidate(reader: Reader, seen: Seen) -> Candidate:
    """A reader's layout that fits best: by share of columns seen, kind of file, number of columns."""
    ranked = [
        ((seen.share(columns), seen.suits(layout), len(columns)), layout)
        for layout, columns in reader.columns.items()
    ]
    (share, _, _), layout = max(ranked)
    if share < WORTH_TRYING and seen.is_headless:
        layout = next((name for name in reader.columns if HEADERLESS in name), layout)
    return Candidate(reader, layout, share)


def _worth_trying(candidate: Candidate) -> bool:
    return candidate.share >= WORTH_TRYING or HEADERLESS in candidate.layout


def _in_order(able: tuple[Candidate, ...], among: Iterable[Reader]) -> tuple[Candidate, ...]:
    order = [reader.key for reader in among]
    return tuple(sorted(able, key=lambda one: order.index(one.reader.key)))


def _reads(reader: Reader, source: Source) -> bool:
    try:
        next(reader.read(source), None)
    except UnreadableFile:
        return False
    return True
