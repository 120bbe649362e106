"""One leg of a route as a result shows it: why is this leg red?"""

from collections.abc import Mapping
from typing import Any

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.bands import NOT_APPLICABLE, NOT_RATED, banded
from assessments.scoring.drawing.ranges import nominal
from assessments.scoring.routes.exposure import CONFLICT, LAND_DEATHS, SEA_DEATHS
from assessments.scoring.routes.left_out import left_out_part
from assessments.scoring.routes.route import Journey, RouteRisk
from assessments.scoring.routes.route_events import profile
from assessments.scoring.routes.transit import countries_of_leg
from corridors.route_plan import closure_document, correction_document

NAMES = {CONFLICT: "conflict along this leg", LAND_DEATHS: "recorded deaths along this leg"}


def leg_part(number: int, journey: Journey, route: RouteRisk) -> dict[str, Any]:
    """Return a leg with its risk: that of the worst transit country it touches.

    Between origin and destination alone it is the worst of their war cells and of conflict and
    recorded deaths along it; at sea recorded deaths; a leg by air adds nothing.
    """
    leg, places = journey.question.legs[number], journey.question.places
    value, word, why = _leg_risk(number, journey, route)
    return {
        "from": places[number].name,
        "to": places[number + 1].name,
        "mode": leg.mode,
        "kind": leg.kind,
        "km": float(leg.length_km),
        "countries": {code: float(km) for code, km in leg.countries.items()},
        "corrections": [
            correction_document(correction) | {"outlined_km": leg.outlined.get(correction.iso3)}
            for correction in leg.corrections
        ],
        "labels": list(leg.labels),
        "left_out": left_out_part(number, journey),
        "closures": [closure_document(closure) for closure in leg.closures],
        "closed": leg.is_closed(journey.question.as_of),
        "risk": banded(value, "risk", journey.method, word),
        "why": why,
        "exposure": {slug: profile(number, slug, journey) for slug in journey.exposure.legs.get(number, {})},
    }


def _leg_risk(number: int, journey: Journey, route: RouteRisk) -> tuple[FloatArray | None, str, str]:
    mode, known = journey.question.legs[number].mode, journey.exposure.legs.get(number, {})
    if mode not in journey.method["route.line_modes"]:
        return None, NOT_APPLICABLE, f"a leg by {mode} adds nothing"
    told = "; ".join(along.why for along in known.values()) or journey.exposure.why
    if mode == "sea":
        return known[SEA_DEATHS].severity, NOT_RATED, told
    touched = countries_of_leg(number, journey.question, journey.method)
    passed = {code: (route.places or {})[code] for code in touched if code in route.transit}
    if passed:
        risks = {
            f"risk in {journey.name_of(code)}": place.outcomes["place"].value
            for code, place in passed.items()
        }
        return _worst_of(risks, told)
    ends = journey.ends
    wars = {
        f"war and violent conflict in {journey.name_of(code)}": ends[code].outcomes["war"].value
        for code in touched
        if code in ends
    }
    return _worst_of(wars | {NAMES[slug]: along.severity for slug, along in known.items()}, told)


def _worst_of(known: Mapping[str, FloatArray], why: str) -> tuple[FloatArray | None, str, str]:
    """Return the worst value of those that are known, and which it is."""
    values = {name: nominal(value) for name, value in known.items()}
    rated = {name: value for name, value in values.items() if value is not None}
    worst = max(rated, key=lambda name: rated[name], default=None)
    if worst is None:
        return None, NOT_RATED, f"no rated country on this leg; {why}"
    return known[worst], NOT_RATED, f"{worst}; {why}"
