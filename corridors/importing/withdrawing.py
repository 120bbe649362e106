"""Taking a release back: withdrawn when it counted, rejected when it never did; its rows stay."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from corridors.counting import as_rows
from corridors.importing.publishing import REASON_LENGTH, came
from corridors.models import Release, ReleaseStep
from corridors.release_reason import WITHDRAWN


def withdraw(release: Release, why: str, by: Any = None, *, giving_back: bool = True) -> list[Release]:
    """Let a release count no longer; the caller holds the transaction.

    ``giving_back`` puts what it took the place of into its own place again. Returns those releases.
    """
    stood = as_rows(Release.objects.standings())
    given = list(release.supersedes.filter(status=Release.Status.SUPERSEDED)) if giving_back else []
    _put_back(given, release)
    release.status, release.withdrawn_at = Release.Status.WITHDRAWN, timezone.now()
    release.status_reason = f"{came(release)}{WITHDRAWN}{why}"[:REASON_LENGTH]
    release.save(update_fields=["status", "withdrawn_at", "status_reason"])
    ReleaseStep.objects.note([release], ReleaseStep.Step.WITHDRAWN, why, by, stood)
    told = f"{release.name} ({release.key}) was withdrawn."
    ReleaseStep.objects.note(given, ReleaseStep.Step.GIVEN_BACK, told, by)
    return given


def reject(release: Release, why: str, by: Any = None) -> None:
    """Keep a staged release as rejected, with the reason; the caller holds the transaction."""
    release.status = Release.Status.REJECTED
    release.save(update_fields=["status"])
    ReleaseStep.objects.create(release=release, step=ReleaseStep.Step.REJECTED, by=by, why=why)


def reconsider(release: Release, why: str, by: Any = None) -> None:
    """Let a rejected release wait for a decision again; the caller holds the transaction."""
    release.status = Release.Status.STAGED
    release.save(update_fields=["status"])
    ReleaseStep.objects.create(release=release, step=ReleaseStep.Step.RECONSIDERED, by=by, why=why)


def _put_back(given: Collection[Release], release: Release) -> None:
    """Let the former releases stand where the withdrawn one stood, or where they stood if that is longer."""
    for older in given:
        older.status, older.superseded_by = release.status, release.superseded_by
        older.counts_until = release.counts_until or (
            older.counts_until if release.superseded_by_id else None
        )
        if older.status == Release.Status.PUBLISHED:
            older.status_reason = came(older)
    Release.objects.bulk_update(given, ["status", "status_reason", "superseded_by", "counts_until"])
