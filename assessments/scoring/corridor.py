"""One number for a corridor, for sorting, and how far it can be relied on (sections 2.5 and 5)."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.bands import NOT_APPLICABLE, banded
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.drawing.ranges import in_order, quantiles
from assessments.scoring.evidence.reliability import Element, unreliability
from assessments.scoring.places.place import element_of, elements_of, readings_of
from assessments.scoring.routes.route import Journey, RouteRisk, over_parts
from assessments.scoring.routes.route_events import readings_along
from assessments.scoring.routes.transit import stand_in_share

TWENTIETHS = tuple(step / 20 for step in range(21))


def corridor_part(population: str, journey: Journey, route: RouteRisk) -> dict[str, Any]:
    """Return the risk of the corridor: residents by the destination, movers by route and destination.

    A route that does not apply (a direct flight) gives up its weight; one that is not rated
    leaves the corridor not rated.
    """
    method = journey.method
    rule = method[f"corridor.{population}"]
    value = risk_of(population, journey, route)
    elements = _elements(rule["children"], journey, route)
    reliability = unreliability(elements, method["reliability"])
    return banded(value, "risk", method) | {
        "quantiles": _quantiles(value),
        "basis": rule["basis"],
        "at_least": method[f"threats.{method['at_least.threat']}.status"] == "not covered",
        "reliability": reliability,
        "indicative": reliability > method["reliability.indicative_above"],
        "why": _why(value, rule, journey, route),
    }


def risk_of(population: str, journey: Journey, route: RouteRisk) -> FloatArray:
    """Return R of a corridor on (rows,), the nominal value first."""
    rule = journey.method[f"corridor.{population}"]
    return corridor_risk(rule, route, _destination(journey), journey.choices)


def corridor_risk(
    rule: Mapping[str, Any], route: RouteRisk, destination: FloatArray, choices: Choices
) -> FloatArray:
    """Return R on (rows,); NaN where a part that applies is not rated."""
    known = {"route": route.value, "destination": destination}
    applying = {
        name: known[name]
        for name in rule["children"]
        if not (name == "route" and route.status == NOT_APPLICABLE)
    }
    value = over_parts("corridor", rule, applying, choices)
    missing = np.logical_or.reduce([np.isnan(part) for part in applying.values()])
    return np.where(missing, np.nan, value)


def _quantiles(value: FloatArray) -> dict[str, list[float]] | None:
    """Return the distribution of the draws in twentieths, ``None`` where nothing is drawn."""
    ordered = in_order(value)
    return None if ordered is None else {"share": list(TWENTIETHS), "value": quantiles(ordered, TWENTIETHS)}


def _destination(journey: Journey) -> FloatArray:
    return journey.ends[journey.question.destination].outcomes["place"].value


def _why(
    value: FloatArray, rule: Mapping[str, Any], journey: Journey, route: RouteRisk
) -> dict[str, str] | None:
    if not np.isnan(value[0]):
        return None
    if "route" in rule["children"] and route.status == "not rated":
        return {"code": "coverage", "text": f"the route is not rated: {route.why}"}
    place = journey.name_of(journey.question.destination)
    return {"code": "coverage", "text": f"too few figures on {place} for a risk at the destination"}


def _elements(children: tuple[str, ...], journey: Journey, route: RouteRisk) -> list[Element]:
    applying = [name for name in children if not (name == "route" and route.status == NOT_APPLICABLE)]
    share = 1.0 / len(applying)
    end = readings_of(journey.ends[journey.question.destination], journey.method)
    found = elements_of(end, journey.method, share if "destination" in applying else 0.0)
    return found + (_route_elements(journey, route, share) if "route" in applying else [])


def _route_elements(journey: Journey, route: RouteRisk, weight: float) -> list[Element]:
    """Return what a route rests on: each transit country's rows (or both ends' war), and the line.

    Whatever is known of a route rests on its lines, so a stand-in line makes it weak.
    """
    method, loose = journey.method, stand_in_share(journey.question, journey.method)
    places = [readings_of(place, method) for place in (route.places or {}).values()]
    wars = [readings_of(end, method)["war"] for end in journey.ends.values()]
    line = list(readings_along(journey).values())
    parts = max(1, len(places)) + (1 if line else 0)
    rows = [element for place in places for element in elements_of(place, method, weight / parts)]
    rows = rows or [element_of(war, weight / parts / len(wars)) for war in wars]
    weak = [Element(row.weight, row.missing, row.age_years, max(row.weak_share, loose)) for row in rows]
    return weak + [element_of(reading, weight / parts / len(line), loose) for reading in line]
