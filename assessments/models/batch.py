"""Several corridors asked for at once, followed as one."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from assessments.models.assessment import Assessment
from assessments.models.method import Method
from corridors.models.run import Status

OVER = (Status.DONE, Status.FAILED, Status.CANCELLED)


class AssessmentBatchQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> Self:
        """Whoever asked follows it; what is in it may be private."""
        return self.filter(requested_by=user)

    def over_and_untold(self) -> Self:
        """Nothing of it is left to do, and who asked has not been told."""
        left = BatchItem.objects.exclude(assessment__status__in=OVER)
        return self.filter(told_at=None).exclude(pk__in=left.values("batch"))


class AssessmentBatch(models.Model):
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assessment_batches"
    )
    method = models.ForeignKey(Method, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    requested_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)
    assessments = models.ManyToManyField(Assessment, through="BatchItem", related_name="batches")

    objects = AssessmentBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]

    def __str__(self) -> str:
        return f"batch {self.pk} as of {self.as_of}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:batch", args=[self.pk])

    def counts(self) -> dict[str, int]:
        """How many assessments stand in which state; every state is there."""
        found = self.assessments.order_by().values_list("status").annotate(Count("pk"))
        return dict.fromkeys(Status.values, 0) | dict(found)

    @property
    def is_finished(self) -> bool:
        return not self.assessments.exclude(status__in=OVER).exists()

    def claim_telling(self) -> bool:
        """True for the one who is to tell that it is over."""
        untold = AssessmentBatch.objects.filter(pk=self.pk, told_at=None)
        return untold.update(told_at=timezone.now()) == 1


class BatchItem(models.Model):
    """One corridor of a batch; ``was_there`` where the answer, or the work on it, existed before."""

    batch = models.ForeignKey(AssessmentBatch, on_delete=models.CASCADE, related_name="items")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="batch_items")
    was_there = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "assessment"], name="one_item_per_assessment")
        ]

    def __str__(self) -> str:
        return f"{self.assessment} in {self.batch}"
