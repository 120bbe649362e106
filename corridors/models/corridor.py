"""Corridors: who asks about whom, between which countries, along which places."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from corridors.models.country import Country
from corridors.models.people import Organisation
from corridors.querysets import CorridorQuerySet
from corridors.route_plan import Closure, Correction, closure_from, corrected

SHARE = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class Tag(models.Model):
    """A word an organisation sorts its corridors by; no organisation sees another's words."""

    name = models.CharField(max_length=40)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="tags"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "organisation"], name="one_tag_per_name"),
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(organisation=None),
                name="one_tag_per_name_without_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Corridor(models.Model):
    """An ordered pair of countries, the people it is about, and who owns the question."""

    class Population(models.TextChoices):
        RESIDENTS = "residents", "people of the origin living in the destination"
        MOVERS = "movers", "people on the route now"

    class Visibility(models.TextChoices):
        PRIVATE = "private", "only its owner"
        ORGANISATION = "organisation", "members of its organisation"
        PUBLIC = "public", "every signed-in user"

    name = models.CharField(max_length=120, blank=True)
    origin = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="corridors_from")
    destination = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="corridors_to")
    population = models.CharField(max_length=10, choices=Population, default=Population.RESIDENTS)
    visibility = models.CharField(max_length=12, choices=Visibility, default=Visibility.PRIVATE)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="corridors"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="corridors"
    )
    is_sample = models.BooleanField("sample of this project", default=False)
    notes = models.TextField(blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="corridors")
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CorridorQuerySet.as_manager()

    class Meta:
        ordering = ["origin_id", "destination_id", "population", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(origin=models.F("destination")),
                name="corridor_origin_differs_from_destination",
                violation_error_message="Origin and destination must be two different countries.",
            ),
            models.UniqueConstraint(
                fields=["origin", "destination", "population"],
                condition=models.Q(is_sample=True),
                name="one_sample_per_pair_and_population",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("assessments:corridor", args=[self.pk])

    @property
    def pair(self) -> str:
        """Its countries by name, as a sentence speaks of it."""
        names = {"origin": self.origin.name, "destination": self.destination.name}
        return _("%(origin)s to %(destination)s") % names

    @property
    def code(self) -> str:
        return f"{self.origin_id}-{self.destination_id}"

    @property
    def quoted_name(self) -> str:
        """Its name in quotes, which turns the direction of no text around it; empty without a name."""
        return f"\u201c\u2068{self.name}\u2069\u201d" if self.name else ""


class Place(models.Model):
    """One stop of the chain. Its country is the one entered, never guessed from a coarse shape."""

    corridor = models.ForeignKey(Corridor, on_delete=models.CASCADE, related_name="places")
    sequence = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    longitude = models.FloatField(validators=[MinValueValidator(-180.0), MaxValueValidator(180.0)])
    latitude = models.FloatField(validators=[MinValueValidator(-90.0), MaxValueValidator(90.0)])

    class Meta:
        ordering = ["corridor", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["corridor", "sequence"], name="one_place_per_position")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country_id})"


class Leg(models.Model):
    """The stretch from one place to the next, with its line and the countries it crosses."""

    class Mode(models.TextChoices):
        LAND = "land", "land"
        SEA = "sea", "sea"
        AIR = "air", "air"

    class Kind(models.TextChoices):
        CURATED = "curated", "curated line"
        STAND_IN = "stand-in", "great circle standing in for an uncurated line"

    corridor = models.ForeignKey(Corridor, on_delete=models.CASCADE, related_name="legs")
    sequence = models.PositiveSmallIntegerField()
    start = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="leg_out")
    end = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="leg_in")
    mode = models.CharField(max_length=4, choices=Mode)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.STAND_IN)
    line = models.JSONField(help_text="GeoJSON geometry, WGS 84, longitude first")
    length_km = models.FloatField()
    countries = models.JSONField(default=dict, help_text="ISO3 to kilometres of the line in that country")
    labels = models.JSONField(
        default=list, blank=True, help_text="names by which a publisher of deaths en route calls this stretch"
    )
    closures = models.JSONField(default=list, blank=True, help_text="when nobody can take this leg, and why")
    corrections = models.JSONField(
        default=list,
        blank=True,
        help_text="countries a person added to or removed from those the line crosses",
    )

    class Meta:
        ordering = ["corridor", "sequence"]
        constraints = [models.UniqueConstraint(fields=["corridor", "sequence"], name="one_leg_per_position")]

    def __str__(self) -> str:
        return f"{self.start.name} to {self.end.name} by {self.mode}"

    @property
    def closed_when(self) -> tuple[Closure, ...]:
        return tuple(closure_from(stored) for stored in self.closures)

    @property
    def corrected_by(self) -> tuple[Correction, ...]:
        return tuple(Correction(**stored) for stored in self.corrections)

    @property
    def corrected_countries(self) -> dict[str, float]:
        """Kilometres by country as people corrected them; what the outlines say stays in ``countries``."""
        return corrected(self.countries, self.corrected_by)


class MoverProfile(models.Model):
    """What is recorded about the people of a corridor; blank means nobody recorded it."""

    class Work(models.TextChoices):
        ELEMENTARY = "elementary", "elementary occupations"
        DOMESTIC = "domestic", "domestic work"

    corridor = models.OneToOneField(Corridor, on_delete=models.CASCADE, related_name="profile")
    work = models.CharField(max_length=10, choices=Work, blank=True)
    overqualification = models.FloatField("over-qualification rate", null=True, blank=True, validators=SHARE)
    work_permit_share = models.FloatField(
        "share whose status permits work", null=True, blank=True, validators=SHARE
    )
    irregular_share = models.FloatField(
        "share in an irregular status", null=True, blank=True, validators=SHARE
    )
    work_rights = models.FloatField(
        "refugees' right to work in practice", null=True, blank=True, validators=SHARE
    )
    occupations = models.JSONField(default=dict, blank=True, help_text="occupation group to share (0 to 1)")
    shortages = models.JSONField(default=dict, blank=True, help_text="occupation group to shortage (0 to 1)")
    source = models.CharField(max_length=300, blank=True)
    reference_date = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Mover profile of {self.corridor}"
