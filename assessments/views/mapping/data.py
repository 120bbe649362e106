"""The layers of the maps as JSON, each for those who may see what it shows. Answers 304 where unchanged."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from assessments.maps.boundaries import WORLD, boundary_note, countries_document, disputed_document
from assessments.maps.content.layers import drawn_legs
from assessments.maps.content.sheet import Sheet, with_points
from assessments.maps.scripts import script_document
from assessments.maps.snapshot_maps import layers_name, sheet_for
from assessments.maps.world import world_document
from assessments.models import Snapshot
from assessments.views.mapping.answers import GEOJSON, JSON, of_snapshot, sent
from corridors.frames import DETAILS
from corridors.models import Country


class DetailForm(forms.Form):
    """How finely outlines are asked for; where none are imported all details are the same."""

    detail = forms.ChoiceField(choices=[(name, name) for name in DETAILS], required=False)


@require_safe
def script(request: HttpRequest, kind: str) -> HttpResponse:
    """The program of a map, which says nothing of anybody."""
    return sent(request, script_document(kind), "text/javascript")


@login_required
@require_safe
def world(request: HttpRequest) -> HttpResponse:
    """What every map of this installation shares: outlines, disputed areas, colours, patterns and words."""
    return sent(request, world_document(settings.BOUNDARY_VIEW, get_language() or "en"), JSON)


@login_required
@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """The base map under this installation's boundary view, in the detail asked for."""
    form = DetailForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    detail = form.cleaned_data["detail"] or WORLD
    return sent(request, countries_document(settings.BOUNDARY_VIEW, detail))


@login_required
@require_safe
def disputed(request: HttpRequest) -> HttpResponse:
    return sent(request, disputed_document(settings.BOUNDARY_VIEW))


@login_required
@require_safe
def layers(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything of one result, in one answer; of its incidents only how many there are by year."""
    return of_snapshot(request, pk, layers_name(), result_layers)


def result_layers(snapshot: Snapshot) -> dict[str, Any]:
    sheet = sheet_for(snapshot)
    return {
        **boundary_note(settings.BOUNDARY_VIEW),
        "legs": drawn_legs(sheet.legs, sheet.lines),
        "places": sheet.places,
        "shading": _shading(sheet),
        "years": [[one.year, one.deaths, one.conflict, one.elsewhere] for one in sheet.years],
    }


@login_required
@require_safe
def legs(request: HttpRequest, pk: int) -> HttpResponse:
    def build(snapshot: Snapshot) -> dict[str, Any]:
        sheet = sheet_for(snapshot)
        return _noted(drawn_legs(sheet.legs, sheet.lines))

    return of_snapshot(request, pk, "legs", build, GEOJSON)


@login_required
@require_safe
def places(request: HttpRequest, pk: int) -> HttpResponse:
    return of_snapshot(request, pk, "places", lambda one: _noted(sheet_for(one).places), GEOJSON)


@login_required
@require_safe
def threats(request: HttpRequest, pk: int) -> HttpResponse:
    return of_snapshot(request, pk, "threats", lambda one: _noted(_shading(sheet_for(one))))


def _noted(layer: dict[str, Any]) -> dict[str, Any]:
    return layer | boundary_note(settings.BOUNDARY_VIEW)


def _shading(sheet: Sheet) -> dict[str, Any]:
    """With a point for the countries of the corridor in which no place of it lies."""
    without = [country["iso3"] for country in sheet.shading["countries"] if not country["point"]]
    known = Country.objects.filter(iso3__in=without, longitude__isnull=False, latitude__isnull=False)
    points = {iso3: (x, y) for iso3, x, y in known.values_list("iso3", "longitude", "latitude")}
    return with_points(sheet.shading, points)
