"""Fear, match and shares of many pairs in every draw: arrays on (rows, pairs), the nominal row first.

The draws of one pair lie side by side in memory, so that its range is found without moving them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from assessments.scoring.arithmetic.aggregate import BoolArray
from assessments.scoring.arithmetic.match import combine_factors, fit_of, strong_share
from assessments.scoring.arithmetic.motive import Motive, MotiveInputs, Number, is_contested, read_motive
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.matrix.labour import FIT_PARTS
from assessments.scoring.matrix.lanes import FACTORS
from assessments.scoring.matrix.motive_draws import drawn_hardship
from assessments.scoring.matrix.quadrants import quadrant_shares
from assessments.scoring.methods.method import Method
from assessments.scoring.screening.markets import Known, MarketSide
from assessments.scoring.screening.pairs import PairSide


@dataclass(frozen=True)
class SharedDraws:
    """The global choices of the matrix, drawn once for all pairs, each on (rows, 1)."""

    choices: Choices
    hardship: FloatArray
    towards_status: FloatArray
    fit_weights: tuple[FloatArray, ...]
    exponents: tuple[FloatArray, ...]
    midpoint: FloatArray
    slope: FloatArray


@dataclass(frozen=True)
class DrawnPairs:
    """The matrix of several pairs.

    Attributes
    ----------
    motive : Motive
    fear : array (rows, pairs)
    contested, fear_lane_rated, opportunity_lane_rated : bool array (pairs,)
    shares : mapping of code to array (rows, pairs)
        As if every pair were rated; NaN where a lane is not.
    """

    motive: Motive
    fear: FloatArray
    contested: BoolArray
    fear_lane_rated: BoolArray
    opportunity_lane_rated: BoolArray
    shares: dict[str, FloatArray]


def shared_draws(choices: Choices) -> SharedDraws:
    method = choices.method
    weights = [method.number(f"matrix.fit.weights.{name}") for name in FIT_PARTS]
    fit = choices.weights("fit", FIT_PARTS, weights)
    nominal = [method.number(f"matrix.match.exponents.{name}") for name in FACTORS]
    even = bool(method["draws.reading_even"])
    towards = choices.between("fear.reading", 0.0, 1.0, 0.0) if even else np.zeros(choices.rows)
    return SharedDraws(
        choices,
        drawn_hardship(choices)[:, None],
        towards[:, None],
        tuple(fit[:, [at]] for at in range(len(FIT_PARTS))),
        tuple(exponent[:, None] for exponent in choices.exponents(FACTORS, nominal)),
        _logistic("midpoint", choices),
        _logistic("slope", choices),
    )


def draw_pairs(
    pairs: Sequence[PairSide], origin: MarketSide, destinations: Sequence[MarketSide], shared: SharedDraws
) -> DrawnPairs:
    """Return the matrix of the pairs of one origin in every draw."""
    motive = read_motive(_together([pair.inputs for pair in pairs], shared.choices), shared.hardship)
    contested = _contested(motive, shared.choices.method)
    reason, status = np.asarray(motive.by_reason), np.asarray(motive.by_status)
    fear = np.where(contested, reason + shared.towards_status * (status - reason), reason)
    fit, fit_coverage = _fit(pairs, origin, shared)
    poorer = np.array([pair.poorer is not None for pair in pairs])
    opportunity = _lane(
        [side.need_opportunity for side in destinations], fit, fit_coverage,
        [side.access_opportunity for side in destinations], shared,
    )  # fmt: skip
    refugees = _lane(
        [side.need_fear for side in destinations], fit, fit_coverage,
        [side.access_fear for side in destinations], shared,
    )  # fmt: skip
    strong = np.where(poorer, 1.0, opportunity)
    shares = {code: np.asarray(share) for code, share in quadrant_shares(fear, strong, refugees).items()}
    return DrawnPairs(motive, fear, contested, ~np.isnan(refugees[0]), ~np.isnan(strong[0]), shares)


def _fit(pairs: Sequence[PairSide], origin: MarketSide, shared: SharedDraws) -> tuple[FloatArray, FloatArray]:
    """Return fit on (rows, pairs) and its coverage on (pairs,); NaN and 0 where it is not rated."""
    method, rows = shared.choices.method, shared.choices.rows
    language = np.array([pair.language for pair in pairs])
    covered = (origin.skill.factor.coverage, ~np.isnan(language), origin.age.factor.coverage)
    weights = [method.number(f"matrix.fit.weights.{name}") for name in FIT_PARTS]
    coverage = np.asarray(
        sum(weight * part for weight, part in zip(weights, covered, strict=True)) / sum(weights)
    )
    rated = _rated(coverage, method)
    skill, age = (_columns([known] * len(pairs), rows) for known in (origin.skill, origin.age))
    fit = np.asarray(fit_of([skill, language, age], shared.fit_weights))
    return np.where(rated, fit, np.nan), np.where(rated, coverage, 0.0)


def _lane(
    needs: Sequence[Known],
    fit: FloatArray,
    fit_coverage: FloatArray,
    access: Sequence[Known],
    shared: SharedDraws,
) -> FloatArray:
    """Return the share whose match is strong on (rows, pairs); NaN where the lane is not rated."""
    method, rows = shared.choices.method, shared.choices.rows
    nominal = [method.number(f"matrix.match.exponents.{name}") for name in FACTORS]
    covered = (_coverage(needs), fit_coverage, _coverage(access))
    coverage = sum(part * weight for part, weight in zip(covered, nominal, strict=True)) / sum(nominal)
    factors = [_columns(needs, rows), fit, _columns(access, rows)]
    match = combine_factors(factors, shared.exponents, method.number("matrix.match.floor"))
    strong = np.asarray(strong_share(match, shared.midpoint, shared.slope))
    return np.where(_rated(np.asarray(coverage), method), strong, np.nan)


def _logistic(name: str, choices: Choices) -> FloatArray:
    choice = choices.method[f"matrix.match.{name}"]
    drawn = choices.between(f"match.{name}", choice["low"], choice["high"], choice["nominal"])
    return drawn[:, None]


def _rated(coverage: FloatArray, method: Method) -> BoolArray:
    part, whole = method["coverage.rated_from"]
    return np.asarray(coverage + method.number("coverage.tolerance") >= part / whole)


def _coverage(known: Sequence[Known]) -> FloatArray:
    return np.array([each.factor.coverage for each in known])


def _columns(known: Sequence[Known], rows: int) -> FloatArray:
    return _side_by_side([each.factor.values for each in known], rows)


def _together(inputs: Sequence[MotiveInputs], choices: Choices) -> MotiveInputs:
    """Return the inputs of several pairs as one; what no pair draws stands on (pairs,)."""
    return MotiveInputs(
        **{
            each.name: _one_array([getattr(one, each.name) for one in inputs], choices.rows)
            for each in fields(MotiveInputs)
        }
    )


def _one_array(values: Sequence[Number], rows: int) -> FloatArray:
    if all(isinstance(value, float | int) for value in values):
        return np.array(values, dtype=float)
    return _side_by_side(values, rows)


def _side_by_side(values: Iterable[Number], rows: int) -> FloatArray:
    every = list(values)
    held = np.empty((len(every), rows))
    for at, value in enumerate(every):
        held[at] = value
    return held.T


def _contested(motive: Motive, method: Method) -> BoolArray:
    above = method.number("matrix.contested.above")
    both = zip(np.asarray(motive.by_status)[0], np.asarray(motive.by_reason)[0], strict=True)
    return np.array([is_contested(float(status), float(reason), above) for status, reason in both])
