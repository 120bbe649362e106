"""The ends of the ranges of many values at once."""

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.methods.method import Method

Ends = list[float | None]


def ends_of_ranges(values: FloatArray, method: Method) -> tuple[Ends, Ends]:
    """Return the low and the high end of the range of every column of an array (rows, columns).

    The same numbers as ``ranges.ranged`` gives one column; ``None`` where there is no nominal value
    or nothing is drawn.
    """
    shares = tuple(float(share) for share in method["draws.range"])
    ends = lying_below(np.array(values[1:].T, order="C"), shares)
    ends[np.isnan(values[0])] = np.nan
    low, high = (_plain(column) for column in ends.T)
    return low, high


def lying_below(drawn: FloatArray, shares: tuple[float, ...]) -> FloatArray:
    """Return the values below which given shares of each row lie, linear between neighbours.

    Draws without a value are left out; a row without any has NaN.

    Parameters
    ----------
    drawn : array (values, draws)
        Put in order, row by row: sorting whole contiguous rows is faster than picking out places.

    Examples
    --------
    >>> lying_below(np.array([[4.0, 1.0, 2.0], [np.nan, 3.0, 5.0]]), (0.0, 0.5))
    array([[1., 2.],
           [3., 4.]])
    """
    if not drawn.shape[1]:
        return np.full((len(drawn), len(shares)), np.nan)
    drawn.sort(axis=1)
    last = np.maximum(0, np.count_nonzero(~np.isnan(drawn), axis=1) - 1)[:, None]
    places = np.asarray(shares) * last
    below = np.floor(places).astype(int)
    least = np.take_along_axis(drawn, below, axis=1)
    most = np.take_along_axis(drawn, np.minimum(below + 1, last), axis=1)
    return np.asarray(least + (most - least) * (places - below))


def _plain(column: FloatArray) -> Ends:
    return [None if np.isnan(value) else value for value in column.tolist()]
