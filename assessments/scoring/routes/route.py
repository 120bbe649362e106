"""Risk on the way from origin to destination (section 2.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.aggregate import BoolArray, Node, Outcome, Tree, combine, put_together
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.evidence.values import Question
from assessments.scoring.methods.method import Method
from assessments.scoring.places.place import PlaceRisk
from assessments.scoring.routes.exposure import LineExposure
from assessments.scoring.routes.transit import lines
from corridors.codes import in_a_sentence

RATED = "rated"


@dataclass(frozen=True)
class Journey:
    """What a route is judged with: the question, both ends, what happened along the line, the draws.

    ``ends`` maps the ISO3 of origin and destination, ``transit`` that of each transit country,
    to its risk; ``names`` the ISO3 of every country to its name.
    """

    question: Question
    ends: Mapping[str, PlaceRisk]
    transit: Mapping[str, PlaceRisk]
    exposure: LineExposure
    method: Method
    tree: Tree
    choices: Choices
    names: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, iso3: str) -> str:
        """Return a country as a sentence names it; its code where it has no name."""
        return in_a_sentence(self.names.get(iso3, iso3))

    @property
    def modes(self) -> frozenset[str]:
        """The modes of the lines that can add risk."""
        return frozenset(leg.mode for leg in lines(self.question, self.method))

    def combine(self, node: Node, children: Sequence[Outcome]) -> Outcome:
        """Return a node from its children in every draw."""
        weights = self.choices.weights(node.slug, node.children, node.weights)
        return combine(node, children, self.tree.rated_from, weights, self.choices.mean_instead)


@dataclass(frozen=True)
class RouteRisk:
    """What is known of a route.

    Attributes
    ----------
    status : str
        rated, not rated or not applicable; ``why`` says the reason or, where rated, the rule.
    value : array (draws,)
        R_route; NaN where not rated.
    transit, worst : tuple of ISO3 and ISO3 or None
        The transit countries in the order they are met, and the one with the highest risk.
    places : mapping of ISO3 to PlaceRisk
        Transit countries, with conflict and deaths along the line taken into their violence.
    between : array (draws,) or None
        Where there is a land line and no transit country: the worst violence known.
    """

    status: str
    why: str
    value: FloatArray
    transit: tuple[str, ...] = ()
    worst: str | None = None
    places: Mapping[str, PlaceRisk] | None = None
    between: FloatArray | None = None


def assess_route(journey: Journey) -> RouteRisk:
    """Return the risk on a route.

    Transit countries and the sea each count where they apply and are rated; air legs add nothing.
    """
    method, modes = journey.method, journey.modes
    if not journey.question.legs and not journey.transit:
        return _none("not rated", str(method["route.no_places"]), journey)
    if not modes and not journey.transit:
        return _none("not applicable", str(method["route.not_applicable"]), journey)
    passed = {code: _with_line(place, journey) for code, place in journey.transit.items()}
    between = _between(journey) if "land" in modes and not passed else None
    value = _route_value(passed, between, journey)
    status = "not rated" if np.isnan(value[0]) else RATED
    why = _rule(passed, between, journey)
    return RouteRisk(status, why, value, tuple(passed), _worst(passed), passed, between)


def _route_value(passed: Mapping[str, PlaceRisk], between: FloatArray | None, journey: Journey) -> FloatArray:
    parts = {"transit": _over_transit(passed, "place", journey).value if passed else between}
    parts["sea"] = journey.exposure.deaths_at_sea if "sea" in journey.modes else None
    applying = {name: value for name, value in parts.items() if value is not None}
    return over_parts("route", journey.method["route.parts"], applying, journey.choices)


def over_transit(route: RouteRisk, slug: str, journey: Journey) -> Outcome:
    """Return a node over the transit countries, with equal weights."""
    return _over_transit(route.places or {}, slug, journey)


def _over_transit(places: Mapping[str, PlaceRisk], slug: str, journey: Journey) -> Outcome:
    aggregator = str(journey.method["route.transit.aggregator"])
    node = Node("transit", aggregator, tuple(places), (1.0,) * len(places))
    return journey.combine(node, [place.outcomes[slug] for place in places.values()])


def _with_line(place: PlaceRisk, journey: Journey) -> PlaceRisk:
    """Return a transit country whose violence also takes what is known along a land line."""
    along = np.fmax(journey.exposure.conflict, journey.exposure.deaths_on_land)
    if "land" not in journey.modes or np.isnan(along).all():
        return place
    known = np.array(1.0)
    violence = Outcome(np.fmax(place.outcomes["violence"].value, along), known, known)
    outcomes = {**place.outcomes, "violence": violence}
    node = journey.tree.nodes["place"]
    outcomes["place"] = journey.combine(node, [outcomes[child] for child in node.children])
    return PlaceRisk(place.role, place.country, place.inputs, outcomes)


def _between(journey: Journey) -> FloatArray:
    """Return the worst of conflict and deaths along the line and the war cells of both ends."""
    wars = [end.outcomes["war"].value for end in journey.ends.values()]
    known = [journey.exposure.conflict, journey.exposure.deaths_on_land, *wars]
    return over(known, str(journey.method["route.between.aggregator"]), np.ones(len(known)))


def over_parts(
    group: str, rule: Mapping[str, Any], parts: Mapping[str, FloatArray], choices: Choices
) -> FloatArray:
    """Put the parts of a rule that apply together, with the weights of every draw.

    Parameters
    ----------
    group : the name its weights have among the dimensions of the draws
    rule : mapping
        ``aggregator``, ``children`` and ``weights`` of the method.
    parts : mapping of child to array (rows,)
    """
    applying = [name for name in rule["children"] if name in parts]
    nominal = [rule["weights"][rule["children"].index(name)] for name in applying]
    weights = choices.weights(group, applying, nominal)
    return over([parts[name] for name in applying], rule["aggregator"], weights, choices.mean_instead)


def over(
    parts: Sequence[FloatArray], aggregator: str, weights: FloatArray, mean_instead: BoolArray | None = None
) -> FloatArray:
    """Put parts together; missing ones give up their weight, however many they are."""
    values = np.stack(np.broadcast_arrays(*parts), axis=-1)
    if mean_instead is not None:
        values = np.broadcast_to(values, (len(mean_instead), values.shape[-1]))
    return put_together(aggregator, values, weights, mean_instead)


def _worst(places: Mapping[str, PlaceRisk]) -> str | None:
    rated = {code: place.outcomes["place"].value[0] for code, place in places.items()}
    known = {code: float(value) for code, value in rated.items() if not np.isnan(value)}
    return max(known, key=lambda code: known[code], default=None)


def _rule(passed: Mapping[str, PlaceRisk], between: FloatArray | None, journey: Journey) -> str:
    if passed:
        *others, last = map(journey.name_of, passed)
        said = f"risk in {', '.join(others)}{' and ' if others else ''}{last}"
    elif between is not None:
        said = f"no transit country: the worst of {_worst_known(journey.exposure)}"
    else:
        said = "only what is recorded at sea"
    return f"{said}; {journey.exposure.why}" if journey.modes and journey.exposure.why else said


def _worst_known(exposure: LineExposure) -> str:
    along = {"conflict along the line": exposure.conflict, "recorded deaths on land": exposure.deaths_on_land}
    known = [name for name, value in along.items() if not np.isnan(value[0])]
    return ", ".join([*known, "war and violent conflict at origin and destination"])


def _none(status: str, why: str, journey: Journey) -> RouteRisk:
    return RouteRisk(status, why, np.full(journey.choices.rows, np.nan))
