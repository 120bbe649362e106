"""Importing a publisher's file as it came: recognised, read, distilled, staged, compared, published.

The file is read before the transaction opens, so that the database is locked only while rows go in. All
of it is stored or nothing. A dry run does everything and takes it back.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from corridors.distilling.datasets import dataset_of
from corridors.importing.comparing import Differences, differences
from corridors.importing.contents import Contents, contents_of
from corridors.importing.describing import Known, described, known_releases
from corridors.importing.publishing import NotPublishable, predecessors, publish
from corridors.importing.recognising import recognised
from corridors.importing.staging import store, without_replaced
from corridors.models import Release
from corridors.sources.reading import RejectedRow, UnreadableFile

UNCHANGED = "unchanged"
DRY_RUN = "dry run"


@dataclass(frozen=True)
class Imported:
    """What came of a file.

    Attributes
    ----------
    release : Release
        As stored, or as it would be stored by a run that is not dry.
    refused : tuple of RejectedRow
        The first refused rows; the release says how many there are.
    status : str
        ``staged``, ``published``, ``unchanged`` or ``dry run``.
    """

    release: Release
    differences: Differences
    refused: tuple[RejectedRow, ...]
    status: str

    def __str__(self) -> str:
        rows, found = self.release, self.differences
        return (
            f"read {rows.rows_read}, refused {rows.rows_refused}, added {found.added}, "
            f"changed {found.changed}, gone {found.gone}, {self.status}"
        )


def import_file(name: str, file: Path, *, dry_run: bool = False, publishing: bool = False) -> Imported:
    """Import a publisher's file.

    Parameters
    ----------
    name : str
        Key of a dataset (``unhcr-population``) or slug of a publisher (``unhcr``).
    dry_run : bool
        Write nothing, and say what would be written.
    publishing : bool
        Let the release count at once, in the place of the one published before.

    Raises
    ------
    UnknownDataset, UnreadableFile, UnknownLicence, NotPublishable
        With one sentence; the database is as before then.
    """
    dataset = dataset_of(reader := recognised(name, file))
    if dataset is None:
        raise UnreadableFile(f"The file is {reader.label}, of which no figure is used here yet.")
    sha256 = _sha256(file)
    key = f"{dataset.key}-{sha256[:12]}"
    if (stored := Release.objects.filter(key=key).first()) is not None:
        return _again(stored, dry_run, publishing)
    known = known_releases(dataset, sha256)
    edition = dataset.edition(known.same_file.key if known.same_file else "")
    contents = contents_of(file, edition)
    if edition.yields_to:
        contents.kept = without_replaced(contents.kept, edition.yields_to)
    release = described(known, dataset, contents, file)
    release.key, release.sha256 = key, sha256
    return _stored(release, contents, known, dry_run, publishing)


def _stored(release: Release, contents: Contents, known: Known, dry_run: bool, publishing: bool) -> Imported:
    with transaction.atomic():
        list(known.releases.select_for_update().values_list("pk"))
        store(release, contents.kept)
        before = predecessors(release)
        found = differences(release, before)
        if publishing:
            publish(release, before)
        transaction.set_rollback(dry_run)
    status = DRY_RUN if dry_run else str(release.status)
    return Imported(release, found, tuple(contents.first_refused), status)


def _again(stored: Release, dry_run: bool, publishing: bool) -> Imported:
    """Pass over bytes that are stored already; publish them where that is asked and still to do."""
    if stored.status == Release.Status.WITHDRAWN:
        raise NotPublishable(f"This file is stored as {stored.key} and was withdrawn. {stored.status_reason}")
    if stored.status == Release.Status.PUBLISHED:
        return Imported(stored, Differences(), (), UNCHANGED)
    with transaction.atomic():
        before = predecessors(stored)
        found = differences(stored, before)
        if publishing:
            publish(stored, before)
        transaction.set_rollback(dry_run)
    if not publishing:
        return Imported(stored, found, (), UNCHANGED)
    return Imported(stored, found, (), DRY_RUN if dry_run else str(stored.status))


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
