"""The stages of an import in the background: claim, fetch where an address was given, read, stage."""

import logging
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corridors.downloading import Answer, Known, NotFetched, fetch
from corridors.ending import ending_with_a_reason
from corridors.importing.arriving import NoLongerArriving
from corridors.importing.contents import Contents, NothingUsable
from corridors.importing.describing import UnknownLicence
from corridors.importing.files import Imported, import_as, import_file
from corridors.importing.handling import Handling, Says
from corridors.importing.layouts import of_mapping
from corridors.importing.publishing import NotPublishable
from corridors.importing.refused_rows import corrected, write_workbook
from corridors.importing.sampling import sample_of
from corridors.importing.unknown_names import unknown_names
from corridors.importing.uploads import TooLarge, keep, stored_file
from corridors.instance import INSTANCE
from corridors.models import Notice, RefreshPlan, ReleaseImport, Status
from corridors.models.run import EXHAUSTED
from corridors.noticing import tell
from corridors.sources.mapping import UnusableMapping
from corridors.sources.reading import RejectedRow, UnreadableFile
from corridors.sources.registry import UnknownDataset

log = logging.getLogger(__name__)

BETWEEN_WORDS_S = 0.5
"""Seconds between two words on the progress within a stage: each is a write, and a look whether to go on."""

LATELY = timedelta(hours=1)
"""How long after its end a run that was given up is still told of; the timer looks every few minutes."""

A_PERSON_CAN_ACT_ON = (
    NotFetched, TooLarge, UnreadableFile, UnknownDataset, UnknownLicence, NotPublishable, UnusableMapping,
    NoLongerArriving,
)  # fmt: skip

RESULT = (
    "release", "outcome", "rows_read", "rows_refused", "detected", "publisher", "result",
)  # fmt: skip
"""What an import writes of its own row at its end; its state is left to whoever changes it."""


def start_due() -> list[int]:
    """Queue an import for every plan that is due and has none open; return their numbers."""
    return [queued(plan).pk for plan in RefreshPlan.objects.due()]


def queued(plan: RefreshPlan, requested_by: Any = None) -> ReleaseImport:
    """Return the open import of a plan, made now where there is none; the caller sends the message."""
    with transaction.atomic():
        RefreshPlan.objects.select_for_update().filter(pk=plan.pk).update(last_asked=timezone.now())
        existing = ReleaseImport.objects.unfinished().filter(plan=plan).first()
        return existing or ReleaseImport.objects.create(
            plan=plan, url=plan.url, dataset=plan.dataset, requested_by=requested_by
        )


def run_import(pk: int) -> None:
    """Import one file, unless another worker has it or nobody wants it any more."""
    run = ReleaseImport.objects.select_related("mapping__publisher", "plan", "corrects").get(pk=pk)
    if not run.claim(INSTANCE):
        return
    with failing_with_a_reason(run):
        report = Reporting(run)
        if run.url and not run.sha256 and not _fetched(run, report):
            return
        if not run.sha256:
            _put_corrections_in_place(run, report)
        imported = _imported(run, report)
        log.info("import %s: %s", run.pk, imported)


class Reporting:
    """Carries the stage and its share to the row, not more often than is of use."""

    def __init__(self, run: ReleaseImport) -> None:
        self.run, self.stage, self.told_at = run, "", 0.0

    def __call__(self, stage: str, done: float) -> None:
        is_new = stage.split(" row ")[0] != self.stage.split(" row ")[0]
        if is_new or time.monotonic() - self.told_at >= BETWEEN_WORDS_S:
            self.run.reach(stage[:60], int(100 * done))
            self.stage, self.told_at = stage, time.monotonic()


def _fetched(run: ReleaseImport, report: Reporting) -> bool:
    """Fetch and keep the file; False where it is as it was, and the run is done."""
    report("asking the publisher", 0.0)
    plan = run.plan
    known = Known(plan.etag, plan.last_modified) if plan and plan.url == run.url else Known()
    answer = fetch(run.url, known)
    if answer.chunks is None:
        _finish_unmodified(run)
        return False
    kept = keep(_watched(answer, report))
    run.sha256, run.size = kept.sha256, kept.size
    run.file_name = run.file_name or answer.file_name[:200]
    run.result = {"etag": answer.known.etag, "last_modified": answer.known.last_modified}
    run.save(update_fields=["sha256", "size", "file_name", "result"])
    return True


def _watched(answer: Answer, report: Reporting) -> Iterator[bytes]:
    received = 0
    for chunk in answer.chunks or ():
        received += len(chunk)
        share = received / answer.size if answer.size else 0.0
        report("fetching from the publisher", 0.05 * min(1.0, share))
        yield chunk


