"""How far an assessment has come, and how to call it off."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments.models import Assessment, Status, Worker
from assessments.views.asking.one import again_url

STOP_POLLING = 286  # htmx's own status: the answer is taken and polling ends


@never_cache
@login_required
def assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress page, which is the result once it is there; by htmx, only the part that changes."""
    shown = _visible(request, pk)
    context = progress_of(shown) | {"may_cancel": _may_cancel(request.user, shown)}
    if not request.htmx:
        done = context["result_url"]
        return redirect(done) if done else render(request, "assessments/progress.html", context)
    response = render(request, "assessments/progress_part.html", context)
    if shown.is_finished:
        response.status_code = STOP_POLLING
    if context["result_url"]:
        response["HX-Redirect"] = context["result_url"]
    return response


def progress_of(shown: Assessment) -> dict[str, Any]:
    snapshot = getattr(shown, "snapshot", None) if shown.status == Status.DONE else None
    return {
        "assessment": shown,
        "corridor": shown.corridor,
        "result_url": reverse("assessments:snapshot", args=[snapshot.pk]) if snapshot else "",
        "again_url": again_url(shown.corridor, as_of=shown.as_of, method=shown.method.name),
        "worker_is_missing": not shown.is_finished and not Worker.objects.seen_lately().exists(),
    }


@require_POST
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    shown = _visible(request, pk)
    if not Assessment.objects.cancellable_by(request.user).filter(pk=pk).exists():
        messages.error(request, "Only who asked, or who may edit the corridor, can cancel.")
    elif shown.cancel():
        messages.success(request, "Cancelled. Nothing was stored.")
    else:
        messages.warning(request, "Too late to cancel: it had already ended.")
    return redirect(shown)


def _visible(request: HttpRequest, pk: int) -> Assessment:
    visible = Assessment.objects.visible_to(request.user)
    related = ("corridor__origin", "corridor__destination", "method", "snapshot", "requested_by")
    return get_object_or_404(visible.select_related(*related), pk=pk)


def _may_cancel(user: Any, shown: Assessment) -> bool:
    return not shown.is_finished and Assessment.objects.cancellable_by(user).filter(pk=shown.pk).exists()
