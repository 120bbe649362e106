"""What the codes of the rows mean: methods, threats, dimensions, bands."""

import tomllib
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request

from assessments.api.filters import MethodFilter
from assessments.models import Method
from corridors.api.answering import as_json, as_rows
from corridors.api.columns import Column, row_serializer
from corridors.api.conditional import Stamp, keep, unchanged, validators
from corridors.api.fixed import FixedListMixin
from corridors.api.lists import RowListMixin

METHODS: Stamp = (
    "SELECT MAX(published_at) FROM assessments_method",
    "SELECT COUNT(*) FROM assessments_method",
    "SELECT MAX(id) FROM assessments_method WHERE is_default",
)
METHOD_COLUMNS = (
    Column("name", "name"),
    Column("sha256", "sha256", help="of the method file"),
    Column("is_default", "is_default", "yes-no", "used unless another is asked for"),
    Column("published_at", "published_at", "moment"),
)
THREAT_COLUMNS = (
    Column("threat", ""),
    Column("label", "", "text"),
    Column("system", "", choices=["physical", "living", "social"]),
    Column("status", "", help="scored, shown-only, route-only or not covered"),
    Column("method", ""),
)
DIMENSION_COLUMNS = (Column("dimension", ""), Column("meaning", "", "text"), Column("scale", "", "text"))
RISK_SCALE = "0 no concern to 10 worst"
DIMENSIONS = (
    ("fear", "share of the people who move out of fear for their safety", "0 to 1"),
    ("share", "share of the people in one quadrant of the match-and-motive matrix", "0 to 1"),
    ("risk", "risk of the corridor, or at one place", RISK_SCALE),
    ("violence", "war and violent conflict at a place", RISK_SCALE),
    ("structural", "hazard, vulnerability and lack of coping capacity together", RISK_SCALE),
    ("hazard", "natural hazards and disease", RISK_SCALE),
    ("vulnerability", "burden of disease, inequality, poverty, hunger", RISK_SCALE),
    ("lack-of-coping", "lack of coping capacity", RISK_SCALE),
    ("system", "the threats of one system together", RISK_SCALE),
    ("freedom", "the threats to one freedom together", RISK_SCALE),
    ("threat", "one threat", RISK_SCALE),
)


class MethodDetail(row_serializer("MethodRow", METHOD_COLUMNS, "One version of the method.")):  # type: ignore[misc]
    text = serializers.CharField(help_text="the whole method file (TOML)")


@extend_schema_view(
    list=extend_schema(responses=row_serializer("Method", METHOD_COLUMNS, "One version.")(many=True)),
    retrieve=extend_schema(responses=MethodDetail),
)
class MethodViewSet(RowListMixin):
    columns = METHOD_COLUMNS
    filterset_class = MethodFilter
    lookup_field = "name"
    lookup_value_regex = r"[\w.-]+"
    queryset = Method.objects.all()
    stamps = (METHODS,)
    orderings = {"name": "name", "published_at": "published_at"}
    file_name = "methods"

    def retrieve(self, request: Request, name: str) -> HttpResponse:
        etag, changed = validators(request, self.stamps)
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        method = self.get_object()
        row = as_rows([[getattr(method, str(column.source)) for column in self.columns]], self.columns)[0]
        return keep(as_json(row | {"text": method.text}), etag, changed)


@extend_schema(responses=row_serializer("Threat", THREAT_COLUMNS, "One threat of the grid.")(many=True))
class ThreatViewSet(FixedListMixin):
    """The threats of the method that is used unless another is asked for."""

    columns = THREAT_COLUMNS
    stamps = (METHODS,)
    queryset = Method.objects.none()
    filter_backends: Sequence[Any] = ()
    file_name = "threats"

    def table(self) -> Sequence[Sequence[Any]]:
        method = Method.objects.filter(is_default=True).first()
        if method is None:
            return []
        threats = tomllib.loads(method.text)["threats"]
        said = ("label", "system", "status")
        return [(slug, *(row[key] for key in said), method.name) for slug, row in threats.items()]


@extend_schema(responses=row_serializer("Dimension", DIMENSION_COLUMNS, "One dimension.")(many=True))
class DimensionViewSet(FixedListMixin):
    columns = DIMENSION_COLUMNS
    queryset = Method.objects.none()
    filter_backends: Sequence[Any] = ()
    file_name = "dimensions"

    def table(self) -> Sequence[Sequence[Any]]:
        return DIMENSIONS
