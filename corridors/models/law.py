"""Instruments of international law and the countries bound by them."""

from django.db import models

from corridors.models.country import Country
from corridors.models.evidence import Release
from corridors.querysets import ReleasedQuerySet


class Instrument(models.Model):
    class Kind(models.TextChoices):
        TREATY = "treaty", "treaty"
        COMMITMENT = "commitment", "political commitment"

    name = models.CharField(max_length=60, primary_key=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TREATY)
    year = models.PositiveSmallIntegerField()
    page_url = models.URLField(blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["sequence", "year"]

    def __str__(self) -> str:
        return self.title


class Participation(models.Model):
    """One country's consent to be bound, as a release says."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="participations")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="participations")
    action = models.CharField(max_length=20)
    since = models.DateField(null=True)
    known_to = models.DateField("status known to", null=True)
    to_be_checked = models.BooleanField(default=False)
    basis = models.TextField(blank=True)
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="participations")

    objects = ReleasedQuerySet.as_manager()

    class Meta:
        ordering = ["instrument", "country"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "country", "release"], name="one_participation_per_release"
            )
        ]

    def __str__(self) -> str:
        return f"{self.country_id}: {self.instrument_id} ({self.action})"
