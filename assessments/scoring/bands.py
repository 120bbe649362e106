"""Values as a result shows them: a range, a band, and words where there is no value."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from assessments.scoring.normalise import FloatArray

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


def nominal(values: FloatArray | None) -> float | None:
    """Return the nominal value of an array of draws, ``None`` where it is missing."""
    if values is None or np.isnan(values[0]):
        return None
    return float(values[0])


def ranged(value: float | None) -> dict[str, Any]:
    """Return a value with the places its range will take; they are empty until there are draws."""
    return {"nominal": value, "low": None, "median": None, "high": None}


def banded(
    value: float | None, kind: str, bands: Mapping[str, Any], otherwise: str = NOT_RATED
) -> dict[str, Any]:
    """Return a range with its band.

    Parameters
    ----------
    kind : str
        ``cell`` or ``risk``: which limits of the method apply.
    bands : mapping
        The method's ``bands``.
    otherwise : str
        The word where there is no value: not rated, not covered, not applicable.
    """
    band = otherwise if value is None else band_of(value, bands[kind]["limits"], bands["names"])
    return ranged(value) | {"band": band, "band_probability": None}
