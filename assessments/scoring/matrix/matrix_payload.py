"""The matrix as a result shows it: plain floats, every key present, unknown ``None``."""

from collections.abc import Iterable
from math import isnan
from typing import Any

import numpy as np

from assessments.scoring.drawing.ranges import ranged
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.reliability import Element, element_of_entries, unreliability
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.slugs import OTHERS
from assessments.scoring.evidence.values import Question
from assessments.scoring.matrix.fear import MOVERS, FearReading
from assessments.scoring.matrix.labour import FIT_PARTS, Factor
from assessments.scoring.matrix.lanes import FACTORS, Lane, Lanes
from assessments.scoring.matrix.quadrants import (
    Matrix,
    largest_share,
    probability_of_largest,
    quadrant_of,
)
from assessments.scoring.methods.method import Method

CLOUD = 256  # how many draws a page shows as points
CHILDREN, WITH_AGES, TOTAL = (f"unhcr.demographics.{name}" for name in ("children", "with-ages", "total"))


def matrix_payload(
    matrix: Matrix, figures: FiguresAsOf, method: Method, ledger: EvidenceLedger
) -> dict[str, Any]:
    """Return the ``matrix`` part of a result with its working."""
    question, fear, lanes = matrix.question, matrix.fear, matrix.lanes
    order = method["matrix.naming.order"]
    probability = probability_of_largest(matrix, order)
    return {
        "status": matrix.status,
        "why": None if matrix.why is None else {"code": matrix.why.code, "text": matrix.why.text},
        "fear": ranged(fear.values, method)
        | {"by_status": known(fear.by_status), "by_reason": known(fear.by_reason)},
        "match": {
            "opportunity": ranged(lanes.opportunity.values, method),
            "fear": ranged(lanes.fear.values, method),
        },
        "shares": {code: ranged(share, method) for code, share in matrix.shares.items()},
        "quadrant": quadrant_of(matrix, probability, method),
        "largest": largest_share(matrix.nominal_shares, order),
        "probability": {code: None if probability is None else probability[code] for code in matrix.shares},
        "cloud": _cloud(matrix, CLOUD),
        "people": _people(question, fear, figures),
        "reliability": _reliability(question, fear, lanes, method, ledger) if matrix.rated else None,
        "working": _working(question, fear, lanes, figures, method, ledger),
    }


def known(value: float | None) -> float | None:
    """Return a plain float, ``None`` where it is missing."""
    return None if value is None or isnan(value) else float(value)


def _cloud(matrix: Matrix, most: int) -> dict[str, list[float]] | None:
    """Return the first draws as points of the matrix: x fear, y strong match; None without any."""
    x, y = matrix.fear.values[1:], (matrix.shares["E"] + matrix.shares["RS"])[1:]
    points = ~np.isnan(y)
    if not matrix.whole or not points.any():
        return None
    return {
        "x": np.round(x[points][:most], 4).tolist(),
        "y": np.round(y[points][:most], 4).tolist(),
    }


def _people(question: Question, fear: FearReading, figures: FiguresAsOf) -> dict[str, float | None]:
    """Return who is counted; an unpublished "other" is unknown, not 0.

    Nobody counts movers, so shares of them stand beside no counts; where their matrix is not rated
    the people under protection in the destination are shown all the same.
    """
    moving = question.population == MOVERS
    if moving and fear.why is None:
        return dict.fromkeys(("stock", "refugees", "asylum_seekers", "other_protection"))
    pair = (question.origin, question.destination)
    year = figures.last_year(OTHERS)
    others = fear.protection.others if year in figures.years(OTHERS, pair) else None
    return {
        "stock": None if fear.stock is None or moving else known(fear.stock.value),
        "refugees": known(fear.protection.refugees),
        "asylum_seekers": known(fear.protection.asylum_seekers),
        "other_protection": known(others),
    }


