"""One leg of a route as a result shows it: why is this leg red?"""

from collections.abc import Mapping
from typing import Any

from assessments.scoring.bands import NOT_APPLICABLE, NOT_COVERED, NOT_RATED, banded
from assessments.scoring.normalise import FloatArray
from assessments.scoring.ranges import nominal
from assessments.scoring.route import Journey, RouteRisk
from assessments.scoring.transit import countries_of_leg


def leg_part(number: int, journey: Journey, route: RouteRisk) -> dict[str, Any]:
    """Return a leg with its risk: that of the worst transit country it touches.

    Between origin and destination alone it is the worse war cell; at sea recorded deaths; a
    leg by air adds nothing.
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
        "risk": banded(value, "risk", journey.method, word),
        "why": why,
    }


def _leg_risk(number: int, journey: Journey, route: RouteRisk) -> tuple[FloatArray | None, str, str]:
    mode, exposure = journey.question.legs[number].mode, journey.exposure
    if mode not in journey.method["route.line_modes"]:
        return None, NOT_APPLICABLE, f"a leg by {mode} adds nothing"
    if mode == "sea":
        return exposure.deaths_at_sea, NOT_COVERED, f"recorded deaths at sea; {exposure.why}"
    touched = countries_of_leg(number, journey.question, journey.method)
    passed = {code: (route.places or {})[code] for code in touched if code in route.transit}
    if passed:
        risks = {code: place.outcomes["place"].value for code, place in passed.items()}
        return _worst_of(risks, "risk in", exposure.why)
    ends = journey.ends
    wars = {code: ends[code].outcomes["war"].value for code in touched if code in ends}
    return _worst_of(wars, "war and violent conflict in", exposure.why)


def _worst_of(known: Mapping[str, FloatArray], what: str, why: str) -> tuple[FloatArray | None, str, str]:
    values = {code: nominal(value) for code, value in known.items()}
    rated = {code: value for code, value in values.items() if value is not None}
    worst = max(rated, key=lambda code: rated[code], default=None)
    if worst is None:
        return None, NOT_RATED, f"no rated country on this leg; {why}"
    return known[worst], NOT_RATED, f"{what} {worst}; {why}"
