"""Telling people that what they asked for is there, or why it is not: once, whether they watch or not."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import Assessment, AssessmentBatch, BatchItem, Snapshot, Status
from corridors.models import Notice
from corridors.noticing import tell

LATELY = timedelta(hours=1)
LONGEST = 600


def tell_about(assessment: Assessment) -> None:
    """Leave word with everybody who asked, when it ended by itself; of a batch once, when all is over."""
    ended = Assessment.objects.filter(pk=assessment.pk, status__in=[Status.DONE, Status.FAILED])
    if ended.filter(told_at=None).update(told_at=timezone.now()):
        _tell_who_asked(ended.with_pair().get())
    tell_about_batches(AssessmentBatch.objects.filter(assessments=assessment.pk))


def tell_about_batches(batches: QuerySet[Any]) -> None:
    for batch in AssessmentBatch.objects.over_and_untold().filter(pk__in=batches.values("pk")):
        if batch.claim_telling():
            _tell_batch(batch)


def tell_of_the_given_up() -> None:
    """What a silent worker left behind for good ends outside any run."""
    lately = timezone.now() - LATELY
    for left in Assessment.objects.filter(status=Status.FAILED, told_at=None, finished_at__gte=lately):
        tell_about(left)
    tell_about_batches(AssessmentBatch.objects.filter(requested_at__gte=lately))


def _tell_who_asked(ended: Assessment) -> None:
    in_batch = BatchItem.objects.filter(assessment=ended, was_there=False).exists()
    people = [*ended.also_asked_by.all()] + ([] if in_batch else [ended.requested_by])
    pair = {
        "origin": ended.corridor.origin.name, "destination": ended.corridor.destination.name,
        "as_of": date_format(ended.as_of, "SHORT_DATE_FORMAT"), "reason": ended.reason,
    }  # fmt: skip
    if ended.status == Status.DONE:
        told = _("%(origin)s to %(destination)s is assessed as of %(as_of)s.") % pair
        result = Snapshot.objects.values_list("pk", flat=True).get(assessment=ended)
        tell(people, Notice.Kind.FINISHED, told, reverse("assessments:snapshot", args=[result]))
    else:
        told = _("%(origin)s to %(destination)s could not be assessed as of %(as_of)s. %(reason)s") % pair
        tell(people, Notice.Kind.FAILED, told[:LONGEST], ended.get_absolute_url())


def _tell_batch(batch: AssessmentBatch) -> None:
    counts = batch.counts()
    told = _("%(done)d of %(all)d corridors are assessed as of %(as_of)s.") % {
        "done": counts[Status.DONE], "all": sum(counts.values()),
        "as_of": date_format(batch.as_of, "SHORT_DATE_FORMAT"),
    }  # fmt: skip
    if counts[Status.FAILED]:
        told += " " + _("%(failed)d could not be assessed.") % {"failed": counts[Status.FAILED]}
    kind = Notice.Kind.FAILED if counts[Status.FAILED] else Notice.Kind.FINISHED
    tell([batch.requested_by], kind, told, batch.get_absolute_url())
