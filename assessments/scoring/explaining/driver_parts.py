"""How the risk of a place, of the route and of the corridor is shared out among their inputs.

The arithmetic is in ``contributions.py``; here it follows the rules of sections 2.3 to 2.5 down to
the inputs of each country and to what is known along the line. Nominal values only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan, nan
from typing import TypeVar

from assessments.scoring.arithmetic.aggregate import Node, Tree
from assessments.scoring.arithmetic.contributions import contributions_to, shares_of
from assessments.scoring.drawing.bands import NOT_APPLICABLE
from assessments.scoring.places.place import PlaceRisk
from assessments.scoring.routes.exposure import CONFLICT, LAND_DEATHS, SEA_DEATHS
from assessments.scoring.routes.route import Journey, RouteRisk, over_transit

Child = TypeVar("Child")
AT_THE_PLACE = "violence-at-the-place"  # violence of a transit country before the line is taken in


@dataclass(frozen=True)
class Part:
    """What one input contributes to a value.

    Attributes
    ----------
    place : str
        origin, route or destination: where it counts.
    source : PlaceRisk or None
        The country it is a figure of; ``None`` for what is known along the line.
    """

    place: str
    source: PlaceRisk | None
    slug: str
    value: float


def parts_of_corridor(population: str, journey: Journey, route: RouteRisk, risk: float) -> Iterator[Part]:
    """Yield what each input contributes to R, ``risk``; a route that does not apply gave up its weight."""
    rule = journey.method[f"corridor.{population}"]
    values = {
        "route": nan if route.status == NOT_APPLICABLE else float(route.value[0]),
        "destination": value_at("destination", journey),
    }
    known = [values[child] for child in rule["children"]]
    for child, share in _shared(rule["children"], known, rule["aggregator"], rule["weights"]):
        if child == "route":
            yield from parts_of_route(journey, route, risk * share)
        else:
            yield from parts_of_end(child, journey, risk * share)


def parts_of_end(name: str, journey: Journey, whole: float) -> Iterator[Part]:
    """Yield what each input contributes to the risk at ``origin`` or ``destination``."""
    return _of_country(name, end_of(name, journey), journey.tree, "place", whole)


def parts_of_route(journey: Journey, route: RouteRisk, whole: float) -> Iterator[Part]:
    """Yield what each input contributes to R_route."""
    rule = journey.method["route.parts"]
    sea = float(journey.exposure.deaths_at_sea[0]) if "sea" in journey.modes else nan
    values = {"transit": _transit(journey, route), "sea": sea}
    known = [values[child] for child in rule["children"]]
    for child, share in _shared(rule["children"], known, rule["aggregator"], rule["weights"]):
        if child == "sea":
            yield Part("route", None, SEA_DEATHS, whole * share)
        elif route.places:
            yield from _of_transit(journey, list(route.places.values()), whole * share)
        else:
            yield from _between(journey, whole * share)


def value_at(name: str, journey: Journey) -> float:
    """Return the nominal risk at ``origin`` or ``destination``; NaN where it is not rated."""
    return float(end_of(name, journey).outcomes["place"].value[0])


def end_of(name: str, journey: Journey) -> PlaceRisk:
    question = journey.question
    return journey.ends[question.origin if name == "origin" else question.destination]


def _transit(journey: Journey, route: RouteRisk) -> float:
    if route.places:
        return float(over_transit(route, "place", journey).value[0])
    return nan if route.between is None else float(route.between[0])


def _of_country(name: str, place: PlaceRisk, tree: Tree, root: str, whole: float) -> Iterator[Part]:
    for slug, value in contributions_to(root, tree, _nominal(place), whole).items():
        yield Part(name, place, slug, value)


def _of_transit(journey: Journey, places: Sequence[PlaceRisk], whole: float) -> Iterator[Part]:
    aggregator = str(journey.method["route.transit.aggregator"])
    risks = [float(place.outcomes["place"].value[0]) for place in places]
    for place, share in _shared(places, risks, aggregator, [1.0] * len(places)):
        yield from _through(journey, place, whole * share)


def _through(journey: Journey, place: PlaceRisk, whole: float) -> Iterator[Part]:
    """Yield the parts of a transit country, whose violence is the worst of its own and the line's."""
    line = _line(journey)
    own = float(journey.transit[place.country].outcomes["violence"].value[0])
    values = {**_nominal(place), **line, AT_THE_PLACE: own}
    tree = _with_line(journey.tree, tuple(line))
    for slug, value in contributions_to("place", tree, values, whole).items():
        yield Part("route", None if slug in line else place, slug, value)


def _with_line(tree: Tree, line: tuple[str, ...]) -> Tree:
    """Return a tree in which violence is the maximum of the place's own and what is known of the line."""
    children = (AT_THE_PLACE, *line)
    worst = Node("violence", "max", children, (1.0,) * len(children))
    nodes: dict[str, Node] = {}
    for slug, node in tree.nodes.items():
        if slug == "violence":
            nodes[AT_THE_PLACE] = replace(node, slug=AT_THE_PLACE)
        nodes[slug] = worst if slug == "violence" else node
    return Tree(nodes, tree.rated_from)


def _between(journey: Journey, whole: float) -> Iterator[Part]:
    """Yield the parts of a route without transit countries: the worst of the line and of both wars."""
    line, ends = _line(journey), list(journey.ends.values())
    wars = [float(end.outcomes["war"].value[0]) for end in ends]
    worst: list[str | PlaceRisk] = [*line, *ends]
    aggregator = str(journey.method["route.between.aggregator"])
    for where, share in _shared(worst, [*line.values(), *wars], aggregator, [1.0] * len(worst)):
        if isinstance(where, str):
            yield Part("route", None, where, whole * share)
        else:
            yield from _of_country("route", where, journey.tree, "war", whole * share)


def _line(journey: Journey) -> dict[str, float]:
    exposure = journey.exposure
    if "land" not in journey.modes:
        return {}
    return {CONFLICT: float(exposure.conflict[0]), LAND_DEATHS: float(exposure.deaths_on_land[0])}


def _nominal(place: PlaceRisk) -> Mapping[str, float]:
    return {slug: float(outcome.value[0]) for slug, outcome in place.outcomes.items()}


def _shared(
    children: Sequence[Child], values: Sequence[float], aggregator: str, weights: Sequence[float]
) -> Iterator[tuple[Child, float]]:
    """Yield the children that are known, each with its share."""
    shares = shares_of(aggregator, values, weights)
    for child, value, share in zip(children, values, shares, strict=True):
        if not isnan(value):
            yield child, share
