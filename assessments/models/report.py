"""A report somebody asked for: built by a worker from a snapshot, kept as a file."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from assessments.models.run import BackgroundRun, RunQuerySet
from assessments.models.snapshot import Snapshot


class ReportQuerySet(RunQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(snapshot__in=Snapshot.objects.visible_to(user))


class Report(BackgroundRun):
    class Format(models.TextChoices):
        PDF = "pdf", "PDF"

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="reports")
    format = models.CharField(max_length=4, choices=Format, default=Format.PDF)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    file_name = models.CharField(max_length=160, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.format.upper()} report of {self.snapshot}"

    def is_at_hand(self) -> bool:
        """Being built, or built and its file still there."""
        return not self.is_finished or (settings.REPORTS_DIR / self.file_name).is_file()

    def get_absolute_url(self) -> str:
        return reverse("assessments:report", args=[self.pk])
