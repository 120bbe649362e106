"""What a file is taken for: which reader reads it, what is kept, whose it is, and what is known of it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.utils.text import slugify

from corridors.distilling.datasets import DISTINCT, States, dataset_of
from corridors.distilling.editions import Distil
from corridors.importing.contents import Read
from corridors.importing.describing import Known, UnknownLicence, known_releases, newest
from corridors.importing.handling import Says
from corridors.importing.recognising import check_whole
from corridors.models import ColumnMapping, Indicator, Release
from corridors.sources import mapped, stated
from corridors.sources.mapping import Mapping
from corridors.sources.mapping_checks import from_dict
from corridors.sources.reading import UnreadableFile
from corridors.sources.registry import Reader


@dataclass(frozen=True)
class Layout:
    """A file as one dataset's.

    Attributes
    ----------
    key : str
        Begins the keys of its releases.
    label : str
        Publisher and layout in words.
    known : Known
        The dataset's releases there are.
    yields_to : str
        As of an ``Edition``.
    repeating : bool
        Whether its publisher gives one identifier to several incidents.
    """

    key: str
    label: str
    read: Read
    distil: Distil
    states: States
    known: Known
    yields_to: str = ""
    repeating: bool = False

    @property
    def publisher(self) -> str:
        return str(self.known.latest.publisher_id)


Opened = Callable[[str, Says], Layout]
"""SHA-256 of the file and what a person states -> layout; raises ``UnknownLicence``."""


def of_reader(reader: Reader) -> Opened:
    """Return how a file is taken that one of the registry's readers reads.

    Raises
    ------
    UnreadableFile
        When nothing is distilled from it.
    """
    dataset = dataset_of(reader)
    if dataset is None:
        raise UnreadableFile(f"The file is {reader.label}, of which no figure is used here yet.")

    def opened(sha256: str, says: Says) -> Layout:
        known = known_releases(dataset, sha256, says.licence)
        edition = dataset.edition(known.same_file.key if known.same_file else "")
        return Layout(
            dataset.key, reader.label, edition.read, edition.distil, dataset.states, known,
            edition.yields_to, dataset.key in DISTINCT,
        )  # fmt: skip

    return opened


def of_mapping(chosen: ColumnMapping) -> Opened:
    """Return how a plain table is taken whose columns a curator named."""
    content = from_dict(chosen.content)
    if content.indicator and not Indicator.objects.filter(pk=content.indicator).exists():
        raise UnreadableFile(
            f"The mapping {chosen.name!r} names {content.indicator!r}, which is no indicator."
        )
    mark = hashlib.sha256(json.dumps(content.as_dict(), sort_keys=True).encode()).hexdigest()[:4]

    def opened(sha256: str, says: Says) -> Layout:
        known = _known(chosen, sha256, says.licence)
        key = f"{slugify(f'{chosen.publisher_id} {chosen.dataset}')[:60]}-{mark}"
        return Layout(
            key, f"{chosen.publisher}: {chosen.dataset}", _reader(content), list, stated.nothing, known
        )

    return opened


def _reader(content: Mapping) -> Read:
    def read(file: Path):  # type: ignore[no-untyped-def]
        check_whole(file)
        return mapped.read(file, content)

    return read


def _known(chosen: ColumnMapping, sha256: str, licence: str) -> Known:
    blank = Release(
        publisher=chosen.publisher, dataset=chosen.dataset, licence="", absent_means=chosen.absent_means
    )
    of_dataset = Known(blank, None).releases
    latest = newest(of_dataset) or blank
    if not latest.licence and not licence:
        raise UnknownLicence(
            f"There is no release of {chosen.dataset} with a licence yet: "
            "state the licence the publisher gives."
        )
    return Known(latest, of_dataset.filter(sha256=sha256).exclude(status=Release.Status.STAGED).first())