def _put_corrections_in_place(run: ReleaseImport, report: Reporting) -> None:
    report("putting corrected rows in their places", 0.01)
    before = run.corrects
    if before is None or not before.file.is_file():
        raise UnreadableFile(_("The file that was corrected is no longer kept."))
    mended = corrected(before.file, stored_file(run.result["corrections"]))
    kept = keep([mended.content])
    one, more = ", %(rows)d row corrected by %(who)s", ", %(rows)d rows corrected by %(who)s"
    note = ngettext(one, more, mended.rows) % {"rows": mended.rows, "who": run.requested_by}
    run.sha256, run.size, run.result = kept.sha256, kept.size, {"note": note}
    run.save(update_fields=["sha256", "size", "result"])


def _finish_unmodified(run: ReleaseImport) -> None:
    with transaction.atomic():
        run.outcome = ReleaseImport.Outcome.NOT_MODIFIED
        run.save(update_fields=["outcome"])
        run.finish()
        _plan_succeeded(run)


def _imported(run: ReleaseImport, report: Reporting) -> Imported:
    corrects = run.corrects
    handling = Handling(
        says=Says(run.version, run.released, run.page_url, run.licence, run.covered_until),
        report=report,
        recorded=lambda imported: record(run, imported),
        replaces=corrects.release_id if corrects else None,
        note=str(run.result.get("note", "")),
        mark=f"import-{run.pk}",
        by=run.requested_by,
    )
    if run.mapping is not None:
        return import_as(of_mapping(run.mapping), run.file, handling)
    return import_file(run.dataset, run.file, handling=handling)


def record(run: ReleaseImport, imported: Imported) -> None:
    """Keep what came of the file and finish; the caller holds the transaction that stores the release."""
    release, contents = imported.release, imported.contents
    run.release, run.outcome = release, imported.status
    run.rows_read, run.rows_refused = release.rows_read, release.rows_refused
    run.detected, run.publisher_id = imported.layout.label[:120], imported.layout.publisher
    found = imported.differences
    run.result |= {
        "added": found.added, "changed": found.changed, "gone": found.gone,
        "doubts": [doubt.as_dict() for doubt in imported.doubts], "names": dict(imported.names),
    }  # fmt: skip
    if contents is not None:
        run.result |= {"sample": sample_of(contents.kept)} | _of_refused(run, contents)
    run.save(update_fields=RESULT)
    run.finish()
    _plan_succeeded(run)
    text = _("%(file)s was read: %(label)s.") % {"file": run, "label": run.detected}
    tell([run.requested_by], Notice.Kind.FINISHED, text[:600], run.get_absolute_url())


def _of_refused(run: ReleaseImport, contents: Contents) -> dict[str, Any]:
    """Write the workbook of refused rows, and return what the page shows of them."""
    if contents.refused_rows:
        write_workbook(run.refused_file, run.file, contents.refused_rows)
    return {
        "refused": [_shown(row) for row in contents.first_refused],
        "refused_kept": len(contents.refused_rows),
        "unknown": [name.as_dict() for name in unknown_names(contents.refused_rows)],
    }


def _shown(row: RejectedRow) -> dict[str, Any]:
    return {"line": row.line, "reason": row.reason}


def _plan_succeeded(run: ReleaseImport) -> None:
    if run.plan_id is None:
        return
    said = {name: run.result[name] for name in ("etag", "last_modified") if run.result.get(name)}
    RefreshPlan.objects.filter(pk=run.plan_id).update(last_success=timezone.now(), reason="", **said)


def failing_with_a_reason(run: ReleaseImport) -> AbstractContextManager[None]:
    """Record why an import ended without a release, and what was read; let what nobody foresaw go on."""
    return ending_with_a_reason(run, A_PERSON_CAN_ACT_ON, lambda reason, why: _failed(run, reason, why))


def _failed(run: ReleaseImport, reason: str, why: Exception) -> None:
    if isinstance(why, NothingUsable):
        contents = why.contents
        run.rows_read, run.rows_refused = contents.read, contents.refused
        run.detected, run.publisher_id = why.label[:120], why.publisher or None
        run.result |= _of_refused(run, contents)
        run.save(update_fields=RESULT)
    run.fail(reason)
    _say_failed(run, reason, timezone.now())


def tell_of_the_given_up() -> None:
    """Say what a silent worker left for good, outside any run, as every other failure is said."""
    given_up = ReleaseImport.objects.filter(status=Status.FAILED, reason=EXHAUSTED)
    for run in given_up.filter(finished_at__gte=timezone.now() - LATELY).select_related("requested_by"):
        told = Notice.objects.filter(kind=Notice.Kind.FAILED, url=run.get_absolute_url())
        if not told.filter(created_at__gte=run.finished_at).exists():
            _say_failed(run, run.reason, run.finished_at)


def _say_failed(run: ReleaseImport, reason: str, when: datetime) -> None:
    if run.plan_id is not None:
        RefreshPlan.objects.filter(pk=run.plan_id).update(last_failure=when, reason=reason)
    text = _("%(file)s could not be imported. %(reason)s") % {"file": run, "reason": reason}
    tell([run.requested_by], Notice.Kind.FAILED, text[:600], run.get_absolute_url())
