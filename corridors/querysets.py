"""Questions about many rows, named after the need."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from corridors.counting import Counting, Standing, Takeover, counting_on
from corridors.licences import passed_on_licences


class CountryQuerySet(models.QuerySet[Any]):
    def countries(self) -> Self:
        """Without the publishers' codes for people of no known country."""
        return self.filter(is_country=True)

    def screened(self) -> Self:
        return self.filter(screened=True)


class CorridorQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """Own ones, those of the user's organisations, and public ones; nothing for strangers."""
        if not user.is_authenticated:
            return self.none()
        organisations = user.memberships.values("organisation")
        return self.filter(
            Q(owner=user)
            | Q(visibility="public")
            | Q(visibility="organisation", organisation__in=organisations)
        )

    def editable_by(self, user: Any) -> Self:
        """Own ones, and those shared with an organisation the user is an officer of; samples never."""
        if not user.is_authenticated:
            return self.none()
        offices = user.memberships.filter(role="officer").values("organisation")
        mine = Q(owner=user) | (~Q(visibility="private") & Q(organisation__in=offices))
        return self.filter(mine, is_sample=False)

    def reviewable_by(self, user: Any) -> Self:
        """Of an organisation the user reviews for; one without an organisation is of its owner's."""
        if not user.is_authenticated:
            return self.none()
        offices = user.memberships.filter(role="reviewer").values("organisation")
        by_owner = Q(organisation=None, owner__memberships__organisation__in=offices)
        return self.filter(Q(organisation__in=offices) | by_owner).distinct()

    def in_use(self) -> Self:
        """Not put away."""
        return self.filter(archived_at=None)

    def archived(self) -> Self:
        return self.exclude(archived_at=None)

    def samples(self) -> Self:
        return self.filter(is_sample=True)

    def with_countries(self) -> Self:
        return self.select_related("origin", "destination", "owner", "organisation")


class ReleaseQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        return self.filter(status="published")

    def staged(self) -> Self:
        return self.filter(status="staged")

    def counting_on(self, as_of: date, instead: Takeover | None = None) -> Counting:
        """Those that count on an evidence date; with ``instead``, as if that release were published."""
        return counting_on(as_of, self.standings(), instead)

    def newest_first(self) -> Self:
        """By the day of release, or of arrival where nobody stated it; those without either last."""
        since = Coalesce("released", "arrived_on")
        return self.order_by(since.desc(nulls_last=True), "-pk")

    def standings(self) -> list[Standing]:
        known = self.filter(status__in=["published", "superseded"]).order_by()
        rows = known.values_list("pk", "status", "superseded_by", "counts_until")
        return [Standing(pk, status == "published", after, until) for pk, status, after, until in rows]

    def standing_digest(self) -> str:
        """A digest of how all releases stand: while it is the same, the same releases count on every day."""
        rows = self.filter(status__in=["published", "superseded"]).order_by("pk")
        told = rows.values_list("pk", "sha256", "status", "superseded_by", "counts_until", "published_at")
        return hashlib.sha256(json.dumps(list(told), default=str).encode()).hexdigest()

    def gone_for(self, as_of: Any) -> Self:
        """Those that counted once and no longer do on an evidence date (a day, or an outer column)."""
        followed = Q(status="superseded") & (Q(counts_until=None) | Q(counts_until__lte=as_of))
        return self.filter(followed | Q(status="withdrawn"))

    def of(self, counting: Counting) -> Self:
        return self.filter(pk__in=counting.releases)

    def exportable(self) -> Self:
        """Those whose rows may leave the installation: through API, CSV, downloads and reports."""
        return self.filter(licence__in=passed_on_licences())


class ReleasedQuerySet(models.QuerySet[Any]):
    """Rows that belong to a release."""

    def exportable(self) -> Self:
        """Rows whose release's licence allows passing them on."""
        return self.filter(release__licence__in=passed_on_licences())


class FigureQuerySet(ReleasedQuerySet):
    def counting(self, counting: Counting) -> Self:
        """Of a release that counts, and dated on or before the as-of date."""
        return self.filter(release__in=counting.releases, counts_from__lte=counting.as_of)

    def for_countries(self, *iso3: str) -> Self:
        return self.filter(country__in=iso3)


class PairFigureQuerySet(ReleasedQuerySet):
    def counting(self, counting: Counting) -> Self:
        return self.filter(release__in=counting.releases, counts_from__lte=counting.as_of)

    def from_origins(self, *iso3: str) -> Self:
        return self.filter(origin__in=iso3)


class EventQuerySet(ReleasedQuerySet):
    def counting(self, counting: Counting) -> Self:
        return self.filter(release__in=counting.releases, starts__lte=counting.as_of)

    def within(self, boxes: Iterable[tuple[float, float, float, float]]) -> Self:
        """With a position in one of the boxes: west, south, east, north in degrees.

        West is greater than east where a box crosses the antimeridian.
        """
        asked = Q(pk__in=[])
        for west, south, east, north in boxes:
            after, before = Q(longitude__gte=west), Q(longitude__lte=east)
            across = after & before if west <= east else after | before
            asked |= Q(latitude__range=(south, north)) & across
        return self.filter(asked)
