"""Ask for background work: one row, and a message once that row is committed."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from assessments.evidence import evidence_digest, question_about, question_digest
from assessments.models import Assessment, Method, MethodComparison, Report, Screening, Snapshot
from assessments.scoring.engine import ENGINE_VERSION
from assessments.tasks import build_report, compare_methods, run_assessment, screen_world
from corridors.models import Corridor

EARLIEST_AS_OF = date(1951, 1, 1)
"""The first year of the oldest series there is, of UNHCR."""


@dataclass(frozen=True)
class Asked:
    """What a request came to: the assessment, and whether it was made for this request."""

    assessment: Assessment
    is_new: bool


def unusable_day(as_of: date) -> str:
    """Why nothing can be asked for as of a day; empty where it can."""
    latest = max(date.today(), Assessment.default_as_of())
    if as_of > latest:
        return f"{as_of} lies in the future; the latest day possible is {latest}."
    if as_of < EARLIEST_AS_OF:
        return f"{as_of} lies before the oldest figures; the earliest day possible is {EARLIEST_AS_OF}."
    return ""


def request_assessment(
    *, corridor: Corridor, method: Method, as_of: date, requested_by: Any = None, force: bool = False
) -> Asked:
    """Ask for a corridor to be assessed; an identical request finds the existing answer."""
    digest = _request_digest(corridor, method, as_of)
    existing = Assessment.objects.identical_to(digest).first()
    if existing and not force:
        return Asked(existing, is_new=False)
    try:
        return Asked(_insert(corridor, method, as_of, requested_by, digest, force), is_new=True)
    except IntegrityError:
        return Asked(Assessment.objects.identical_to(digest).get(forced=False), is_new=False)


def _insert(
    corridor: Corridor, method: Method, as_of: date, requested_by: Any, digest: str, force: bool
) -> Assessment:
    with transaction.atomic():
        assessment = Assessment.objects.create(
            corridor=corridor, method=method, as_of=as_of, requested_by=requested_by,
            request_digest=digest, forced=force,
        )  # fmt: skip
        transaction.on_commit(lambda: run_assessment.delay(assessment.pk))
    return assessment


def request_report(*, snapshot: Snapshot, requested_by: Any = None) -> Report:
    """Ask for a PDF of a snapshot; one that is built or being built already serves everybody."""
    with transaction.atomic():
        Snapshot.objects.select_for_update().only("pk").get(pk=snapshot.pk)
        for existing in snapshot.reports.filter(status__in=["queued", "running", "done"]):
            if existing.is_at_hand():
                return existing
        report = Report.objects.create(snapshot=snapshot, requested_by=requested_by)
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
        method=method, as_of=as_of, requested_by=requested_by, evidence=evidence_digest(),
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


def _request_digest(corridor: Corridor, method: Method, as_of: date) -> str:
    question = question_digest(question_about(corridor, as_of))
    parts = (str(corridor.pk), question, method.sha256, evidence_digest(), ENGINE_VERSION)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
