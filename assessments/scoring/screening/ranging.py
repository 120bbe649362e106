"""The ends of the ranges of many values at once."""

import numpy as np

from assessments.scoring.method import Method
from assessments.scoring.normalise import FloatArray
from assessments.scoring.ranges import in_order, quantiles

Ends = list[float | None]


def ends_of_ranges(values: FloatArray, method: Method) -> tuple[Ends, Ends]:
    """Return the low and the high end of the range of every column of an array (rows, columns).

    The same numbers as ``ranges.ranged``, without putting all draws in order; a column in which
    some draws have no value is put in order all the same.
    """
    shares = tuple(float(share) for share in method["draws.range"])
    drawn = np.array(values[1:].T, order="C")
    if not drawn.shape[1]:
        return [None] * len(drawn), [None] * len(drawn)
    ends = partitioned(drawn, shares)
    for at in np.flatnonzero(np.isnan(values).any(axis=0)):
        ordered = in_order(values[:, at])
        ends[at] = np.nan if ordered is None else quantiles(ordered, shares)
    low, high = (_plain(column) for column in ends.T)
    return low, high


def partitioned(drawn: FloatArray, shares: tuple[float, ...]) -> FloatArray:
    """Return the values below which given shares of each row lie, linear between neighbours.

    Parameters
    ----------
    drawn : array (values, draws)
        Its rows are left partly in order.

    Examples
    --------
    >>> partitioned(np.array([[4.0, 1.0, 2.0]]), (0.0, 0.5, 0.75))
    array([[1., 2., 3.]])
    """
    last = drawn.shape[1] - 1
    places = np.asarray(shares) * last
    below = np.floor(places).astype(int)
    above = np.minimum(below + 1, last)
    drawn.partition(np.unique([below, above]), axis=1)
    least = drawn[:, below]
    return np.asarray(least + (drawn[:, above] - least) * (places - below))


def _plain(column: FloatArray) -> Ends:
    return [None if np.isnan(value) else value for value in column.tolist()]
