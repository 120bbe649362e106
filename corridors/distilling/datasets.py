"""A dataset as a publisher continues it: whose file it is, how it is distilled, what it says of its edition.

The catalogue lists the editions that ship; a later file of the same dataset is distilled as the latest of
them, and a file that is one of them as that one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corridors.distilling.catalogue import EDITIONS, FED
from corridors.distilling.editions import Edition, Introduction
from corridors.distilling.incidents import read_distinct_incidents
from corridors.sources import stated
from corridors.sources.opening import Source
from corridors.sources.registry import Reader
from corridors.sources.stated import Stated

States = Callable[[Source, str], Stated]
"""The file and the last year in it -> version and day of release."""

STATES: Mapping[str, States] = {
    "unhcr-population": stated.year_end,
    "unhcr-decisions": stated.year_end,
    "unhcr-demographics": stated.year_end,
    "undesa-stock": stated.its_last_year,
    "inform": stated.inform,
    "wb-classification": stated.set_on_1_july,
    "wdi-gdp-growth": stated.last_updated,
    "wdi-gdp-per-head": stated.last_updated,
}
"""Dataset -> how its file states its edition; the files of the others do not."""

DISTINCT = {"iom-missing-migrants": read_distinct_incidents}
"""Datasets whose repeated rows are known only when the whole file is seen."""


@dataclass(frozen=True)
class Dataset:
    """One publisher's dataset.

    Attributes
    ----------
    key : str
        As in the registry of readers: ``unhcr-population``.
    editions : tuple of Edition
        The ones that ship, the latest last.
    states : callable
        What a file of it says of its own edition.
    """

    key: str
    editions: tuple[Edition, ...]
    states: States

    @property
    def introduced(self) -> Introduction | None:
        """What is said of it before a release is known; ``None`` where an edition ships."""
        return self.editions[-1].introduced

    def edition(self, release: str) -> Edition:
        """Return the edition a release's key names, else the latest."""
        named = [edition for edition in self.editions if release.startswith(edition.key)]
        return (named or self.editions)[-1]


def dataset_of(reader: Reader) -> Dataset | None:
    """Return the dataset a reader reads, ``None`` where nothing is distilled from it."""
    read = DISTINCT.get(reader.key, reader.read)
    editions = tuple(edition for edition in (*EDITIONS, *FED) if edition.read is read)
    return Dataset(reader.key, editions, STATES.get(reader.key, stated.nothing)) if editions else None
