"""Reports over REST: asked for at a result, followed, taken away."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, NotFound
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from assessments.api.progress_rows import REPORT_COLUMNS, ReportRow, with_addresses, worker_seen
from assessments.api.stamps import REPORTS
from assessments.models import Report, Snapshot, Status
from corridors.api.answering import as_json, as_rows
from corridors.api.columns import Column
from corridors.api.conditional import CORRIDORS, keep, unchanged, validators
from corridors.api.filters import StrictFilterSet
from corridors.api.lists import RowListMixin
from corridors.api.parameters import VisibleFilter


class ReportFilter(StrictFilterSet):
    snapshot = VisibleFilter(Snapshot)

    class Meta:
        model = Report
        fields = ["status", "format"]


class NotYet(APIException):
    status_code = 409

    def __init__(self, detail: str, wait: int | None) -> None:
        super().__init__(detail)
        self.wait = wait  # becomes Retry-After


class FileRenderer(BaseRenderer):
    """Named so that a client may ask for a PDF; the file is sent as it lies there."""

    media_type, format, charset = "application/pdf", "pdf", None


@extend_schema_view(
    list=extend_schema(responses=ReportRow(many=True)), retrieve=extend_schema(responses=ReportRow)
)
class ReportViewSet(RowListMixin):
    filterset_class = ReportFilter
    queryset = Report.objects.none()
    stamps = (CORRIDORS, REPORTS)
    orderings = {"queued_at": "queued_at"}
    file_name = "reports"

    @property
    def columns(self) -> Sequence[Column]:  # type: ignore[override]
        return with_addresses(REPORT_COLUMNS, self.request, "api-report-detail")

    def about(self) -> Any:
        return worker_seen(self.request)

    def get_renderers(self) -> Sequence[BaseRenderer]:
        if self.action == "download":
            return [FileRenderer(), JSONRenderer()]
        return super().get_renderers()

    def get_queryset(self) -> QuerySet[Any]:
        return Report.objects.visible_to(self.request.user)

    def retrieve(self, request: Request, pk: str) -> HttpResponse:
        etag, changed = validators(request, self.stamps, self.about())
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        return keep(as_json(report_row(self.get_object(), request)), etag, changed)

    @extend_schema(
        responses={
            (200, "application/pdf"): OpenApiTypes.BINARY,
            409: OpenApiResponse(description="It is not built yet, or failed: the reason says why."),
        }
    )
    @action(detail=True, methods=["get"])
    def download(self, request: Request, pk: str) -> Any:
        """The file, for whoever may see the result at this moment."""
        report = self.get_object()
        if report.status != Status.DONE:
            raise not_there(report)
        if not report.is_at_hand():
            raise NotFound("The file is no longer there; ask for the report again.")
        etag = f'"{report.sha256}"'
        if (answer := unchanged(request, etag, report.finished_at)) is not None:
            return answer
        return keep(file_of(report), etag, report.finished_at)


def not_there(report: Report) -> NotYet:
    if report.is_finished:
        return NotYet(f"There is no file: the report is {report.status}. {report.reason}".strip(), None)
    return NotYet(f"The report is {report.status}; ask again.", 2)


def file_of(report: Report) -> Any:
    path: Path = settings.REPORTS_DIR / report.file_name
    kind = mimetypes.guess_type(report.file_name)[0] or "application/octet-stream"
    return FileResponse(path.open("rb"), as_attachment=True, filename=report.download_name, content_type=kind)


def report_row(report: Report, request: Request) -> dict[str, Any]:
    columns = with_addresses(REPORT_COLUMNS, request, "api-report-detail")
    return as_rows([[getattr(report, str(column.source)) for column in columns]], columns)[0]
