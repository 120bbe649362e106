"""Where changes come from: rows that were written down when something happened, each source by its time."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from assessments.models import Method, Snapshot
from assessments.models.newer_evidence import brought_since
from assessments.models.snapshot import chosen_since
from corridors.models import Corridor, CorridorEdition, ReleaseStep

AT_ONCE = 1001
"""Rows of one source that are read at a time; one more than the longest page."""
STEPS = {
    ReleaseStep.Step.PUBLISHED: "release.published",
    ReleaseStep.Step.GIVEN_BACK: "release.published",
    ReleaseStep.Step.SUPERSEDED: "release.superseded",
    ReleaseStep.Step.WITHDRAWN: "release.withdrawn",
}
WHAT = [
    "snapshot.new", "snapshot.stale", "release.published", "release.superseded", "release.withdrawn",
    "corridor.changed", "corridor.archived", "method.published",
]  # fmt: skip


@dataclass(frozen=True, order=True)
class Place:
    """Where a change stands among all: by time, then by source, then by its key there."""

    at: datetime
    source: int
    pk: int

    @staticmethod
    def after(moment: datetime) -> "Place":
        """Behind everything of that moment."""
        return Place(moment, len(SOURCES), 0)


@dataclass(frozen=True)
class Change:
    place: Place
    what: str
    id: str
    view: str
    why: str


@dataclass(frozen=True)
class Source:
    """Rows with ``moment``, ``pk`` and what a change is told from."""

    kinds: tuple[str, ...]
    view: str
    rows: Callable[[Any, Sequence[str]], QuerySet[Any]]
    told: Callable[[dict[str, Any]], tuple[str, Any, str]]
    names: tuple[str, ...]


def _steps(user: Any, what: Sequence[str]) -> QuerySet[Any]:
    wanted = [step for step, kind in STEPS.items() if kind in what]
    return ReleaseStep.objects.filter(step__in=wanted).annotate(moment=F("at"))


def _new(user: Any, what: Sequence[str]) -> QuerySet[Any]:
    return Snapshot.objects.visible_to(user).annotate(moment=F("created_at"))


def _stale(user: Any, what: Sequence[str]) -> QuerySet[Any]:
    """Pairs of a result and a release it names that no longer counts on its day; when that was decided."""
    replaced = Q(release__counts_until=None) | Q(release__counts_until__lte=F("snapshot__as_of"))
    gone = Q(release__status="withdrawn") | Q(release__status="superseded") & replaced
    steps = ReleaseStep.objects.filter(release=OuterRef("release"), step=OuterRef("release__status"))
    last = steps.order_by("-at", "-pk")
    pairs = Snapshot.releases.through.objects.filter(gone, snapshot__in=Snapshot.objects.visible_to(user))
    return pairs.annotate(
        moment=Coalesce(Subquery(last.values("at")[:1]), F("release__withdrawn_at")),
        reason=Subquery(last.values("why")[:1]),
    )


def _stale_by_choice(user: Any, what: Sequence[str]) -> QuerySet[Any]:
    """Results whose sources a curator chose otherwise since; when that was first so."""
    first = chosen_since().annotate(moment=Coalesce("ended_at", "at")).order_by("moment", "pk")
    return (
        Snapshot.objects.visible_to(user)
        .annotate(moment=Subquery(first.values("moment")[:1]), reason=Subquery(first.values("indicator")[:1]))
        .exclude(moment=None)
    )


def _stale_by_newer(user: Any, what: Sequence[str]) -> QuerySet[Any]:
    """Results that a release published since could have served; the first of them, and when it came."""
    first = brought_since().order_by("release__published_at", "pk")
    return (
        Snapshot.objects.visible_to(user)
        .annotate(
            moment=Subquery(first.values("release__published_at")[:1]),
            reason=Subquery(first.values("release__key")[:1]),
        )
        .exclude(moment=None)
    )


def _editions(user: Any, what: Sequence[str]) -> QuerySet[Any]:
    seen = Corridor.objects.visible_to(user)
    return CorridorEdition.objects.filter(corridor__in=seen).annotate(moment=F("at"))


def _archived(user: Any, what: Sequence[str]) -> QuerySet[Any]:
    return Corridor.objects.visible_to(user).archived().annotate(moment=F("archived_at"))


def _methods(user: Any, what: Sequence[str]) -> QuerySet[Any]:
    return Method.objects.annotate(moment=F("published_at"))


SOURCES = (
    Source(
        ("release.published", "release.superseded", "release.withdrawn"), "api-release-detail", _steps,
        lambda row: (STEPS[row["step"]], row["release__key"], row["why"]), ("step", "release__key", "why"),
    ),
    Source(
        ("method.published",), "api-method-detail", _methods,
        lambda row: ("method.published", row["name"], ""), ("name",),
    ),
    Source(
        ("corridor.changed",), "api-corridor-detail", _editions,
        lambda row: ("corridor.changed", row["corridor_id"], f"version {row['version']}"),
        ("corridor_id", "version"),
    ),
    Source(
        ("corridor.archived",), "api-corridor-detail", _archived,
        lambda row: ("corridor.archived", row["pk"], ""), (),
    ),
    Source(("snapshot.new",), "api-snapshot-detail", _new, lambda row: ("snapshot.new", row["pk"], ""), ()),
    Source(
        ("snapshot.stale",), "api-snapshot-detail", _stale,
        lambda row: (
            "snapshot.stale", row["snapshot_id"],
            f"{row['release__key']} is {row['release__status']}. {row['reason'] or ''}".strip(),
        ),
        ("snapshot_id", "release__key", "release__status", "reason"),
    ),
    Source(
        ("snapshot.stale",), "api-snapshot-detail", _stale_by_choice,
        lambda row: ("snapshot.stale", row["pk"], f"Another source of {row['reason']} is chosen since."),
        ("reason",),
    ),
    Source(
        ("snapshot.stale",), "api-snapshot-detail", _stale_by_newer,
        lambda row: ("snapshot.stale", row["pk"], f"{row['reason']} came since and counts on its date."),
        ("reason",),
    ),
)  # fmt: skip


def changes_after(user: Any, place: Place, what: Sequence[str]) -> Iterator[Change]:
    """Every change behind a place, in order; rows are read as they are needed."""
    chosen = [number for number, source in enumerate(SOURCES) if set(source.kinds) & set(what)]
    return heapq.merge(*(_of(number, user, place, what) for number in chosen), key=lambda one: one.place)


def _of(number: int, user: Any, place: Place, what: Sequence[str]) -> Iterator[Change]:
    source = SOURCES[number]
    rows = source.rows(user, what).order_by("moment", "pk").values("moment", "pk", *source.names)
    while True:
        found = list(rows.filter(_behind(place, number))[:AT_ONCE])
        for row in found:
            kind, key, why = source.told(row)
            place = Place(row["moment"], number, row["pk"])
            yield Change(place, kind, str(key), source.view, why)
        if len(found) < AT_ONCE:
            return


def _behind(place: Place, number: int) -> Q:
    later = Q(moment__gt=place.at)
    if number > place.source:
        return later | Q(moment=place.at)
    if number == place.source:
        return later | Q(moment=place.at, pk__gt=place.pk)
    return later
