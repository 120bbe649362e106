"""A curator's decisions with what they do to results: who owns one that became stale is told at once."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Snapshot
from corridors.importing import Decided, publish_release, withdraw_release
from corridors.models import Notice, Release
from corridors.noticing import tell

NAMED = 6
"""Corridors named in a notice; the others are counted."""
LONGEST = Notice._meta.get_field("text").max_length
WITH_OWNER = ("corridor__owner", "corridor__origin", "corridor__destination")


@dataclass(frozen=True)
class Outcome:
    """What a decision came to, and how many corridors it left with a stale result."""

    decided: Decided
    stale: int


def publish(key: str, *, by: Any, why: str, knowing_losses: bool = False) -> Outcome:
    """Publish a release and tell the owners of what became stale: all of it, or nothing."""
    return _with_news(
        lambda: publish_release(key, by=by, why=why, knowing_losses=knowing_losses), _("was published")
    )


def withdraw(key: str, *, by: Any, why: str, giving_back: bool) -> Outcome:
    """Withdraw a release and tell the owners of what became stale: all of it, or nothing."""
    return _with_news(
        lambda: withdraw_release(key, by=by, why=why, giving_back=giving_back), _("was withdrawn")
    )


def would_become_stale(key: str, decision: str, by: Any) -> int:
    """How many corridors' latest results a decision would leave stale: it is made, counted and taken back.

    Raises
    ------
    NotDecided, NotPublishable
        When it cannot be made.
    """
    with transaction.atomic():
        stale_before = _known_stale()
        if decision == "publish":
            publish_release(key, by=by, why="", knowing_losses=True)
        else:
            withdraw_release(key, by=by, why="")
        fresh = _stale_latest().exclude(pk__in=stale_before).count()
        transaction.set_rollback(True)
    return int(fresh)


def _with_news(decide: Callable[[], Decided], what: str) -> Outcome:
    with transaction.atomic():
        stale_before = _known_stale()
        decided = decide()
        fresh = _tell_owners_since(stale_before, decided.release, what)
    return Outcome(decided, fresh)


@contextmanager
def telling_owners(release: Release) -> Iterator[None]:
    """Tell the owners of what becomes stale by the release that is published within."""
    stale_before = _known_stale()
    yield
    _tell_owners_since(stale_before, release, _("was published"))


def _known_stale() -> set[int]:
    return set(_stale_latest().values_list("pk", flat=True))


def _tell_owners_since(stale_before: set[int], release: Release, what: str) -> int:
    fresh = list(_stale_latest().exclude(pk__in=stale_before).select_related(*WITH_OWNER))
    _tell_owners(fresh, release, what)
    return len(fresh)


def _stale_latest() -> Any:
    return Snapshot.objects.of_portfolio().stale().defer("payload")


def _named(pairs: list[str]) -> str:
    named, rest = ", ".join(pairs[:NAMED]), len(pairs) - NAMED
    return named if rest <= 0 else _("%(names)s and %(rest)s more") % {"names": named, "rest": rest}


def _tell_owners(stale: list[Snapshot], release: Release, what: str) -> None:
    owned: dict[Any, list[Snapshot]] = defaultdict(list)
    for snapshot in stale:
        if snapshot.corridor.owner is not None:
            owned[snapshot.corridor.owner].append(snapshot)
    for owner, snapshots in owned.items():
        corridors = _named([snapshot.corridor.pair for snapshot in snapshots])
        text = ngettext(
            "%(release)s %(what)s. The latest result of %(corridors)s rests on what no longer counts; "
            "assess it again.",
            "%(release)s %(what)s. The latest results of %(number)d of your corridors (%(corridors)s) rest "
            "on what no longer counts; assess them again.",
            len(snapshots),
        ) % {
            "release": release, "what": what, "corridors": corridors, "number": len(snapshots),
        }  # fmt: skip
        one = reverse("assessments:corridor", args=[snapshots[0].corridor_id])
        url = one if len(snapshots) == 1 else reverse("assessments:portfolio")
        tell([owner], Notice.Kind.RELEASE, text[:LONGEST], url)
