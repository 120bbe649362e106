"""Several corridors at once: look at what will be asked, ask, follow."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments.models import Assessment, AssessmentBatch, Snapshot, Worker
from assessments.requesting import request_several
from assessments.views.asking.one import what_will_be_used, when_and_how
from assessments.views.asking.progress import STOP_POLLING
from corridors.models import Corridor

MOST = 200
"""Corridors one request may name: an hour or so of one worker."""


@never_cache
@login_required
def several(request: HttpRequest) -> HttpResponse:
    """What was chosen in the portfolio, or all that rests on replaced figures; asked for when posted."""
    corridors = chosen(request)
    form = when_and_how(request)
    is_asked = request.method == "POST" and bool(corridors) and len(corridors) <= MOST
    if is_asked and form.is_valid():
        return redirect(_ask(request, corridors, form.cleaned_data))
    context = what_will_be_used(form) | {"corridors": corridors, "most": MOST, "is_stale": _is_stale(request)}
    status = 200 if request.method == "GET" else 422
    return render(request, "assessments/corridor/several.html", context, status=status)


def chosen(request: HttpRequest) -> list[Corridor]:
    """By name, of those the reader may see; a number they may not see is as if it was not there."""
    asked = request.POST if request.method == "POST" else request.GET
    visible = Corridor.objects.visible_to(request.user)
    if request.method == "GET" and _is_stale(request):
        latest = Snapshot.objects.of_visible_corridors(request.user).latest_per_corridor()
        stale = Snapshot.objects.stale().filter(pk__in=latest.values("pk"))
        found = visible.in_use().filter(pk__in=stale.values("corridor"))
    else:
        numbers = [int(pk) for pk in asked.getlist("corridor") if pk.isdecimal() and len(pk) < 16]
        found = visible.filter(pk__in=numbers)
    return list(found.with_countries().order_by("origin__name", "destination__name", "population", "pk"))


def _is_stale(request: HttpRequest) -> bool:
    return request.GET.get("which") == "stale"


def _ask(request: HttpRequest, corridors: list[Corridor], wanted: dict[str, Any]) -> AssessmentBatch:
    batch = request_several(corridors=corridors, requested_by=request.user, **wanted)
    there = batch.items.filter(was_there=True).count()
    if there:
        told = ngettext(
            "%(number)d of them was asked before with the same evidence; its answer is used.",
            "%(number)d of them were asked before with the same evidence; their answers are used.",
            there,
        )
        messages.info(request, told % {"number": there})
    return batch


@never_cache
@login_required
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How far all of them are; asked for by htmx, the part that changes."""
    shown = get_object_or_404(AssessmentBatch.objects.of(request.user).select_related("method"), pk=pk)
    context = progress_of(request.user, shown)
    if not request.htmx:
        return render(request, "assessments/corridor/batch.html", context)
    response = render(request, "assessments/corridor/batch_part.html", context)
    if context["is_finished"]:
        response.status_code = STOP_POLLING
    return response


def progress_of(user: Any, shown: AssessmentBatch) -> dict[str, Any]:
    """Only what the reader may still see; a corridor that was closed to them is counted, not named."""
    visible = Assessment.objects.visible_to(user).values("pk")
    items = shown.items.filter(assessment__in=visible).select_related(
        "assessment__corridor__origin", "assessment__corridor__destination", "assessment__snapshot"
    )
    counts = shown.counts()
    over = counts["done"] + counts["failed"] + counts["cancelled"]
    return {
        "batch": shown,
        "items": items.defer("assessment__snapshot__payload").order_by("pk"),
        "counts": counts,
        "over": over,
        "all": sum(counts.values()),
        "is_finished": over == sum(counts.values()),
        "worker_is_missing": not Worker.objects.seen_lately().exists(),
    }


@require_POST
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call off what is still open and was made for this request."""
    shown = get_object_or_404(AssessmentBatch.objects.of(request.user), pk=pk)
    mine = Assessment.objects.cancellable_by(request.user).unfinished()
    open_ones = mine.filter(batch_items__batch=shown, batch_items__was_there=False)
    number = sum(each.cancel() for each in open_ones)
    told = ngettext("%(number)d cancelled.", "%(number)d cancelled.", number) % {"number": number}
    messages.success(request, told if number else _("Nothing was left to cancel."))
    return redirect(shown)
