"""What each lever moves: fear and both lanes of one corridor, in every draw, with one input changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isnan

import numpy as np

from assessments.scoring.arithmetic.match import need_by_occupation
from assessments.scoring.arithmetic.motive import read_motive
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.matrix.factor_moves import at_least, raised
from assessments.scoring.matrix.fear import MOVERS
from assessments.scoring.matrix.labour import Factor, fit_of_parts
from assessments.scoring.matrix.lanes import lane_of
from assessments.scoring.matrix.motive_draws import drawn_fear, drawn_hardship
from assessments.scoring.matrix.quadrants import Matrix

OPPORTUNITY = ("E", "D")


@dataclass(frozen=True)
class Moved:
    """Fear and the strong shares of both lanes after a lever, on (rows,), the nominal value first.

    Attributes
    ----------
    only_drawn : tuple of str
        The shares of which the input moved has no nominal value, so that only draws show the change.
    note : str or None
    """

    fear: FloatArray
    opportunity: FloatArray
    refugees: FloatArray
    only_drawn: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class NotMoved:
    """Why a lever does not apply to a corridor."""

    why: str


def raised_rights(matrix: Matrix, size: float, choices: Choices) -> Moved | NotMoved:
    """Raise refugees' access to work to at least ``size`` (0..1)."""
    access = matrix.lanes.fear.factors["access"]
    if _reached(access, size):
        return NotMoved(f"Refugees' recorded access to work is {access.value:g} already.")
    return _lanes(matrix, {}, {"access": at_least(access, size)}, choices)


def raised_access(matrix: Matrix, add: float, most: float, choices: Choices) -> Moved | NotMoved:
    """Raise access to work of people who moved for opportunity by ``add``, at most to ``most``."""
    lane = matrix.lanes.opportunity
    if lane.rule is not None:
        return NotMoved(
            "Everyone who moved for opportunity counts as a strong match: the destination is poorer."
        )
    if not lane.rated:
        return NotMoved(f"The match of people who moved for opportunity is not rated: {lane.why}.")
    access = lane.factors["access"]
    if _reached(access, most):
        return NotMoved(f"Recorded access to work is {access.value:g} already.")
    moved = _lanes(matrix, {"access": raised(access, add, most)}, {}, choices)
    unrecorded = "Access is not recorded and has no nominal value: only the draws show the change."
    return replace(moved, only_drawn=OPPORTUNITY, note=unrecorded) if isnan(access.value) else moved


def opened_occupation(matrix: Matrix, group: str, size: float, choices: Choices) -> Moved | NotMoved:
    """Let one occupation group count with a shortage of at least ``size``."""
    profile, need = matrix.question.profile, matrix.lanes.fear.factors["need"]
    if need.shortages is None:
        return NotMoved("Occupation and shortage are recorded together for too few of the people.")
    if group in need.shortages and need.shortages[group] >= size:
        return NotMoved(f"The shortage recorded for {group} is {need.shortages[group]:g} already.")
    value, coverage = need_by_occupation(profile.occupations, {**need.shortages, group: size})
    opened = {"need": replace(need, value=value, coverage=coverage)}
    return _lanes(matrix, opened, opened, choices)


def raised_language(matrix: Matrix, add: float, choices: Choices) -> Moved | NotMoved:
    """Raise the chance of a shared language by ``add``, at most to 1."""
    language = _parts(matrix)["language"]
    if language.coverage <= 0:
        return NotMoved("No table of languages covers both countries.")
    if _reached(language, 1.0):
        return NotMoved("Everyone shares a language already.")
    return _fit(matrix, "language", raised(language, add, 1.0), choices)


def recognised_skill(matrix: Matrix, size: float, choices: Choices) -> Moved | NotMoved:
    """Let skills be used at work to at least ``size``."""
    skill = _parts(matrix)["skill"]
    if _reached(skill, size):
        return NotMoved("Skills count as used in full already.")
    return _fit(matrix, "skill", at_least(skill, size), choices)


def peace_at_origin(matrix: Matrix, size: float, choices: Choices) -> Moved | NotMoved:
    """Let at most ``size`` of the origin's people be displaced, inside it or abroad.

    People with a status, or waiting for one, keep their reason; hardship of the others falls.
    """
    fear = matrix.fear
    if matrix.question.population == MOVERS or fear.survey is not None:
        return NotMoved("A recorded survey of these people stands in place of displacement at the origin.")
    if float(fear.motive.delta) <= size:
        return NotMoved("No larger share of the origin's people is displaced.")
    displaced = np.multiply(size, fear.drawn.population)
    motive = read_motive(replace(fear.drawn, abroad=0.0, idps=displaced), drawn_hardship(choices))
    values = drawn_fear(motive, fear.contested, choices)
    return Moved(values, matrix.lanes.opportunity.values, matrix.lanes.fear.values)


def _fit(matrix: Matrix, name: str, part: Factor, choices: Choices) -> Moved:
    fit = fit_of_parts(matrix.question, {**_parts(matrix), name: part}, choices)
    return _lanes(matrix, {"fit": fit}, {"fit": fit}, choices)


def _parts(matrix: Matrix) -> Mapping[str, Factor]:
    return matrix.lanes.fear.factors["fit"].parts or {}


def _lanes(
    matrix: Matrix, opportunity: Mapping[str, Factor], refugees: Mapping[str, Factor], choices: Choices
) -> Moved:
    """Run both lanes again with some factors changed; a lane that rests on none of them stays as it is."""
    lanes = matrix.lanes
    calm, fled = lanes.opportunity.values, lanes.fear.values
    if opportunity and lanes.opportunity.rated and lanes.opportunity.rule is None:
        calm = lane_of({**lanes.opportunity.factors, **opportunity}, choices).values
    if refugees:
        fled = lane_of({**lanes.fear.factors, **refugees}, choices).values
    return Moved(matrix.fear.values, calm, fled)


def _reached(factor: Factor, size: float) -> bool:
    """Return whether a recorded input, which is not drawn, is there already."""
    return factor.drawn is None and factor.value >= size
