"""From published figures to severities: 0 no concern, 10 worst."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

LEAST, MOST = 0.0, 10.0
SCALES = ("published", "linear", "log")


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
    if card["scale"] == "published":
        return np.clip(figures, LEAST, MOST)
    share = _between(figures, card["scale"] == "log", *card["goalposts"])
    return MOST * (share if card["worse"] == "high" else 1.0 - share)


def per_100k(count: float, population: float) -> float:
    """Return a count per 100,000 people."""
    return count / population * 100_000.0


def _between(figures: FloatArray, logarithmic: bool, low: float, high: float) -> FloatArray:
    """Return where figures lie between two goalposts, 0 at the low one, 1 at the high one."""
    clipped = np.clip(figures, low, high)
    if logarithmic:
        return np.asarray(np.log(clipped / low) / np.log(high / low))
    return (clipped - low) / (high - low)
