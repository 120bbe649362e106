"""What publishers published: publishers, indicators, releases, and the numbers in them."""

from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse

from corridors.licences import Licence, licence_of, may_be_passed_on
from corridors.models.country import Country
from corridors.querysets import (
    EventQuerySet,
    FigureQuerySet,
    PairFigureQuerySet,
    ReleasedQuerySet,
    ReleaseQuerySet,
)
from corridors.release_reason import Reason


class Publisher(models.Model):
    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=120)
    url = models.URLField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Indicator(models.Model):
    """One thing a publisher measures. Its kind decides from which day a figure counts."""

    class Kind(models.TextChoices):
        STOCK = "stock", "stock, counts from its date"
        FLOW = "flow", "flow, counts from its last day"
        EDITION = "edition", "index, projection or classification, counts from its release"

    slug = models.CharField(max_length=60, primary_key=True)
    label = models.CharField(max_length=160)
    unit = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="indicators")
    definition = models.TextField(blank=True)
    low = models.FloatField("lowest plausible value", null=True, blank=True)
    high = models.FloatField("highest plausible value", null=True, blank=True)
    bounds_basis = models.CharField("where these bounds come from", max_length=200, blank=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.label


class KnownReleases(models.Manager[Any]):
    """All but those whose rows are still being stored: nobody sees these, and nothing counts them."""

    def get_queryset(self) -> Any:
        return super().get_queryset().exclude(status="arriving")


class ArrivingReleases(models.Manager[Any]):
    """Those whose rows are still being stored, for the import that does it and for who clears up after it."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(status="arriving")


class Release(models.Model):
    """One edition of one publisher's dataset, as it was retrieved."""

    class Status(models.TextChoices):
        ARRIVING = "arriving", "arriving"
        STAGED = "staged", "staged"
        PUBLISHED = "published", "published"
        SUPERSEDED = "superseded", "superseded"
        WITHDRAWN = "withdrawn", "withdrawn"
        REJECTED = "rejected", "rejected"

    key = models.SlugField(max_length=100, unique=True)
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="releases")
    dataset = models.CharField(max_length=160)
    version = models.CharField(max_length=80)
    period = models.CharField("period covered", max_length=80, blank=True)
    released = models.DateField(null=True, blank=True)
    arrived_on = models.DateField(
        "first day a file of this edition was imported", null=True, blank=True, editable=False
    )
    retrieved = models.CharField(max_length=10, blank=True)
    page_url = models.URLField("publisher's page", blank=True)
    licence = models.CharField(max_length=60)
    absent_means = models.CharField("what an absent row means", max_length=80)
    sha256 = models.CharField("SHA-256 of the publisher's file", max_length=64, blank=True)
    covered_until = models.DateField(null=True, blank=True)
    countries_covered = models.JSONField(
        null=True, blank=True, help_text="ISO3 list; empty means every country the publisher covers"
    )
    to_be_checked = models.BooleanField("to be checked against the publisher", default=False)
    rows_read = models.PositiveIntegerField(default=0)
    rows_refused = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=10, choices=Status, default=Status.STAGED)
    status_reason = models.CharField(max_length=300, blank=True)
    last_sign_at = models.DateTimeField(
        "last sign of the import that stores it", null=True, blank=True, editable=False
    )
    doubts = models.JSONField("what looked wrong when it was read", default=list, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="supersedes"
    )
    counts_until = models.DateField(
        "first evidence date of its newer edition", null=True, blank=True,
        help_text="Empty where a correction replaced it altogether.",
    )  # fmt: skip

    objects = KnownReleases.from_queryset(ReleaseQuerySet)()
    arriving = ArrivingReleases.from_queryset(ReleaseQuerySet)()

    class Meta:
        ordering = ["publisher", "dataset", "-released"]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.dataset}, {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("corridors:release", args=[self.key])

    @property
    def name(self) -> str:
        """Dataset and edition, as a sentence names it."""
        return f"{self.dataset}, {self.version}" if self.version else self.dataset

    @property
    def reason(self) -> Reason:
        """How it came, and what happened to it later."""
        return Reason.of(self.status_reason)

    @property
    def known_since(self) -> date | None:
        """From which day on it can count as the newer one: its release, else the day its file came here."""
        return self.released or self.arrived_on

    @property
    def terms(self) -> Licence:
        """What its licence allows."""
        return licence_of(self.licence)

    @property
    def is_exportable(self) -> bool:
        return may_be_passed_on(self.licence)


class Figure(models.Model):
    """One published number about one country."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, db_index=False, related_name="figures")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, db_index=False, related_name="figures")
    period = models.CharField(max_length=10)
    counts_from = models.DateField()
    value = models.FloatField(null=True)
    qualifier = models.CharField(max_length=80, blank=True)
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="figures")

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "country", "-period"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "indicator", "release", "period", "qualifier"],
                name="one_figure_per_country_period_and_release",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.country_id} {self.period}: {self.value}"


class PairFigure(models.Model):
    """One published number about an ordered pair of countries."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, db_index=False, related_name="pair_figures"
    )
    origin = models.ForeignKey(Country, on_delete=models.PROTECT, db_index=False, related_name="+")
    destination = models.ForeignKey(Country, on_delete=models.PROTECT, db_index=False, related_name="+")
    period = models.CharField(max_length=10)
    counts_from = models.DateField()
    value = models.FloatField(null=True)
    qualifier = models.CharField(max_length=80, blank=True)
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="pair_figures")

    objects = PairFigureQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "origin", "destination", "-period"]
        indexes = [
            models.Index(fields=["indicator", "period", "destination"], name="pair_by_period"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "destination", "indicator", "release", "period", "qualifier"],
                name="one_pair_figure_per_period_and_release",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.origin_id}-{self.destination_id} {self.period}: {self.value}"


