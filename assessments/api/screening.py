"""The rows of a screening over REST: read only, in the order of names, shares in tenths."""

from collections.abc import Sequence
from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema

from assessments.api.stamps import SCREENINGS
from assessments.models import ScreenedPair, Screening
from corridors.api.columns import Column, or_null, row_serializer
from corridors.api.filters import between
from corridors.api.lists import RowListMixin
from corridors.geometry import split_at_antimeridian

CHOOSING = {"method": "method__name", "as_of": "as_of"}
"""Parameters that choose among the screenings there are; the last one made answers without them."""


COLUMNS = (
    Column("origin", "origin_id"),
    Column("destination", "destination_id"),
    Column("status", "status"),
    Column("why", "why", help="code of the reason, where it is not rated", null=True, through=or_null),
    Column("fear", "fear", "number", null=True),
    Column("fear_low", "fear_low", "number", null=True),
    Column("fear_high", "fear_high", "number", null=True),
    Column("share_E", "share_e", "number", "in tenths", null=True),
    Column("share_RS", "share_rs", "number", "in tenths", null=True),
    Column("share_D", "share_d", "number", "in tenths", null=True),
    Column("share_RW", "share_rw", "number", "in tenths", null=True),
    Column("quadrant", "quadrant", null=True),
    Column("risk", "risk", "number", null=True),
    Column("risk_low", "risk_low", "number", null=True),
    Column("risk_high", "risk_high", "number", null=True),
    Column("band", "band"),
    Column("risk_origin", "risk_origin", "number", null=True),
    Column("reliability_matrix", "reliability_matrix", "number", null=True),
    Column("reliability_risk", "reliability_risk", "number", null=True),
    Column("method", "screening__method__name"),
    Column("as_of", "screening__as_of", "date"),
)


class ScreenedPairFilter(between()):  # type: ignore[misc]
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

    always = True

    class Meta:
        model = ScreenedPair
        fields = ["status", "quadrant", "band"]

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Only rows of one screening: two of them side by side would look like one."""
        given = {CHOOSING[name]: value for name in CHOOSING if (value := self.form.cleaned_data[name])}
        newest = Screening.objects.finished().filter(**given).values("pk")[:1]
        return super().filter_queryset(queryset.filter(screening=newest))


@extend_schema(responses=row_serializer("ScreenedPair", COLUMNS, "One pair, screened.")(many=True))
class ScreenedPairViewSet(RowListMixin):
    columns = COLUMNS
    filterset_class = ScreenedPairFilter
    queryset = ScreenedPair.objects.all()
    stamps = (SCREENINGS,)
    geometry = "arcs_of"
    file_name = "screening"

    def arcs_of(self, keys: Sequence[int]) -> dict[int, Any]:
        """A straight line between the middles of both countries: no route."""
        rows = ScreenedPair.objects.filter(pk__in=keys).values_list(
            "pk", "origin__longitude", "origin__latitude", "destination__longitude", "destination__latitude"
        )
        return {key: line_between(*ends) for key, *ends in rows if None not in ends}


def line_between(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    return split_at_antimeridian({"type": "LineString", "coordinates": [[west, south], [east, north]]})
