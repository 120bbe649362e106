"""Questions about many rows, named after the need."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


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
        """Own ones, and those shared with an organisation the user is an officer of."""
        if not user.is_authenticated:
            return self.none()
        offices = user.memberships.filter(role="officer").values("organisation")
        return self.filter(Q(owner=user) | (~Q(visibility="private") & Q(organisation__in=offices)))

    def samples(self) -> Self:
        return self.filter(is_sample=True)

    def with_countries(self) -> Self:
        return self.select_related("origin", "destination", "owner", "organisation")


class ReleaseQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        return self.filter(status="published")

    def no_longer_counting(self) -> Self:
        return self.filter(status__in=["superseded", "withdrawn"])


class FigureQuerySet(models.QuerySet[Any]):
    def counting(self, as_of: date) -> Self:
        """Published, and dated on or before the as-of date."""
        return self.filter(release__status="published", counts_from__lte=as_of)

    def for_countries(self, *iso3: str) -> Self:
        return self.filter(country__in=iso3)


class PairFigureQuerySet(models.QuerySet[Any]):
    def counting(self, as_of: date) -> Self:
        return self.filter(release__status="published", counts_from__lte=as_of)

    def from_origins(self, *iso3: str) -> Self:
        return self.filter(origin__in=iso3)


class EventQuerySet(models.QuerySet[Any]):
    def counting(self, as_of: date) -> Self:
        return self.filter(release__status="published", starts__lte=as_of)

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
