"""On which choices and figures the result of one corridor depends, interactions included.

The whole corridor is run at the points of a Sobol design over every choice of the method and every
figure's uncertainty it asks for. The indices say which share of the variance each carries.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.stats import sobol_indices

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.arithmetic.sobol import Evaluations, Indices, design, exchanged, indices_of
from assessments.scoring.corridor import risk_of
from assessments.scoring.drawing.choice_labels import is_judgement, label_of
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
from assessments.scoring.version import ENGINE_VERSION

BASE = 512
AT_ONCE = 16_384  # rows run together; more would only take memory
LEAST_SPREAD = 1e-12


class _Asked(dict[str, FloatArray]):
    """Remembers which choices and figures a corridor asks for; each stands in the middle of its range."""

    def __missing__(self, name: str) -> FloatArray:
        self[name] = np.array([0.5])
        return self[name]


@dataclass(frozen=True)
class _Corridor:
    """One corridor as a function of points: a row of results for a column of points."""

    question: Question
    evidence: Evidence
    choices: Choices
    every: bool

    def explored(self) -> tuple[list[str], dict[str, float]]:
        """Return the names of everything that is drawn for it, and its outputs that are rated."""
        asked = _Asked()
        values = self._values(replace(self.choices, count=1, given=asked))
        return list(asked), {
            name: float(value[0]) for name, value in values.items() if not np.isnan(value[0])
        }

    def at(self, points: FloatArray, names: list[str], outputs: Mapping[str, float]) -> FloatArray:
        """Return the outputs on (outputs, points); the nominal value where a draw has none."""
        parts = np.array_split(points, max(1, -(-points.shape[1] // AT_ONCE)), axis=1)
        return np.concatenate([self._part(part, names, outputs) for part in parts], axis=1)

    def _part(self, points: FloatArray, names: list[str], outputs: Mapping[str, float]) -> FloatArray:
        given = dict(zip(names, points, strict=True))
        values = self._values(replace(self.choices, count=points.shape[1], given=given))
        rows = [np.where(np.isnan(values[name][1:]), at, values[name][1:]) for name, at in outputs.items()]
        return np.stack(rows)

    def _values(self, choices: Choices) -> dict[str, FloatArray]:
        """Return every output on (rows,), the nominal value first."""
        question, evidence, method = self.question, self.evidence, choices.method
        ledger = EvidenceLedger(question.as_of, method["tiers"], method["indicators"], evidence.releases)
        figures = FiguresAsOf(evidence, question.as_of, method["indicators"])
        matrix = read_matrix(question, evidence, figures, choices, ledger)
        donors = Donors(evidence, method, question.as_of)
        journey = journey_of(question, Sources(figures, method, ledger, choices, donors))
        route = assess_route(journey)
        found = {"risk": risk_of(question.population, journey, route), **matrix.shares}
        found["fear"] = matrix.fear.values
        if self.every:
            found["route.place"] = route.value
            for end, code in (("origin", question.origin), ("destination", question.destination)):
                outcomes = journey.ends[code].outcomes
                found |= {f"{end}.{slug}": outcome.value for slug, outcome in outcomes.items()}
        return found


def sensitivity(
    question: Question, evidence: Evidence, method: Method, base: int = BASE, *, every: bool = False
) -> dict[str, Any]:
    """Return Sobol indices of the headline risk, the shares and fear, the strongest choice first.

    Parameters
    ----------
    base : int
        Points of the design, a power of two; the corridor is run ``base * (choices + 2)`` times.
    every : bool
        Also of every value at both ends and of the route.

    Raises
    ------
    UnanswerableQuestion
        Where the question cannot be put to this evidence.
    ValueError
        Where ``base`` is no power of two from 2 on.
    """
    if base < 2 or base & (base - 1):
        raise ValueError(f"the number of points must be a power of two from 2 on; it is {base}")
    check_question(question, evidence, method)
    corridor = _Corridor(question, evidence, choices_of(method, 0), every)
    names, outputs = corridor.explored()
    found, moving = _moving(_evaluate(corridor, names, outputs, base), list(outputs))
    countries = {code: country.name for code, country in evidence.countries.items()}
    rows = _rows(found, names, method, countries) if moving else iter(())
    return {
        "corridor": question.corridor,
        "population": question.population,
        "as_of": question.as_of.isoformat(),
        "method": {"name": method.name, "sha256": method.sha256},
        "engine": ENGINE_VERSION,
        "seed": corridor.choices.seed,
        "points": base,
        "runs": base * (len(names) + 2),
        "outputs": dict(zip(moving, rows, strict=True)),
    }


def _evaluate(corridor: _Corridor, names: list[str], outputs: Mapping[str, float], base: int) -> Evaluations:
    """Run the corridor at the points of the design, as many choices together as fit."""
    a, b = design(len(names), base, corridor.choices.seed)
    pages = max(1, AT_ONCE // base)
    starts = range(0, len(names), pages)
    runs = [range(start, min(start + pages, len(names))) for start in starts]
    blocks = [np.concatenate([exchanged(a, b, choice) for choice in run], axis=1) for run in runs]
    parts = [corridor.at(block, names, outputs) for block in blocks]
    together = [part.reshape(len(outputs), -1, base).swapaxes(0, 1) for part in parts]
    return Evaluations(
        corridor.at(a, names, outputs), corridor.at(b, names, outputs), np.concatenate(together)
    )


def _moving(found: Evaluations, names: list[str]) -> tuple[Evaluations, list[str]]:
    """Leave out the outputs that nothing moves: they have no variance to share out."""
    moves = np.ptp(np.concatenate([found.at_a, found.at_b], axis=1), axis=1) > LEAST_SPREAD
    kept = Evaluations(found.at_a[moves], found.at_b[moves], found.at_ab[:, moves])
    return kept, [name for name, does in zip(names, moves, strict=True) if does]


def _rows(
    found: Evaluations, names: list[str], method: Method, countries: Mapping[str, str]
) -> Iterator[list[dict[str, Any]]]:
    """Yield the choices of each output, the greatest total index first."""
    within = indices_of(found)
    indices = _by_scipy(found, within)
    for row in range(len(found.at_a)):
        rows = [
            {
                "choice": name,
                "label": label_of(name, method, countries),
                "judgement": is_judgement(name),
                "first": float(indices.first[row, at]),
                "first_within": float(within.first_within[row, at]),
                "total": float(indices.total[row, at]),
                "total_within": float(within.total_within[row, at]),
            }
            for at, name in enumerate(names)
        ]
        yield sorted(rows, key=lambda entry: -float(str(entry["total"])))


def _by_scipy(found: Evaluations, within: Indices) -> Indices:
    values = {"f_A": found.at_a, "f_B": found.at_b, "f_AB": found.at_ab}
    result = sobol_indices(func=values, n=found.at_a.shape[-1])
    return replace(within, first=np.atleast_2d(result.first_order), total=np.atleast_2d(result.total_order))
