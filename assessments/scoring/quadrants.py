"""The matrix: the four shares of the people of a corridor, and what may be named (section 1.3).

E strong match and opportunity, RS strong match and fear, RW weak match and fear, D weak match and
opportunity. ``assess_matrix`` is the whole first question; no score of the second enters it.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from assessments.scoring.fear import FearReading, Reason, read_fear
from assessments.scoring.lanes import Lanes, read_lanes
from assessments.scoring.ledger import EvidenceLedger
from assessments.scoring.matrix_payload import matrix_payload
from assessments.scoring.method import Method
from assessments.scoring.motive import Number
from assessments.scoring.selection import FiguresAsOf
from assessments.scoring.values import Evidence, Question

CODES = ("E", "RS", "D", "RW")
MIXED = "mixed"


def assess_matrix(
    question: Question,
    evidence: Evidence,
    method: Method,
    ledger: EvidenceLedger,
    figures: FiguresAsOf | None = None,
) -> dict[str, Any]:
    """Return the ``matrix`` part of a result; warnings and evidence go to the ledger.

    Parameters
    ----------
    figures : FiguresAsOf, optional
        The figures of the evidence that count, where they are already at hand.
    """
    counting = figures or FiguresAsOf(evidence, question.as_of, method["indicators"])
    fear = read_fear(question, evidence, counting, method, ledger)
    lanes = read_lanes(question, evidence, counting, method, ledger)
    why = fear.why or _why_not(lanes)
    split = _shares_of(fear, lanes, why)
    return matrix_payload(
        question=question,
        fear=fear,
        lanes=lanes,
        shares=split,
        status=_status(fear, why),
        why=why,
        largest=largest_share(split, method["matrix.naming.order"]),
        quadrant=_quadrant_of_few(question, fear, split, method),
        figures=counting,
        method=method,
        ledger=ledger,
    )


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


def largest_share(shares: Mapping[str, float | None], order: tuple[str, ...]) -> str | None:
    """Return the code of the largest share, the first in ``order`` on a tie; None where any is missing."""
    known = {code: share for code in order if (share := shares.get(code)) is not None}
    return max(known, key=lambda code: known[code]) if len(known) == len(order) else None


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


def _shares_of(fear: FearReading, lanes: Lanes, why: Reason | None) -> dict[str, float | None]:
    """Return the shares; all missing where the matrix is not rated, E and D where that lane is not."""
    if why is not None and why.code != "opportunity-match-not-rated":
        return dict.fromkeys(CODES)
    found = quadrant_shares(fear.nominal, lanes.opportunity.strong, lanes.fear.strong)
    return {code: None if np.isnan(share) else float(share) for code, share in found.items()}


def _why_not(lanes: Lanes) -> Reason | None:
    if not lanes.fear.rated:
        return Reason("coverage", f"Match of people who fled: {lanes.fear.why}.")
    if not lanes.opportunity.rated:
        text = f"Opportunity, match not rated: {lanes.opportunity.why}."
        return Reason("opportunity-match-not-rated", text)
    return None


def _status(fear: FearReading, why: Reason | None) -> str:
    if why is not None and why.code != "opportunity-match-not-rated":
        return "not rated"
    return "contested" if fear.contested else "rated"


def _quadrant_of_few(
    question: Question, fear: FearReading, shares: Mapping[str, float | None], method: Method
) -> str | None:
    """Return ``mixed`` where the people are too few to name a quadrant; else nothing until draws exist."""
    if None in shares.values() or question.population == "movers":
        return None
    return MIXED if float(fear.motive.people) < method.number("matrix.people.fewest") else None
