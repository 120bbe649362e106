"""Countries and areas, by ISO 3166-1 alpha-3 (XKX for Kosovo)."""

from django.db import models

from corridors.querysets import CountryQuerySet


class Country(models.Model):
    """A country or area, or a publisher's code for people of no known country (UNK, XXA)."""

    iso3 = models.CharField("ISO 3166-1 alpha-3", max_length=3, primary_key=True)
    iso2 = models.CharField("ISO 3166-1 alpha-2", max_length=2, blank=True)
    m49 = models.PositiveSmallIntegerField("M49", null=True, blank=True)
    name = models.CharField(max_length=100)
    region = models.CharField(max_length=60, blank=True)
    income_group = models.CharField(max_length=40, blank=True)
    is_country = models.BooleanField(default=True)
    screened = models.BooleanField(
        default=False, help_text="INFORM or World Population Prospects has figures for it."
    )
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return f"{self.name} ({self.iso3})"
