"""Sobol indices of many outputs at once: what share of the variance each choice carries.

``first`` is the share a choice carries alone, ``total`` with all its interactions. All outputs are
computed together, one choice after the other; resampling is a matrix product with how often each
point is drawn, so half-widths of a thousand outputs cost little more than those of one.

Source: Saltelli et al. (2010), Variance based sensitivity analysis of model output, Computer
Physics Communications 181(2), table 2 (b) and (f); outputs centred on the mean of all evaluations.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri
from scipy.stats import qmc

from assessments.scoring.arithmetic.normalise import FloatArray

CONFIDENCE = 0.95
LEAST_VARIANCE = 1e-24
AT_ONCE = 4_000_000  # numbers multiplied together
NEVER_ZERO = 2.0**-54  # the inverse normal of 0 is no number


@dataclass(frozen=True)
class Evaluations:
    """What a model gives at the points of a design.

    Attributes
    ----------
    at_a, at_b : array (outputs, points)
    at_ab : array (choices, outputs, points)
        At the points of A with one choice taken from B.
    """

    at_a: FloatArray
    at_b: FloatArray
    at_ab: FloatArray


@dataclass(frozen=True)
class Indices:
    """Sobol indices on (outputs, choices), with the half-widths of their 95% bootstrap intervals."""

    first: FloatArray
    total: FloatArray
    first_within: FloatArray
    total_within: FloatArray


def design(choices: int, base: int, seed: int) -> tuple[FloatArray, FloatArray]:
    """Return the points A and B on (choices, base), above 0 and below 1.

    Parameters
    ----------
    base : a power of two
    """
    sequence = qmc.Sobol(2 * choices, scramble=True, rng=np.random.default_rng(seed))
    both = np.maximum(sequence.random_base2(base.bit_length() - 1).T, NEVER_ZERO)
    return both[:choices], both[choices:]


def exchanged(a: FloatArray, b: FloatArray, choice: int) -> FloatArray:
    """Return the points of A with one choice taken from B."""
    points = a.copy()
    points[choice] = b[choice]
    return points


def indices_of(found: Evaluations, resamples: int = 100, seed: int = 1) -> Indices:
    """Return the indices of every output for every choice; 0 for an output that does not move.

    Parameters
    ----------
    resamples : int
        How often the points are drawn again for the half-widths, at least twice.
    seed : int
        Of the points drawn again; they are the same for all outputs and choices.
    """
    a, b, ab = _centred(found)
    often = _often(a.shape[-1], resamples, seed)
    variance = _averaged(0.5 * (a**2 + b**2), often) - _averaged(0.5 * (a + b), often) ** 2
    blocks = [_of_pages(a, b, pages, often, variance) for pages in _blocks(ab)]
    alone, together = (np.concatenate([block[which] for block in blocks]) for which in (0, 1))
    return Indices(
        alone[..., 0].T, together[..., 0].T, _within(alone[..., 1:]).T, _within(together[..., 1:]).T
    )


def _of_pages(
    a: FloatArray, b: FloatArray, pages: FloatArray, often: FloatArray, variance: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return first and total indices on (pages, outputs, 1 + resamples), those of all points first."""
    divisor = np.where(variance > LEAST_VARIANCE, variance, np.inf)
    alone, together = b * (pages - a), 0.5 * (a - pages) ** 2
    return _averaged(alone, often) / divisor, _averaged(together, often) / divisor


def _blocks(pages: FloatArray) -> list[FloatArray]:
    """Return the pages in blocks of at most ``AT_ONCE`` numbers, or one by one."""
    count = max(1, AT_ONCE // max(1, pages[0].size))
    return [pages[start : start + count] for start in range(0, len(pages), count)]


def _averaged(values: FloatArray, often: FloatArray) -> FloatArray:
    """Return the mean over the points of every resample: one matrix product, whatever the axes before."""
    flat = values.reshape(-1, values.shape[-1]) @ often
    return np.asarray(flat.reshape(*values.shape[:-1], often.shape[-1]))


def _centred(found: Evaluations) -> tuple[FloatArray, FloatArray, FloatArray]:
    choices = len(found.at_ab)
    together = found.at_a.mean(axis=-1) + found.at_b.mean(axis=-1) + found.at_ab.mean(axis=-1).sum(axis=0)
    centre = (together / (choices + 2))[:, None]
    return found.at_a - centre, found.at_b - centre, found.at_ab - centre


def _often(points: int, resamples: int, seed: int) -> FloatArray:
    """Return on (points, 1 + resamples) which share of each resample a point is; first all points alike."""
    drawn = np.random.default_rng(seed).integers(points, size=(points, resamples))
    counts = np.zeros((points, 1 + resamples))
    counts[:, 0] = 1.0
    np.add.at(counts, (drawn, np.arange(1, 1 + resamples)), 1.0)
    return counts / points


def _within(resampled: FloatArray) -> FloatArray:
    """Return the half-width of the interval a normal distribution would give the resamples.

    Source: as in SALib, the normal quantile times the standard deviation over the resamples.
    """
    return np.asarray(ndtri(0.5 + CONFIDENCE / 2) * resampled.std(axis=-1, ddof=1))