def _working(
    question: Question, fear: FearReading, lanes: Lanes, figures: FiguresAsOf, method: Method,
    ledger: EvidenceLedger,
) -> dict[str, Any]:  # fmt: skip
    found = fear.recognition
    return {
        "stock": _stock(fear),
        "R": known(fear.protection.refugees),
        "A": known(fear.protection.asylum_seekers),
        "O": known(fear.protection.others),
        "shared_out": known(fear.protection.shared_out),
        "U": known(float(fear.motive.unprotected)),
        "N": known(float(fear.motive.people)),
        "protection_then": known(float(fear.inputs.protection_then)),
        "recognition": None if found is None else found.value,
        "recognition_decisions": None if found is None else found.decided,
        "recognition_positive": None if found is None else found.positive,
        "abroad": known(float(fear.inputs.abroad)),
        "idps": known(float(fear.inputs.idps)),
        "population": known(float(fear.inputs.population)),
        "delta": known(float(fear.motive.delta)),
        "hardship": known(float(fear.motive.hardship)),
        "survey": None if fear.survey is None else ledger.reference(fear.survey.evidence),
        "lanes": {"e": _lane(lanes.opportunity), "r": _lane(lanes.fear)},
        "rule": lanes.opportunity.rule,
        "children_share": _children_share(question, figures, method, ledger),
    }


def _stock(fear: FearReading) -> dict[str, Any]:
    if fear.stock is None:
        return {"value": None, "period": None, "type": None, "figure": None}
    kind = fear.stock.qualifier or None
    return {
        "value": known(fear.stock.value),
        "period": fear.stock.counts_from.isoformat() if fear.stock.counts_from else fear.stock.period,
        "type": kind,
        "figure": fear.stock.figure,
    }


def _lane(lane: Lane) -> dict[str, Any]:
    need, fit, access = (lane.factors[name] for name in FACTORS)
    parts = {name: known((fit.parts or {}).get(name, Factor()).value) for name in FIT_PARTS}
    return {
        "need": known(need.value),
        "fit": known(fit.value),
        "access": known(access.value),
        **parts,
        "need_tier": need.tier if need.coverage > 0 else None,
        "match": known(lane.match),
        "strong": known(lane.strong),
        "rated": lane.rated,
        "why": lane.why,
    }


def _children_share(
    question: Question, figures: FiguresAsOf, method: Method, ledger: EvidenceLedger
) -> float | None:
    """Return the share of children among the refugees whose age is known, where enough are known."""
    pair = (question.origin, question.destination)
    found = [figures.latest(slug, pair) for slug in (CHILDREN, WITH_AGES, TOTAL)]
    present = [figure for figure in found if figure is not None and figure.value is not None]
    if len(present) < len(found) or len({figure.year for figure in present}) > 1:
        return None
    children, with_ages, total = (float(figure.value or 0.0) for figure in present)
    if with_ages <= 0 or with_ages < method.number("matrix.children.least_with_ages") * total:
        return None
    for figure in present:
        ledger.add(figure, "match.children")
    return children / with_ages


def _reliability(
    question: Question, fear: FearReading, lanes: Lanes, method: Method, ledger: EvidenceLedger
) -> float:
    """Return how far the matrix can be relied on: half the weight is fear's, half the two lanes'."""
    weights = method["matrix.reliability"]
    half = float(weights["match"]) / 2
    elements = [
        *_fear_elements(question, fear, float(weights["fear"]), ledger),
        *_lane_elements(lanes.opportunity, half, method, ledger),
        *_lane_elements(lanes.fear, half, method, ledger),
    ]
    return unreliability(elements, method["reliability"])


def _fear_elements(
    question: Question, fear: FearReading, weight: float, ledger: EvidenceLedger
) -> list[Element]:
    if question.population == MOVERS:
        return [_element(weight, fear.support.get("survey", ()), ledger)]
    names = ("stock", "protection", "recognition", "survey" if fear.survey else "hardship")
    return [_element(weight / len(names), fear.support.get(name, ()), ledger) for name in names]


def _lane_elements(lane: Lane, weight: float, method: Method, ledger: EvidenceLedger) -> Iterable[Element]:
    if lane.rule is not None:
        yield _element(weight, lane.rule_support, ledger)
        return
    for name in FACTORS:
        share = weight * method.number(f"matrix.match.exponents.{name}")
        factor = lane.factors[name]
        if factor.parts is None:
            yield _element(share, factor.support if factor.coverage > 0 else (), ledger)
            continue
        for part in FIT_PARTS:
            part_share = share * method.number(f"matrix.fit.weights.{part}")
            yield _element(part_share, factor.parts[part].support, ledger)


def _element(weight: float, support: tuple[str, ...], ledger: EvidenceLedger) -> Element:
    return element_of_entries(weight, [ledger.entry(key) for key in support])
