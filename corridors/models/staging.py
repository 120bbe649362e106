"""Files on their way to becoming releases: imports, what curators decided about them, plans to fetch."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from corridors.models.country import Country
from corridors.models.evidence import Publisher, Release
from corridors.models.run import BackgroundRun, RunQuerySet


class ColumnMapping(models.Model):
    """What the columns of a publisher's plain table mean; offered again for a file with the same header."""

    name = models.CharField(max_length=120, unique=True)
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="column_mappings")
    dataset = models.CharField(max_length=160)
    absent_means = models.CharField("what an absent row means", max_length=80)
    header = models.JSONField("columns of the file, in their order")
    content = models.JSONField("what each column is", default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CountryAlias(models.Model):
    """Which country a publisher means by a name or code that no scheme knows, as a curator decided."""

    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="country_aliases")
    name = models.CharField("as the publisher writes it", max_length=200)
    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="aliases")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["publisher", "name"]
        verbose_name_plural = "country aliases"
        constraints = [
            models.UniqueConstraint(fields=["publisher", "name"], name="one_country_per_publishers_name")
        ]

    def __str__(self) -> str:
        return f"{self.publisher_id}: {self.name} is {self.country_id}"


class RefreshPlanQuerySet(models.QuerySet[Any]):
    def due(self) -> list["RefreshPlan"]:
        """Turned on, with an address, and last asked for as long ago as the plan says, or never."""
        turned_on = self.filter(enabled=True).exclude(url="")
        return [plan for plan in turned_on if plan.next_due <= timezone.now()]


class RefreshPlan(models.Model):
    """When a dataset is fetched from its publisher, and how that went. Whatever comes is only staged."""

    dataset = models.CharField("dataset", max_length=60, unique=True)
    url = models.URLField("address of the file", max_length=600, blank=True)
    every_days = models.PositiveSmallIntegerField("fetch every … days", default=30)
    enabled = models.BooleanField("turned on", default=False)
    last_asked = models.DateTimeField(null=True, blank=True)
    last_success = models.DateTimeField(null=True, blank=True)
    last_failure = models.DateTimeField(null=True, blank=True)
    reason = models.TextField("why the last one failed", blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=80, blank=True)

    objects = RefreshPlanQuerySet.as_manager()

    class Meta:
        ordering = ["dataset"]

    def __str__(self) -> str:
        return f"{self.dataset} every {self.every_days} days"

    @property
    def next_due(self) -> datetime | None:
        """When the timer fetches it next; None where it does not."""
        if not self.enabled or not self.url:
            return None
        return timezone.now() if self.last_asked is None else self.last_asked + timedelta(self.every_days)


class ReleaseImportQuerySet(RunQuerySet):
    def with_people(self) -> Self:
        return self.select_related("requested_by", "release__publisher", "corrects", "mapping", "plan")

    def open_for(self, wanted: "ReleaseImport") -> Self:
        """Asked for already with the same file or address and the same words, and not ended yet."""
        return self.unfinished().filter(
            sha256=wanted.sha256, url=wanted.url, dataset=wanted.dataset, mapping=wanted.mapping,
            corrects=wanted.corrects,
        )  # fmt: skip


class ReleaseImport(BackgroundRun):
    """One file read in the background into a staged release: what was given, how far, what came of it."""

    class Outcome(models.TextChoices):
        STAGED = "staged", _("staged")
        PUBLISHED = "published", _("published")
        UNCHANGED = "unchanged", _("the same file is here already")
        NOT_MODIFIED = "not modified", _("not changed at the publisher since the last time")

    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="imports"
    )
    plan = models.ForeignKey(RefreshPlan, null=True, blank=True, on_delete=models.SET_NULL)
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="corrections"
    )
    file_name = models.CharField("name of the file", max_length=200, blank=True)
    url = models.URLField("address it is fetched from", max_length=600, blank=True)
    sha256 = models.CharField("SHA-256 of the file", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("bytes", null=True, blank=True)

    dataset = models.CharField("dataset or publisher; empty: detect", max_length=60, blank=True)
    mapping = models.ForeignKey(ColumnMapping, null=True, blank=True, on_delete=models.SET_NULL)
    version = models.CharField(max_length=80, blank=True)
    released = models.DateField(null=True, blank=True)
    page_url = models.URLField("publisher's page", blank=True)
    licence = models.CharField(max_length=60, blank=True)
    covered_until = models.DateField(null=True, blank=True)

    detected = models.CharField("publisher and layout found", max_length=120, blank=True)
    publisher = models.ForeignKey(Publisher, null=True, blank=True, on_delete=models.SET_NULL)
    rows_read = models.PositiveIntegerField(default=0)
    rows_refused = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.SET_NULL, related_name="imports"
    )

    objects = ReleaseImportQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name or self.url or f"import {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("corridors:import", args=[self.pk])

    @property
    def file(self) -> Path:
        """The stored file, under the digest of its bytes."""
        return Path(settings.UPLOADS_DIR) / self.sha256

    @property
    def refused_file(self) -> Path:
        """The workbook of its refused rows."""
        return Path(settings.UPLOADS_DIR) / f"refused-{self.pk}.xlsx"
