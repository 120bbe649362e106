"""A report somebody asked for: built by a worker from a snapshot, kept as a file."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from assessments.models.review import Review
from assessments.models.snapshot import Snapshot
from corridors.models.run import BackgroundRun, RunQuerySet


class ReportQuerySet(RunQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(snapshot__in=Snapshot.objects.visible_to(user))

    def current(self, snapshot: Any) -> Self:
        """Those that say what is to be said now: with the approval once there is one, without it before."""
        approved = Review.objects.filter(decision=Review.Decision.APPROVED, snapshot=OuterRef("snapshot"))
        says_it = Q(approval__decision=Review.Decision.APPROVED)
        return self.filter(says_it | Q(approval=None) & ~Exists(approved), snapshot=snapshot)


class Report(BackgroundRun):
    class Format(models.TextChoices):
        PDF = "pdf", "PDF"

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="reports")
    format = models.CharField(max_length=4, choices=Format, default=Format.PDF)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    approval = models.ForeignKey(
        Review, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports",
        help_text="that the report states; empty: it was asked for before there was one",
    )  # fmt: skip
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

    @property
    def download_name(self) -> str:
        """The name a reader finds again: corridor and evidence date."""
        return f"{self.snapshot.corridor.code}-{self.snapshot.as_of.isoformat()}.{self.format}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:report", args=[self.pk])
