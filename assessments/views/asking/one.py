"""Ask for an assessment: form, request, redirect."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.forms import AssessmentRequestForm, WhenAndHowForm
from assessments.models import Assessment, Method, Worker
from assessments.requesting import existing_answer, request_assessment
from corridors.defining import define
from corridors.forms.countries import offered
from corridors.models import Corridor, Country, Release


@login_required
def request_form(request: HttpRequest) -> HttpResponse:
    countries = list(Country.objects.countries())
    methods = list(Method.objects.order_by("-is_default", "name"))
    form = AssessmentRequestForm(
        request.POST if request.method == "POST" else None,
        countries=countries, methods=methods, initial=_initial(request, countries, methods),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        return redirect(_ask(request, form.cleaned_data))
    status = 200 if request.method == "GET" else 422
    return render(request, "assessments/request.html", _context(form, countries), status=status)


def _ask(request: HttpRequest, wanted: dict[str, Any]) -> Assessment:
    corridor, is_new_corridor = corridor_for(request.user, wanted)
    asked = request_assessment(
        corridor=corridor, method=wanted["method"], as_of=wanted["as_of"], requested_by=request.user
    )
    if is_new_corridor:
        messages.info(request, made_for(corridor))
    if not asked.is_new:
        messages.info(request, "The same was asked before with the same evidence; here is its answer.")
    return asked.assessment


def made_for(corridor: Corridor) -> str:
    return _("A corridor from %(pair)s was made for you. Only you can see it.") % {"pair": corridor.pair}


def corridor_for(user: Any, wanted: dict[str, Any]) -> tuple[Corridor, bool]:
    """The corridor of this pair and population the user may see, own ones first, else a new private one.

    One request of a person at a time, so that a button pressed twice makes one corridor.
    """
    pair = {key: wanted[key] for key in ("origin", "destination", "population")}
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)
        visible = list(Corridor.objects.visible_to(user).in_use().filter(**pair).order_by("pk"))
        visible.sort(key=lambda corridor: corridor.owner_id != user.pk)
        if visible:
            return visible[0], False
        ends = {end: pair[end].pk for end in ("origin", "destination")}
        return define(ends | {"population": pair["population"]}, user), True


def _initial(request: HttpRequest, countries: list[Country], methods: list[Method]) -> dict[str, Any]:
    """What a link to the form already says, else the defaults."""
    given = request.GET
    names = {country.iso3: f"{country.name} ({country.iso3})" for country in countries}
    return {
        "origin": names.get(given.get("origin", ""), given.get("origin", "")),
        "destination": names.get(given.get("destination", ""), given.get("destination", "")),
        "population": given.get("population", Corridor.Population.RESIDENTS),
        "as_of": given.get("as_of") or Assessment.default_as_of(),
        "method": given.get("method") or (methods[0].name if methods else ""),
    }


def _context(form: AssessmentRequestForm, countries: list[Country]) -> dict[str, Any]:
    return what_will_be_used(form) | {"countries": offered(countries)}


@login_required
def assess_corridor(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask about one corridor: what will be used is shown first, and whether the answer is there already."""
    corridor = get_object_or_404(Corridor.objects.visible_to(request.user).with_countries(), pk=pk)
    form = when_and_how(request)
    if request.method == "POST" and form.is_valid():
        asked = request_assessment(corridor=corridor, requested_by=request.user, **form.cleaned_data)
        if not asked.is_new:
            messages.info(request, _("The same was asked before with the same evidence; here is its answer."))
        return redirect(asked.assessment)
    context = what_will_be_used(form) | {"corridor": corridor, "existing": _existing(corridor, form)}
    status = 200 if request.method == "GET" else 422
    return render(request, "assessments/corridor/assess.html", context, status=status)


def _existing(corridor: Corridor, form: WhenAndHowForm) -> Assessment | None:
    """What the form as it stands would find, before anything is sent."""
    method = form.methods.get(str(form["method"].value()))
    as_of = form.fields["as_of"].to_python(form["as_of"].value()) if not form.is_bound else None
    return existing_answer(corridor, method, as_of) if method and as_of else None


def when_and_how(request: HttpRequest) -> WhenAndHowForm:
    methods = list(Method.objects.order_by("-is_default", "name"))
    given = request.GET
    initial = {
        "as_of": day_in(given.get("as_of", "")) or Assessment.default_as_of(),
        "method": given.get("method") or (methods[0].name if methods else ""),
    }
    return WhenAndHowForm(
        request.POST if request.method == "POST" else None, methods=methods, initial=initial
    )


def day_in(written: str) -> date | None:
    """The day of an address; None where it names none."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def what_will_be_used(form: WhenAndHowForm) -> dict[str, Any]:
    return {
        "form": form,
        "has_method": bool(form.methods),
        "sources": sources_with_age(),
        "worker_is_missing": not Worker.objects.seen_lately().exists(),
    }


def again_url(corridor: Corridor, *, as_of: date | None, method: str) -> str:
    """The form that asks about a corridor again, filled in."""
    query = {"method": method} | ({"as_of": as_of.isoformat()} if as_of else {})
    return f"{reverse('assessments:corridor-assess', args=[corridor.pk])}?{urlencode(query)}"


def sources_with_age() -> list[tuple[Release, float | None]]:
    """The releases that count now, with the age of each edition in years."""
    releases = Release.objects.published().select_related("publisher").order_by("publisher__name", "dataset")
    today = date.today()
    return [
        (release, (today - release.released).days / 365.25 if release.released else None)
        for release in releases
    ]
