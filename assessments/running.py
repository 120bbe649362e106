"""The stages of background work: claim, gather, score, record."""

import hashlib
import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction

from assessments.assessing import assess, compare, screen_pairs
from assessments.evidence import evidence_digest
from assessments.instance import INSTANCE
from assessments.models import (
    Assessment,
    BackgroundRun,
    MethodComparison,
    NoLongerWanted,
    Report,
    Screening,
    Snapshot,
)
from assessments.reports.document import build_pdf
from assessments.scoring.method import InvalidMethod
from assessments.scoring.values import UnanswerableQuestion

log = logging.getLogger(__name__)


def run_assessment(pk: int) -> None:
    """Assess one corridor, unless another worker has it or nobody wants it any more."""
    assessment = Assessment.objects.select_related("corridor", "method").get(pk=pk)
    if not assessment.claim(INSTANCE):
        return
    with failing_with_a_reason(assessment):
        assessment.reach("gathering evidence", 5)
        payload = assess(assessment.corridor, assessment.method, assessment.as_of, stages(assessment))
        assessment.reach("recording", 95)
        Snapshot.objects.record(assessment, payload)


def stages(assessment: Assessment) -> Callable[[str], None]:
    """Let the engine say where it is; each stage is a fifth of what lies between start and end."""
    reached: list[str] = []

    def report(stage: str) -> None:
        reached.append(stage)
        assessment.reach(stage, min(90, 10 + 16 * len(reached)))

    return report


def write_report(pk: int) -> None:
    """Build one PDF and keep it as a file."""
    report = Report.objects.select_related("snapshot").get(pk=pk)
    if not report.claim(INSTANCE):
        return
    with failing_with_a_reason(report):
        report.reach("typesetting", 20)
        snapshot = report.snapshot
        content = build_pdf(
            snapshot.payload, snapshot_digest=snapshot.digest, created=snapshot.created_at.date()
        )
        report.reach("storing", 90)
        keep_report(report, content)


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
        evidence = evidence_digest()
        origins = screen_pairs(screening.method, screening.as_of, report)
        rows = [row for origin in origins for row in origin]
        screening.reach("recording", 92)
        screening.record(rows, evidence)


@contextmanager
def failing_with_a_reason(run: BackgroundRun) -> Iterator[None]:
    """Record why a run ended without a result in words a person can act on; let what nobody foresaw go on."""
    try:
        yield
    except NoLongerWanted as why:
        log.info("%s", why)
    except (UnanswerableQuestion, InvalidMethod) as why:
        run.fail(str(why))
        log.warning("%s %s: %s", type(run).__name__, run.pk, why)
    except Exception:
        reference = uuid.uuid4().hex[:12]
        run.fail(
            "Something went wrong inside the worker; this is not caused by what you entered. "
            f"Tell the operator the reference {reference}, or ask again."
        )
        log.exception("reference=%s %s %s failed", reference, type(run).__name__, run.pk)
        raise
