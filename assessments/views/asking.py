"""Ask for an assessment: form, request, redirect."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from assessments.forms import AssessmentRequestForm
from assessments.models import Assessment, Method, Worker
from assessments.requesting import request_assessment
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
    return render(request, "assessments/request.html", _context(form, countries, methods), status=status)


def _ask(request: HttpRequest, wanted: dict[str, Any]) -> Assessment:
    corridor, is_new_corridor = corridor_for(request.user, wanted)
    asked = request_assessment(
        corridor=corridor, method=wanted["method"], as_of=wanted["as_of"], requested_by=request.user
    )
    if is_new_corridor:
        messages.info(request, f"A corridor {corridor.code} was made for you. Only you can see it.")
    if not asked.is_new:
        messages.info(request, "The same was asked before with the same evidence; here is its answer.")
    return asked.assessment


def corridor_for(user: Any, wanted: dict[str, Any]) -> tuple[Corridor, bool]:
    """The corridor of this pair and population the user may see, own ones first, else a new private one.

    One request of a person at a time, so that a button pressed twice makes one corridor.
    """
    pair = {key: wanted[key] for key in ("origin", "destination", "population")}
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)
        visible = list(Corridor.objects.visible_to(user).filter(**pair).order_by("pk"))
        visible.sort(key=lambda corridor: corridor.owner_id != user.pk)
        if visible:
            return visible[0], False
        return Corridor.objects.create(owner=user, visibility=Corridor.Visibility.PRIVATE, **pair), True


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


def _context(form: AssessmentRequestForm, countries: list[Country], methods: list[Method]) -> dict[str, Any]:
    return {
        "form": form,
        "countries": countries,
        "has_method": bool(methods),
        "sources": sources_with_age(),
        "worker_is_missing": not Worker.objects.seen_lately().exists(),
    }


def again_url(corridor: Corridor, *, as_of: date | None, method: str) -> str:
    """The request form, filled in for a corridor."""
    query = {
        "origin": corridor.origin_id,
        "destination": corridor.destination_id,
        "population": corridor.population,
        "method": method,
    }
    if as_of:
        query["as_of"] = as_of.isoformat()
    return f"{reverse('assessments:request')}?{urlencode(query)}"


def sources_with_age() -> list[tuple[Release, float | None]]:
    """The releases that count now, with the age of each edition in years."""
    releases = Release.objects.published().select_related("publisher").order_by("publisher__name", "dataset")
    today = date.today()
    return [
        (release, (today - release.released).days / 365.25 if release.released else None)
        for release in releases
    ]
