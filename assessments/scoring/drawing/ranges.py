"""What many draws say of one value: the range under alternative assumptions, no confidence interval.

Arrays are on (rows,): the nominal value first, which counts in no range, then the draws.
"""

from collections.abc import Sequence

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.methods.method import Method

MEDIAN = 0.5


def nominal(values: FloatArray | None) -> float | None:
    """Return the nominal value of an array of draws, ``None`` where it is missing."""
    if values is None or np.isnan(values[0]):
        return None
    return float(values[0])


def in_order(values: FloatArray | None) -> FloatArray | None:
    """Return the draws from the least to the greatest; ``None`` without draws or nominal value.

    Draws in which the value does not exist (nobody is left to count) are left out.
    """
    if values is None or len(values) < 2 or np.isnan(values[0]):
        return None
    ordered = np.sort(values[1:])
    known = ordered[: len(ordered) - np.count_nonzero(np.isnan(ordered))]
    return known if len(known) else None


def quantiles(ordered: FloatArray, shares: Sequence[float]) -> list[float]:
    """Return the values below which given shares of the draws lie, linear between neighbours.

    Parameters
    ----------
    ordered : array
        From ``in_order``.

    Examples
    --------
    >>> quantiles(np.array([1.0, 2.0, 4.0]), (0.0, 0.5, 0.75))
    [1.0, 2.0, 3.0]
    """
    places = np.asarray(shares) * (len(ordered) - 1)
    below = np.floor(places).astype(int)
    above = np.minimum(below + 1, len(ordered) - 1)
    found: list[float] = (ordered[below] + (ordered[above] - ordered[below]) * (places - below)).tolist()
    return found


def ranged(values: FloatArray | None, method: Method) -> dict[str, float | None]:
    """Return a value with its range; all ``None`` where it is missing, the range where nothing is drawn."""
    return range_of(nominal(values), in_order(values), method)


def range_of(value: float | None, ordered: FloatArray | None, method: Method) -> dict[str, float | None]:
    """Return a nominal value with the range of its ordered draws; the method says how wide."""
    low, median, high = (None, None, None) if ordered is None else _three(ordered, method)
    return {"nominal": value, "low": low, "median": median, "high": high}


def _three(ordered: FloatArray, method: Method) -> list[float]:
    low, high = method["draws.range"]
    return quantiles(ordered, (low, MEDIAN, high))
