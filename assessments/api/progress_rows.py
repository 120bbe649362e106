"""An assessment, and a report, as rows: how far each is, why it ended, and where its result lies."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from rest_framework.request import Request
from rest_framework.reverse import reverse

from assessments.models import Report, Status, Worker
from corridors.api.columns import Column, or_null, row_serializer

HOW_FAR = (
    Column("status", "status", choices=Status.values),
    Column("stage", "stage", "text", "what is being done"),
    Column("progress", "progress", "integer", "percent"),
    Column("reason", "reason", "text", "why it failed"),
    Column("queued_at", "queued_at", "moment"),
    Column("started_at", "started_at", "moment", null=True),
    Column("finished_at", "finished_at", "moment", null=True),
)
COLUMNS = (
    Column("id", "pk", "integer"),
    Column("url", "pk", "address"),
    Column("corridor", "corridor_id", "integer"),
    Column("as_of", "as_of", "date", "evidence date"),
    Column("method", "method__name"),
    *HOW_FAR,
    Column("snapshot", "snapshot__pk", "address", "the result, once there is one", null=True),
    Column("worker_seen", "pk", "yes-no", "false: nothing will happen until one runs"),
)
REPORT_COLUMNS = (
    Column("id", "pk", "integer"),
    Column("url", "pk", "address"),
    Column("snapshot", "snapshot_id", "integer"),
    Column("format", "format", choices=Report.Format.values),
    *HOW_FAR,
    Column("sha256", "sha256", help="of the file", null=True, through=or_null),
    Column("worker_seen", "pk", "yes-no", "false: nothing will happen until one runs"),
)
AssessmentRow = row_serializer("Assessment", COLUMNS, "One request to assess a corridor.")
ReportRow = row_serializer("Report", REPORT_COLUMNS, "One report of a result.")


def with_addresses(columns: Sequence[Column], request: Request, own: str) -> Sequence[Column]:
    """The columns with what only a request knows: whole addresses, and whether a worker was seen."""
    through: dict[str, Callable[[Any], Any]] = {
        "url": lambda pk: reverse(own, [pk], request=request),
        "worker_seen": lambda _pk: worker_seen(request),
    }
    if own == "api-assessment-detail":
        through["snapshot"] = lambda pk: pk and reverse("api-snapshot-detail", [pk], request=request)
    return [
        replace(column, through=through[column.name]) if column.name in through else column
        for column in columns
    ]


def worker_seen(request: Request) -> bool:
    """Whether a worker was seen lately; asked of the database once a request."""
    if not hasattr(request, "worker_seen"):
        request.worker_seen = Worker.objects.seen_lately().exists()  # type: ignore[attr-defined]
    return bool(request.worker_seen)  # type: ignore[attr-defined]
