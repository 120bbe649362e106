"""A curator's decisions about a release, each in one transaction: publish, reject, reconsider, withdraw."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from corridors.importing.doubting import losses
from corridors.importing.publishing import predecessors, publish
from corridors.importing.withdrawing import reconsider, reject, withdraw
from corridors.models import Release

Status = Release.Status


class NotDecided(ValueError):
    """The decision cannot be made; the message says why, and nothing changed."""


@dataclass(frozen=True)
class Decided:
    """What a decision came to.

    Attributes
    ----------
    changed : bool
        False where the release stood so already.
    others : tuple of Release
        Those superseded by it, or given back.
    """

    release: Release
    changed: bool = True
    others: tuple[Release, ...] = ()


def publish_release(key: str, *, by: Any, why: str, knowing_losses: bool = False) -> Decided:
    """Let a staged release count; publishing what counts already changes nothing.

    ``knowing_losses`` says that whoever decides has read which years or countries would be gone.

    Raises
    ------
    NotDecided, NotPublishable
        When it was withdrawn or rejected, the same person uploaded it under the rule of two, or it would
        put less in the place of more.
    """
    with _locked(key) as release:
        if release.status == Status.PUBLISHED:
            return Decided(release, changed=False)
        if release.status != Status.STAGED:
            raise NotDecided(
                _("%(name)s is %(status)s; only a staged release can be published.") % _told(release)
            )
        before = predecessors(release)
        if not knowing_losses and (lost := list(losses(release, before))):
            raise NotDecided(" ".join(map(str, lost)))
        publish(release, before, by, why)
        return Decided(release, others=tuple(before))


def reject_release(key: str, *, by: Any, why: str) -> Decided:
    """Keep a staged release as rejected."""
    with _locked(key) as release:
        if release.status == Status.REJECTED:
            return Decided(release, changed=False)
        if release.status != Status.STAGED:
            raise NotDecided(
                _("%(name)s is %(status)s; only a staged release can be rejected.") % _told(release)
            )
        reject(release, why, by)
        return Decided(release)


def reconsider_release(key: str, *, by: Any, why: str) -> Decided:
    """Let a rejected release be staged again."""
    with _locked(key) as release:
        if release.status == Status.STAGED:
            return Decided(release, changed=False)
        if release.status != Status.REJECTED:
            raise NotDecided(
                _("%(name)s is %(status)s; only a rejected release can be taken up again.") % _told(release)
            )
        reconsider(release, why, by)
        return Decided(release)


def withdraw_release(key: str, *, by: Any, why: str, giving_back: bool = True) -> Decided:
    """Let a release count no longer, at once."""
    with _locked(key) as release:
        if release.status == Status.WITHDRAWN:
            return Decided(release, changed=False)
        if release.status not in (Status.PUBLISHED, Status.SUPERSEDED):
            raise NotDecided(
                _("%(name)s is %(status)s; only what was published can be withdrawn.") % _told(release)
            )
        return Decided(release, others=tuple(withdraw(release, why, by, giving_back=giving_back)))


@contextmanager
def _locked(key: str) -> Iterator[Release]:
    """Hold all releases of the dataset while a decision is made, so that two decisions never mix."""
    with transaction.atomic():
        asked = Release.objects.get(key=key)
        of_dataset = Release.objects.filter(publisher=asked.publisher_id, dataset=asked.dataset)
        held = {release.pk: release for release in of_dataset.select_for_update().order_by("pk")}
        yield held[asked.pk]


def _told(release: Release) -> dict[str, str]:
    return {"name": release.name, "status": release.get_status_display()}
