"""Telling who watches: once for every step and corridor, and only who may see the corridor at that moment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Snapshot, Watch, WatchCheck, WatchTold
from assessments.watching.covering import corridors_of
from assessments.watching.moves import moves_of
from assessments.watching.steps import Event
from assessments.watching.wording import LONGEST, notice_text, pair_of, release_words
from corridors.models import Corridor, Notice
from corridors.noticing import tell


@dataclass(frozen=True)
class Finding:
    """What one watch is told of one corridor."""

    watch: Watch
    corridor: Corridor
    row: Mapping[str, Any]
    moves: list[dict[str, Any]]

    @property
    def failed(self) -> bool:
        return "why" in self.row


def tell_what_moved(check: WatchCheck, event: Event, found: Mapping[str, Any]) -> None:
    """Tell, note what was told, and finish the look: all of it, or nothing."""
    with transaction.atomic():
        check.record(found)
        findings = list(_findings(event, found))
        latest = _latest(finding.corridor for finding in findings)
        told = [_row(check, finding, latest, event) for finding in findings]
        WatchTold.objects.bulk_create(told)
        _notify(findings, latest, event)


def _findings(event: Event, found: Mapping[str, Any]) -> Iterator[Finding]:
    rows = {row["corridor"]: row for row in (*found["rows"], *found["unanswered"])}
    for watch in Watch.objects.before(event.last):
        for corridor in corridors_of(watch).filter(pk__in=rows).select_related("origin", "destination"):
            row = rows[corridor.pk]
            moves = [] if "why" in row else moves_of(watch.wanted, row["before"], row["after"])
            if moves or "why" in row:
                yield Finding(watch, corridor, row, moves)


def _latest(corridors: Iterable[Corridor]) -> dict[int, Snapshot]:
    asked = {corridor.pk for corridor in corridors}
    latest = Snapshot.objects.filter(corridor__in=asked).latest_per_corridor().without_documents()
    return {snapshot.corridor_id: snapshot for snapshot in latest}


def _row(check: WatchCheck, finding: Finding, latest: Mapping[int, Snapshot], event: Event) -> WatchTold:
    return WatchTold(
        watch=finding.watch, check_run=check, corridor=finding.corridor, moves=finding.moves,
        text=_text([finding], latest, event), failed=finding.failed,
    )  # fmt: skip


def _notify(findings: Iterable[Finding], latest: Mapping[int, Snapshot], event: Event) -> None:
    """One notice to a person about a corridor, however many watches of theirs cover it."""
    of_person: dict[tuple[Any, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        of_person[finding.watch.owner, finding.corridor.pk].append(finding)
    for (owner, corridor), same in of_person.items():
        kind = Notice.Kind.FAILED if same[0].failed else Notice.Kind.ALERT
        url = reverse("assessments:corridor", args=[corridor])
        tell([owner], kind, _text(same, latest, event), url)


def _text(same: list[Finding], latest: Mapping[int, Snapshot], event: Event) -> str:
    first = same[0]
    if first.failed:
        told = {"pair": pair_of(first.corridor), "why": first.row["why"], "release": release_words(event)}
        return (_("%(pair)s, which you watch, could not be looked at. %(release)s %(why)s") % told)[:LONGEST]
    moves = list({str(move): move for finding in same for move in finding.moves}.values())
    return notice_text(first.corridor, latest[first.corridor.pk], first.row, moves, event)


def tell_of_failure(check: WatchCheck, event: Event) -> None:
    """Tell everybody whose watch was not looked at, with the reason."""
    told = {"release": release_words(event), "reason": check.reason}
    text = (_("Your watches could not be looked at. %(release)s %(reason)s") % told)[:LONGEST]
    concerned = {watch.owner for watch in Watch.objects.before(event.last) if corridors_of(watch).exists()}
    tell(concerned, Notice.Kind.FAILED, text, reverse("assessments:watches"))
