"""Ask for background work: one row, and a message once that row is committed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from assessments.models import (
    Assessment,
    AssessmentBatch,
    BatchItem,
    Method,
    MethodComparison,
    ReleaseEffect,
    Report,
    Review,
    Scenario,
    Screening,
    Snapshot,
    SnapshotDraws,
    WatchCheck,
)
from assessments.questions import evidence_digest, request_digest
from assessments.scoring.version import ENGINE_VERSION
from assessments.tasks import (
    build_report,
    compare_methods,
    draw_again,
    look_after_watches,
    measure_effect,
    run_assessment,
    run_scenario,
    screen_world,
)
from corridors.models import Corridor, Release
from corridors.periods import day_words

EARLIEST_AS_OF = date(1951, 1, 1)
"""The first year of the oldest series there is, of UNHCR."""


@dataclass(frozen=True)
class Asked:
    """What a request came to: the assessment, and whether it was made for this request."""

    assessment: Assessment
    is_new: bool


@dataclass(frozen=True)
class Wanted:
    """One request of many."""

    corridor: Corridor
    method: Method
    as_of: date
    force: bool = False


def unusable_day(as_of: date) -> str:
    """Why nothing can be asked for as of a day; empty where it can."""
    latest = max(date.today(), Assessment.default_as_of())
    if as_of > latest:
        return f"{day_words(as_of)} lies in the future; the latest day possible is {day_words(latest)}."
    if as_of < EARLIEST_AS_OF:
        earliest = day_words(EARLIEST_AS_OF)
        return f"{day_words(as_of)} lies before the oldest figures; the earliest day possible is {earliest}."
    return ""


def request_assessment(
    *,
    corridor: Corridor,
    method: Method,
    as_of: date,
    requested_by: Any = None,
    force: bool = False,
    queue: str | None = None,
    digest: str = "",
) -> Asked:
    """Ask for a corridor to be assessed; an identical request finds the existing answer.

    ``queue`` is where the message goes, where that is not the queue of what somebody waits for; ``digest``
    is that of the request, where the caller has it at hand.
    """
    digest = digest or request_digest(corridor, method, as_of)
    existing = Assessment.objects.identical_to(digest).first()
    if existing and not force:
        return _found(existing, requested_by)
    try:
        return Asked(_insert(corridor, method, as_of, requested_by, digest, force, queue), is_new=True)
    except IntegrityError:
        return _found(Assessment.objects.identical_to(digest).get(forced=False), requested_by)


def _found(existing: Assessment, requested_by: Any) -> Asked:
    """The existing answer; who waits for it too is told when it is there."""
    if requested_by and not existing.is_finished and existing.requested_by_id != requested_by.pk:
        existing.also_asked_by.add(requested_by)
    return Asked(existing, is_new=False)


def existing_answer(corridor: Corridor, method: Method, as_of: date) -> Assessment | None:
    """What a request would find instead of working anew."""
    return Assessment.objects.identical_to(request_digest(corridor, method, as_of)).first()


@transaction.atomic
def request_several(
    *, corridors: Iterable[Corridor], method: Method, as_of: date, requested_by: Any
) -> AssessmentBatch:
    """Ask for several corridors at once; each finds the existing answer where there is one."""
    batch = AssessmentBatch.objects.create(method=method, as_of=as_of, requested_by=requested_by)
    for corridor in corridors:
        asked = request_assessment(corridor=corridor, method=method, as_of=as_of, requested_by=requested_by)
        BatchItem.objects.create(batch=batch, assessment=asked.assessment, was_there=not asked.is_new)
    if batch.is_finished:
        batch.claim_telling()  # every answer was there: the page itself says so
    return batch


def request_batch(wanted: Sequence[Wanted], requested_by: Any) -> list[Asked]:
    """Ask for many things at once: all of it is queued, or nothing. Answers come in the order of the list.

    What is told of together has one method and evidence date; the rest is looked up before anything is
    written, so that others do not wait for it.
    """
    evidence = {as_of: evidence_digest(as_of) for as_of in {one.as_of for one in wanted}}
    digests = [request_digest(one.corridor, one.method, one.as_of, evidence[one.as_of]) for one in wanted]
    with transaction.atomic():
        asked = [
            request_assessment(
                corridor=one.corridor, method=one.method, as_of=one.as_of, force=one.force,
                requested_by=requested_by, queue="bulk", digest=digest,
            )
            for one, digest in zip(wanted, digests, strict=True)
        ]  # fmt: skip
        _follow_together(wanted, asked, requested_by)
    return asked


def _follow_together(wanted: Sequence[Wanted], asked: Sequence[Asked], requested_by: Any) -> None:
    """Put what was asked into batches, so that its end is told once."""
    batches: dict[tuple[int, date], AssessmentBatch] = {}
    for one, answer in zip(wanted, asked, strict=True):
        question = (one.method.pk, one.as_of)
        if question not in batches:
            batches[question] = AssessmentBatch.objects.create(
                method=one.method, as_of=one.as_of, requested_by=requested_by
            )
        BatchItem.objects.get_or_create(
            batch=batches[question], assessment=answer.assessment, defaults={"was_there": not answer.is_new}
        )
    for batch in batches.values():
        if batch.is_finished:
            batch.claim_telling()


def _insert(
    corridor: Corridor,
    method: Method,
    as_of: date,
    requested_by: Any,
    digest: str,
    force: bool,
    queue: str | None,
) -> Assessment:
    with transaction.atomic():
        assessment = Assessment.objects.create(
            corridor=corridor, method=method, as_of=as_of, requested_by=requested_by,
            request_digest=digest, forced=force,
        )  # fmt: skip
        transaction.on_commit(lambda: run_assessment.apply_async((assessment.pk,), queue=queue))
    return assessment


def request_again(snapshots: Iterable[Snapshot], requested_by: Any = None) -> list[Asked]:
    """Ask for results to be made anew as they were asked for: same corridor, method and evidence date."""
    return [
        request_assessment(
            corridor=snapshot.corridor, method=snapshot.method, as_of=snapshot.as_of,
            requested_by=requested_by, queue="bulk",
        )
        for snapshot in snapshots
    ]  # fmt: skip


def request_effect(*, release: Release, as_of: date | None = None, requested_by: Any = None) -> ReleaseEffect:
    """Ask what a staged release would change in the portfolio; one that is still open serves again."""
    open_ones = ReleaseEffect.objects.unfinished().filter(release=release)
    existing = open_ones.first()
    if existing is not None:
        return existing
    try:
        with transaction.atomic():
            effect = ReleaseEffect.objects.create(release=release, as_of=as_of, requested_by=requested_by)
            transaction.on_commit(lambda: measure_effect.delay(effect.pk))
    except IntegrityError:
        return open_ones.get()
    return effect


def request_report(*, snapshot: Snapshot, requested_by: Any = None) -> Report:
    """Ask for a PDF of a snapshot; one that is built or being built already serves everybody."""
    with transaction.atomic():
        Snapshot.objects.select_for_update().only("pk").get(pk=snapshot.pk)
        for existing in Report.objects.current(snapshot).filter(status__in=["queued", "running", "done"]):
            if existing.is_at_hand():
                return existing
        approval = snapshot.reviews.filter(decision=Review.Decision.APPROVED).first()
        report = Report.objects.create(snapshot=snapshot, requested_by=requested_by, approval=approval)
        transaction.on_commit(lambda: build_report.delay(report.pk))
    return report


def request_comparison(
    *,
    old: Method,
    new: Method,
    as_of: date,
    scope: str = MethodComparison.Scope.VISIBLE,
    requested_by: Any = None,
) -> MethodComparison:
    """Ask what changes between two versions of the method; one that is still open serves again."""
    wanted = {"old": old, "new": new, "as_of": as_of, "scope": scope, "requested_by": requested_by}
    open_ones = MethodComparison.objects.unfinished().filter(**wanted)
    try:
        return open_ones.first() or _insert_comparison(wanted)
    except IntegrityError:
        return open_ones.get()


def _insert_comparison(wanted: dict[str, Any]) -> MethodComparison:
    with transaction.atomic():
        comparison = MethodComparison.objects.create(**wanted)
        transaction.on_commit(lambda: compare_methods.delay(comparison.pk))
    return comparison


def request_screening(*, method: Method, as_of: date, requested_by: Any = None) -> Screening:
    """Ask for all pairs to be screened; an open one, or one on the same evidence, serves again."""
    wanted = Screening(
        method=method, as_of=as_of, requested_by=requested_by, evidence=evidence_digest(as_of),
        engine_version=ENGINE_VERSION,
    )  # fmt: skip
    open_ones = Screening.objects.unfinished().filter(method=method, as_of=as_of)
    existing = open_ones.first() or Screening.objects.identical_to(wanted).first()
    if existing is not None:
        return existing
    try:
        with transaction.atomic():
            wanted.save()
            transaction.on_commit(lambda: screen_world.delay(wanted.pk))
    except IntegrityError:
        return open_ones.get()
    return wanted


def request_draws(snapshot: Snapshot) -> SnapshotDraws:
    """Ask for the draws of a snapshot; those that are there or being made serve again."""
    with transaction.atomic():
        draws, is_new = SnapshotDraws.objects.get_or_create(snapshot=snapshot)
        if is_new or draws.ask_again():
            transaction.on_commit(lambda: draw_again.delay(draws.pk))
    return draws


def request_scenario(*, base: Snapshot, owner: Any, changes: list[dict[str, Any]], **about: Any) -> Scenario:
    """Ask for a what-if beside a result."""
    with transaction.atomic():
        scenario = Scenario.objects.create(base=base, owner=owner, changes=changes, **about)
        transaction.on_commit(lambda: run_scenario.delay(scenario.pk))
    return scenario


def request_look_again(check: WatchCheck) -> bool:
    """Ask for a failed look of the watches to be taken again; False where it is on its way already."""
    with transaction.atomic():
        is_asked = check.ask_again()
        if is_asked:
            transaction.on_commit(lambda: look_after_watches.delay(check.pk))
    return is_asked
