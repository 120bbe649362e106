"""A request to assess a corridor, and how far it has come."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from assessments.models.method import Method
from corridors.models import Corridor
from corridors.models.run import BackgroundRun, RunQuerySet


class AssessmentQuerySet(RunQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(corridor__in=Corridor.objects.visible_to(user))

    def cancellable_by(self, user: Any) -> Self:
        """Asked by the user, or asked of a corridor the user may edit; finished or not."""
        editable = Q(corridor__in=Corridor.objects.editable_by(user))
        return self.visible_to(user).filter(Q(requested_by=user) | editable)

    def with_pair(self) -> Self:
        return self.select_related("corridor__origin", "corridor__destination")

    def identical_to(self, request_digest: str) -> Self:
        """Asked before with the same corridor, method, as-of, evidence and engine, and not given up."""
        return self.filter(Q(request_digest=request_digest) & Q(status__in=["queued", "running", "done"]))


class Assessment(BackgroundRun):
    corridor = models.ForeignKey(Corridor, on_delete=models.CASCADE, related_name="assessments")
    method = models.ForeignKey(Method, on_delete=models.PROTECT, related_name="assessments")
    as_of = models.DateField()
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="assessments"
    )
    request_digest = models.CharField(max_length=64, db_index=True)
    forced = models.BooleanField(default=False)
    also_asked_by = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="assessments_awaited"
    )
    told_at = models.DateTimeField("who asked was told of its end", null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        indexes = [models.Index(fields=["status", "heartbeat_at"], name="assessment_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["request_digest"],
                condition=Q(status__in=["queued", "running"], forced=False),
                name="one_open_assessment_per_request",
            )
        ]

    def __str__(self) -> str:
        return f"{self.corridor} as of {self.as_of} by {self.method}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:assessment", args=[self.pk])

    @staticmethod
    def default_as_of() -> date:
        return settings.DEFAULT_AS_OF or date.today()
