"""From published figures to severities: 0 no concern, 10 worst."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

LEAST, MOST = 0.0, 10.0
DATA_RANGE = "data-range"
SCALES = ("published", "linear", "log")  # each unit on its own
INDEX_SCALES = (*SCALES, DATA_RANGE)  # what an index over a closed list of units may use besides


def to_severity(figures: FloatArray, card: Mapping[str, Any]) -> FloatArray:
    """Return figures as severities between 0 and 10.

    Figures beyond the goalposts are clipped, so one extreme country does not flatten the
    others. Missing figures (NaN) stay missing.

    Parameters
    ----------
    figures : array of any shape
        In the unit of the indicator.
    card : mapping
        An entry of the method's ``inputs``: ``scale`` is ``published`` (already 0..10),
        ``linear`` or ``log`` between ``goalposts`` (low, high); ``worse`` names the end that is 10.

    Examples
    --------
    >>> card = {"scale": "linear", "goalposts": (-10, 0), "worse": "low"}
    >>> to_severity(np.array([-2.5, 3.0]), card)
    array([2.5, 0. ])
    """
    return rescale(figures, card, card.get("worse", "high"), MOST)


def rescale(figures: FloatArray, card: Mapping[str, Any], top: str, most: float) -> FloatArray:
    """Return figures between 0 and ``most``, the value of the end called ``top`` (``high`` or ``low``).

    The card may also have a ``factor`` the figures are multiplied with first, and the scale
    ``data-range``: the goalposts are then the least and the greatest figure of the last axis.
    Beyond the goalposts figures are clipped; missing figures stay missing.

    Examples
    --------
    >>> rescale(np.array([2.0, 4.0, 10.0]), {"scale": "data-range"}, "low", 100.0)
    array([100.,  75.,   0.])
    """
    scaled = figures * card["factor"] if "factor" in card else figures
    if card["scale"] == "published":
        return np.clip(scaled, LEAST, most)
    low, high = data_range(scaled) if card["scale"] == DATA_RANGE else card["goalposts"]
    share = _between(scaled, card["scale"] == "log", low, high)
    return most * (share if top == "high" else 1.0 - share)


def data_range(figures: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the least and the greatest known figure along the last axis, which is kept.

    Both are missing where the figures do not differ: they then say nothing about anyone.
    """
    gaps = np.isnan(figures)
    low = np.where(gaps, np.inf, figures).min(axis=-1, keepdims=True)
    high = np.where(gaps, -np.inf, figures).max(axis=-1, keepdims=True)
    return np.where(low < high, low, np.nan), np.where(low < high, high, np.nan)


def per_100k(count: float, population: float) -> float:
    """Return a count per 100,000 people."""
    return count / population * 100_000.0


def _between(
    figures: FloatArray, logarithmic: bool, low: float | FloatArray, high: float | FloatArray
) -> FloatArray:
    """Return where figures lie between two goalposts, 0 at the low one, 1 at the high one."""
    clipped = np.clip(figures, low, high)
    if logarithmic:
        return np.asarray(np.log(clipped / low) / np.log(high / low))
    return (clipped - low) / (high - low)
