"""The incidents behind one result over REST: the rows its document lists."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.models import Snapshot

KNOWN = ("snapshot", "limit", "offset", "format")
PLACED, NOT_PLACED = "payload__places__route__events", "payload__places__route__events_not_placed"


class EventSerializer(serializers.Serializer[Any]):
    """One incident. Without a leg it has no point: it is listed, and counts in no score."""

    snapshot = serializers.IntegerField()
    event = serializers.IntegerField(help_text="identifier of the incident here")
    id = serializers.CharField(help_text="the publisher's identifier; not always unique")
    kind = serializers.ChoiceField(["conflict", "death"])
    date = serializers.DateField()
    dead = serializers.FloatField(allow_null=True, help_text="best estimate; of deaths, a minimum")
    missing = serializers.FloatField(allow_null=True)
    country = serializers.CharField(allow_null=True)
    label = serializers.CharField(allow_null=True, help_text="the publisher's name of the route")
    longitude = serializers.FloatField(allow_null=True)
    latitude = serializers.FloatField(allow_null=True)
    precision = serializers.IntegerField()
    leg = serializers.IntegerField(allow_null=True, help_text="number of the leg it counts for, from 1")
    distance_km = serializers.FloatField(allow_null=True)
    counts = serializers.FloatField(allow_null=True, help_text="what it adds to the exposure of its leg")
    release = serializers.CharField()
    link = serializers.CharField(allow_null=True)


class EventViewSet(viewsets.GenericViewSet[Snapshot]):
    serializer_class = EventSerializer
    filter_backends: list[Any] = []
    queryset = Snapshot.objects.none()

    def get_queryset(self) -> QuerySet[Snapshot]:
        return Snapshot.objects.visible_to(self.request.user)

    @extend_schema(
        parameters=[OpenApiParameter("snapshot", OpenApiTypes.INT, required=True)],
        responses=EventSerializer(many=True),
    )
    def list(self, request: Request) -> Response:
        rows = rows_of(self.get_queryset(), number_of_snapshot(request))
        page = self.paginate_queryset(rows)  # type: ignore[arg-type]
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


def rows_of(visible: QuerySet[Snapshot], number: int) -> list[dict[str, Any]]:
    """The incidents of one result: those that count by leg, then those without a point."""
    found = visible.filter(pk=number).values_list(PLACED, NOT_PLACED).first()
    if found is None:
        raise NotFound(f"There is no result {number} that you can see.")
    placed, unplaced = (rows or [] for rows in found)
    nowhere = {"snapshot": number, "leg": None, "distance_km": None, "counts": None}
    return [nowhere | row for row in [*placed, *unplaced]]


def number_of_snapshot(request: Request) -> int:
    """The result asked for; a parameter that is not known is refused by its name."""
    unknown = sorted(set(request.query_params) - set(KNOWN))
    if unknown:
        known = ", ".join(sorted(KNOWN))
        raise ValidationError({name: [f"This parameter is not known. Known: {known}."] for name in unknown})
    text = request.query_params.get("snapshot", "")
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise ValidationError({"snapshot": [f"snapshot must be the number of a result; it is {text!r}."]})
    return int(text)
