"""What a publication or a withdrawal moves in the corridors that are watched; nothing is stored.

Every corridor is asked as its latest result was, by the same method; on the day of that result where the
step changes what counts on it, else on the present day: a new edition counts from its own day of release.
The engine answers twice, on what counted before and on what counts after.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from assessments.assessing import answer
from assessments.models import Assessment, Snapshot, Watch
from assessments.questions import evidence_digest, question_about, request_digest
from assessments.scoring.evidence.values import UnanswerableQuestion
from assessments.scoring.methods.method import InvalidMethod
from assessments.scoring.version import ENGINE_VERSION
from assessments.watching.covering import corridors_of
from assessments.watching.moves import state_of
from assessments.watching.steps import Event
from corridors.counting import Counting
from corridors.models import ReleaseStep

Report = Callable[[str, int], None]


def look(event: Event, step: ReleaseStep, report: Report) -> dict[str, Any]:
    """Return the states before and after, of every watched corridor that has a result.

    Parameters
    ----------
    step : ReleaseStep
        The one looked at; of several made at once, only the last is answered, for all of them.
    report : callable
        Is told which corridor is next, and how much is done in percent.
    """
    found: dict[str, Any] = {"engine": ENGINE_VERSION, "rows": [], "unanswered": [], "untouched": 0}
    if step != event.last:
        return found | {"told_with": event.last.pk}
    latest = list(Snapshot.objects.of_portfolio().filter(corridor__in=watched(event)))
    for number, snapshot in enumerate(latest):
        code = snapshot.corridor.code
        report(f"{code}, corridor {number + 1} of {len(latest)}", 5 + 90 * number // len(latest))
        as_of = day_of(snapshot, event)
        if as_of is None:
            found["untouched"] += 1
            continue
        about = {"corridor": snapshot.corridor_id, "snapshot": snapshot.pk, "as_of": as_of.isoformat()}
        try:
            found["rows"].append(about | both(snapshot, as_of, *event.counting(as_of)))
        except (UnanswerableQuestion, InvalidMethod) as why:
            found["unanswered"].append(about | {"why": str(why)})
    return found


def watched(event: Event) -> set[int]:
    """The corridors of every watch that was on when it happened."""
    return covered(Watch.objects.before(event.last))


def covered(watches: Iterable[Watch]) -> set[int]:
    return {pk for watch in watches for pk in corridors_of(watch).values_list("pk", flat=True)}


def day_of(snapshot: Snapshot, event: Event) -> date | None:
    """The day on which it changes what counts: the result's own, else the present one."""
    for day in (snapshot.as_of, Assessment.default_as_of()):
        before, after = event.counting(day)
        if before != after:
            return day
    return None


def both(snapshot: Snapshot, as_of: date, before: Counting, after: Counting) -> dict[str, Any]:
    """The state on what counted before and on what counts after; the stored result serves where it is it."""
    question, method = question_about(snapshot.corridor, as_of), snapshot.method
    digest = request_digest(snapshot.corridor, method, as_of, evidence_digest(as_of, before))
    was = snapshot.payload if digest == snapshot.request_digest else answer(question, method, counting=before)
    now = answer(question, method, counting=after)
    keys = [{release["key"] for release in payload["releases"]} for payload in (was, now)]
    return {"before": state_of(was), "after": state_of(now), "releases": sorted(keys[0] ^ keys[1])}
