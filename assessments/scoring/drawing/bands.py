"""Values as a result shows them: a range, a band, and words where there is no value."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.ranges import in_order, nominal, range_of
from assessments.scoring.methods.method import Method

TOLERANCE = 1e-9  # arithmetic may leave a limit by less than this

NOT_RATED = "not rated"
NOT_COVERED = "not covered"
NOT_APPLICABLE = "not applicable"


def band_of(value: float | None, limits: Sequence[float], names: Sequence[str]) -> str:
    """Return the band of a severity; a limit belongs to the higher band.

    Examples
    --------
    >>> band_of(4.0, (2, 4, 6, 8), ("very low", "low", "medium", "high", "very high"))
    'medium'
    """
    if value is None:
        return NOT_RATED
    return names[sum(1 for limit in limits if value + TOLERANCE >= limit)]


def band_probability(ordered: FloatArray, limits: Sequence[float], names: Sequence[str]) -> dict[str, float]:
    """Return the share of the draws in each band; every band is named, the shares sum to 1.

    Parameters
    ----------
    ordered : array
        The draws from the least to the greatest.

    Examples
    --------
    >>> band_probability(np.array([1.0, 2.0, 2.5, 9.0]), (2, 4), ("low", "medium", "high"))
    {'low': 0.25, 'medium': 0.5, 'high': 0.25}
    """
    begins = np.searchsorted(ordered, np.asarray(limits, dtype=float) - TOLERANCE)
    counts = np.diff([0, *begins, len(ordered)])
    return {name: int(count) / len(ordered) for name, count in zip(names, counts, strict=True)}


def banded(
    values: FloatArray | None, kind: str, method: Method, otherwise: str = NOT_RATED
) -> dict[str, Any]:
    """Return a range with its band and, where there are draws, how probable each band is.

    Parameters
    ----------
    values : array (rows,) or None
        The nominal value, then the draws.
    kind : str
        ``cell`` or ``risk``: which limits of the method apply.
    otherwise : str
        The word where there is no value: not rated, not covered, not applicable.
    """
    limits, names = method[f"bands.{kind}.limits"], method["bands.names"]
    value, ordered = nominal(values), in_order(values)
    band = otherwise if value is None else band_of(value, limits, names)
    probability = None if ordered is None else band_probability(ordered, limits, names)
    return range_of(value, ordered, method) | {"band": band, "band_probability": probability}
