"""Named populated places, to find a place of a corridor by name."""

from django.db import models

from corridors.models.country import Country


class PopulatedPlace(models.Model):
    name = models.CharField(max_length=120)
    ascii_name = models.CharField(max_length=120, db_index=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="populated_places")
    longitude = models.FloatField()
    latitude = models.FloatField()
    population = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["-population"]

    def __str__(self) -> str:
        return f"{self.name} ({self.country_id})"
