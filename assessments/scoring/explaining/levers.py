"""Levers: what the shares would be with one input changed, in common draws (section 1.4).

A lever opens and never closes: it raises an input to its size or by its size, and leaves a draw
that lies above as it is. Every draw is run again with everything else unchanged, so the change of
a draw is that lever's alone. Sizes, words and holders stand in the method file; they are for
comparison, no forecasts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.drawing.ranges import in_order, nominal, range_of
from assessments.scoring.explaining.lever_moves import (
    Moved,
    NotMoved,
    opened_occupation,
    peace_at_origin,
    raised_access,
    raised_language,
    raised_rights,
    recognised_skill,
)
from assessments.scoring.matrix.quadrant_names import CODES
from assessments.scoring.matrix.quadrants import Matrix, quadrant_shares
from assessments.scoring.methods.method import Method

Payload = dict[str, Any]


@dataclass(frozen=True)
class Lever:
    """One lever: which of the method it is, its own name and size, and what it moves.

    ``name`` tells the levers of one kind apart; ``shown`` is its size in words.
    """

    kind: str
    name: str
    shown: str
    moved: Moved | NotMoved


def levers_of(matrix: Matrix, choices: Choices) -> list[Payload]:
    """Return every lever with the change of the shares and of fear; none where the matrix is not rated."""
    if not matrix.rated:
        return []
    return [_shown(lever, matrix, choices.method) for lever in pulled(matrix, choices)]


def pulled(matrix: Matrix, choices: Choices) -> Iterator[Lever]:
    """Yield the levers of the method, each pulled alone."""
    rules = choices.method["levers"]
    for size in rules["access_refugees"]:
        moved = raised_rights(matrix, size, choices)
        yield Lever("access-refugees", f"access-refugees-{size:g}", f"{size:g}", moved)
    add, most = rules["access_opportunity_add"], rules["access_opportunity_most"]
    access = raised_access(matrix, add, most, choices)
    yield Lever("access-opportunity", "access-opportunity", f"{add:g}", access)
    yield from _occupations(matrix, choices)
    add = rules["language_add"]
    yield Lever("language", "language", f"{add:g}", raised_language(matrix, add, choices))
    size = rules["skill_recognised"]
    yield Lever("skill", "skill", f"{size:g}", recognised_skill(matrix, size, choices))
    size = rules["peace_delta"]
    yield Lever("peace", "peace", f"{size:g}", peace_at_origin(matrix, size, choices))


def _occupations(matrix: Matrix, choices: Choices) -> Iterator[Lever]:
    """Yield one lever an occupation, the largest first; where none is recorded one that says so."""
    occupations = matrix.question.profile.occupations
    if not occupations:
        none = NotMoved("No occupations are recorded for this corridor.")
        yield Lever("occupation", "occupation", "none recorded", none)
    size = choices.method.number("levers.occupation_opened")
    for group in sorted(occupations, key=lambda name: (-occupations[name], name)):
        moved = opened_occupation(matrix, group, size, choices)
        yield Lever("occupation", f"occupation:{group}", group, moved)


def _shown(lever: Lever, matrix: Matrix, method: Method) -> Payload:
    label = str(method["levers.labels"][lever.kind])
    moved = lever.moved
    return {
        "slug": lever.name,
        "label": label.replace("{size}", lever.shown).replace("{occupation}", lever.shown),
        "holder": str(method["levers.holders"][lever.kind]),
        "applies": isinstance(moved, Moved),
        "why": moved.why if isinstance(moved, NotMoved) else None,
        "note": moved.note if isinstance(moved, Moved) else None,
    } | _changes(moved, matrix, method)


def _changes(moved: Moved | NotMoved, matrix: Matrix, method: Method) -> Payload:
    if isinstance(moved, NotMoved):
        none = range_of(None, None, method)
        return {"shares": {code: dict(none) for code in CODES}, "fear": none}
    change = changes_of(moved, matrix)
    ranges = {name: _range(values, name in moved.only_drawn, method) for name, values in change.items()}
    return {"shares": {code: ranges[code] for code in CODES}, "fear": ranges["fear"]}


def changes_of(moved: Moved, matrix: Matrix) -> Mapping[str, FloatArray]:
    """Return the change of each share and of fear on (rows,); NaN where a share is not rated."""
    shares = quadrant_shares(moved.fear, moved.opportunity, moved.refugees)
    change = {code: np.subtract(shares[code], matrix.shares[code]) for code in CODES}
    return change | {"fear": np.subtract(moved.fear, matrix.fear.values)}


def _range(change: FloatArray, only_drawn: bool, method: Method) -> dict[str, float | None]:
    """Return the range of a change; without nominal where the lever moves what has none."""
    return range_of(None if only_drawn else nominal(change), in_order(change), method)
