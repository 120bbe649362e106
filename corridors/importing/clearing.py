"""Which uploaded files are still needed, and removing the others.

Kept: the file of every release that is staged, that counts, counted or was withdrawn, because its numbers are
held against it; the file of an import that is not over; for a month that of one that failed, because its
columns can be named and its rows corrected. Not kept: what was rejected or cancelled, and what another
reading of the same file followed. The row of the import stays, with name, size and digest of its file.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import time

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from corridors.models import Release, ReleaseImport, Status

FAILED_FOR = timedelta(days=30)
"""How long the file of an import that failed can still be read in another way."""

YOUNG = timedelta(hours=24)
"""A file so young may belong to an import whose row is not written yet."""


def remove_unneeded() -> int:
    """Remove the files nothing needs any more; return how many they were."""
    folder = Path(settings.UPLOADS_DIR)
    if not folder.is_dir():
        return 0
    needed, before = set(_needed()), time() - YOUNG.total_seconds()
    left = [path for path in folder.iterdir() if path.is_file() and path.name not in needed]
    old = [path for path in left if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def needing_their_file() -> QuerySet[ReleaseImport]:
    """The imports whose file is kept."""
    of_a_release = Q(release__isnull=False) & ~Q(release__status=Release.Status.REJECTED)
    to_mend = Q(
        status=Status.FAILED, corrections=None, finished_at__gte=timezone.now() - FAILED_FOR
    )  # fmt: skip
    unfinished = Q(status__in=[Status.QUEUED, Status.RUNNING])
    corrected_now = Q(corrections__status__in=[Status.QUEUED, Status.RUNNING])
    found: QuerySet[ReleaseImport] = ReleaseImport.objects.filter(
        unfinished | of_a_release | to_mend | corrected_now
    ).distinct()
    return found


def _needed() -> Iterator[str]:
    for run in needing_their_file().only("sha256", "result").iterator():
        yield run.sha256
        yield run.refused_file.name
        yield run.result.get("corrections", "")
