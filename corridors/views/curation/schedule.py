"""What is fetched from publishers, how often, and how it went. Nothing of it is ever published by itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from corridors.forms.schedule import PlanForm
from corridors.models import RefreshPlan, ReleaseImport
from corridors.requesting import request_refresh
from corridors.sources.registry import READERS
from corridors.views.curation.permission import for_curators


@require_GET
@for_curators
def schedule(request: HttpRequest) -> HttpResponse:
    latest = {run.plan_id: run for run in ReleaseImport.objects.exclude(plan=None).order_by("pk")}
    rows = [(plan, label_of(plan), latest.get(plan.pk)) for plan in RefreshPlan.objects.all()]
    return render(request, "curation/schedule.html", {"rows": rows})


@for_curators
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    chosen = get_object_or_404(RefreshPlan, pk=pk)
    initial = {name: getattr(chosen, name) for name in ("url", "every_days", "enabled")}
    form = PlanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        _change(chosen, form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("corridors:schedule")
    context = {"form": form, "plan": chosen, "label": label_of(chosen)}
    return render(request, "curation/plan.html", context, status=422 if form.errors else 200)


@require_POST
@for_curators
def fetch_now(request: HttpRequest, pk: int) -> HttpResponse:
    chosen = get_object_or_404(RefreshPlan, pk=pk)
    if not chosen.url:
        messages.error(request, _("Give the address of the file first."))
        return redirect("corridors:plan", pk)
    return redirect(request_refresh(chosen, requested_by=request.user))


def label_of(plan: RefreshPlan) -> str:
    return READERS[plan.dataset].label if plan.dataset in READERS else plan.dataset


def _change(chosen: RefreshPlan, wanted: dict[str, Any]) -> None:
    """What was known of the file at the old address says nothing of the new one."""
    if wanted["url"] != chosen.url:
        chosen.etag = chosen.last_modified = ""
    for name in ("url", "every_days", "enabled"):
        setattr(chosen, name, wanted[name])
    chosen.save()
