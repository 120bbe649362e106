"""From the draws of several pairs to their rows: status, ranges, shares in tenths, quadrant, reliability."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.ranges import nominal
from assessments.scoring.evidence.reliability import Element, unreliability
from assessments.scoring.matrix.labour import FIT_PARTS
from assessments.scoring.matrix.lanes import FACTORS
from assessments.scoring.matrix.quadrant_names import CODES, HALF_RATED, MIXED
from assessments.scoring.matrix.quadrants import name_quadrant
from assessments.scoring.methods.method import Method
from assessments.scoring.screening.drawing import DrawnPairs
from assessments.scoring.screening.markets import Known, MarketSide
from assessments.scoring.screening.pairs import PairSide
from assessments.scoring.screening.ranging import ends_of_ranges
from assessments.scoring.screening.resting import NOTHING, weighing
from assessments.scoring.screening.rows import rounded

Matrix = dict[str, float | str | None]

UNRATED: Matrix = dict.fromkeys(
    ("fear", "fear_low", "fear_high", *(f"share_{code}" for code in CODES), "quadrant", "reliability_matrix")
)


def unrated(why: str) -> Matrix:
    """Return the matrix of a pair about which nothing can be said, and why."""
    return UNRATED | {"status": "not rated", "why": why}


@dataclass(frozen=True)
class NamingRules:
    """What the method says about naming and reliability, looked up once.

    Attributes
    ----------
    fear, match : weight of fear, and of each of the two lanes
    factors, fit : weights of need, fit and access in a lane, and of skill, language and age in fit
    """

    method: Method
    order: tuple[str, ...]
    decimals: int
    fewest: float
    least: float
    needs_tier_1: tuple[str, ...]
    fear: float
    match: float
    factors: tuple[float, ...]
    fit: tuple[float, ...]


def naming_rules(method: Method) -> NamingRules:
    return NamingRules(
        method,
        tuple(method["matrix.naming.order"]),
        int(method["screening.share_decimals"]),
        method.number("matrix.people.fewest"),
        method.number("draws.naming.least"),
        tuple(method["matrix.naming.needs_tier_1"]),
        method.number("matrix.reliability.fear"),
        method.number("matrix.reliability.match") / 2,
        tuple(method.number(f"matrix.match.exponents.{name}") for name in FACTORS),
        tuple(method.number(f"matrix.fit.weights.{name}") for name in FIT_PARTS),
    )


def matrices_of(
    pairs: Sequence[PairSide],
    origin: MarketSide,
    destinations: Sequence[MarketSide],
    drawn: DrawnPairs,
    rules: NamingRules,
) -> list[Matrix]:
    """Return the matrix of each pair as a row shows it."""
    people = np.asarray(drawn.motive.people)[0]
    whys = _whys(people, drawn)
    low, high = ends_of_ranges(drawn.fear, rules.method)
    largest = _largest(drawn.shares, rules.order)
    found = []
    for at, (pair, end) in enumerate(zip(pairs, destinations, strict=True)):
        matrix = unrated(whys[at])
        if whys[at] != "nobody":
            fear = nominal(drawn.fear[:1, at])
            matrix |= {"fear": fear, "fear_low": low[at], "fear_high": high[at]}
        if whys[at] in ("", HALF_RATED):
            matrix["status"] = "contested" if drawn.contested[at] else "rated"
            matrix["reliability_matrix"] = _reliability(pair, origin, end, rules)
            matrix |= _shares(at, drawn, rules.decimals)
        if not whys[at]:
            matrix["quadrant"] = _quadrant(float(people[at]), largest[:, at], end, rules)
        found.append(matrix)
    return found


def _whys(people: FloatArray, drawn: DrawnPairs) -> list[str]:
    """Return why each pair is not rated, the reason that lies deepest first."""
    unknown = np.isnan(np.asarray(drawn.motive.by_reason)[0]) | ~drawn.fear_lane_rated
    reasons = [people == 0, unknown, ~drawn.opportunity_lane_rated]
    return [str(why) for why in np.select(reasons, ["nobody", "coverage", HALF_RATED], "")]


def _shares(at: int, drawn: DrawnPairs, decimals: int) -> Matrix:
    return {f"share_{code}": rounded(nominal(drawn.shares[code][:1, at]), decimals) for code in CODES}


def _largest(shares: Mapping[str, FloatArray], order: Sequence[str]) -> FloatArray:
    """Return in which share of its draws each code is the largest, on (codes, pairs); NaN without draws."""
    drawn = np.stack([shares[code][1:] for code in order])
    counted = ~np.isnan(drawn).any(axis=0)
    first = np.where(counted, np.where(np.isnan(drawn), -1.0, drawn).argmax(axis=0), -1)
    counts = np.stack([(first == at).sum(axis=0) for at in range(len(order))]).astype(float)
    together = counted.sum(axis=0)
    unknown = np.full_like(counts, np.nan)
    return np.asarray(np.divide(counts, together, out=unknown, where=together > 0))


def _quadrant(people: float, probability: FloatArray, end: MarketSide, rules: NamingRules) -> str | None:
    if people < rules.fewest:
        return MIXED
    if np.isnan(probability).any():
        return None
    named = dict(zip(rules.order, map(float, probability), strict=True))
    tiers = (end.need_opportunity.factor.tier, end.access_opportunity.factor.tier)
    return name_quadrant(named, rules.least, tiers, rules.needs_tier_1)


def _reliability(pair: PairSide, origin: MarketSide, end: MarketSide, rules: NamingRules) -> float:
    """Return how far the matrix can be relied on: fear's inputs alike, then the two lanes alike."""
    language = NOTHING if np.isnan(pair.language) else origin.language
    fit = (origin.skill.element, language, origin.age.element)
    elements = [weighing(element, rules.fear / len(pair.resting)) for element in pair.resting]
    if pair.poorer is not None:
        elements.append(weighing(pair.poorer, rules.match))
    else:
        elements += _lane(end.need_opportunity, fit, end.access_opportunity, rules)
    elements += _lane(end.need_fear, fit, end.access_fear, rules)
    return unreliability(elements, rules.method["reliability"])


def _lane(need: Known, fit: Sequence[Element], access: Known, rules: NamingRules) -> list[Element]:
    shares = [rules.match * factor for factor in rules.factors]
    return [
        weighing(need.element, shares[0]),
        *(weighing(part, shares[1] * weight) for part, weight in zip(fit, rules.fit, strict=True)),
        weighing(access.element, shares[2]),
    ]
