"""Match: what the destination needs, how people fit, whether they may work (method 1.0 section 1.2).

Arithmetic only. Every function takes floats or arrays whose leading axis is the draw; a missing
figure is NaN and gives up its weight. The figures are gathered in ``lanes.py``.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from assessments.scoring.arithmetic.aggregate import geometric_mean, side_by_side, weighted_mean
from assessments.scoring.arithmetic.motive import Number
from assessments.scoring.arithmetic.normalise import FloatArray


def combine_factors(factors: Sequence[Number], exponents: Sequence[Number], floor: float) -> Number:
    """Return M: the product of ``max(floor, factor) ** exponent``; a missing factor gives up its exponent.

    Parameters
    ----------
    factors : need, fit and access, each 0..1 or NaN
    exponents : one per factor; renormalised to 1 over the factors that are there
    floor : smallest value a factor counts with, so that one zero does not erase the others

    Returns
    -------
    float or array
        ``floor`` .. 1, NaN where every factor is missing.
    """
    return _plain(geometric_mean(np.maximum(floor, _stacked(factors)), _stacked(exponents)))


def fit_of(parts: Sequence[Number], weights: Sequence[Number]) -> Number:
    """Return fit: the mean of skill, language and age; a missing one gives up its weight."""
    return _plain(weighted_mean(_stacked(parts), _stacked(weights)))


def strong_share(match: Number, m0: Number, slope: Number) -> Number:
    """Return p, the share whose match is strong: ``1 / (1 + exp(-(M - m0) / slope))``."""
    return 1.0 / (1.0 + np.exp(-np.subtract(match, m0) / slope))


def shortage_from_openings(openings_per_seeker: Number, even: float, span: float) -> Number:
    """Return the shortage of an occupation: ``clip(ln(r / even) / ln(span), 0, 1)``.

    Examples
    --------
    With ``even`` 0.5 and ``span`` 8, half an opening per seeker is no shortage, four are a full one:

    >>> [round(shortage_from_openings(r, 0.5, 8.0), 3) for r in (0.5, 1.0, 4.0)]
    [0.0, 0.333, 1.0]
    """
    return _plain(np.clip(np.log(np.divide(openings_per_seeker, even)) / np.log(span), 0.0, 1.0))


def need_by_occupation(
    occupations: Mapping[str, float], shortages: Mapping[str, float]
) -> tuple[float, float]:
    """Return need (tier 1) and its coverage: where people work, weighted by the shortage there.

    Parameters
    ----------
    occupations : occupation group to the share of the people who work in it
    shortages : occupation group to the shortage (0..1) recorded at the destination

    Returns
    -------
    (need, coverage)
        NaN and 0 where no group has both; coverage is the share of people in groups with both.
    """
    together = sum(occupations.values())
    known = sum(share for group, share in occupations.items() if group in shortages)
    if together <= 0 or known <= 0:
        return float("nan"), 0.0
    need = sum(share * shortages[group] for group, share in occupations.items() if group in shortages)
    return need / known, known / together


def yearly_growth(now: Number, later: Number, years: float) -> Number:
    """Return growth in percent a year: ``100 * ((later / now) ** (1 / years) - 1)``."""
    return 100.0 * (np.power(np.divide(later, now), 1.0 / years) - 1.0)


def need_by_ageing(
    growth: Number, waged_share: Number, full_at: float, span: float, weights: tuple[float, float]
) -> Number:
    """Return need (tier 2), half from a shrinking working age, half from waged work.

    ``a * (1 - clip((growth - full_at) / span, 0, 1)) + w * waged_share`` with weights ``(a, w)``:
    people of working age shrinking by ``full_at`` percent a year or faster are full need, growing
    by ``full_at + span`` or faster none.
    """
    ageing = 1.0 - np.clip(np.subtract(growth, full_at) / span, 0.0, 1.0)
    return np.multiply(weights[0], ageing) + np.multiply(weights[1], waged_share)


def age_fit(young_share: Number, full_at: float) -> Number:
    """Return fit by age: the share aged 20-39 among 20-64, full from ``full_at`` on."""
    return np.minimum(1.0, np.divide(young_share, full_at))


def access_after_irregularity(permitted: Number, irregular: Number, weight: float) -> Number:
    """Return access of people who moved for opportunity, between 0 and 1.

    ``permitted - weight * irregular``; an unrecorded irregular share (NaN) takes nothing away,
    an unrecorded permitted share stays missing.
    """
    taken = np.where(np.isnan(irregular), 0.0, np.multiply(weight, irregular))
    return np.clip(np.subtract(permitted, taken), 0.0, 1.0)


def _stacked(values: Sequence[Number]) -> FloatArray:
    """Return the values side by side on the last axis, one row a draw."""
    return side_by_side([np.asarray(value, float) for value in np.broadcast_arrays(*values)])


def _plain(value: FloatArray) -> Number:
    return value if np.ndim(value) else float(value)
