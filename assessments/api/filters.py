"""Query parameters, each declared; one that is not declared is refused by its name."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from rest_framework.exceptions import ValidationError

from assessments.api.parameters import MomentFilter, VisibleFilter, YesOrNoFilter
from assessments.models import Assessment, Method, Score, Snapshot
from corridors.models import Corridor, Release

PAGING = {"limit", "offset", "format"}


class StrictFilterSet(filters.FilterSet):
    """Refuses what it does not know, so that a typing error never looks like an answer."""

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        unknown = sorted(set(self.data) - set(self.filters) - PAGING)
        if unknown:
            known = ", ".join(sorted(set(self.filters) | PAGING))
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
    modified_after = MomentFilter("updated_at", "gt")

    class Meta:
        model = Corridor
        fields = ["population", "visibility"]


class SnapshotFilter(StrictFilterSet):
    corridor = VisibleFilter(Corridor)
    origin = filters.CharFilter("corridor__origin_id")
    coo = filters.CharFilter("corridor__origin_id", label="alias of origin")
    destination = filters.CharFilter("corridor__destination_id")
    coa = filters.CharFilter("corridor__destination_id", label="alias of destination")
    method = filters.CharFilter("method__name")
    release = filters.CharFilter("releases__key")
    score_min = filters.NumberFilter("risk", "gte", label="risk of the corridor at least")
    score_max = filters.NumberFilter("risk", "lte", label="risk of the corridor at most")
    modified_after = MomentFilter("created_at", "gt")
    latest = YesOrNoFilter(method="only_latest", label="only the newest of each corridor")

    class Meta:
        model = Snapshot
        fields = ["as_of", "band", "quadrant", "matrix_status"]

    def only_latest(self, queryset: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        newest = Snapshot.objects.latest_per_corridor().values("pk")
        return queryset.filter(pk__in=newest) if value else queryset


class ScoreFilter(StrictFilterSet):
    snapshot = VisibleFilter(Snapshot)
    origin = filters.CharFilter("snapshot__corridor__origin_id")
    coo = filters.CharFilter("snapshot__corridor__origin_id", label="alias of origin")
    destination = filters.CharFilter("snapshot__corridor__destination_id")
    coa = filters.CharFilter("snapshot__corridor__destination_id", label="alias of destination")
    corridor = VisibleFilter(Corridor, "snapshot__corridor")
    as_of = filters.DateFilter("snapshot__as_of")
    method = filters.CharFilter("snapshot__method__name")
    score_min = filters.NumberFilter("value", "gte")
    score_max = filters.NumberFilter("value", "lte")

    class Meta:
        model = Score
        fields = ["dimension", "place", "threat", "band"]


class AssessmentFilter(StrictFilterSet):
    corridor = VisibleFilter(Corridor)

    class Meta:
        model = Assessment
        fields = ["status", "as_of"]


class ReleaseFilter(StrictFilterSet):
    class Meta:
        model = Release
        fields = ["publisher", "status"]


class MethodFilter(StrictFilterSet):
    is_default = YesOrNoFilter("is_default")

    class Meta:
        model = Method
        fields: list[str] = []
