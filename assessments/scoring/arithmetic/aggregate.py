"""The tree: how severities are put together, with the share of weight that rests on figures.

Every array has the draws on its first axis (the nominal run is one draw); further axes, such
as countries, are free. NaN is a missing value: it gives up its weight inside its group.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from assessments.scoring.arithmetic.normalise import MOST, FloatArray
from assessments.scoring.arithmetic.rounding import half_up

BoolArray = npt.NDArray[np.bool_]

SLOPE = 0.9  # INFORM Risk: 0..10 becomes 1..10, so that the logarithm of the best value is 0
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Node:
    """A group of children (inputs or other nodes) with nominal weights.

    With ``decimals`` the value is rounded, halves up, before a parent sees it. A node
    ``inside_cell`` makes a cell from figures: its SG is never replaced by the mean.
    """

    slug: str
    aggregator: str
    children: tuple[str, ...]
    weights: tuple[float, ...]
    required: tuple[str, ...] = ()
    decimals: int | None = None
    inside_cell: bool = False


@dataclass(frozen=True)
class Outcome:
    """A value on (draws, ...) and, on (...), its coverage and whether it is rated.

    Where it is not rated the value is NaN; coverage is shown all the same.
    """

    value: FloatArray
    coverage: FloatArray
    rated: FloatArray

    @property
    def contribution(self) -> FloatArray:
        """What a parent counts as this child's coverage: nothing when it is not rated."""
        return np.where(self.rated > 0, self.coverage, 0.0)


@dataclass(frozen=True)
class Tree:
    """Nodes in an order in which every child stands before its parent."""

    nodes: Mapping[str, Node]
    rated_from: float


def build_tree(tables: Mapping[str, Mapping[str, Any]], rated_from: float) -> Tree:
    """Return the tree of a method's ``nodes``; the tables were checked when the method was read."""
    ordered: dict[str, Node] = {}
    for slug in tables:
        _place(slug, tables, ordered)
    return Tree(ordered, rated_from)


def evaluate(
    tree: Tree,
    inputs: Mapping[str, FloatArray],
    weights: Mapping[str, FloatArray] | None = None,
    mean_instead: BoolArray | None = None,
) -> dict[str, Outcome]:
    """Return the outcome of every input and node.

    Parameters
    ----------
    inputs : mapping of slug to array (draws, ...)
        Severities; NaN where missing. The first draw is the nominal one and decides coverage.
    weights : mapping of node to array (draws, children), optional
        Weights of the draws; coverage is always computed with the nominal ones.
    mean_instead : bool array (draws,), optional
        The draws in which the mean stands in place of SG above cells.
    """
    outcomes = {slug: _leaf(value) for slug, value in inputs.items()}
    for slug, node in tree.nodes.items():
        drawn = None if weights is None else weights.get(slug)
        children = [outcomes[child] for child in node.children]
        outcomes[slug] = combine(node, children, tree.rated_from, drawn, mean_instead)
    return outcomes


def combine(
    node: Node,
    children: Sequence[Outcome],
    rated_from: float,
    weights: FloatArray | None = None,
    mean_instead: BoolArray | None = None,
) -> Outcome:
    """Return the outcome of one node from the outcomes of its children, in the node's order.

    ``weights`` and ``mean_instead`` are those of ``evaluate``, for this node.
    """
    nominal = np.asarray(node.weights, dtype=float)
    cover = np.stack([child.contribution for child in children], axis=-1)
    coverage = (cover * nominal).sum(axis=-1) / nominal.sum()
    needed = [cover[..., node.children.index(slug)] > 0 for slug in node.required]
    rated = np.logical_and.reduce([coverage + TOLERANCE >= rated_from, *needed])
    values = side_by_side([child.value for child in children])
    held = _along(nominal if weights is None else weights, values)
    value = put_together(node.aggregator, values, held, None if node.inside_cell else mean_instead)
    kept = value if node.decimals is None else half_up(value, node.decimals)
    return Outcome(np.where(rated, kept, np.nan), coverage, rated.astype(float))


def side_by_side(values: Sequence[FloatArray]) -> FloatArray:
    """Return arrays of one shape as the last axis of one array.

    In memory each of them stays whole, so that going over the last axis is one step a child.
    """
    return np.moveaxis(np.stack(values), 0, -1)


