"""Corridors over REST: rows, lines, and the one document that creates and changes them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.reverse import reverse

from corridors.api.answering import as_json
from corridors.api.columns import Column, row_serializer
from corridors.api.conditional import CORRIDORS
from corridors.api.filters import CorridorFilter, PartFilter
from corridors.api.lists import RowListMixin
from corridors.api.repeating import IdempotencyKey
from corridors.api.writing import IfMatch, etag_of, expected_version, fields_of
from corridors.defining import Conflict, InvalidDefinition, define, document_of
from corridors.models import Corridor, Leg, Place

CODE = Concat(F("origin_id"), Value("-"), F("destination_id"))
PART_CODE = Concat(F("corridor__origin_id"), Value("-"), F("corridor__destination_id"))
COLUMNS = (
    Column("id", "pk", "integer"),
    Column("code", CODE, help="origin-destination, e.g. MMR-THA"),
    Column("name", "name", "text"),
    Column("origin", "origin_id"),
    Column("destination", "destination_id"),
    Column("population", "population", choices=Corridor.Population.values),
    Column("visibility", "visibility", choices=Corridor.Visibility.values),
    Column("organisation", "organisation__slug", null=True),
    Column("owner", "owner__username", "text", null=True),
    Column("is_sample", "is_sample", "yes-no"),
    Column("notes", "notes", "text"),
    Column("version", "version", "integer"),
    Column("created_at", "created_at", "moment"),
    Column("updated_at", "updated_at", "moment"),
    Column("archived_at", "archived_at", "moment", null=True),
)
LEG_COLUMNS = (
    Column("corridor", "corridor_id", "integer"),
    Column("code", PART_CODE),
    Column("leg", "sequence", "integer", "from 1, in the order of the journey"),
    Column("start", "start__name", "text"),
    Column("start_country", "start__country_id"),
    Column("end", "end__name", "text"),
    Column("end_country", "end__country_id"),
    Column("mode", "mode", choices=Leg.Mode.values),
    Column("kind", "kind", help="curated, or stand-in: a great circle"),
    Column("length_km", "length_km", "number"),
    Column("countries", "countries", "json", "ISO3 to kilometres of the line in that country"),
)
PLACE_COLUMNS = (
    Column("corridor", "corridor_id", "integer"),
    Column("code", PART_CODE),
    Column("place", "sequence", "integer", "from 1, in the order of the journey"),
    Column("name", "name", "text"),
    Column("country", "country_id"),
    Column("longitude", "longitude", "number"),
    Column("latitude", "latitude", "number"),
)
CONFLICT = OpenApiResponse(description="Somebody else changed it since; the answer names its version.")


class CorridorDetail(serializers.Serializer[Any]):
    """One corridor: its row, and the document that PUT and PATCH take."""

    id = serializers.IntegerField()
    url = serializers.URLField()
    code = serializers.CharField()
    version = serializers.IntegerField()
    is_sample = serializers.BooleanField()
    archived_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    definition = serializers.DictField()


@extend_schema_view(
    list=extend_schema(responses=row_serializer("Corridor", COLUMNS, "One corridor.")(many=True)),
    retrieve=extend_schema(responses=CorridorDetail),
    create=extend_schema(
        request=OpenApiTypes.OBJECT, parameters=[IdempotencyKey], responses={201: CorridorDetail}
    ),
    update=extend_schema(
        request=OpenApiTypes.OBJECT, parameters=[IfMatch], responses={200: CorridorDetail, 412: CONFLICT}
    ),
    partial_update=extend_schema(
        request=OpenApiTypes.OBJECT, parameters=[IfMatch], responses={200: CorridorDetail, 412: CONFLICT}
    ),
)
class CorridorViewSet(RowListMixin):
    columns = COLUMNS
    filterset_class = CorridorFilter
    queryset = Corridor.objects.none()
    stamps = (CORRIDORS,)
    orderings = {"code": "origin_id", "updated_at": "updated_at", "created_at": "created_at"}
    geometry = "lines_of"
    file_name = "corridors"

    def get_queryset(self) -> QuerySet[Any]:
        return Corridor.objects.visible_to(self.request.user)

    def lines_of(self, keys: Sequence[int]) -> dict[int, Any]:
        """The lines of all legs of each corridor, in the order of the journey."""
        found: dict[int, list[Any]] = {}
        for key, line in Leg.objects.filter(corridor__in=keys).values_list("corridor_id", "line"):
            found.setdefault(key, []).append(line)
        return {key: {"type": "GeometryCollection", "geometries": lines} for key, lines in found.items()}

    def retrieve(self, request: Request, pk: str) -> HttpResponse:
        corridor = self.get_object()
        return etag_of(corridor).answer(request, lambda: self.shown(corridor))

    def create(self, request: Request) -> HttpResponse:
        corridor = self.defined(request, dict(request.data), None, None)
        answer = etag_of(corridor).sign(self.shown(corridor, 201))
        answer["Location"] = address_of(corridor, request)
        return answer

    def update(self, request: Request, pk: str) -> HttpResponse:
        return self.changed(request, dict(request.data))

    def partial_update(self, request: Request, pk: str) -> HttpResponse:
        """Only the fields sent change; inside ``profile`` too."""
        now = document_of(self.get_object())
        sent = dict(request.data)
        if isinstance(sent.get("profile"), dict):
            sent["profile"] = now["profile"] | sent["profile"]
        return self.changed(request, now | sent)

    def changed(self, request: Request, document: dict[str, Any]) -> HttpResponse:
        corridor = self.get_object()
        wanted = expected_version(request, corridor)
        after = self.defined(request, document, wanted, corridor)
        return etag_of(after).sign(self.shown(after))

    def defined(
        self, request: Request, document: dict[str, Any], version: int | None, corridor: Corridor | None
    ) -> Corridor:
        try:
            return define(document, request.user, version, corridor=corridor, why="REST API")
        except InvalidDefinition as wrong:
            raise ValidationError(fields_of(wrong.errors)) from wrong
        except Conflict as late:
            raise etag_of(late.current).refusal() from late

    def shown(self, corridor: Corridor, status: int = 200) -> HttpResponse:
        answer = as_json(
            {
                "id": corridor.pk,
                "url": address_of(corridor, self.request),
                "code": corridor.code,
                "version": corridor.version,
                "is_sample": corridor.is_sample,
                "archived_at": corridor.archived_at,
                "created_at": corridor.created_at,
                "updated_at": corridor.updated_at,
                "definition": document_of(corridor),
            }
        )
        answer.status_code = status
        return answer


class PartViewSet(RowListMixin):
    """Places or legs of the corridors the caller may see."""

    filterset_class = PartFilter
    stamps = (CORRIDORS,)
    orderings = {"corridor": "corridor_id"}

    def get_queryset(self) -> QuerySet[Any]:
        seen = Corridor.objects.visible_to(self.request.user)
        return self.queryset.model.objects.filter(corridor__in=seen)  # type: ignore[union-attr]


@extend_schema(responses=row_serializer("Leg", LEG_COLUMNS, "One leg of a route.")(many=True))
class LegViewSet(PartViewSet):
    columns = LEG_COLUMNS
    queryset = Leg.objects.none()
    geometry = Cast("line", TextField())
    file_name = "legs"


@extend_schema(responses=row_serializer("Place", PLACE_COLUMNS, "One place of a route.")(many=True))
class PlaceViewSet(PartViewSet):
    columns = PLACE_COLUMNS
    queryset = Place.objects.none()
    geometry = "points_of"
    file_name = "places"

    def points_of(self, keys: Sequence[int]) -> dict[int, Any]:
        rows = Place.objects.filter(pk__in=keys).values_list("pk", "longitude", "latitude")
        return {key: {"type": "Point", "coordinates": [east, north]} for key, east, north in rows}


def address_of(corridor: Corridor, request: Request) -> str:
    return str(reverse("api-corridor-detail", [corridor.pk], request=request))
