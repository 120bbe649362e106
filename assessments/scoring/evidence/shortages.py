"""Shortages a destination has on record by occupation group: its lists, or openings per seeker.

A curator records them (method 1.0, section 1.2, need of tier 1); what they are worth between 0 and 1
stands in the method file. What the profile of a corridor records itself goes before them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.scoring.arithmetic.match import shortage_from_openings
from assessments.scoring.evidence.ledger import UsedFigure
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Question
from assessments.scoring.methods.method import Method

SHORTAGE_LIST = "labour.shortage-list"
OPENINGS = "labour.openings-per-seeker"
WORDS = {1.0: "shortage", 0.0: "neither", -1.0: "surplus"}
LABELS = {SHORTAGE_LIST: "Occupation on a list of shortages", OPENINGS: "Openings per seeker"}


@dataclass(frozen=True)
class Listed:
    """A shortage between 0 and 1, and the figure it comes from."""

    shortage: float
    figure: UsedFigure
    note: str


def listed_shortages(country: str, figures: FiguresAsOf, method: Method) -> dict[str, Listed]:
    """Return the shortage of each occupation group a destination has on record.

    Openings per seeker say more than a list's word, so they go first. A number of openings of 0 is no
    shortage.
    """
    rules = method["matrix.need"]
    listed = {
        group: _from_list(group, figure, rules["lists"])
        for group, figure in figures.by_qualifier(SHORTAGE_LIST, country).items()
        if figure.value in WORDS
    }
    even, span = float(rules["shortage_even"]), float(rules["shortage_span"])
    for group, figure in figures.by_qualifier(OPENINGS, country).items():
        ratio = float(figure.value or 0.0)
        shortage = float(shortage_from_openings(ratio, even, span)) if ratio > 0 else 0.0
        listed[group] = Listed(shortage, figure, f"{group}: {ratio:g} openings per seeker")
    return listed


def shortages_known(question: Question, listed: Mapping[str, Listed]) -> dict[str, float]:
    """Return the shortage of every group: the profile's own where it records one, else the list's."""
    return {group: one.shortage for group, one in listed.items()} | dict(question.profile.shortages)


def _from_list(group: str, figure: UsedFigure, worth: Mapping[str, float]) -> Listed:
    word = WORDS[float(figure.value or 0.0)]
    return Listed(float(worth[word]), figure, f"{group}: {word}")
