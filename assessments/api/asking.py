"""Assessments over REST: asked for one by one or many at once, followed, cancelled."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import (
    OpenApiResponse,
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_view,
)
from rest_framework import serializers, status
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.reverse import reverse

from assessments.api.filters import AssessmentFilter
from assessments.api.progress_rows import COLUMNS, AssessmentRow, with_addresses, worker_seen
from assessments.api.serializers import AssessmentRequestSerializer
from assessments.api.stamps import REQUESTS
from assessments.earliest_day import too_early
from assessments.models import Assessment, Method
from assessments.requesting import Asked, Wanted, request_assessment, request_batch
from corridors.api.answering import as_json, as_rows
from corridors.api.columns import Column
from corridors.api.conditional import CORRIDORS, keep, unchanged, validators
from corridors.api.lists import RowListMixin
from corridors.api.repeating import IdempotencyKey
from corridors.models import Corridor

SECONDS_TO_WAIT = "2"
MOST = 500
"""Requests in one batch."""


class TooLate(APIException):
    status_code = status.HTTP_409_CONFLICT


class BatchItem(serializers.Serializer[Any]):
    """What one request of a batch came to: an assessment, or what is wrong with it."""

    index = serializers.IntegerField(help_text="its place in the list that was sent, from 0")
    id = serializers.IntegerField(required=False)
    status = serializers.CharField(required=False)
    url = serializers.URLField(required=False)
    is_new = serializers.BooleanField(
        required=False, help_text="false: the answer, or the work on it, was there"
    )
    errors = serializers.DictField(required=False, help_text="sentences by field; nothing was queued for it")


class BatchAnswer(serializers.Serializer[Any]):
    accepted = serializers.IntegerField()
    refused = serializers.IntegerField()
    results = BatchItem(many=True)


@extend_schema_view(
    list=extend_schema(responses=AssessmentRow(many=True)),
    retrieve=extend_schema(responses=AssessmentRow),
    create=extend_schema(
        parameters=[IdempotencyKey],
        request=PolymorphicProxySerializer(
            "AssessmentOrBatch",
            serializers=[AssessmentRequestSerializer, AssessmentRequestSerializer(many=True)],
            resource_type_field_name=None,
            many=False,
        ),
        responses={
            200: OpenApiResponse(AssessmentRow, description="An identical request exists already."),
            202: OpenApiResponse(
                PolymorphicProxySerializer(
                    "AssessmentOrBatchAnswer", serializers=[AssessmentRow, BatchAnswer],
                    resource_type_field_name=None,
                ),
                description="Queued; ask again at Location. Of a batch: what each of its requests came to.",
            ),
        },
    ),
    destroy=extend_schema(responses={204: None}),
)  # fmt: skip
class AssessmentViewSet(RowListMixin):
    filterset_class = AssessmentFilter
    queryset = Assessment.objects.none()
    stamps = (CORRIDORS, REQUESTS)
    orderings = {"queued_at": "queued_at", "finished_at": "finished_at", "as_of": "as_of"}
    file_name = "assessments"

    @property
    def columns(self) -> Sequence[Column]:  # type: ignore[override]
        return with_addresses(COLUMNS, self.request, "api-assessment-detail")

    def about(self) -> Any:
        return worker_seen(self.request)

    def get_queryset(self) -> QuerySet[Any]:
        return Assessment.objects.visible_to(self.request.user)

    def retrieve(self, request: Request, pk: str) -> HttpResponse:
        etag, changed = validators(request, self.stamps, self.about())
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        return keep(as_json(self.row(self.get_object())), etag, changed)

    def row(self, assessment: Assessment) -> dict[str, Any]:
        columns = self.columns
        values = Assessment.objects.values_list(*self.sources(columns, "json")).get(pk=assessment.pk)
        return as_rows([values], columns)[0]

    def create(self, request: Request) -> HttpResponse:
        if isinstance(request.data, list):
            return self.create_several(request, request.data)
        wanted = self.wanted(request.data)
        return self.told(
            request_assessment(
                corridor=wanted.corridor, method=wanted.method, as_of=wanted.as_of, force=wanted.force,
                requested_by=request.user,
            )
        )  # fmt: skip

    def told(self, asked: Asked) -> HttpResponse:
        answer = as_json(self.row(asked.assessment))
        answer["Location"] = reverse("api-assessment-detail", [asked.assessment.pk], request=self.request)
        if asked.is_new or not asked.assessment.is_finished:
            answer.status_code = 202
            answer["Retry-After"] = SECONDS_TO_WAIT
        return answer

    def create_several(self, request: Request, documents: list[Any]) -> HttpResponse:
        """Queue every request that can be; each of the others says at its place what is wrong."""
        if not 1 <= len(documents) <= MOST:
            raise ValidationError([f"A batch holds 1 to {MOST} requests; this one has {len(documents)}."])
        results: list[dict[str, Any]] = []
        wanted: dict[int, Wanted] = {}
        for index, document in enumerate(documents):
            try:
                wanted[index] = self.wanted(document)
            except APIException as wrong:
                results.append({"index": index, "errors": errors_of(wrong)})
        if not wanted:
            raise ValidationError(errors_by_place(results))
        asked = request_batch(list(wanted.values()), request.user)
        results += [self.item(index, one) for index, one in zip(wanted, asked, strict=True)]
        results.sort(key=lambda row: row["index"])
        told = {"accepted": len(wanted), "refused": len(documents) - len(wanted), "results": results}
        answer = as_json(told)
        answer.status_code = 202
        answer["Retry-After"] = SECONDS_TO_WAIT
        return answer

    def item(self, index: int, asked: Asked) -> dict[str, Any]:
        one = asked.assessment
        address = reverse("api-assessment-detail", [one.pk], request=self.request)
        return {"index": index, "id": one.pk, "status": one.status, "url": address, "is_new": asked.is_new}

    def wanted(self, document: Any) -> Wanted:
        request = AssessmentRequestSerializer(data=document)
        request.is_valid(raise_exception=True)
        asked = request.validated_data
        method, as_of = method_of(asked), asked.get("as_of") or Assessment.default_as_of()
        if why := self.too_early(method, as_of):
            raise ValidationError({"as_of": [why]})
        return Wanted(corridor=self.corridor_of(asked), method=method, as_of=as_of, force=asked["force"])

    def too_early(self, method: Method, as_of: date) -> str:
        """Why a method cannot answer as of a day; looked up once for all requests of a batch."""
        known: dict[tuple[int, date], str] = self.__dict__.setdefault("looked_up", {})
        if (method.pk, as_of) not in known:
            known[method.pk, as_of] = too_early(method, as_of)
        return known[method.pk, as_of]

    def corridor_of(self, wanted: dict[str, Any]) -> Corridor:
        visible = Corridor.objects.visible_to(self.request.user)
        if "corridor" in wanted:
            corridor = visible.filter(pk=wanted["corridor"]).first()
            if corridor is None:
                raise NotFound(f"There is no corridor {wanted['corridor']} that you can see.")
            return corridor
        pair = visible.in_use().filter(
            origin=wanted["origin"], destination=wanted["destination"], population=wanted["population"]
        )
        corridor = pair.order_by("-is_sample", "pk").first()
        if corridor is None:
            code = f"{wanted['origin']}-{wanted['destination']}"
            raise ValidationError(
                {"origin": [f"There is no corridor {code} ({wanted['population']}) that you can see."]}
            )
        return corridor

    def destroy(self, request: Request, pk: str) -> HttpResponse:
        assessment = self.get_object()
        if not Assessment.objects.cancellable_by(request.user).filter(pk=assessment.pk).exists():
            raise NotFound("Only who asked, or who may edit the corridor, can cancel.")
        if not assessment.cancel():
            assessment.refresh_from_db(fields=["status"])
            raise TooLate(f"Assessment {assessment.pk} is already {assessment.status}.")
        return HttpResponse(status=204)


def method_of(wanted: dict[str, Any]) -> Method:
    asked_for = {"name": wanted["method"]} if "method" in wanted else {"is_default": True}
    method = Method.objects.filter(**asked_for).first()
    if method is None:
        raise ValidationError({"method": ["No method is used unless another is asked for; name one."]})
    return method


def errors_of(wrong: APIException) -> dict[str, Any]:
    if isinstance(wrong.detail, dict):
        return wrong.detail
    return {"corridor": [str(wrong.detail)]}


def errors_by_place(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Sentences of the whole batch, by place and field: ``3.origin``."""
    return {
        f"{row['index']}.{field}": sentences for row in results for field, sentences in row["errors"].items()
    }
