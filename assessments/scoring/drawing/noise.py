"""What is not known about single figures, drawn by a generator that counts instead of remembering.

A draw is a function of (seed, place, indicator, number of the draw) and of nothing else: the
uncertainty of a country's figure is one number shared by all corridors and places, and any two
results share their draws, whatever else was drawn before.

Source: Philox 4x64, Salmon et al. (2011), Parallel random numbers: as easy as 1, 2, 3.
"""

import hashlib

import numpy as np
from scipy.special import betaincinv, ndtri

from assessments.scoring.arithmetic.normalise import LEAST, MOST, FloatArray
from assessments.scoring.drawing.choice_labels import figure_name
from assessments.scoring.drawing.choices import Choices

BLOCK = 4  # numbers a Philox block holds
HALF_STEP = 2.0**-54  # keeps a uniform number away from 0 and from 1


def uniforms(seed: int, place: str, subject: str, first: int, count: int) -> FloatArray:
    """Return the uniform numbers (above 0, below 1) of draws ``first`` .. ``first + count - 1``.

    Parameters
    ----------
    place : str
        ISO3, or ``MMR-THA`` for a figure about a pair.
    subject : str
        Indicator slug, with a prefix where it is used for something else than its noise.
    """
    skipped = first % BLOCK
    generator = np.random.Philox(key=_key(seed, place, subject), counter=[first // BLOCK, 0, 0, 0])
    raw = generator.random_raw(skipped + count)[skipped:]
    return (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53 + HALF_STEP


def points_of(place: str, subject: str, choices: Choices) -> FloatArray:
    """Return the uniform numbers of a figure in the draws held, or those given in their place."""
    if choices.given is not None:
        return choices.given[figure_name(place, subject)]
    return uniforms(choices.seed, place, subject, choices.first, choices.count)


def normals_of(place: str, subject: str, choices: Choices) -> FloatArray:
    """Return standard normal numbers of the same draws."""
    drawn: FloatArray = ndtri(points_of(place, subject, choices))
    return drawn


def drawn_severity(nominal: float, tier: int, place: str, indicator: str, choices: Choices) -> FloatArray:
    """Return a severity on (rows,): the published one first, then with noise, held between 0 and 10.

    The standard deviation is that of the figure's tier (1, 2 or 3) in the method.
    """
    deviation = float(choices.method["draws.noise.sd"][tier - 1])
    noise = normals_of(place, indicator, choices)
    return choices.after(nominal, np.clip(nominal + deviation * noise, LEAST, MOST))


def drawn_count(nominal: float, deviation: float, place: str, indicator: str, choices: Choices) -> FloatArray:
    """Return a count on (rows,): the published one first, then lognormal around it as the median.

    ``deviation`` is that of the natural logarithm.
    """
    noise = normals_of(place, indicator, choices)
    return choices.after(nominal, nominal * np.exp(deviation * noise))


def drawn_share(
    positive: float, negative: float, nominal: float, place: str, subject: str, choices: Choices
) -> FloatArray:
    """Return a share on (rows,): the nominal one first, then Beta(positive, negative)."""
    points = points_of(place, subject, choices)
    return choices.after(nominal, betaincinv(positive, negative, points))


def _key(seed: int, place: str, subject: str) -> int:
    """Return the 128 bits that tell one figure's draws from another's, the same in every process."""
    text = "\x1f".join((str(seed), place, subject))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest(), "big")
