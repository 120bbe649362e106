"""Ask for the report of a snapshot, see how far it is, take it away."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.models import Report, Snapshot, Status, Worker
from assessments.requesting import request_report

STOP_POLLING = 286  # htmx's own status: the answer is taken and polling ends
CONTENT_TYPES = {"pdf": "application/pdf"}


@require_POST
@login_required
def request_snapshot_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the PDF of a snapshot; one that is there already serves everybody."""
    snapshot = get_object_or_404(Snapshot.objects.visible_to(request.user), pk=pk)
    return redirect(request_report(snapshot=snapshot, requested_by=request.user))


@never_cache
@login_required
@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a report is; asked for by htmx, only the part that changes."""
    shown = _visible(request, pk)
    context = progress_of(shown)
    if not request.htmx:
        return render(request, "assessments/report_status.html", context)
    context["is_in_result"] = request.htmx.current_url_abs_path != shown.get_absolute_url()
    response = render(request, "assessments/report_part.html", context)
    if shown.is_finished:
        response.status_code = STOP_POLLING
    return response


def progress_of(shown: Report) -> dict[str, Any]:
    return {
        "report": shown,
        "snapshot": shown.snapshot,
        "corridor": shown.snapshot.corridor,
        "file_is_gone": shown.status == Status.DONE and not shown.is_at_hand(),
        "worker_is_missing": not shown.is_finished and not Worker.objects.seen_lately().exists(),
    }


@never_cache
@login_required
@require_GET
def download(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The file, for whoever may see the snapshot at this moment."""
    shown = _visible(request, pk)
    if shown.status != Status.DONE:
        return redirect(shown)
    if not shown.is_at_hand():
        return render(request, "assessments/report_status.html", progress_of(shown), status=404)
    path: Path = settings.REPORTS_DIR / shown.file_name
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=shown.download_name,
        content_type=CONTENT_TYPES[shown.format],
    )  # fmt: skip


def _visible(request: HttpRequest, pk: int) -> Any:
    visible = Report.objects.visible_to(request.user)
    related = ("snapshot__corridor__origin", "snapshot__corridor__destination", "requested_by")
    return get_object_or_404(visible.select_related(*related).defer("snapshot__payload"), pk=pk)
