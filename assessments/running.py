"""The stages of background work: claim, gather, score, record."""

import hashlib
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.assessing import compare, screen_pairs
from assessments.impact import effect_of
from assessments.maps.snapshot_maps import keep
from assessments.models import (
    Assessment,
    BackgroundRun,
    MethodComparison,
    ReleaseEffect,
    Report,
    Review,
    Scenario,
    Screening,
    Snapshot,
    SnapshotDraws,
    Status,
    WatchCheck,
)
from assessments.questions import evidence_digest
from assessments.regathering import answer_from, basis_document, basis_now, draws_of_snapshot
from assessments.reports.document import build_pdf
from assessments.scoring.evidence.values import UnanswerableQuestion
from assessments.scoring.kept_draws import packed
from assessments.scoring.methods.method import InvalidMethod
from assessments.supposing import suppose
from assessments.telling import tell_about
from assessments.watching import event_of, tell_of_failure, tell_what_moved, would_be_told
from assessments.watching.looking import look
from corridors.ending import ending_with_a_reason
from corridors.importing import takeover_of
from corridors.instance import INSTANCE
from corridors.models import Notice, Release
from corridors.noticing import tell

A_PERSON_CAN_ACT_ON = (UnanswerableQuestion, InvalidMethod)


def run_assessment(pk: int) -> None:
    """Assess one corridor, unless another worker has it or nobody wants it any more."""
    assessment = Assessment.objects.select_related("corridor", "method").get(pk=pk)
    if not assessment.claim(INSTANCE):
        return
    with telling_of_the_end(assessment), failing_with_a_reason(assessment):
        assessment.reach("gathering evidence", 5)
        basis = basis_now(assessment)
        payload = answer_from(basis, stages(assessment))
        assessment.reach("recording", 95)
        keep(Snapshot.objects.record(assessment, payload, basis_document(basis)))


def stages(assessment: Assessment) -> Callable[[str], None]:
    """Let the engine say where it is; each stage is a fifth of what lies between start and end."""
    reached: list[str] = []

    def report(stage: str) -> None:
        reached.append(stage)
        assessment.reach(stage, min(90, 10 + 16 * len(reached)))

    return report


def write_report(pk: int) -> None:
    """Build one PDF and keep it as a file."""
    report = Report.objects.select_related("snapshot", "approval__decided_by").get(pk=pk)
    if not report.claim(INSTANCE):
        return
    with failing_with_a_reason(report):
        report.reach("typesetting", 20)
        snapshot = report.snapshot
        content = build_pdf(
            snapshot.payload,
            snapshot_digest=snapshot.digest,
            created=snapshot.created_at.date(),
            approved=approval_words(report.approval),
        )
        report.reach("storing", 90)
        keep_report(report, content)


def approval_words(approval: Review | None) -> tuple[str, date] | None:
    """Who approved, as a report names them, and on which day; None before anybody did."""
    if approval is None or approval.decided_at is None:
        return None
    who = approval.decided_by
    return (who.get_full_name() or who.get_username()) if who else "", approval.decided_at.date()


def keep_report(report: Report, content: bytes) -> None:
    """Store the file first, under its own name, then say that it is there."""
    name = f"{report.snapshot.corridor.code}-{report.snapshot.as_of}-{report.pk}.{report.format}"
    replace_file(settings.REPORTS_DIR / name, content)
    report.file_name, report.sha256 = name, hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        report.save(update_fields=["file_name", "sha256"])
        report.finish()


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def compare_methods(pk: int) -> None:
    """Compare two versions of the method over the corridors of the request."""
    comparison = MethodComparison.objects.get(pk=pk)
    if not comparison.claim(INSTANCE):
        return

    def report(stage: str, done: float) -> None:
        comparison.reach(stage, 5 + int(90 * done))

    with failing_with_a_reason(comparison):
        comparison.reach("reading both versions", 2)
        corridors = list(comparison.corridors())
        result = compare(corridors, comparison.old, comparison.new, comparison.as_of, report)
        comparison.record(result)


