"""Rows of a release on their way into the database: in steps, seen by nobody until the last is done.

The release is ``arriving`` under a key of its own while its rows come in, each step in a short
transaction, so that others can write in between. Whoever accepts it makes it staged; where nobody does, it
goes with its rows. What an import that was killed left behind is removed by the next one.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from corridors.importing.bulk import TABLES
from corridors.importing.handling import Report
from corridors.importing.spooling import Spool
from corridors.importing.staging import Storing
from corridors.models import Release

ARRIVING = "arriving"

SILENT = timedelta(minutes=30)
"""An import without a sign for longer was killed; the longest it does between two is one comparison."""

REMOVED = 5_000
"""Rows removed in one transaction."""


class NoLongerArriving(RuntimeError):
    """Somebody cleared the release up while it was stored; nothing of it is kept."""


@contextmanager
def arriving(
    release: Release, readings: Spool, report: Report, shares: tuple[float, float], mark: str = ""
) -> Iterator[None]:
    """Store the rows of a release that has no row yet, and remove them unless it is accepted within.

    Parameters
    ----------
    release : Release
        Gets its identifier; key and status are as given, in the database those of one that is arriving.
    report, shares : callable, tuple of float
        Who is told after every step, and the shares of the whole work at the beginning and at the end.
    mark : str
        Names the import, so that its next try can clear up at once after one that was killed.

    Raises
    ------
    UnreadableFile
        When two rows say something about the same, or one names a country there is not.
    """
    _begin(release, mark)
    try:
        _store(release, readings, report, shares)
        yield
    finally:
        remove(release)


def give_sign(release: Release) -> None:
    """Say that the import of a release goes on.

    Raises
    ------
    NoLongerArriving
        When it was cleared up meanwhile.
    """
    if not Release.arriving.filter(pk=release.pk).update(last_sign_at=timezone.now()):
        raise NoLongerArriving(
            "The import gave no sign for so long that its rows were removed. Import the file again."
        )


def accept(release: Release) -> None:
    """Make a release whose rows are all there known under its own key; the caller holds the transaction."""
    give_sign(release)
    release.last_sign_at = None
    release.save()


def hide(staged: int) -> None:
    """Let nobody see a staged release any more, until its rows are removed."""
    Release.objects.filter(pk=staged, status=Release.Status.STAGED).update(
        key=_passing_key(), status=Release.Status.ARRIVING, last_sign_at=timezone.now()
    )


def sweep(mark: str = "") -> int:
    """Remove what imports left that ended without a word, and return how many releases that were.

    Those of an import's own mark go at once: it is trying again, so no other process stores them.
    """
    gone = Q(last_sign_at__lt=timezone.now() - SILENT)
    if mark:
        gone |= Q(key__startswith=f"{ARRIVING}-{mark}-")
    left = list(Release.arriving.filter(gone))
    for release in left:
        remove(release)
    return len(left)


def remove(release: Release) -> None:
    """Remove a release that is still arriving, in steps; one that was accepted stays."""
    if not Release.arriving.filter(pk=release.pk).exists():
        return
    for table in TABLES.values():
        rows = table.model._default_manager.filter(release=release.pk).order_by()
        while some := list(rows.values_list("pk", flat=True)[:REMOVED]):
            table.model._default_manager.filter(pk__in=some).delete()
    Release.arriving.filter(pk=release.pk).delete()


def _begin(release: Release, mark: str) -> None:
    row = copy(release)
    row.key, row.status, row.last_sign_at = _passing_key(mark), Release.Status.ARRIVING, timezone.now()
    row.save(force_insert=True)
    release.pk, release._state.adding, release._state.db = row.pk, False, row._state.db


def _store(release: Release, readings: Spool, report: Report, shares: tuple[float, float]) -> None:
    begun, ended = shares
    report("storing", begun)
    stored = 0
    for step in Storing(release).steps(readings):
        with transaction.atomic():
            stored += step.insert()
            give_sign(release)
        done = begun + (ended - begun) * stored / max(1, len(readings))
        report(f"storing row {stored:,} of {len(readings):,}", done)


def _passing_key(mark: str = "") -> str:
    return "-".join(part for part in (ARRIVING, mark, uuid.uuid4().hex) if part)
