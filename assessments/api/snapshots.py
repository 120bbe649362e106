"""Results over REST: a row each, and the whole document at its own address."""

from collections.abc import Hashable
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.http import HttpResponse
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.reverse import reverse

from assessments.api.asking import SECONDS_TO_WAIT
from assessments.api.filters import SnapshotFilter
from assessments.api.progress_rows import ReportRow
from assessments.api.reports import report_row
from assessments.api.stamps import CHOICES, RESULTS, REVIEWS
from assessments.maps.boundaries import VIEWS, boundary_note
from assessments.models import Review, Snapshot
from assessments.models.newer_evidence import used_now
from assessments.reports.tables.passing_on import passed_on
from assessments.requesting import request_report
from corridors.api.answering import as_json, as_rows
from corridors.api.columns import Column, or_null, rfc3339, row_serializer
from corridors.api.conditional import CORRIDORS, RELEASES, keep, unchanged, validators
from corridors.api.lists import RowListMixin
from corridors.api.repeating import IdempotencyKey

CODE = Concat(F("corridor__origin_id"), Value("-"), F("corridor__destination_id"))


def _state(decision: str | None) -> str | None:
    return "in review" if decision == "" else decision


NUMBERS = (
    "fear", "share_e", "share_rs", "share_d", "share_rw", "risk", "risk_origin", "risk_route",
    "risk_destination", "reliability_matrix", "reliability_risk",
)  # fmt: skip
STANDING = Review.objects.standing().filter(snapshot=OuterRef("pk")).order_by("-asked_at", "-pk")
REVIEW = Subquery(STANDING.values("decision")[:1])
COLUMNS = (
    Column("id", "pk", "integer"),
    Column("corridor", "corridor_id", "integer"),
    Column("code", CODE, help="origin-destination, e.g. MMR-THA"),
    Column("population", "corridor__population"),
    Column("as_of", "as_of", "date", "evidence date"),
    Column("method", "method__name"),
    Column("engine_version", "engine_version"),
    Column("digest", "digest", help="SHA-256 of the document"),
    Column("created_at", "created_at", "moment"),
    Column(
        "stale", "is_stale", "yes-no",
        "asked again it would rest on other evidence: a release it names counts no more on its day, one that "
        "came since does, or a curator chose another source",
    ),
    Column("matrix_status", "matrix_status"),
    Column("quadrant", "quadrant", help="named in at least 70% of the draws, or mixed", null=True),
    Column("largest", "largest", help="the largest share", null=True),
    Column("probability", "probability", "number", "that the largest share is the largest", null=True),
    *(Column(name, name, "number", null=True) for name in NUMBERS),
    Column("band", "band", through=or_null, null=True),
    Column("band_probability", "band_probability", "number", null=True),
    *(Column(f"band_{place}", f"band_{place}") for place in ("origin", "route", "destination")),
    Column(
        "review_state", REVIEW, null=True, choices=("in review", "approved", "sent back"), through=_state,
        help="how its last review stands; null: nobody asked for one",
    ),
)  # fmt: skip


class ReviewSerializer(serializers.Serializer[Any]):
    """How the last review of a result stands."""

    state = serializers.CharField(help_text="in review, approved or sent back")
    asked_by = serializers.CharField(allow_null=True)
    asked_at = serializers.DateTimeField()
    decided_by = serializers.CharField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField(allow_null=True)


class SnapshotDetail(row_serializer("SnapshotRow", COLUMNS, "One result.")):  # type: ignore[misc]
    url = serializers.URLField()
    review = ReviewSerializer(allow_null=True, help_text="null: nobody asked for a review")
    boundary_view = serializers.ChoiceField(sorted(VIEWS), help_text="after which outlines are drawn")
    disclaimer = serializers.CharField(help_text="what names, lines and positions in the document do not say")
    result = serializers.DictField(
        help_text="The whole document, as `manage.py assess --format json` prints it. A publisher's number "
        "whose licence does not allow passing it on is null, and its row says so under `withheld`."
    )


@extend_schema_view(
    list=extend_schema(responses=row_serializer("Snapshot", COLUMNS, "One result.")(many=True)),
    retrieve=extend_schema(responses=SnapshotDetail),
)
class SnapshotViewSet(RowListMixin):
    columns = COLUMNS
    filterset_class = SnapshotFilter
    queryset = Snapshot.objects.none()
    stamps = (CORRIDORS, RESULTS, RELEASES, CHOICES, REVIEWS)
    orderings = {"as_of": "as_of", "created_at": "created_at", "corridor": "corridor_id", "risk": "risk"}
    file_name = "snapshots"

    def held(self) -> Hashable:
        """What the method in use takes anything from: only that makes a result stale."""
        return tuple(used_now())

    def about(self) -> Any:
        return self.held()

    def get_queryset(self) -> QuerySet[Any]:
        return Snapshot.objects.visible_to(self.request.user).with_staleness()

    @extend_schema(
        request=None,
        parameters=[IdempotencyKey],
        responses={
            200: OpenApiResponse(ReportRow, description="It is built already."),
            202: OpenApiResponse(ReportRow, description="Queued; ask again at Location."),
        },
    )
    @action(detail=True, methods=["post"], url_path="reports")
    def ask_for_report(self, request: Request, pk: str) -> HttpResponse:
        """Ask for the report; one that is built, or being built, serves everybody."""
        if request.data:
            raise ValidationError(["This request takes no fields."])
        report = request_report(snapshot=self.get_object(), requested_by=request.user)
        answer = as_json(report_row(report, request))
        answer["Location"] = reverse("api-report-detail", [report.pk], request=request)
        if not report.is_finished:
            answer.status_code = 202
            answer["Retry-After"] = SECONDS_TO_WAIT
        return answer

    def retrieve(self, request: Request, pk: str) -> HttpResponse:
        etag, changed = validators(request, self.stamps, self.about())
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        snapshot = self.get_object()
        values = self.get_queryset().values_list(*self.sources(self.columns, "json")).get(pk=snapshot.pk)
        [row] = as_rows([values], self.columns)
        row |= boundary_note(settings.BOUNDARY_VIEW)
        address = reverse("api-snapshot-detail", [snapshot.pk], request=request)
        return keep(
            as_json(
                row | {"url": address, "review": review_of(snapshot), "result": passed_on(snapshot.payload)}
            ),
            etag,
            changed,
        )


def review_of(snapshot: Snapshot) -> dict[str, Any] | None:
    """Who asked for the review, who decided, when and why."""
    review = Review.objects.of(snapshot)
    if review is None:
        return None
    return {
        "state": review.state,
        "asked_by": review.asked_by and review.asked_by.get_username(),
        "asked_at": rfc3339(review.asked_at),
        "decided_by": review.decided_by and review.decided_by.get_username(),
        "decided_at": rfc3339(review.decided_at),
        "reason": review.reason or None,
    }