class SurveyShare(models.Model):
    """A recorded share of the people of one corridor who name safety as their reason."""

    corridor = models.CharField("pair", max_length=7)
    population = models.CharField(max_length=10)
    share = models.FloatField()
    reference_date = models.DateField()
    basis = models.TextField()
    to_be_checked = models.BooleanField(default=False)
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="survey_shares")

    objects = ReleasedQuerySet.as_manager()

    class Meta:
        ordering = ["corridor", "-reference_date"]

    def __str__(self) -> str:
        return f"{self.corridor} ({self.population}): {self.share:.0%}"


class Event(models.Model):
    """One recorded incident, with its position where the publisher gives one."""

    class Kind(models.TextChoices):
        CONFLICT = "conflict", "conflict event"
        DEATH = "death", "recorded death en route"
        UNREST = "unrest", "political violence or protest (ACLED)"
        EARTHQUAKE = "earthquake", "earthquake"
        TSUNAMI = "tsunami", "tsunami"
        CYCLONE = "cyclone", "tropical cyclone"
        FLOOD = "flood", "flood"
        DROUGHT = "drought", "drought"
        VOLCANO = "volcano", "volcanic activity"
        WILDFIRE = "wildfire", "wildfire"

    kind = models.CharField(max_length=10, choices=Kind)
    publisher_id = models.CharField("publisher's identifier", max_length=80)
    starts = models.DateField()
    ends = models.DateField(null=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    precision = models.PositiveSmallIntegerField()
    country = models.ForeignKey(
        Country, null=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    best = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    missing = models.FloatField(null=True)
    attributes = models.JSONField(default=dict)
    release = models.ForeignKey(Release, on_delete=models.CASCADE, db_index=False, related_name="events")

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-starts"]
        indexes = [
            models.Index(fields=["kind", "starts"], name="event_by_kind_and_day"),
            models.Index(fields=["release", "kind", "publisher_id"], name="event_of_release"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.publisher_id} on {self.starts}"
