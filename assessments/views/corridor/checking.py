"""What the route editor asks after every change: how long a leg is, what it passes, what lies near it."""

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from corridors.models import Country, Leg
from corridors.routing import RouteError, RoutePlan, legs_of, plan_from, problems_with_countries

CROSSED_KM = 20.0
"""From how many kilometres on a curated line passes through a country (method 1.0, section 2.4)."""


@login_required
@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """Every leg of a route worked out, or the route's problems; nothing is stored."""
    try:
        plan = plan_from(_document(request))
        if problems := problems_with_countries(plan):
            raise RouteError(problems)
    except RouteError as error:
        said = [{"path": path, "sentence": sentence} for path, sentence in error.problems]
        return JsonResponse({"problems": said})
    return JsonResponse({"legs": _legs(plan)})


def _document(request: HttpRequest) -> Any:
    try:
        return json.loads(request.POST.get("route", ""))
    except (ValueError, RecursionError):
        return None


def _legs(plan: RoutePlan) -> list[dict[str, Any]]:
    # The engine is loaded with the first route that is checked, not with every web process.
    from assessments.routes_nearby import left_out_of

    legs = legs_of(plan)
    named = {iso3 for leg in legs for iso3 in leg.countries} | {place.iso3 for place in plan.places}
    names = dict(Country.objects.filter(iso3__in=named).values_list("iso3", "name"))
    ends = {plan.places[0].iso3, plan.places[-1].iso3} if plan.places else set()
    left_out = left_out_of(plan, legs)
    return [
        _described(leg, names, ends)
        | {"left_out": [{"label": label, "incidents": n} for label, n in left_out.get(number, {}).items()]}
        for number, leg in enumerate(legs)
    ]


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
