"""One edition of a publisher's data on its way into ``fixtures/``."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from corridors.sources.reading import AcceptedRow, Reading, RejectedRow, Row

Distil = Callable[[Iterable[Reading]], Iterable[Reading]]
Read = Callable[[Path], Iterator[Row]]


@dataclass(frozen=True)
class Introduction:
    """What is said of a dataset before any release of it is known.

    Attributes
    ----------
    publisher : str
        Slug in ``publishers.csv``.
    dataset, page_url, licence, absent_means : str
        As a release says them.
    by_country : bool
        A file of it speaks for the countries in it only, and no file for all.
    """

    publisher: str
    dataset: str
    page_url: str
    licence: str
    absent_means: str
    by_country: bool = False


@dataclass(frozen=True)
class Edition:
    """One release: its files, how they are read, what is kept.

    Attributes
    ----------
    key : str
        The release's key, used by every row.
    path : str
        As in ``releases.csv`` beside the publishers' files; may hold ``*``.
    publisher : str
        Slug in ``publishers.csv``.
    read : callable
        The reader of one file.
    distil : callable
        Readings of all its files in, the ones kept out; one by one where each can be judged alone.
    covered_until : date or None
        Last day the release speaks about, where that is not the end of its period.
    countries : tuple of str
        ISO3 of the countries it covers; empty for every country.
    to_be_checked : bool
        Carried beside every figure of the release.
    yields_to : str
        Key of a release whose word replaces this one's about the same state and treaty.
    corrected : mapping
        Columns of ``releases.csv`` the file itself contradicts.
    introduced : Introduction or None
        What is said of a dataset no edition of which ships; it has no path then.
    """

    key: str
    path: str
    publisher: str
    read: Read
    distil: Distil
    covered_until: date | None = None
    countries: tuple[str, ...] = ()
    to_be_checked: bool = False
    yields_to: str = ""
    corrected: Mapping[str, str] = field(default_factory=dict)
    introduced: Introduction | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of an edition's files: rows read and refused, and the readings kept."""

    read: int
    refused: int
    kept: list[Reading]


def distilled(edition: Edition, files: Iterable[Path]) -> Outcome:
    """Read the files of an edition and keep what the method uses.

    Raises
    ------
    UnreadableFile
        When a file is not what its reader reads.
    """
    rows = [row for path in files for row in edition.read(path)]
    accepted = [row for row in rows if isinstance(row, AcceptedRow)]
    readings = chain.from_iterable(row.readings for row in accepted)
    refused = sum(isinstance(row, RejectedRow) for row in rows)
    return Outcome(len(rows), refused, list(edition.distil(readings)))
