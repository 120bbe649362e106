"""Compare two versions of the method over many corridors: ask, see how far it is, read what moves."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.models import Assessment, Method, MethodComparison, Status, Worker
from assessments.requesting import request_comparison
from assessments.views.methods.forms import MethodComparisonForm
from assessments.views.methods.moves import outcome_of
from assessments.views.methods.pages import changes_between

STOP_POLLING = 286  # htmx's own status: the answer is taken and polling ends


@never_cache
@login_required
def compare(request: HttpRequest) -> HttpResponse:
    """The form, and what the latest comparison of the two versions found."""
    versions = list(Method.objects.as_published())
    old, new = _asked_for(request, versions)
    is_pair = old is not None and new is not None and old != new
    shown = MethodComparison.objects.to_show(request.user, old, new) if is_pair else None
    form = MethodComparisonForm(
        request.POST if request.method == "POST" else None,
        methods=versions,
        initial=_initial(old, new, shown),
    )
    if request.method == "POST" and form.is_valid():
        return redirect(request_comparison(**form.cleaned_data, requested_by=request.user))
    context: dict[str, Any] = {"form": form, "versions": versions, "old": old, "new": new, "is_pair": is_pair}
    if old and new and is_pair:
        context |= {"changes": changes_between(old, new)} | progress_of(request.user, shown)
    return render(request, "assessments/comparison.html", context, status=422 if form.errors else 200)


def _asked_for(request: HttpRequest, versions: list[Method]) -> tuple[Method | None, Method | None]:
    """The versions a link names, else the newest and the one before it."""
    old, new = (_named(request.GET.get(side), versions) for side in ("old", "new"))
    others = [version for version in versions if version not in (old, new)]
    new = new or (others.pop() if others else None)
    return old or (others.pop() if others else None), new


def _named(name: str | None, versions: list[Method]) -> Method | None:
    if not name:
        return None
    for version in versions:
        if version.name == name:
            return version
    raise Http404


def _initial(old: Method | None, new: Method | None, shown: MethodComparison | None) -> dict[str, Any]:
    """What is shown below the form, so that asking again asks the same."""
    return {
        "old": old and old.name,
        "new": new and new.name,
        "as_of": shown.as_of if shown else Assessment.default_as_of(),
        "scope": shown.scope if shown else MethodComparison.Scope.VISIBLE,
    }


@never_cache
@login_required
@require_GET
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a comparison is; asked for by htmx, the part that changes."""
    shown = _visible(request, pk)
    if not request.htmx:
        return redirect(shown)
    response = render(request, "assessments/comparison_part.html", progress_of(request.user, shown))
    if shown.is_finished:
        response.status_code = STOP_POLLING
    return response


def progress_of(user: Any, shown: MethodComparison | None) -> dict[str, Any]:
    if shown is None:
        return {"comparison": None}
    return {
        "comparison": shown,
        "outcome": outcome_of(shown, user) if shown.status == Status.DONE else None,
        "may_cancel": not shown.is_finished and shown.requested_by_id == user.pk,
        "worker_is_missing": not shown.is_finished and not Worker.objects.seen_lately().exists(),
    }


@require_POST
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    shown = _visible(request, pk)
    if shown.requested_by_id != request.user.pk:
        messages.error(request, "Only who asked can cancel.")
    elif shown.cancel():
        messages.success(request, "Cancelled. Nothing was stored.")
    else:
        messages.warning(request, "Too late to cancel: it had already ended.")
    return redirect(shown)


def _visible(request: HttpRequest, pk: int) -> MethodComparison:
    visible = MethodComparison.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("old", "new", "requested_by"), pk=pk)
