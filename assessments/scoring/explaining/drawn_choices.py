"""Everything that was drawn for the headline risk and for the matrix, by name, in every draw."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.aggregate import Tree
from assessments.scoring.arithmetic.effects import Drawn, effects_on
from assessments.scoring.arithmetic.motive import Number
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.corridor import risk_of
from assessments.scoring.drawing.bands import NOT_APPLICABLE
from assessments.scoring.drawing.choice_labels import DONOR, RECOGNITION, figure_name, is_judgement, label_of
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.matrix.labour import Factor
from assessments.scoring.matrix.quadrants import Matrix
from assessments.scoring.places.place import PlaceRisk
from assessments.scoring.routes.route import Journey, RouteRisk

MEAN_INSTEAD = "mean-instead-of-sg"
HARDSHIP, READING = "fear.hardship-k", "fear.reading"
Named = tuple[str, FloatArray]


def strongest_choices(
    matrix: Matrix, journey: Journey, route: RouteRisk, countries: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the choices on which the ranges of the headline risk, the shares and fear depend most.

    Parameters
    ----------
    countries : mapping of ISO3 to name
    """
    choices = journey.choices
    if not choices.count or not choices.spread:
        return []

    def drawn(named: Iterable[Named]) -> list[Drawn]:
        return [
            Drawn(name, label_of(name, choices.method, countries), is_judgement(name), values)
            for name, values in named
        ]

    risk = risk_of(journey.question.population, journey, route)[1:]
    shares = {code: share[1:] for code, share in matrix.shares.items()}
    behind_fear = drawn(_of_fear(matrix, choices))
    return [
        *effects_on({"risk": risk}, drawn(_of_risk(journey, route))),
        *effects_on(shares, drawn(_of_match(matrix, choices)) + behind_fear),
        *effects_on({"fear": matrix.fear.values[1:]}, behind_fear),
    ]


def _of_risk(journey: Journey, route: RouteRisk) -> Iterator[Named]:
    """Yield the choices and figures behind R."""
    choices, question = journey.choices, journey.question
    movers = "route" in journey.method[f"corridor.{question.population}.children"]
    on_route = movers and route.status != NOT_APPLICABLE
    groups = below("place", journey.tree) | ({"route", "corridor"} if on_route else set())
    for name in choices_about("weights:", choices):
        if name.split(":")[1] in groups:
            yield name, choices.point(name)
    yield MEAN_INSTEAD, choices.mean_instead[1:].astype(float)
    yield from _figures(journey.ends[question.destination], "place", journey)
    if on_route:
        yield from _on_the_way(journey, route)


def _on_the_way(journey: Journey, route: RouteRisk) -> Iterator[Named]:
    exposure = journey.exposure
    if not np.isnan([exposure.conflict[0], exposure.deaths_on_land[0], exposure.deaths_at_sea[0]]).all():
        for name in choices_about("exposure.", journey.choices):
            yield name, journey.choices.point(name)
    for place in (route.places or {}).values():
        yield from _figures(place, "place", journey)
    if route.between is not None:
        yield from _figures(journey.ends[journey.question.origin], "war", journey)


def _figures(place: PlaceRisk, root: str, journey: Journey) -> Iterator[Named]:
    """Yield the inputs below a node of a country's tree in every draw."""
    reached = below(root, journey.tree)
    for slug, severity in place.inputs.items():
        if slug in reached and not np.isnan(severity.value[1:]).all():
            indicator = str(journey.method["inputs"][slug]["indicator"])
            subject = f"{DONOR}{indicator}" if severity.missing else indicator
            yield figure_name(place.country, subject), severity.value[1:]


def _of_match(matrix: Matrix, choices: Choices) -> Iterator[Named]:
    """Yield the choices behind both lanes."""
    wanted = {"need.tier-2", *_assumed(matrix)}
    for name in choices.method["draws.dimensions.order"]:
        if name.startswith(("match.", "weights:fit:")) or name in wanted:
            yield name, choices.point(name)


def _of_fear(matrix: Matrix, choices: Choices) -> Iterator[Named]:
    """Yield the choices and figures behind fear."""
    yield HARDSHIP, choices.point(HARDSHIP)
    if matrix.fear.contested:
        yield READING, choices.point(READING)
    question, stock = matrix.question, matrix.fear.stock
    if stock is not None:
        yield from _known(figure_name(question.corridor, stock.indicator), matrix.fear.drawn.stock)
    yield from _known(figure_name(question.origin, RECOGNITION), matrix.fear.drawn.recognition)


def _assumed(matrix: Matrix) -> Iterator[str]:
    lanes = matrix.lanes
    skill = (lanes.fear.factors["fit"].parts or {}).get("skill", Factor())
    assumed = {
        "assumed:skill": skill,
        "assumed:access-opportunity": lanes.opportunity.factors["access"],
        "assumed:access-refugees": lanes.fear.factors["access"],
    }
    return (name for name, factor in assumed.items() if factor.drawn is not None)


def _known(name: str, values: Number) -> Iterator[Named]:
    drawn = np.asarray(values, float)
    if drawn.ndim and not np.isnan(drawn).all():
        yield name, drawn[1:]


def choices_about(start: str, choices: Choices) -> list[str]:
    """Return the dimensions of the method whose names start with something."""
    return [name for name in choices.method["draws.dimensions.order"] if name.startswith(start)]


def below(root: str, tree: Tree) -> set[str]:
    """Return a node with every node and input below it."""
    reached = {root}
    for slug in reversed(list(tree.nodes)):
        if slug in reached:
            reached.update(tree.nodes[slug].children)
    return reached
