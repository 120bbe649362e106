"""The draws of one corridor, so that it can be set beside another.

Both corridors are drawn with the same points and the same noise, so what they share (a method's
choices, a common origin or destination) moves both and decides nothing between them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.corridor import risk_of
from assessments.scoring.drawing.choices import Choices, choices_of
from assessments.scoring.drawing.donors import Donors
from assessments.scoring.engine import journey_of
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Evidence, Question
from assessments.scoring.matrix.quadrants import read_matrix
from assessments.scoring.methods.method import Method
from assessments.scoring.places.threats import Sources
from assessments.scoring.precondition import check_question
from assessments.scoring.routes.route import assess_route


@dataclass(frozen=True)
class DrawnCorridor:
    """The draws of one corridor, on (draws,) and without the nominal value; NaN where not rated.

    Attributes
    ----------
    fear : array
    shares : mapping of E, RS, D, RW to array
    risk : array
        R, one number for sorting.
    places : mapping of origin, route, destination to array
        R_p of the ends, R_route.
    """

    corridor: str
    fear: FloatArray
    shares: Mapping[str, FloatArray]
    risk: FloatArray
    places: Mapping[str, FloatArray]


def draws_of(
    question: Question,
    evidence: Evidence,
    method: Method,
    *,
    draws: int | None = None,
    chunk: int | None = None,
) -> DrawnCorridor:
    """Return the draws of a corridor: those its result was summed up from.

    Parameters
    ----------
    draws : int, optional
        How many; the method's number where it is not said.
    chunk : int, optional
        How many at once; all where it is not said. The draws are the same whatever it is.

    Raises
    ------
    UnanswerableQuestion
        Where the question cannot be put to this evidence.
    """
    check_question(question, evidence, method)
    whole = choices_of(method, draws)
    step = chunk or max(1, whole.count)
    parts = (whole.part(first, min(step, whole.count - first)) for first in range(0, whole.count, step))
    return joined([_drawn(question, evidence, part) for part in parts])


def joined(parts: Iterable[DrawnCorridor]) -> DrawnCorridor:
    """Return the draws of several parts as one, in their order."""
    every = list(parts)
    return DrawnCorridor(
        every[0].corridor,
        np.concatenate([part.fear for part in every]),
        {code: np.concatenate([part.shares[code] for part in every]) for code in every[0].shares},
        np.concatenate([part.risk for part in every]),
        {name: np.concatenate([part.places[name] for part in every]) for name in every[0].places},
    )


def _drawn(question: Question, evidence: Evidence, choices: Choices) -> DrawnCorridor:
    method = choices.method
    ledger = EvidenceLedger(question.as_of, method["tiers"], method["indicators"], evidence.releases)
    figures = FiguresAsOf(evidence, question.as_of, method["indicators"])
    matrix = read_matrix(question, evidence, figures, choices, ledger)
    donors = Donors(evidence, method, question.as_of)
    journey = journey_of(question, Sources(figures, method, ledger, choices, donors))
    route = assess_route(journey)
    ends = {name: journey.ends[getattr(question, name)] for name in ("origin", "destination")}
    places = {name: end.outcomes["place"].value for name, end in ends.items()}
    return DrawnCorridor(
        question.corridor,
        matrix.fear.values[1:],
        {code: share[1:] for code, share in matrix.shares.items()},
        risk_of(question.population, journey, route)[1:],
        {name: value[1:] for name, value in (places | {"route": route.value}).items()},
    )
