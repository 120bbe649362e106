"""Query parameters, each declared; one that is not declared is refused by its name."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from rest_framework.exceptions import ValidationError

from corridors.api.asking import SHAPING
from corridors.api.parameters import MomentFilter, TagFilter, VisibleFilter, YesOrNoFilter
from corridors.models import Corridor, Country, Event, Figure, Indicator, PairFigure, Release


class StrictFilterSet(filters.FilterSet):
    """Refuses what it does not know, so that a typing error never looks like an answer."""

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        unknown = sorted(set(self.data) - set(self.filters) - SHAPING)
        if unknown:
            known = ", ".join(sorted(set(self.filters) | SHAPING))
            raise ValidationError(
                {name: [f"This parameter is not known. Known: {known}."] for name in unknown}
            )
        return super().filter_queryset(queryset)


ENDS = {"origin": "origin_id", "coo": "origin_id", "destination": "destination_id", "coa": "destination_id"}
ALIASES = {"coo": "alias of origin", "coa": "alias of destination"}


def between(to: str = "") -> type[StrictFilterSet]:
    """Filters on both ends, by whole ISO3; ``to`` leads from a row to what has the ends."""
    found = {name: filters.CharFilter(to + end, label=ALIASES.get(name)) for name, end in ENDS.items()}
    return type("Between", (StrictFilterSet,), found)


class CorridorFilter(between()):  # type: ignore[misc]
    is_sample = YesOrNoFilter("is_sample")
    tag = TagFilter("tags")
    modified_after = MomentFilter("updated_at", "gt")
    known_at = MomentFilter("created_at", "lte", label="the state at a moment: made by then")
    archived = YesOrNoFilter("archived_at", "isnull", exclude=True, label="put away")

    class Meta:
        model = Corridor
        fields = ["population", "visibility"]


class PartFilter(between("corridor__")):  # type: ignore[misc]
    """Of places and legs."""

    corridor = VisibleFilter(Corridor)
    tag = TagFilter("corridor__tags")


class CountryFilter(StrictFilterSet):
    screened = YesOrNoFilter("screened")

    class Meta:
        model = Country
        fields = ["iso3", "region", "income_group"]


class ReleaseFilter(StrictFilterSet):
    modified_after = MomentFilter("published_at", "gt")

    class Meta:
        model = Release
        fields = ["publisher", "status", "dataset"]


class IndicatorFilter(StrictFilterSet):
    class Meta:
        model = Indicator
        fields = ["publisher", "kind"]


class NumberFilter(StrictFilterSet):
    """Of published numbers, whatever they are about."""

    indicator = filters.CharFilter("indicator_id")
    release = filters.CharFilter("release__key")
    reference_period_start = filters.CharFilter("period", "gte", label="periods from this one on, e.g. 2019")
    reference_period_end = filters.CharFilter("period", "lte", label="periods up to this one")
    as_of = filters.DateFilter("counts_from", "lte", label="known on this evidence date")


class FigureFilter(NumberFilter):
    country = filters.CharFilter("country_id")

    class Meta:
        model = Figure
        fields = ["period"]


class PairFigureFilter(between(), NumberFilter):  # type: ignore[misc]
    class Meta:
        model = PairFigure
        fields = ["period"]


class IncidentFilter(StrictFilterSet):
    country = filters.CharFilter("country_id")
    release = filters.CharFilter("release__key")
    reference_period_start = filters.DateFilter("starts", "gte", label="incidents from this day on")
    reference_period_end = filters.DateFilter("starts", "lte", label="incidents up to this day")

    class Meta:
        model = Event
        fields = ["kind"]
