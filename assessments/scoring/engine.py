"""One corridor, from question and evidence to the payload of a snapshot.

The stages in order: matrix, places, route, corridor, compound crises, evidence. Pure: it reads
no clock, no file and no database, and changes nothing it was given.
"""

from collections.abc import Callable
from typing import Any

from assessments.scoring import corridor
from assessments.scoring.arithmetic.aggregate import build_tree
from assessments.scoring.drawing.choices import Choices, choices_of
from assessments.scoring.drawing.donors import Donors
from assessments.scoring.drawing.ranges import nominal
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.legal import Law, legal_cover
from assessments.scoring.evidence.provenance import releases_part
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Evidence, Question
from assessments.scoring.explaining.drawn_choices import strongest_choices
from assessments.scoring.explaining.drivers import drivers_at, drivers_of_corridor
from assessments.scoring.explaining.levers import levers_of
from assessments.scoring.matrix.matrix_payload import matrix_payload
from assessments.scoring.matrix.quadrants import read_matrix
from assessments.scoring.methods.method import Method
from assessments.scoring.places.compound import PlaceCells, compound_crises
from assessments.scoring.places.place import PlaceRisk, place_part, readings_of, risk_at
from assessments.scoring.places.threats import Sources
from assessments.scoring.precondition import check_question
from assessments.scoring.remarks import remark
from assessments.scoring.routes.exposure import expose
from assessments.scoring.routes.exposure_evidence import entered
from assessments.scoring.routes.route import Journey, RouteRisk, assess_route
from assessments.scoring.routes.route_part import route_part
from assessments.scoring.routes.transit import transit_countries
from assessments.scoring.version import ENGINE_VERSION

SCHEMA_VERSION = 1


def score_corridor(
    question: Question,
    evidence: Evidence,
    method: Method,
    report: Callable[[str], None] | None = None,
    *,
    draws: int | None = None,
    spread: bool = True,
) -> dict[str, Any]:
    """Return the payload of one corridor: plain values only, unknown is ``None``.

    Parameters
    ----------
    report : callable, optional
        Told the name of each stage as it begins.
    draws : int, optional
        How many; the method's number where it is not said. With 0 there are nominal values only.
    spread : bool
        False: every drawn input stays at its nominal, so that every range is a point.

    Raises
    ------
    UnanswerableQuestion
        Where the question cannot be put to this evidence; the message names the wrong value.
    """
    tell = report or (lambda stage: None)
    check_question(question, evidence, method)
    ledger = EvidenceLedger(question.as_of, method["tiers"], method["indicators"], evidence.releases)
    tell("matrix")
    figures = FiguresAsOf(evidence, question.as_of, method["indicators"])
    choices = choices_of(method, draws, spread=spread)
    matrix = read_matrix(question, evidence, figures, choices, ledger)
    matrix_part = matrix_payload(matrix, figures, method, ledger)
    tell("places")
    donors = Donors(evidence, method, question.as_of)
    journey = journey_of(question, Sources(figures, method, ledger, choices, donors))
    tell("route")
    route = assess_route(journey)
    places = _places(journey, route, Law(evidence, method, ledger))
    for name, part in places.items():
        part["drivers"] = drivers_at(name, journey, route, ledger)
    tell("corridor")
    risk = corridor.corridor_part(question.population, journey, route)
    countries = _names(journey, evidence)
    strongest = strongest_choices(matrix, journey, route, countries)
    tell("compound")
    compound = compound_crises(_cells(journey, route), method)
    tell("evidence")
    remark(journey, evidence, ledger)
    return _head(question, choices, ledger) | {
        "matrix": matrix_part,
        "risk": risk,
        "places": places,
        "compound": compound,
        "levers": levers_of(matrix, choices),
        "choices": strongest,
        "not_covered": [entry["slug"] for entry in _uncovered(method)],
        "uncovered": _uncovered(method),
        "drivers": drivers_of_corridor(question.population, journey, route, risk["nominal"], ledger),
        "releases": releases_part(ledger),
        "evidence": ledger.evidence,
        "assumptions": ledger.assumptions,
        "warnings": ledger.warnings,
        "countries": countries,
        "places_in_order": _places_in_order(question),
    }


def _head(question: Question, choices: Choices, ledger: EvidenceLedger) -> dict[str, Any]:
    latest, method = ledger.latest_evidence, choices.method
    return {
        "schema_version": SCHEMA_VERSION,
        "engine": ENGINE_VERSION,
        "corridor": question.corridor,
        "population": question.population,
        "as_of": question.as_of.isoformat(),
        "latest_evidence": None if latest is None else latest.isoformat(),
        "method": {"name": method.name, "sha256": method.sha256},
        "seed": choices.seed,
        "draws": choices.count,
    }


def journey_of(question: Question, sources: Sources) -> Journey:
    """Return everything a route is judged with, in every draw."""
    method = sources.method
    share = method["coverage.rated_from"]
    tree = build_tree(method["nodes"], share[0] / share[1])
    ends = {
        question.origin: risk_at(question.origin, "origin", sources, tree),
        question.destination: risk_at(question.destination, "destination", sources, tree),
    }
    passed = {code: risk_at(code, "route", sources, tree) for code in transit_countries(question, method)}
    figures = sources.figures
    along = expose(question, figures.events, figures.releases, method, sources.choices, figures.names)
    exposure = entered(along, question, sources.ledger)
    return Journey(question, ends, passed, exposure, method, tree, sources.choices, figures.names)


def _places(journey: Journey, route: RouteRisk, law: Law) -> dict[str, Any]:
    question = journey.question
    legal = [entry for code in route.transit for entry in legal_cover(code, "route", law)]
    return {
        "origin": _place(journey.ends[question.origin], law),
        "route": route_part(journey, route, law.ledger) | {"legal": legal},
        "destination": _place(journey.ends[question.destination], law),
    }


def _place(place: PlaceRisk, law: Law) -> dict[str, Any]:
    part = place_part(readings_of(place, law.method), law.method, law.ledger)
    return (
        {"country": place.country}
        | part
        | {
            "at_least": place.role in law.method["at_least.places"],
            "legal": legal_cover(place.country, place.role, law),
        }
    )


def _cells(journey: Journey, route: RouteRisk) -> list[PlaceCells]:
    ends = list(journey.ends.values())
    ordered = [ends[0], *(route.places or {}).values(), ends[1]]
    return [
        PlaceCells(
            "transit" if place.role == "route" else place.role,
            place.country,
            {slug: nominal(outcome.value) for slug, outcome in place.outcomes.items()},
        )
        for place in ordered
    ]


def _uncovered(method: Method) -> list[dict[str, Any]]:
    return [
        {"slug": slug, "label": row["label"], "system": row["system"], "why": row["why"]}
        for slug, row in method["threats"].items()
        if row["status"] == "not covered"
    ]


def _names(journey: Journey, evidence: Evidence) -> dict[str, str]:
    """Return the name of every country the result names; a code nobody named stands for itself."""
    question = journey.question
    codes = [question.origin, question.destination, *journey.transit]
    codes += [place.country for place in question.places]
    codes += [code for leg in question.legs for code in (*leg.countries, *leg.outlined)]
    known = evidence.countries
    return {code: known[code].name if code in known else code for code in dict.fromkeys(codes)}


def _places_in_order(question: Question) -> list[dict[str, Any]]:
    return [
        {
            "name": place.name,
            "country": place.country,
            "lon": float(place.longitude),
            "lat": float(place.latitude),
        }
        for place in question.places
    ]
