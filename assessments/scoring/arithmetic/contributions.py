"""How much each input contributes to a value of the tree, exactly (section 6).

A node's value is shared among its children in proportion to ``w_i * (phi(x_i) - phi(0))``:

- mean: phi(x) = x;
- SG: phi(x) = ln 10 - ln(1 + 0.9 (10 - x)), in which SG is a weighted mean;
- geometric: phi(x) = ln(1 + x), because ln x knows no zero;
- max: the child that is the maximum has everything; a tie is split equally.

phi(0) is 0 in all of them. A missing child gave up its weight and contributes nothing. What the
children of a node contribute sums to its value, and so down to every input.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from assessments.scoring.arithmetic.aggregate import SLOPE, Tree
from assessments.scoring.arithmetic.normalise import MOST, FloatArray

Transform = Callable[[FloatArray], FloatArray]


def distance_from_worst(values: FloatArray) -> FloatArray:
    """Return phi of SG: ``ln 10 - ln(1 + 0.9 (10 - x))``, 0 at 0 and ln 10 at 10."""
    return np.asarray(np.log(MOST) - np.log(1.0 + SLOPE * (MOST - values)))


def as_it_is(values: FloatArray) -> FloatArray:
    """Return phi of the mean: the value itself."""
    return values


def log_from_one(values: FloatArray) -> FloatArray:
    """Return phi of the geometric mean: ``ln(1 + x)``."""
    return np.asarray(np.log1p(values))


TRANSFORMS: Mapping[str, Transform] = {
    "mean": as_it_is,
    "sg": distance_from_worst,
    "geometric": log_from_one,
}


def shares_of(aggregator: str, values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the share of each child in the value of its node.

    Parameters
    ----------
    aggregator : mean, sg, geometric or max
    values : 0..10 each, NaN where missing
    weights : nominal ones, as many as values; whatever their sum

    Returns
    -------
    list of float
        They sum to 1; all 0 where every value is 0 or missing.

    Raises
    ------
    ValueError
        For an aggregator that shares nothing out.

    Examples
    --------
    >>> [round(share, 4) for share in shares_of("mean", [2.0, 6.0], [1.0, 1.0])]
    [0.25, 0.75]
    """
    known = np.asarray(values, dtype=float)
    held = np.where(np.isnan(known), 0.0, np.asarray(weights, dtype=float))
    filled = np.where(np.isnan(known), 0.0, known)
    parts = _at_the_maximum(known) if aggregator == "max" else held * _transform(aggregator)(filled)
    total = parts.sum()
    shares: list[float] = (parts / total if total > 0 else np.zeros(len(parts))).tolist()
    return shares


def contributions_to(
    root: str, tree: Tree, values: Mapping[str, float], whole: float | None = None
) -> dict[str, float]:
    """Return what each input contributes to a value that rests on a node.

    Parameters
    ----------
    root : str
        The node or input.
    values : mapping of slug to float
        The nominal value of every input and node; NaN where missing.
    whole : float, optional
        What is shared out; the node's own value where it is not said.

    Returns
    -------
    dict of input to float
        The inputs that are known; they sum to ``whole``.
    """
    parts = {root: values[root] if whole is None else whole}
    for slug in reversed(list(tree.nodes)):
        if slug not in parts:
            continue
        node, held = tree.nodes[slug], parts.pop(slug)
        known = [values[child] for child in node.children]
        for child, share in zip(node.children, shares_of(node.aggregator, known, node.weights), strict=True):
            if not np.isnan(values[child]):
                parts[child] = parts.get(child, 0.0) + held * share
    return parts


def _at_the_maximum(values: FloatArray) -> FloatArray:
    known = values[~np.isnan(values)]
    most = known.max() if len(known) else 0.0
    return (values == most).astype(float) if most > 0 else np.zeros(len(values))


def _transform(aggregator: str) -> Transform:
    if aggregator not in TRANSFORMS:
        raise ValueError(f"no shares are known for the aggregator {aggregator!r}")
    return TRANSFORMS[aggregator]
