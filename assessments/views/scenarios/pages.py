"""What-ifs beside a result: listed, made, shown, taken out as a file, copied, deleted."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.models import Scenario, Snapshot, Status, Worker
from assessments.requesting import request_scenario
from assessments.views.scenarios.file import scenario_file
from assessments.views.scenarios.form import Draft, draft_of
from assessments.views.scenarios.parts import scenario_parts
from corridors.views.following import call_off, progress_part

WITH = ("corridor__origin", "corridor__destination", "method")


@never_cache
@login_required
@require_safe
def of_snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    """Every what-if beside a result the reader may see."""
    base = _base(request, pk)
    listed = Scenario.objects.visible_to(request.user).filter(base=base).without_documents()
    context = {"base": base, "scenarios": listed, "may_make": may_make(request.user, base)}
    return render(request, "assessments/scenarios.html", context)


@never_cache
@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """The form: changes are added one after the other, then the whole is asked for.

    Not for a reviewer, who sees one submitted result and reads what was supposed beside it.
    """
    base = _base(request, pk)
    if not may_make(request.user, base):
        raise Http404(f"What-ifs beside result {pk} are made by those who see its corridor.")
    draft = draft_of(request, base) if request.method == "POST" else Draft(base)
    if request.method == "POST" and draft.is_complete:
        made = request_scenario(base=base, owner=request.user, **draft.wanted)
        return redirect(made)
    status = 422 if draft.errors else 200
    return render(request, "assessments/scenario_new.html", {"base": base, "draft": draft}, status=status)


@never_cache
@login_required
@require_safe
def scenario(request: HttpRequest, pk: int) -> HttpResponse:
    """A what-if: how far it is, or what it comes to; asked for by htmx, only the progress."""
    shown = _visible(request, pk)
    context = progress_of(request.user, shown)
    if request.htmx:
        return progress_part(request, shown, "assessments/scenario_progress.html", context, HX_Refresh="true")
    if shown.status == Status.DONE:
        context |= scenario_parts(shown)
    return render(request, "assessments/scenario.html", context)


def progress_of(user: Any, shown: Scenario) -> dict[str, Any]:
    return {
        "scenario": shown,
        "base": shown.base,
        "may_edit": shown.owner_id == user.pk,
        "may_make": may_make(user, shown.base),
        "worker_is_missing": not shown.is_finished and not Worker.objects.seen_lately().exists(),
    }


@login_required
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The values as CSV; every row says that it is a scenario."""
    shown = _visible(request, pk)
    if shown.status != Status.DONE:
        messages.error(request, _("There is nothing to download yet: this what-if is not finished."))
        return redirect(shown)
    return scenario_file(shown)


@require_POST
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    shown = _own(request, pk)
    call_off(request, shown)
    return redirect(shown)


@require_POST
@login_required
def duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with the same changes, to change one thing more."""
    shown = _visible(request, pk)
    if not may_make(request.user, shown.base):
        raise Http404(f"What-ifs beside result {shown.base_id} are made by those who see its corridor.")
    copy = Draft(shown.base, name=_("Copy of %(name)s") % {"name": shown.name}, notes=shown.notes)
    copy.changes = list(shown.changes)
    return render(request, "assessments/scenario_new.html", {"base": shown.base, "draft": copy})


@require_POST
@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    shown = _own(request, pk)
    base = shown.base_id
    shown.delete()
    messages.success(
        request,
        _("The what-if “%(name)s” is deleted; the result beside it is as it was.") % {"name": shown.name},
    )
    return redirect("assessments:scenarios", pk=base)


def _base(request: HttpRequest, pk: int) -> Snapshot:
    base: Snapshot = get_object_or_404(Snapshot.objects.visible_to(request.user).select_related(*WITH), pk=pk)
    return base


def may_make(user: Any, base: Snapshot) -> bool:
    """For those who see the corridor, not only the one result that was submitted to them."""
    return Snapshot.objects.of_visible_corridors(user).filter(pk=base.pk).exists()


def _visible(request: HttpRequest, pk: int) -> Scenario:
    visible = Scenario.objects.visible_to(request.user)
    related = [f"base__{name}" for name in WITH]
    shown: Scenario = get_object_or_404(visible.select_related("owner", *related), pk=pk)
    return shown


def _own(request: HttpRequest, pk: int) -> Scenario:
    _visible(request, pk)
    own: Scenario = get_object_or_404(
        Scenario.objects.editable_by(request.user).select_related("base"), pk=pk
    )
    return own
