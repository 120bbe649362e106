"""Every pair of countries screened at once: one piece of background work, one compact row a pair."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from assessments.models.method import Method
from assessments.scoring.screening.rows import ScreenedRow
from corridors.models import Country
from corridors.models.run import BackgroundRun, RunQuerySet

BATCH = 2_000
"""Rows made and sent to the database at a time."""


class ScreeningQuerySet(RunQuerySet):
    def finished(self) -> Self:
        """With rows to show; the one made last comes first."""
        return self.filter(status="done").order_by("-finished_at", "-pk")

    def identical_to(self, screening: "Screening") -> Self:
        """Asked before with the same method, as-of, evidence and engine, and not given up."""
        return self.filter(
            Q(method=screening.method) & Q(as_of=screening.as_of) & Q(evidence=screening.evidence)
            & Q(engine_version=screening.engine_version) & Q(status__in=["queued", "running", "done"])
        )  # fmt: skip


class Screening(BackgroundRun):
    """A request to screen all pairs, and how far it has come."""

    method = models.ForeignKey(Method, on_delete=models.PROTECT, related_name="screenings")
    as_of = models.DateField()
    evidence = models.CharField("digest of the releases it rests on", max_length=64)
    engine_version = models.CharField(max_length=20)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="screenings"
    )

    objects = ScreeningQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["method", "as_of"],
                condition=Q(status__in=["queued", "running"]),
                name="one_open_screening_per_method_and_day",
            )
        ]

    def __str__(self) -> str:
        return f"all pairs as of {self.as_of} by {self.method}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:screening")

    def record(self, rows: Sequence[ScreenedRow], evidence: str) -> None:
        """Store all rows, finish, and forget what they replace: everything, or nothing."""
        with transaction.atomic():
            self.evidence = evidence
            self.save(update_fields=["evidence"])
            for first in range(0, len(rows), BATCH):
                batch = rows[first : first + BATCH]
                ScreenedPair.objects.bulk_create([ScreenedPair.of(row, self) for row in batch])
            self.finish()
            earlier = Screening.objects.filter(method=self.method, as_of=self.as_of, status="done")
            earlier.exclude(pk=self.pk).delete()


class ScreenedPairQuerySet(models.QuerySet[Any]):
    def of(self, screening: Screening) -> Self:
        """The rows of one screening by the names of origin and destination: as they were stored."""
        return self.filter(screening=screening).order_by("pk")

    def with_countries(self) -> Self:
        return self.select_related("origin", "destination")

    def reliable(self, indicative_above: float, *, wanted: bool = True) -> Self:
        """Those of which neither matrix nor risk is only indicative; not wanted, those of which one is."""
        weak = Q(reliability_risk__gt=indicative_above) | Q(reliability_matrix__gt=indicative_above)
        return self.filter(~weak & ~Q(reliability_matrix=None)) if wanted else self.filter(weak)


class ScreenedPair(models.Model):
    """What a screening says of one ordered pair: shares in tenths, and no number of people."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, db_index=False, related_name="pairs")
    origin = models.ForeignKey(Country, on_delete=models.PROTECT, db_index=False, related_name="+")
    destination = models.ForeignKey(Country, on_delete=models.PROTECT, db_index=False, related_name="+")
    status = models.CharField(max_length=12)
    why = models.CharField("code of the reason", max_length=30, blank=True)
    fear = models.FloatField(null=True)
    fear_low = models.FloatField(null=True)
    fear_high = models.FloatField(null=True)
    share_e = models.FloatField(null=True)
    share_rs = models.FloatField(null=True)
    share_d = models.FloatField(null=True)
    share_rw = models.FloatField(null=True)
    quadrant = models.CharField(max_length=5, null=True)
    risk = models.FloatField(null=True)
    risk_low = models.FloatField(null=True)
    risk_high = models.FloatField(null=True)
    band = models.CharField(max_length=14)
    risk_origin = models.FloatField(null=True)
    reliability_matrix = models.FloatField(null=True)
    reliability_risk = models.FloatField()

    objects = ScreenedPairQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["screening", "destination"], name="screened_by_destination"),
            models.Index(fields=["screening", "quadrant"], name="screened_by_quadrant"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["screening", "origin", "destination"], name="one_row_per_screened_pair"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.status}"

    @property
    def code(self) -> str:
        return f"{self.origin_id}-{self.destination_id}"

    @classmethod
    def of(cls, row: ScreenedRow, screening: Screening) -> "ScreenedPair":
        values = {name.lower(): value for name, value in asdict(row).items()}
        origin, destination = values.pop("origin"), values.pop("destination")
        return cls(screening=screening, origin_id=origin, destination_id=destination, **values)
