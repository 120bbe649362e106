"""What the route editor asks for meanwhile: places by name, a route worked out, a line from a file."""

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from corridors.finding import find_places
from corridors.line_files import MOST_BYTES, UnusableFile, line_for_leg
from corridors.models import Country, Leg
from corridors.routing import RouteError, legs_of, plan_from, problems_with_countries

UNUSABLE = 422
CROSSED_KM = 20.0
"""From how many kilometres on a curated line passes through a country (method 1.0, section 2.4)."""


@login_required
@require_safe
def places(request: HttpRequest) -> JsonResponse:
    """Places whose name may be meant by ``q``, at most eight."""
    typed = request.GET.get("q", "")[:120]
    return JsonResponse({"query": typed, "results": find_places(typed)})


@login_required
@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """The length of every leg of a route and the countries it passes, or its problems; nothing is stored."""
    try:
        plan = plan_from(_document(request))
        if problems := problems_with_countries(plan):
            raise RouteError(problems)
    except RouteError as error:
        said = [{"path": path, "sentence": sentence} for path, sentence in error.problems]
        return JsonResponse({"problems": said})
    legs = legs_of(plan)
    named = {iso3 for leg in legs for iso3 in leg.countries} | {place.iso3 for place in plan.places}
    names = dict(Country.objects.filter(iso3__in=named).values_list("iso3", "name"))
    ends = {plan.places[0].iso3, plan.places[-1].iso3} if plan.places else set()
    return JsonResponse({"legs": [_described(leg, names, ends) for leg in legs]})


def _document(request: HttpRequest) -> Any:
    try:
        return json.loads(request.POST.get("route", ""))
    except (ValueError, RecursionError):
        return None


def _described(leg: Leg, names: dict[str, str], ends: set[str]) -> dict[str, Any]:
    """A leg in numbers; ``counts`` says whether a country is one of transit because of this line."""
    is_curated = leg.kind == Leg.Kind.CURATED
    crossed = sorted(leg.countries.items(), key=lambda entry: -entry[1])
    return {
        "km": leg.length_km,
        "kind": leg.kind,
        "countries": [
            {
                "iso3": iso3,
                "name": names.get(iso3, iso3),
                "km": km,
                "counts": is_curated and km >= CROSSED_KM and iso3 not in ends,
            }
            for iso3, km in crossed
        ],
    }


@login_required
@require_POST
def line(request: HttpRequest) -> JsonResponse:
    """The line of an uploaded file, from ``start`` to ``end`` ("longitude,latitude" each)."""
    uploaded = request.FILES.get("file")
    start, end = (_point(request.POST.get(key, "")) for key in ("start", "end"))
    if uploaded is None or start is None or end is None:
        return _refused(_("Choose a file, and give both places of the leg coordinates first."))
    if uploaded.size and uploaded.size > MOST_BYTES:
        size, most = f"{uploaded.size / 1e6:.1f}", f"{MOST_BYTES / 1e6:g}"
        sentence = _("The file has %(size)s MB; at most %(most)s MB are possible.")
        return _refused(sentence % {"size": size, "most": most})
    try:
        drawn = line_for_leg(uploaded.read(), start, end)
    except UnusableFile as unusable:
        return _refused(str(unusable))
    return JsonResponse({"line": drawn.line, "notes": drawn.notes})


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"problems": [{"path": "line", "sentence": sentence}]}, status=UNUSABLE)


def _point(text: str) -> tuple[float, float] | None:
    try:
        longitude, latitude = (float(part) for part in text.split(","))
    except ValueError:
        return None
    return (longitude, latitude) if abs(longitude) <= 180 and abs(latitude) <= 90 else None
