"""The rows of a screening over REST: read only, in the order of names, shares in tenths."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from rest_framework import mixins, serializers, viewsets

from assessments.api.filters import StrictFilterSet
from assessments.models import ScreenedPair, Screening

CHOOSING = {"method": "method__name", "as_of": "as_of"}
"""Parameters that choose among the screenings there are; the last one made answers without them."""


class ScreenedPairFilter(StrictFilterSet):
    origin = filters.CharFilter("origin_id")
    coo = filters.CharFilter("origin_id", label="alias of origin")
    destination = filters.CharFilter("destination_id")
    coa = filters.CharFilter("destination_id", label="alias of destination")
    origin_region = filters.CharFilter("origin__region")
    destination_region = filters.CharFilter("destination__region")
    origin_income_group = filters.CharFilter("origin__income_group")
    destination_income_group = filters.CharFilter("destination__income_group")
    score_min = filters.NumberFilter("risk", "gte", label="risk of the corridor at least")
    score_max = filters.NumberFilter("risk", "lte", label="risk of the corridor at most")
    reliability_matrix_max = filters.NumberFilter("reliability_matrix", "lte")
    reliability_risk_max = filters.NumberFilter("reliability_risk", "lte")
    method = filters.CharFilter("screening__method__name")
    as_of = filters.DateFilter("screening__as_of")

    class Meta:
        model = ScreenedPair
        fields = ["status", "quadrant", "band"]

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Only rows of one screening: two of them side by side would look like one."""
        given = {CHOOSING[name]: value for name in CHOOSING if (value := self.form.cleaned_data[name])}
        newest = Screening.objects.finished().filter(**given).values("pk")[:1]
        return super().filter_queryset(queryset.filter(screening=newest))


class ScreenedPairSerializer(serializers.ModelSerializer[ScreenedPair]):
    """What is not rated is null; ``why`` is the code of the reason, as in a result."""

    origin = serializers.CharField(source="origin_id")
    destination = serializers.CharField(source="destination_id")
    why = serializers.SerializerMethodField()
    share_E = serializers.FloatField(source="share_e", allow_null=True)
    share_RS = serializers.FloatField(source="share_rs", allow_null=True)
    share_D = serializers.FloatField(source="share_d", allow_null=True)
    share_RW = serializers.FloatField(source="share_rw", allow_null=True)
    method = serializers.CharField(source="screening.method.name")
    as_of = serializers.DateField(source="screening.as_of")

    class Meta:
        model = ScreenedPair
        fields = [
            "origin", "destination", "status", "why", "fear", "fear_low", "fear_high", "share_E", "share_RS",
            "share_D", "share_RW", "quadrant", "risk", "risk_low", "risk_high", "band", "risk_origin",
            "reliability_matrix", "reliability_risk", "method", "as_of",
        ]  # fmt: skip

    def get_why(self, pair: ScreenedPair) -> str | None:
        return pair.why or None


class ScreenedPairViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[ScreenedPair]):
    serializer_class = ScreenedPairSerializer
    filterset_class = ScreenedPairFilter
    queryset = ScreenedPair.objects.select_related("screening__method").order_by("pk")
