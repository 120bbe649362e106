"""Each view is a queryset of what the caller may see, a serializer and a filter."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import mixins, status, viewsets
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from assessments.api.filters import (
    AssessmentFilter,
    CorridorFilter,
    MethodFilter,
    ReleaseFilter,
    ScoreFilter,
    SnapshotFilter,
)
from assessments.api.serializers import (
    AssessmentRequestSerializer,
    AssessmentSerializer,
    CorridorSerializer,
    MethodSerializer,
    ReleaseSerializer,
    ScoreSerializer,
    SnapshotRowSerializer,
    SnapshotSerializer,
)
from assessments.models import Assessment, Method, Score, Snapshot, Worker
from assessments.requesting import request_assessment
from corridors.models import Corridor, Release

SECONDS_TO_WAIT = "2"


class CorridorViewSet(viewsets.ReadOnlyModelViewSet[Corridor]):
    serializer_class = CorridorSerializer
    filterset_class = CorridorFilter
    queryset = Corridor.objects.none()

    def get_queryset(self) -> QuerySet[Corridor]:
        return Corridor.objects.visible_to(self.request.user).with_countries().order_by("pk")


class SnapshotViewSet(viewsets.ReadOnlyModelViewSet[Snapshot]):
    filterset_class = SnapshotFilter
    queryset = Snapshot.objects.none()

    def get_serializer_class(self) -> Any:
        return SnapshotSerializer if self.action == "retrieve" else SnapshotRowSerializer

    def get_queryset(self) -> QuerySet[Snapshot]:
        gone = Release.objects.no_longer_counting().filter(snapshots=OuterRef("pk"))
        snapshots = Snapshot.objects.visible_to(self.request.user).select_related("corridor", "method")
        if self.action != "retrieve":
            snapshots = snapshots.defer("payload")
        return snapshots.annotate(is_stale=Exists(gone)).order_by("pk")


class ScoreViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[Score]):
    serializer_class = ScoreSerializer
    filterset_class = ScoreFilter
    queryset = Score.objects.none()

    def get_queryset(self) -> QuerySet[Score]:
        seen = Snapshot.objects.visible_to(self.request.user)
        scores = Score.objects.filter(snapshot__in=seen).order_by("pk")
        return scores.select_related("snapshot__corridor", "snapshot__method").defer("snapshot__payload")


class ReleaseViewSet(viewsets.ReadOnlyModelViewSet[Release]):
    serializer_class = ReleaseSerializer
    filterset_class = ReleaseFilter
    lookup_field = "key"
    queryset = Release.objects.exclude(status="staged").select_related("publisher").order_by("key")


class MethodViewSet(viewsets.ReadOnlyModelViewSet[Method]):
    serializer_class = MethodSerializer
    lookup_field = "name"
    lookup_value_regex = r"[\w.-]+"
    filterset_class = MethodFilter
    queryset = Method.objects.order_by("name")


class TooLate(APIException):
    status_code = status.HTTP_409_CONFLICT


@extend_schema_view(
    create=extend_schema(
        request=AssessmentRequestSerializer,
        responses={
            200: OpenApiResponse(AssessmentSerializer, description="An identical request exists already."),
            202: OpenApiResponse(AssessmentSerializer, description="Queued; ask again at Location."),
        },
    ),
    destroy=extend_schema(responses={204: None, 409: OpenApiResponse(description="Already finished.")}),
)
class AssessmentViewSet(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Assessment]
):
    serializer_class = AssessmentSerializer
    filterset_class = AssessmentFilter
    queryset = Assessment.objects.none()

    def get_queryset(self) -> QuerySet[Assessment]:
        assessments = Assessment.objects.visible_to(self.request.user)
        return assessments.select_related("method", "snapshot").defer("snapshot__payload").order_by("pk")

    def get_serializer_context(self) -> dict[str, Any]:
        return super().get_serializer_context() | {"worker_seen": Worker.objects.seen_lately().exists()}

    def create(self, request: Request) -> Response:
        wanted = AssessmentRequestSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        asked = request_assessment(
            corridor=self.corridor_of(wanted.validated_data),
            method=method_of(wanted.validated_data),
            as_of=wanted.validated_data.get("as_of") or Assessment.default_as_of(),
            requested_by=request.user,
            force=wanted.validated_data["force"],
        )
        body = self.get_serializer(asked.assessment).data
        location = reverse("api-assessment-detail", [asked.assessment.pk], request=request)
        if asked.is_new or not asked.assessment.is_finished:
            return Response(body, 202, headers={"Location": location, "Retry-After": SECONDS_TO_WAIT})
        return Response(body, 200, headers={"Location": location})

    def corridor_of(self, wanted: dict[str, Any]) -> Corridor:
        visible = Corridor.objects.visible_to(self.request.user)
        if "corridor" in wanted:
            corridor = visible.filter(pk=wanted["corridor"]).first()
            if corridor is None:
                raise NotFound(f"There is no corridor {wanted['corridor']} that you can see.")
            return corridor
        pair = visible.filter(
            origin=wanted["origin"], destination=wanted["destination"], population=wanted["population"]
        )
        corridor = pair.order_by("-is_sample", "pk").first()
        if corridor is None:
            code = f"{wanted['origin']}-{wanted['destination']}"
            raise ValidationError(
                {"origin": [f"There is no corridor {code} ({wanted['population']}) that you can see."]}
            )
        return corridor

    def destroy(self, request: Request, pk: str) -> Response:
        assessment = self.get_object()
        if assessment.requested_by_id != request.user.pk:
            raise NotFound("You can cancel only what you asked for.")
        if not assessment.cancel():
            raise TooLate(f"Assessment {assessment.pk} is already {assessment.status}.")
        return Response(status=204)


def method_of(wanted: dict[str, Any]) -> Method:
    asked_for = {"name": wanted["method"]} if "method" in wanted else {"is_default": True}
    method = Method.objects.filter(**asked_for).first()
    if method is None:
        raise ValidationError({"method": ["No method is used unless another is asked for; name one."]})
    return method
