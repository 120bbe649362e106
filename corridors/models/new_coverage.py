"""What a published release brought that those before it had not: of what, which country, from when."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import F, Min

from corridors.models.country import Country
from corridors.models.evidence import Release

Brought = dict[tuple[str, str | None], Any]
"""Indicator or kind of incident and ISO3 -> the first day it counts from."""


class NewCoverageQuerySet(models.QuerySet[Any]):
    def note(self, release: Release, before: Collection[Release]) -> None:
        """Remember what a release brings that those before it had not; the caller holds the transaction."""
        had = {about for older in before for about in brought_by(older)}
        self.filter(release=release).delete()
        self.bulk_create(
            NewCoverage(release=release, about=about, country_id=country, since=since)
            for (about, country), since in brought_by(release).items()
            if (about, country) not in had
        )


class NewCoverage(models.Model):
    """One narrow row: which results could have used the release had they come later."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="new_coverage")
    about = models.CharField("indicator or kind of incident", max_length=60)
    country = models.ForeignKey(
        Country, null=True, on_delete=models.PROTECT, db_index=False, related_name="+",
        help_text="Empty: at sea, or in no country.",
    )  # fmt: skip
    since = models.DateField("first evidence date it counts on")

    objects = NewCoverageQuerySet.as_manager()

    class Meta:
        ordering = ["release", "about", "country"]
        indexes = [models.Index(fields=["country", "about"], name="new_coverage_of_country")]

    def __str__(self) -> str:
        return f"{self.about} {self.country_id or 'at sea'} from {self.since}"


def brought_by(release: Release) -> Brought:
    """Return what a release has figures or incidents of; of pairs, about people from the origin."""
    first = Min("counts_from")
    alone = release.figures.order_by().values_list("indicator", "country").annotate(first)
    paired = release.pair_figures.order_by().values_list("indicator", "origin").annotate(first)
    events = release.events.order_by().values_list("kind", F("country")).annotate(Min("starts"))
    return {(about, country): since for rows in (alone, paired, events) for about, country, since in rows}