def put_together(
    aggregator: str, values: FloatArray, weights: FloatArray, mean_instead: BoolArray | None = None
) -> FloatArray:
    """Return the aggregate over the last axis; SG gives way to the mean in the draws ``mean_instead``."""
    value = AGGREGATORS[aggregator](values, weights)
    if aggregator != "sg" or mean_instead is None or not mean_instead.any():
        return value
    rows = mean_instead.reshape(-1, *(1,) * (value.ndim - 1))
    return np.where(rows, weighted_mean(values, weights), value)


def weighted_mean(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted mean over the last axis; missing values give up their weight."""
    shares = _shares(values, weights)
    return _within((_known(values, 0.0) * shares).sum(axis=-1), values)


def inverted_geometric_mean(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return INFORM's scaled geometric mean of the distance from the worst, 0..10.

    ``(10 - prod(1 + 0.9*(10 - x))**w) / 0.9``: one very high value is not averaged away.

    Examples
    --------
    >>> inverted_geometric_mean(np.array([[10.0, 0.0]]), np.array([[1.0, 1.0]])).round(4)
    array([7.5975])
    """
    shares = _shares(values, weights)
    logs = np.log(1.0 + SLOPE * (MOST - _known(values, MOST)))
    return _within((MOST - np.exp((shares * logs).sum(axis=-1))) / SLOPE, values)


def geometric_mean(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted geometric mean over the last axis of values that are not negative."""
    shares = _shares(values, weights)
    powers = np.power(_known(values, 1.0), shares)
    return _within(powers.prod(axis=-1), values)


def highest(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the highest value over the last axis, whatever the weights; NaN where all are missing."""
    best = np.where(np.isnan(values), -np.inf, values).max(axis=-1)
    return np.where(np.isneginf(best), np.nan, best)


def first_positive(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the first value above 0 along the last axis, whatever the weights.

    Where none is above 0 it is the last known one; where all are missing it is missing.

    Examples
    --------
    >>> first_positive(np.array([[0.0, 4.2], [7.0, 4.2]]), np.ones(2))
    array([4.2, 7. ])
    """
    found = values[..., -1]
    for place in range(values.shape[-1] - 2, -1, -1):
        earlier = values[..., place]
        found = np.where((earlier > 0) | np.isnan(found), earlier, found)
    return found


AGGREGATORS: Mapping[str, Callable[[FloatArray, FloatArray], FloatArray]] = {
    "mean": weighted_mean,
    "sg": inverted_geometric_mean,
    "geometric": geometric_mean,
    "max": highest,
    "first-positive": first_positive,
}


def _leaf(value: FloatArray) -> Outcome:
    known = (~np.isnan(value[0])).astype(float)
    return Outcome(value, known, known)


def _place(slug: str, tables: Mapping[str, Mapping[str, Any]], ordered: dict[str, Node]) -> None:
    if slug in ordered or slug not in tables:
        return
    table = tables[slug]
    for child in table["children"]:
        _place(child, tables, ordered)
    weights = tuple(float(weight) for weight in table["weights"])
    required = tuple(table.get("required", ()))
    children = tuple(table["children"])
    decimals, inside_cell = table.get("decimals"), table.get("role") == "cell"
    ordered[slug] = Node(slug, table["aggregator"], children, weights, required, decimals, inside_cell)


def _along(weights: FloatArray, values: FloatArray) -> FloatArray:
    """Give weights (children,) or (draws, children) the number of axes of the values."""
    if weights.ndim == 1:
        return weights
    return weights.reshape(weights.shape[0], *(1,) * (values.ndim - 2), weights.shape[-1])


def _shares(values: FloatArray, weights: FloatArray) -> FloatArray:
    missing = np.isnan(values)
    held = np.where(missing, 0.0, weights) if missing.any() else weights
    total = held.sum(axis=-1, keepdims=True)
    return held / np.where(total > 0, total, 1.0)


def _known(values: FloatArray, instead: float) -> FloatArray:
    """Return the values with something harmless in place of missing ones."""
    missing = np.isnan(values)
    return np.where(missing, instead, values) if missing.any() else values


def _within(result: FloatArray, values: FloatArray) -> FloatArray:
    """Hold a mean between its smallest and largest value, which rounding could leave."""
    missing = np.isnan(values)
    if not missing.any():
        return np.asarray(np.clip(result, values.min(axis=-1), values.max(axis=-1)))
    low = np.where(missing, np.inf, values).min(axis=-1)
    high = np.where(missing, -np.inf, values).max(axis=-1)
    return np.where(missing.all(axis=-1), np.nan, np.minimum(np.maximum(result, low), high))
