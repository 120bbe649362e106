"""The matrix: the four shares of the people of a corridor, and what may be named (section 1.3).

E strong match and opportunity, RS strong match and fear, RW weak match and fear, D weak match and
opportunity. ``read_matrix`` is the whole first question; no score of the second enters it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assessments.scoring.arithmetic.motive import Number
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.drawing.ranges import nominal
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Evidence, Question
from assessments.scoring.matrix.fear import MOVERS, FearReading, Reason, read_fear
from assessments.scoring.matrix.lanes import Lanes, read_lanes
from assessments.scoring.matrix.quadrant_names import CODES, HALF_RATED, MIXED
from assessments.scoring.methods.method import Method


@dataclass(frozen=True)
class Matrix:
    """The people of a corridor by match and motive, in every draw.

    Attributes
    ----------
    shares : mapping of code to array (rows,)
        The nominal share first; NaN where it is not rated.
    why : Reason or None
        Why the matrix, or its lane of opportunity, is not rated.
    """

    question: Question
    fear: FearReading
    lanes: Lanes
    shares: Mapping[str, FloatArray]
    why: Reason | None

    @property
    def rated(self) -> bool:
        return self.why is None or self.why.code == HALF_RATED

    @property
    def status(self) -> str:
        if not self.rated:
            return "not rated"
        return "contested" if self.fear.contested else "rated"

    @property
    def nominal_shares(self) -> dict[str, float | None]:
        return {code: nominal(share) for code, share in self.shares.items()}

    @property
    def whole(self) -> bool:
        """Whether all four shares are known."""
        return None not in self.nominal_shares.values()


def read_matrix(
    question: Question, evidence: Evidence, figures: FiguresAsOf, choices: Choices, ledger: EvidenceLedger
) -> Matrix:
    """Return the matrix of a corridor in every draw; warnings and evidence go to the ledger."""
    fear = read_fear(question, evidence, figures, choices, ledger)
    lanes = read_lanes(question, evidence, figures, choices, ledger)
    why = fear.why or _why_not(lanes)
    return Matrix(question, fear, lanes, _shares_of(fear, lanes, why), why)


def quadrant_shares(fear: Number, strong_e: Number, strong_r: Number) -> dict[str, Number]:
    """Return the four shares; they sum to 1.

    ``E = (1-f) p_e, RS = f p_r, D = (1-f)(1-p_e), RW = f (1-p_r)``. A missing lane (NaN) leaves
    its two shares missing.
    """
    calm = np.subtract(1.0, fear)
    return {
        "E": np.multiply(calm, strong_e),
        "RS": np.multiply(fear, strong_r),
        "D": np.multiply(calm, np.subtract(1.0, strong_e)),
        "RW": np.multiply(fear, np.subtract(1.0, strong_r)),
    }


def largest_share(shares: Mapping[str, float | None], order: Sequence[str]) -> str | None:
    """Return the code of the largest share, the first in ``order`` on a tie; None where any is missing."""
    known = {code: share for code in order if (share := shares.get(code)) is not None}
    return max(known, key=lambda code: known[code]) if len(known) == len(order) else None


def probability_of_largest(matrix: Matrix, order: Sequence[str]) -> dict[str, float] | None:
    """Return in which share of the draws each quadrant is the largest, the first in ``order`` on a tie.

    ``None`` where a share is not rated or nothing was drawn; draws that leave nobody do not count.
    """
    drawn = np.stack([matrix.shares[code][1:] for code in order])
    drawn = drawn[:, ~np.isnan(drawn).any(axis=0)]
    if not matrix.whole or not drawn.shape[1]:
        return None
    counts = np.bincount(drawn.argmax(axis=0), minlength=len(order))
    return {code: int(count) / drawn.shape[1] for code, count in zip(order, counts, strict=True)}


def quadrant_of(matrix: Matrix, probability: Mapping[str, float] | None, method: Method) -> str | None:
    """Return the quadrant of a corridor, ``mixed`` where none may be named; None where nothing was drawn."""
    if not matrix.whole:
        return None
    residents = matrix.question.population != MOVERS
    if residents and float(matrix.fear.motive.people) < method.number("matrix.people.fewest"):
        return MIXED
    if probability is None:
        return None
    factors = matrix.lanes.opportunity.factors
    tiers = (factors["need"].tier, factors["access"].tier)
    least = method.number("draws.naming.least")
    return name_quadrant(probability, least, tiers, method["matrix.naming.needs_tier_1"])


def name_quadrant(
    probability: Mapping[str, float],
    least: float,
    tiers: tuple[int | None, ...],
    needs_tier_1: tuple[str, ...],
) -> str:
    """Return the quadrant that is the largest in at least ``least`` of the draws, else ``mixed``.

    Parameters
    ----------
    probability : code to the share of draws in which it is the largest
    tiers : the tiers of need and access among people who moved for opportunity
    needs_tier_1 : codes that are named only where one of these tiers is 1
    """
    code = max(probability, key=lambda name: probability[name])
    if probability[code] < least or (code in needs_tier_1 and 1 not in tiers):
        return MIXED
    return code


def _shares_of(fear: FearReading, lanes: Lanes, why: Reason | None) -> dict[str, FloatArray]:
    """Return the shares; all missing where the matrix is not rated, E and D where that lane is not."""
    if why is not None and why.code != HALF_RATED:
        return {code: np.full_like(fear.values, np.nan) for code in CODES}
    found = quadrant_shares(fear.values, lanes.opportunity.values, lanes.fear.values)
    return {code: np.asarray(share) for code, share in found.items()}


def _why_not(lanes: Lanes) -> Reason | None:
    if not lanes.fear.rated:
        return Reason("coverage", f"Match of people who fled: {lanes.fear.why}.")
    if not lanes.opportunity.rated:
        text = f"Opportunity, match not rated: {lanes.opportunity.why}."
        return Reason(HALF_RATED, text)
    return None
