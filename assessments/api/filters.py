"""Query parameters, each declared; one that is not declared is refused by its name."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from assessments.models import Assessment, Method, Review, Score, Snapshot
from corridors.api.filters import StrictFilterSet, between
from corridors.api.parameters import (
    KeyFilter,
    MomentFilter,
    ShareFilter,
    TagFilter,
    VisibleFilter,
    YesOrNoFilter,
)
from corridors.models import Corridor


class SnapshotFilter(between("corridor__")):  # type: ignore[misc]
    corridor = VisibleFilter(Corridor)
    population = filters.CharFilter("corridor__population")
    tag = TagFilter("corridor__tags")
    method = filters.CharFilter("method__name")
    release = filters.CharFilter("releases__key", label="key of a release it rests on")
    score_min = filters.NumberFilter("risk", "gte", label="risk of the corridor at least")
    score_max = filters.NumberFilter("risk", "lte", label="risk of the corridor at most")
    probability_min = ShareFilter("probability", "gte", label="of the largest share being the largest")
    modified_after = MomentFilter("created_at", "gt")
    known_at = MomentFilter("created_at", "lte", label="the state at a moment: made by then")
    latest = YesOrNoFilter(method="only_latest", label="only the newest of each corridor, as known then")

    reviewed = YesOrNoFilter(method="only_reviewed", label="approved by a reviewer, or not")

    class Meta:
        model = Snapshot
        fields = ["as_of", "band", "quadrant", "matrix_status"]

    def only_latest(self, queryset: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        if not value:
            return queryset
        moment = self.form.cleaned_data["known_at"]
        return queryset.filter(pk__in=Snapshot.objects.known_at(moment).latest_per_corridor().values("pk"))

    def only_reviewed(self, queryset: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        approved = Review.objects.filter(decision=Review.Decision.APPROVED).values("snapshot")
        return queryset.filter(pk__in=approved) if value else queryset.exclude(pk__in=approved)


class ScoreFilter(between("snapshot__corridor__")):  # type: ignore[misc]
    snapshot = VisibleFilter(Snapshot)
    corridor = VisibleFilter(Corridor, "snapshot__corridor")
    population = filters.CharFilter("snapshot__corridor__population")
    tag = TagFilter("snapshot__corridor__tags")
    quadrant = filters.CharFilter("snapshot__quadrant", label="the named quadrant of its result")
    as_of = filters.DateFilter("snapshot__as_of")
    method = filters.CharFilter("snapshot__method__name")
    release = KeyFilter("releases", label="key of a release behind the value")
    score_min = filters.NumberFilter("value", "gte")
    score_max = filters.NumberFilter("value", "lte")
    probability_min = ShareFilter("probability", "gte", label="of its band, of a share being the largest")
    reference_period_start = filters.DateFilter("period_start", "gte", label="figures from this day on")
    reference_period_end = filters.DateFilter("period_end", "lte", label="figures up to this day")
    modified_after = MomentFilter("snapshot__created_at", "gt")
    known_at = MomentFilter("snapshot__created_at", "lte", label="the state at a moment: made by then")
    latest = YesOrNoFilter(method="only_latest", label="only of the newest result of each corridor")

    class Meta:
        model = Score
        fields = ["dimension", "place", "threat", "band"]

    def only_latest(self, queryset: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        if not value:
            return queryset
        known = Snapshot.objects.known_at(self.form.cleaned_data["known_at"])
        return queryset.filter(snapshot__in=known.latest_per_corridor().values("pk"))


class AssessmentFilter(StrictFilterSet):
    corridor = VisibleFilter(Corridor)

    class Meta:
        model = Assessment
        fields = ["status", "as_of"]


class MethodFilter(StrictFilterSet):
    is_default = YesOrNoFilter("is_default")

    class Meta:
        model = Method
        fields: list[str] = []
