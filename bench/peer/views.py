"""The usual way of a REST list: a ModelViewSet with a ModelSerializer, on the same rows."""

from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework import serializers, viewsets
from rest_framework.decorators import api_view
from rest_framework.request import Request

from assessments.models import Method, Score, Snapshot
from config.paging import BoundedPagination
from corridors.frames import country_shapes
from corridors.models import Corridor, Country


class ScoreSerializer(serializers.ModelSerializer[Score]):
    """The same columns as ours."""

    corridor = serializers.IntegerField(source="snapshot.corridor_id")
    code = serializers.CharField(source="snapshot.corridor.code")
    population = serializers.CharField(source="snapshot.corridor.population")
    as_of = serializers.DateField(source="snapshot.as_of")
    method = serializers.CharField(source="snapshot.method.name")
    nominal = serializers.FloatField(source="value")
    release = serializers.CharField(source="releases")

    class Meta:
        model = Score
        fields = [
            "snapshot", "corridor", "code", "population", "as_of", "method", "dimension", "place", "threat",
            "nominal", "low", "median", "high", "band", "probability", "coverage", "reliability", "period",
            "release",
        ]  # fmt: skip


class Scores(viewsets.ModelViewSet[Score]):
    pagination_class = BoundedPagination
    filter_backends: list[Any] = []
    queryset = Score.objects.none()

    def get_queryset(self) -> QuerySet[Score]:
        seen = Corridor.objects.visible_to(self.request.user)
        return Score.objects.filter(snapshot__corridor__in=seen).order_by("pk")


class ScoreViewSet(Scores):
    serializer_class = ScoreSerializer

    def get_queryset(self) -> QuerySet[Score]:
        related = super().get_queryset().select_related("snapshot__corridor", "snapshot__method")
        return related.defer("snapshot__payload", "snapshot__method__text")


class CountrySerializer(serializers.ModelSerializer[Country]):
    class Meta:
        model = Country
        fields = ["iso3", "name"]


class CorridorSerializer(serializers.ModelSerializer[Corridor]):
    origin = CountrySerializer()
    destination = CountrySerializer()

    class Meta:
        model = Corridor
        fields = ["id", "origin", "destination", "population"]


class MethodSerializer(serializers.ModelSerializer[Method]):
    class Meta:
        model = Method
        fields = ["name", "sha256"]


class SnapshotSerializer(serializers.ModelSerializer[Snapshot]):
    corridor = CorridorSerializer()
    method = MethodSerializer()

    class Meta:
        model = Snapshot
        fields = ["id", "corridor", "as_of", "method"]


class NestedScoreSerializer(serializers.ModelSerializer[Score]):
    snapshot = SnapshotSerializer()

    class Meta:
        model = Score
        fields = "__all__"


class NestedScoreViewSet(Scores):
    """Without select_related: what a nested serializer does when nobody looks at its queries."""

    serializer_class = NestedScoreSerializer


@api_view(["GET"])
def countries(request: Request) -> HttpResponse:
    """Shapes of all countries, serialised for every request; asked with the same token as ours."""
    shapes = country_shapes()
    features = [
        {"type": "Feature", "properties": {"iso3": iso3}, "geometry": shape.__geo_interface__}
        for iso3, shape in zip(shapes["iso3"], shapes.geometry, strict=True)
    ]
    body = {"type": "FeatureCollection", "features": features}
    return HttpResponse(orjson.dumps(body), content_type="application/geo+json")
