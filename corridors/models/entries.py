"""What curators record by hand, kept as releases, and their choices among sources."""

import csv
import hashlib
import io
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from corridors.models.country import Country
from corridors.models.evidence import Indicator, Publisher, Release

BY_HAND = "curators"
"""Slug of the publisher of everything recorded by hand here."""


class HandEntriesQuerySet(models.QuerySet[Any]):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def counting(self) -> Self:
        return self.filter(release__status="published")


class HandEntries(models.Model):
    """All entries of one kind as of one saved change: the canonical table behind a release."""

    release = models.OneToOneField(Release, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=20)
    document = models.TextField(_("canonical table"))

    objects = HandEntriesQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "hand entries"

    def __str__(self) -> str:
        return f"{self.kind}: {self.release.version}"

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.document)))

    def row_where(self, **cells: str) -> dict[str, str] | None:
        """The row that says these cells, None where there is none."""
        return next((row for row in self.rows if cells.items() <= row.items()), None)


class SourceOverrideQuerySet(models.QuerySet[Any]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)


class SourceOverride(models.Model):
    """A curator's choice of the source of one thing, for one country or for all."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="overrides")
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text=_("empty: every country"),
    )  # fmt: skip
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="+")
    dataset = models.CharField(max_length=160)
    note = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SourceOverrideQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "country"],
                condition=models.Q(ended_at=None),
                name="one_choice_in_force_per_indicator_and_country",
            ),
            models.UniqueConstraint(
                fields=["indicator"],
                condition=models.Q(ended_at=None, country=None),
                name="one_choice_in_force_per_indicator",
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.indicator_id} of {self.country_id or 'every country'}: {self.publisher}, {self.dataset}"
        )


def digest_of(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()
