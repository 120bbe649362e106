"""A person's own watches: listed with what they told, made, changed, stopped, deleted."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.models import Watch, WatchCheck
from assessments.requesting import request_look_again
from assessments.views.watches.forms import MOST, WatchForm, initial_of, save_watch
from assessments.views.watches.parts import shown
from corridors.forms.countries import offered
from corridors.models import Corridor, Country

ON_A_PAGE = 50
WITH = ("corridor__origin", "corridor__destination", "country", "owner")


@never_cache
@login_required
@require_safe
def watches(request: HttpRequest) -> HttpResponse:
    """All of them, those switched on first, each with what it told last."""
    mine = Watch.objects.of(request.user).select_related(*WITH).with_last_told()
    return render(request, "assessments/watches.html", {"rows": shown(mine)})


@never_cache
@login_required
@require_safe
def watch(request: HttpRequest, pk: int) -> HttpResponse:
    """One watch: what it told, newest first, and what could not be looked at."""
    mine = _own(request, pk)
    page = Paginator(mine.told_rows.select_related("corridor"), ON_A_PAGE).get_page(request.GET.get("page"))
    failed = WatchCheck.objects.failed_for(mine)[:ON_A_PAGE]
    [row] = shown([mine])
    return render(request, "assessments/watch.html", {"row": row, "page": page, "failed": failed})


@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The form; from a corridor's page, with that corridor chosen."""
    form = _form(request, initial=_asked(request))
    if request.method == "POST" and form.is_valid():
        if Watch.objects.of(request.user).count() >= MOST:
            form.add_error(
                None, _("You have %(most)d watches; delete one you no longer need.") % {"most": MOST}
            )
        else:
            made, is_new = save_watch(request.user, form.cleaned_data)
            said = _("You are told from now on.") if is_new else _("You watch this already, in the same way.")
            messages.success(request, said)
            return redirect(made)
    return _render_form(request, form, None)


@never_cache
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    mine = _own(request, pk)
    form = _form(request, initial=initial_of(mine), watch=mine)
    if request.method == "POST" and form.is_valid():
        kept, is_changed = save_watch(request.user, form.cleaned_data, mine)
        said = _("The watch is changed.") if is_changed else _("You have another watch like this one.")
        messages.success(request, said)
        return redirect(kept)
    return _render_form(request, form, mine)


@require_POST
@login_required
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Off where it is on, on where it is off."""
    mine = _own(request, pk)
    if mine.is_active:
        mine.switch_off()
        messages.success(request, _("The watch is stopped; you are told nothing by it."))
    else:
        mine.switch_on()
        messages.success(request, _("The watch is on. What happened while it was stopped is not told."))
    return redirect("assessments:watches")


@require_POST
@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    _own(request, pk).delete()
    messages.success(request, _("The watch is deleted, with what it told; the notices stay."))
    return redirect("assessments:watches")


@require_POST
@login_required
def look_again(request: HttpRequest, pk: int, check: int) -> HttpResponse:
    """Take a look again that failed."""
    mine = _own(request, pk)
    failed = get_object_or_404(WatchCheck.objects.failed_for(mine), pk=check)
    if request_look_again(failed):
        messages.success(request, _("It is looked at again in the background."))
    return redirect(mine)


def _own(request: HttpRequest, pk: int) -> Watch:
    mine = Watch.objects.of(request.user).select_related(*WITH).with_last_told()
    found: Watch = get_object_or_404(mine, pk=pk)
    return found


def _form(request: HttpRequest, *, initial: dict[str, Any], watch: Watch | None = None) -> WatchForm:
    seen = Corridor.objects.visible_to(request.user).with_countries()
    offered_ones = seen.in_use() | seen.filter(pk=watch.corridor_id) if watch else seen.in_use()
    return WatchForm(
        request.POST if request.method == "POST" else None, initial=initial,
        corridors=offered_ones.order_by("origin__name", "destination__name", "pk"),
        countries=list(Country.objects.countries()),
    )  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, Any]:
    corridor, country = request.GET.get("corridor", ""), request.GET.get("country", "")
    return {"corridor": corridor if corridor.isdecimal() else None, "country": country[:120]}


def _render_form(request: HttpRequest, form: WatchForm, watch: Watch | None) -> HttpResponse:
    context = {"form": form, "watch": watch, "countries": offered(list(Country.objects.countries()))}
    return render(request, "assessments/watch_form.html", context, status=422 if form.errors else 200)
