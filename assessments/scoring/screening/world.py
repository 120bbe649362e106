"""What every pair of a screening shares: evidence, method, draws, and the evidence cut by country."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from assessments.scoring.drawing.choices import Choices, choices_of
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Evidence, Question
from assessments.scoring.methods.method import InvalidMethod, Method

UNKNOWN_ORIGIN = "UNK"

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class ScreenedWorld:
    """The evidence about all countries, cut once so that one country's part is at hand."""

    evidence: Evidence
    choices: Choices
    as_of: date
    figures: Frames
    pairs: Frames
    participations: Frames
    surveys: Frames

    @property
    def method(self) -> Method:
        return self.choices.method

    @property
    def population(self) -> str:
        return str(self.method["screening.population"])

    def name_of(self, country: str) -> str:
        """Return a country's name, or its code where it has none."""
        known = self.evidence.countries.get(country)
        return country if known is None else known.name

    def question(self, origin: str, destination: str) -> Question:
        """Return the question about a pair: nothing recorded about its people, no places, no legs."""
        return Question(origin, destination, self.population, self.as_of)

    def ledger(self) -> EvidenceLedger:
        method = self.method
        return EvidenceLedger(self.as_of, method["tiers"], method["indicators"], self.evidence.releases)

    def about(self, country: str) -> Evidence:
        """Return what is published about one country alone."""
        everything = self.evidence
        return replace(
            everything,
            figures=self.figures.get(country, everything.figures.iloc[:0]),
            pairs=everything.pairs.iloc[:0],
            participations=self.participations.get(country, everything.participations.iloc[:0]),
            surveys=everything.surveys.iloc[:0],
        )

    def from_origin(self, origin: str) -> Evidence:
        """Return what is published about one country and about its people elsewhere."""
        found = [frame for code in (origin, UNKNOWN_ORIGIN) if (frame := self.pairs.get(code)) is not None]
        return replace(self.about(origin), pairs=pd.concat(found) if found else self.evidence.pairs.iloc[:0])

    def counting(self, evidence: Evidence) -> FiguresAsOf:
        """Return the figures of a part of the evidence that count."""
        return FiguresAsOf(evidence, self.as_of, self.method["indicators"])


def world_of(
    evidence: Evidence, method: Method, as_of: date, draws: int | None = None, *, spread: bool = True
) -> ScreenedWorld:
    """Cut the evidence by country.

    Parameters
    ----------
    draws, spread : as in ``engine.score_corridor``

    Raises
    ------
    InvalidMethod
        Where the corridor's risk rests on more than its destination: without a route there is none.
    """
    population = method["screening.population"]
    children = method[f"corridor.{population}.children"]
    if tuple(children) != ("destination",):
        raise InvalidMethod(
            f"{method.name}: corridor.{population}.children must be destination alone to screen pairs "
            f"without a route, not {', '.join(children)}"
        )
    return ScreenedWorld(
        evidence,
        choices_of(method, draws, spread=spread),
        as_of,
        _cut(evidence.figures, "country"),
        _cut(evidence.pairs, "origin"),
        _cut(evidence.participations, "country"),
        _cut(evidence.surveys, "corridor"),
    )


def _cut(frame: pd.DataFrame, column: str) -> Frames:
    return {str(name): rows for name, rows in frame.groupby(column, sort=False)}
