"""What is different in the portfolio since the reader's last visit."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import LastVisit, Snapshot
from assessments.staleness import reasons_of
from assessments.views.portfolio.entries import About, Entry, Portfolio

BEGUN = "portfolio_visit"
"""Stands in the session once this visit has begun, so that reloading changes nothing."""
WRITE_EVERY = timedelta(minutes=10)

State = dict[str, list[Any]]


@dataclass(frozen=True)
class Change:
    """One corridor and what is new about it; ``words`` may be empty."""

    title: str
    url: str
    words: str = ""


@dataclass(frozen=True)
class Because:
    """A reason why results went stale, with the corridors it concerns."""

    words: str
    corridors: tuple[Change, ...]


@dataclass(frozen=True)
class Changes:
    """Since a moment: new results, results gone stale, corridors that can be seen now, and no longer."""

    since: datetime
    results: list[Change] = field(default_factory=list)
    stale: list[Because] = field(default_factory=list)
    stale_count: int = 0
    appeared: list[Change] = field(default_factory=list)
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.results or self.stale or self.appeared or self.gone)


def changes_for(request: HttpRequest, portfolio: Portfolio) -> Changes | None:
    """Compare with the last visit and remember this one; nothing at the first visit ever."""
    now = state_of(portfolio)
    visit, is_first = LastVisit.objects.of(request.user, now)
    if not request.session.get(BEGUN):
        request.session[BEGUN] = True
        if not is_first:
            visit.begin()
    if visit.shown != now or timezone.now() - visit.shown_at > WRITE_EVERY:
        visit.show(now)
    is_new_here = is_first or visit.seen_at == visit.shown_at
    changes = Changes(visit.seen_at, **_differences(visit.seen, portfolio, request.user))
    return None if is_new_here and not changes else changes


def state_of(portfolio: Portfolio) -> State:
    """Each corridor's latest result and whether it is stale, as ``LastVisit`` keeps it."""
    with_result: State = {str(entry.corridor): [entry.snapshot, entry.stale] for entry in portfolio.entries}
    return with_result | {str(about.corridor): [None, False] for about in portfolio.unassessed}


def _differences(seen: State, portfolio: Portfolio, user: Any) -> dict[str, Any]:
    known = [entry for entry in portfolio.entries if str(entry.corridor) in seen]
    fresh = [entry for entry in known if entry.snapshot != seen[str(entry.corridor)][0]]
    same = [entry for entry in known if entry.snapshot == seen[str(entry.corridor)][0]]
    stale = [entry for entry in same if entry.stale and not seen[str(entry.corridor)][1]]
    appeared = [row for row in portfolio.all if str(row.corridor) not in seen and row.owner != user.pk]
    return {
        "results": _new_results(fresh, seen),
        "stale": _gone_stale(stale),
        "stale_count": len(stale),
        "appeared": [Change(row.title, row.url, _from(row)) for row in appeared],
        "gone": len(set(seen) - {str(row.corridor) for row in portfolio.all}),
    }


def _new_results(fresh: list[Entry], seen: State) -> list[Change]:
    earlier = {entry.corridor: seen[str(entry.corridor)][0] for entry in fresh}
    numbers = [pk for pk in earlier.values() if pk]
    rows = Snapshot.objects.filter(pk__in=numbers).values_list("pk", "band", "quadrant") if numbers else []
    before = {pk: (band, quadrant) for pk, band, quadrant in rows}
    return [Change(e.title, e.url, _moved(before.get(earlier[e.corridor]), e)) for e in fresh]


def _moved(before: tuple[str, str | None] | None, entry: Entry) -> str:
    """Which band and field a new result has instead of the earlier one's."""
    if before is None:
        return _("first result: %(band)s risk") % {"band": entry.band} if entry.risk is not None else ""
    band, quadrant = before
    moved = []
    if band != entry.band:
        moved.append(_("risk was %(old)s, is %(new)s") % {"old": band, "new": entry.band})
    if quadrant != entry.quadrant:
        none = _("none named")
        moved.append(
            _("field was %(old)s, is %(new)s") % {"old": quadrant or none, "new": entry.quadrant or none}
        )
    return "; ".join(moved) or _("same band, same field")


def _gone_stale(entries: list[Entry]) -> list[Because]:
    """Return each reason once, the one that concerns most corridors first."""
    if not entries:
        return []
    numbers = [entry.snapshot for entry in entries]
    snapshots = Snapshot.objects.filter(pk__in=numbers).only("pk", "as_of", "created_at")
    reasons = reasons_of(list(snapshots))
    found: dict[str, list[Change]] = {}
    for entry in entries:
        for words in dict.fromkeys(reason.words for reason in reasons[entry.snapshot]):
            found.setdefault(words, []).append(Change(entry.title, entry.url))
    groups = [Because(words, tuple(corridors)) for words, corridors in found.items()]
    return sorted(groups, key=lambda group: -len(group.corridors))


def _from(row: About) -> str:
    return _("by %(owner)s") % {"owner": row.owner_name} if row.owner_name else ""