def screen_world(pk: int) -> None:
    """Screen every pair of countries; cancelled between countries, it leaves nothing."""
    screening = Screening.objects.select_related("method").get(pk=pk)
    if not screening.claim(INSTANCE):
        return

    def report(stage: str, done: float) -> None:
        screening.reach(stage, 3 + int(87 * done))

    with failing_with_a_reason(screening):
        screening.reach("gathering evidence", 1)
        evidence = evidence_digest(screening.as_of)
        origins = screen_pairs(screening.method, screening.as_of, report)
        rows = [row for origin in origins for row in origin]
        screening.reach("recording", 92)
        screening.record(rows, evidence)


def measure_effect(pk: int) -> None:
    """Find out what a staged release would change in the portfolio; cancelled, it leaves nothing."""
    effect = ReleaseEffect.objects.select_related("release").get(pk=pk)
    if not effect.claim(INSTANCE):
        return

    def report(stage: str, done: float) -> None:
        effect.reach(stage, 3 + int(94 * done))

    try:
        with failing_with_a_reason(effect):
            effect.reach("reading the release", 1)
            standing, takeover = Release.objects.standing_digest(), takeover_of(effect.release)
            result = effect_of(takeover, Snapshot.objects.of_portfolio(), effect.as_of, report)
            effect.record(result | {"watches": would_be_told(result["rows"])}, standing)
    finally:
        tell_if_failed(effect)


def tell_if_failed(effect: ReleaseEffect) -> None:
    """Tell the curator who asked that there is no effect to see, and why."""
    effect.refresh_from_db()
    if effect.status == Status.FAILED:
        text = _("The effect of %(key)s could not be computed. %(reason)s")
        told = text % {"key": effect.release.name, "reason": effect.reason}
        tell([effect.requested_by], Notice.Kind.FAILED, told, effect.get_absolute_url())


def draw_again(pk: int) -> None:
    """Make the draws of a snapshot again, from the question and the releases it was made of."""
    draws = SnapshotDraws.objects.select_related("snapshot__corridor", "snapshot__method").get(pk=pk)
    if not draws.claim(INSTANCE):
        return
    with failing_with_a_reason(draws):
        draws.reach("gathering the evidence of the result", 5)
        found = draws_of_snapshot(draws.snapshot, draws.reach)
        draws.reach("keeping the draws", 95)
        draws.record(packed(found))


def run_scenario(pk: int) -> None:
    """Run a what-if on what its base was made of."""
    related = ("base__corridor", "base__method", "base__assessment__corridor", "base__assessment__method")
    scenario = Scenario.objects.select_related(*related).get(pk=pk)
    if not scenario.claim(INSTANCE):
        return
    with failing_with_a_reason(scenario):
        found = suppose(scenario, scenario.reach)
        scenario.reach("keeping the what-if", 95)
        scenario.record(found.result, found.payload, packed(found.draws))


def look_after_watches(pk: int) -> None:
    """Find out what a publication or a withdrawal moves for those who watch, and tell them."""
    check = WatchCheck.objects.select_related("step__release").get(pk=pk)
    if not check.claim(INSTANCE):
        return
    event = event_of(check.step)
    try:
        with failing_with_a_reason(check):
            tell_what_moved(check, event, look(event, check.step, check.reach))
    finally:
        check.refresh_from_db()
        if check.status == Status.FAILED:
            tell_of_failure(check, event)


@contextmanager
def telling_of_the_end(assessment: Assessment) -> Iterator[None]:
    """However it ends, who asked is told."""
    try:
        yield
    finally:
        tell_about(assessment)


def failing_with_a_reason(run: BackgroundRun) -> AbstractContextManager[None]:
    """Record why a run ended without a result in words a person can act on; let what nobody foresaw go on."""
    return ending_with_a_reason(run, A_PERSON_CAN_ACT_ON, lambda reason, _why: run.fail(reason))
