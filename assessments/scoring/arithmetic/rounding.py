"""Rounding as published indices round: halves go up."""

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray

NOISE_PLACES = 9  # what binary fractions leave behind lies far below the ninth place after the last one kept


def half_up(values: FloatArray, decimals: int) -> FloatArray:
    """Return values rounded to ``decimals`` places, a half going to the higher neighbour.

    A half that binary fractions only nearly reach still counts as one: the mean of 3.8 and 5.1
    is 4.45, though it is stored as 4.449999999999999. Missing values (NaN) stay missing.

    Examples
    --------
    >>> half_up(np.array([(3.8 + 5.1) / 2, 4.44, np.nan]), 1)
    array([4.5, 4.4, nan])
    """
    steps = 10.0**decimals
    return np.asarray(np.floor(np.round(values * steps, NOISE_PLACES) + 0.5) / steps)
