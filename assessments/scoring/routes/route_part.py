"""The route as a result shows it: the grid over the transit countries, the legs, the kilometres."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.aggregate import Outcome
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.bands import NOT_APPLICABLE, NOT_RATED, banded
from assessments.scoring.drawing.ranges import nominal
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.methods.method import Method
from assessments.scoring.places.place import PlaceRisk, Reading, place_part, readings_of
from assessments.scoring.routes.exposure import LAND_DEATHS, SEA_DEATHS, LineExposure
from assessments.scoring.routes.legs import leg_part
from assessments.scoring.routes.route import RATED, Journey, RouteRisk, over_transit
from assessments.scoring.routes.route_events import class_part, events_part, not_placed_part
from assessments.scoring.routes.transit import kilometres


def route_part(journey: Journey, route: RouteRisk, ledger: EvidenceLedger) -> dict[str, Any]:
    """Return the route of a result; every value is null where no route applies."""
    method, legs = journey.method, journey.question.legs
    return place_part(route_readings(journey, route), method, ledger) | {
        "country": None,
        "status": route.status,
        "why": None if route.status == RATED else route.why,
        "rule": route.why if route.status == RATED else None,
        "at_least": route.status == RATED,
        "countries": kilometres(journey.question, method),
        "transit": list(route.transit),
        "worst": route.worst,
        "recorded_deaths": {mode: _deaths(mode, journey) for mode in ("land", "sea")},
        "legs": [leg_part(number, journey, route) for number in range(len(legs))],
        "exposure": {slug: class_part(slug, journey) for slug in journey.exposure.classes},
        "events": events_part(journey),
        "events_not_placed": not_placed_part(journey),
    }


def route_readings(journey: Journey, route: RouteRisk) -> dict[str, Reading]:
    """Return a reading for every value of the grid, over the transit countries.

    Without transit countries only violence and war arise; the rest is not applicable.
    """
    method = journey.method
    found = _over_countries(journey, route) if route.places else _nowhere(journey.ends, method)
    word = NOT_APPLICABLE if route.status == NOT_APPLICABLE else NOT_RATED
    found["place"] = _valued(route.value, route.why, word)
    if route.between is not None:
        found["violence"] = _valued(route.between, route.why, NOT_RATED)
        found["war"] = _wars(journey.ends, method)
    if route.places:
        found[method["route.freedom"]] = _joined_freedom(journey, route)
    if route.status != NOT_APPLICABLE:
        found[method["route.own_threat"]] = _own_threat(journey.exposure)
    return found


def _over_countries(journey: Journey, route: RouteRisk) -> dict[str, Reading]:
    each = [readings_of(place, journey.method) for place in (route.places or {}).values()]
    rated = [slug for slug in each[0] if slug in next(iter((route.places or {}).values())).outcomes]
    merged = {slug: _merged([readings[slug] for readings in each], slug, journey, route) for slug in rated}
    return each[0] | merged


def _merged(parts: list[Reading], slug: str, journey: Journey, route: RouteRisk) -> Reading:
    outcome = over_transit(route, slug, journey)
    ages = [part.age_years for part in parts if part.age_years is not None]
    why = "; ".join(dict.fromkeys(part.why for part in parts if part.why))
    return Reading(
        outcome.value,
        float(outcome.coverage),
        tuple(key for part in parts for key in part.evidence),
        float(np.mean(ages)) if ages else None,
        max((part.tier for part in parts if part.tier is not None), default=None),
        why if nominal(outcome.value) is None else "",
    )


def _joined_freedom(journey: Journey, route: RouteRisk) -> Reading:
    """Return the freedom that the route's own threat joins, with equal weights."""
    node = journey.tree.nodes[journey.method["route.freedom"]]
    own = journey.method["route.own_threat"]
    deaths = _worst_deaths(journey.exposure)
    known = np.array(0.0 if np.isnan(deaths[0]) else 1.0)
    children = [over_transit(route, child, journey) for child in node.children]
    joined = replace(node, children=(*node.children, own), weights=(*node.weights, 1.0))
    along = Outcome(np.broadcast_to(deaths, (journey.choices.rows,)), known, known)
    outcome = journey.combine(joined, [*children, along])
    return Reading(outcome.value, float(outcome.coverage))


def _own_threat(exposure: LineExposure) -> Reading:
    worst = _worst_deaths(exposure)
    classes = [exposure.classes[slug] for slug in (LAND_DEATHS, SEA_DEATHS) if slug in exposure.classes]
    why = "; ".join(known.why for known in classes) or exposure.why
    if nominal(worst) is None:
        return Reading(None, why=why, word=NOT_RATED)
    evidence = [key for slug in (LAND_DEATHS, SEA_DEATHS) for key in exposure.evidence.get(slug, ())]
    return Reading(worst, 1.0, tuple(evidence), why=why)


def _worst_deaths(exposure: LineExposure) -> FloatArray:
    return np.fmax(exposure.deaths_on_land, exposure.deaths_at_sea)


def _nowhere(ends: Mapping[str, PlaceRisk], method: Method) -> dict[str, Reading]:
    """Return the grid without transit countries: uncovered rows stay so, the rest does not arise."""
    any_end = readings_of(next(iter(ends.values())), method)
    uncovered = {slug for slug, row in method["threats"].items() if row["status"] == "not covered"}
    return {
        slug: reading if slug in uncovered else Reading(None, word=NOT_APPLICABLE, why="no transit country")
        for slug, reading in any_end.items()
    }


def _wars(ends: Mapping[str, PlaceRisk], method: Method) -> Reading:
    wars = [readings_of(end, method)["war"] for end in ends.values()]
    rated = [war for war in wars if war.value is not None]
    values = [war.values for war in rated if war.values is not None]
    worst = np.asarray(np.fmax.reduce(values)) if values else None
    evidence = tuple(key for war in rated for key in war.evidence)
    return Reading(worst, len(rated) / len(wars), evidence, why="the worst of origin and destination")


def _valued(values: FloatArray, why: str, word: str) -> Reading:
    return Reading(values, why="" if nominal(values) is not None else why, word=word)


def _deaths(mode: str, journey: Journey) -> dict[str, Any]:
    method, exposure = journey.method, journey.exposure
    if mode not in journey.modes:
        return banded(None, "cell", method, NOT_APPLICABLE) | {"why": f"the route has no {mode} line"}
    known = exposure.classes[LAND_DEATHS if mode == "land" else SEA_DEATHS]
    return banded(known.severity, "cell", method) | {"why": known.why}
