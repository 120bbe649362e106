"""What publishers published, over REST: read only, and only what their licences allow passing on."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request

from corridors.api.answering import as_json, as_rows
from corridors.api.columns import Column, row_serializer
from corridors.api.conditional import CATALOGUE, RELEASES, keep, unchanged, validators
from corridors.api.filters import (
    FigureFilter,
    IncidentFilter,
    IndicatorFilter,
    PairFigureFilter,
    ReleaseFilter,
)
from corridors.api.lists import RowListMixin
from corridors.licences import CLASSES, licence_of
from corridors.models import Event, Figure, Indicator, PairFigure, Publisher, Release

RELEASE_COLUMNS = (
    Column("key", "key"),
    Column("publisher", "publisher__name", "text"),
    Column("dataset", "dataset", "text"),
    Column("version", "version", "text"),
    Column("period", "period", "text", "covered"),
    Column("released", "released", "date", null=True),
    Column("retrieved", "retrieved", "text"),
    Column("page_url", "page_url", "text", "the publisher's page"),
    Column("licence", "licence", "text"),
    Column("absent_means", "absent_means", "text", "what an absent row means"),
    Column("sha256", "sha256", help="of the publisher's file"),
    Column("covered_until", "covered_until", "date", null=True),
    Column("to_be_checked", "to_be_checked", "yes-no"),
    Column("rows_read", "rows_read", "integer"),
    Column("rows_refused", "rows_refused", "integer"),
    Column("status", "status", help="published, superseded or withdrawn"),
    Column("status_reason", "status_reason", "text"),
    Column("published_at", "published_at", "moment", null=True),
    Column("withdrawn_at", "withdrawn_at", "moment", null=True),
)
INDICATOR_COLUMNS = (
    Column("indicator", "slug"),
    Column("label", "label", "text"),
    Column("unit", "unit", "text"),
    Column(
        "kind",
        "kind",
        help="stock, flow or edition: from which day a figure counts",
        choices=Indicator.Kind.values,
    ),
    Column("publisher", "publisher_id"),
    Column("definition", "definition", "text"),
)
PUBLISHER_COLUMNS = (
    Column("publisher", "slug"),
    Column("name", "name", "text"),
    Column("url", "url", "text"),
)
VALUE_COLUMNS = (
    Column("period", "period"),
    Column("counts_from", "counts_from", "date", "evidence dates from this day on know it"),
    Column("value", "value", "number", "null: published as missing", null=True),
    Column("qualifier", "qualifier", "text"),
    Column("unit", "indicator__unit", "text"),
    Column("release", "release__key"),
    Column("licence", "release__licence", "text"),
)
FIGURE_COLUMNS = (
    Column("id", "pk", "integer"),
    Column("indicator", "indicator_id"),
    Column("country", "country_id"),
    *VALUE_COLUMNS,
)
PAIR_COLUMNS = (
    Column("id", "pk", "integer"),
    Column("indicator", "indicator_id"),
    Column("origin", "origin_id"),
    Column("destination", "destination_id"),
    *VALUE_COLUMNS,
)
INCIDENT_COLUMNS = (
    Column("id", "pk", "integer"),
    Column("publisher_id", "publisher_id", "text", "the publisher's identifier; not always unique"),
    Column("kind", "kind", help="conflict, death (en route), or a disaster"),
    Column("starts", "starts", "date"),
    Column("ends", "ends", "date", null=True),
    Column("longitude", "longitude", "number", null=True),
    Column("latitude", "latitude", "number", null=True),
    Column("precision", "precision", "integer"),
    Column("country", "country_id", null=True),
    Column("best", "best", "number", "best estimate of deaths; of recorded deaths a minimum", null=True),
    Column("low", "low", "number", null=True),
    Column("high", "high", "number", null=True),
    Column("missing", "missing", "number", null=True),
    Column("release", "release__key"),
    Column("licence", "release__licence", "text"),
)


class ReleaseDetail(row_serializer("ReleaseRow", RELEASE_COLUMNS, "One release.")):  # type: ignore[misc]
    """One release, and what its licence allows."""

    licence_class = serializers.ChoiceField(choices=list(CLASSES))


@extend_schema_view(
    list=extend_schema(responses=row_serializer("Release", RELEASE_COLUMNS, "One release.")(many=True)),
    retrieve=extend_schema(responses=ReleaseDetail),
)
class ReleaseViewSet(RowListMixin):
    columns = RELEASE_COLUMNS
    filterset_class = ReleaseFilter
    lookup_field = "key"
    queryset = Release.objects.exclude(status__in=["staged", "rejected"])
    stamps = (RELEASES,)
    orderings = {"key": "key", "released": "released", "published_at": "published_at"}
    file_name = "releases"

    def retrieve(self, request: Request, key: str) -> HttpResponse:
        etag, changed = validators(request, self.stamps)
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        release = self.get_object()
        values = self.get_queryset().values_list(*self.sources(self.columns, "json")).get(pk=release.pk)
        [row] = as_rows([values], self.columns)
        return keep(as_json(row | {"licence_class": licence_of(release.licence).kind}), etag, changed)


@extend_schema(responses=row_serializer("Indicator", INDICATOR_COLUMNS, "One indicator.")(many=True))
class IndicatorViewSet(RowListMixin):
    columns = INDICATOR_COLUMNS
    filterset_class = IndicatorFilter
    queryset = Indicator.objects.all()
    stamps = (CATALOGUE, RELEASES)
    orderings = {"indicator": "slug", "publisher": "publisher_id"}
    file_name = "indicators"


@extend_schema(responses=row_serializer("Publisher", PUBLISHER_COLUMNS, "One publisher.")(many=True))
class PublisherViewSet(RowListMixin):
    columns = PUBLISHER_COLUMNS
    queryset = Publisher.objects.all()
    stamps = (CATALOGUE, RELEASES)
    orderings = {"name": "name"}
    file_name = "publishers"


class ReleasedViewSet(RowListMixin):
    """Rows of releases that count or counted, and whose licence allows passing them on."""

    stamps = (RELEASES,)

    def get_queryset(self) -> QuerySet[Any]:
        known = Q(release__status__in=["published", "superseded"])
        return self.queryset.model.objects.exportable().filter(known)  # type: ignore[union-attr]


@extend_schema(responses=row_serializer("Figure", FIGURE_COLUMNS, "One published number.")(many=True))
class FigureViewSet(ReleasedViewSet):
    columns = FIGURE_COLUMNS
    filterset_class = FigureFilter
    queryset = Figure.objects.none()
    orderings = {"period": "period", "value": "value", "country": "country_id"}
    file_name = "figures"


@extend_schema(responses=row_serializer("PairFigure", PAIR_COLUMNS, "One number about a pair.")(many=True))
class PairFigureViewSet(ReleasedViewSet):
    columns = PAIR_COLUMNS
    filterset_class = PairFigureFilter
    queryset = PairFigure.objects.none()
    orderings = {"period": "period", "value": "value", "origin": "origin_id", "destination": "destination_id"}
    file_name = "pair-figures"


@extend_schema(responses=row_serializer("Incident", INCIDENT_COLUMNS, "One recorded incident.")(many=True))
class IncidentViewSet(ReleasedViewSet):
    columns = INCIDENT_COLUMNS
    filterset_class = IncidentFilter
    queryset = Event.objects.none()
    orderings = {"starts": "starts", "best": "best"}
    geometry = "points_of"
    file_name = "incidents"

    def points_of(self, keys: Any) -> dict[int, Any]:
        """Where an incident was; nowhere when its publisher names no more than a country."""
        rows = Event.objects.filter(pk__in=keys).values_list("pk", "longitude", "latitude")
        return {
            key: {"type": "Point", "coordinates": [east, north]}
            for key, east, north in rows
            if east is not None
        }
