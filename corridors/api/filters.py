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


class CorridorFilter(StrictFilterSet):
    origin = filters.CharFilter("origin_id")
    coo = filters.CharFilter("origin_id", label="alias of origin")
    destination = filters.CharFilter("destination_id")
    coa = filters.CharFilter("destination_id", label="alias of destination")
    is_sample = YesOrNoFilter("is_sample")
    tag = TagFilter("tags")
    modified_after = MomentFilter("updated_at", "gt")
    known_at = MomentFilter("created_at", "lte", label="the state at a moment: made by then")
    archived = YesOrNoFilter("archived_at", "isnull", exclude=True, label="put away")

    class Meta:
        model = Corridor
        fields = ["population", "visibility"]


class PartFilter(StrictFilterSet):
    """Of places and legs."""

    corridor = VisibleFilter(Corridor)
    origin = filters.CharFilter("corridor__origin_id")
    coo = filters.CharFilter("corridor__origin_id", label="alias of origin")
    destination = filters.CharFilter("corridor__destination_id")
    coa = filters.CharFilter("corridor__destination_id", label="alias of destination")
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


class FigureFilter(StrictFilterSet):
    indicator = filters.CharFilter("indicator_id")
    country = filters.CharFilter("country_id")
    release = filters.CharFilter("release__key")
    reference_period_start = filters.CharFilter("period", "gte", label="periods from this one on, e.g. 2019")
    reference_period_end = filters.CharFilter("period", "lte", label="periods up to this one")
    as_of = filters.DateFilter("counts_from", "lte", label="known on this evidence date")

    class Meta:
        model = Figure
        fields = ["period"]


class PairFigureFilter(StrictFilterSet):
    indicator = filters.CharFilter("indicator_id")
    origin = filters.CharFilter("origin_id")
    coo = filters.CharFilter("origin_id", label="alias of origin")
    destination = filters.CharFilter("destination_id")
    coa = filters.CharFilter("destination_id", label="alias of destination")
    release = filters.CharFilter("release__key")
    reference_period_start = filters.CharFilter("period", "gte", label="periods from this one on, e.g. 2019")
    reference_period_end = filters.CharFilter("period", "lte", label="periods up to this one")
    as_of = filters.DateFilter("counts_from", "lte", label="known on this evidence date")

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
