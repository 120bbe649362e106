"""The global choices of the method, all drawn at once: weights, exponents, assumed constants, readings.

One scrambled Sobol point a draw, one dimension a choice, in the order of the method file. A choice
is the same for every corridor and every place, so two results of one method share their draws.

Arrays have the draws on their first axis; the first row is the nominal choice, the rows after it
the drawn ones. Without spread every row is the nominal one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np
from scipy.special import gammaincinv
from scipy.stats import qmc

from assessments.scoring.arithmetic.aggregate import BoolArray, Tree
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.methods.method import InvalidMethod, Method


@dataclass(frozen=True)
class Choices:
    """Draws ``first`` .. ``first + count - 1`` of every global choice, after the nominal one.

    Attributes
    ----------
    method : Method
        Whose ``draws`` say what is drawn and how far.
    first, count : int
        Which draws are held: a part of the draws gives what the same rows of all of them give.
    spread : bool
        False: every drawn input stays at its nominal.
    given : mapping of name to array (count,), optional
        Points (0..1) that stand in place of the method's own: of dimensions by their name, of
        figures by that of ``choice_labels.figure_name``.
    """

    method: Method
    first: int
    count: int
    spread: bool = True
    given: Mapping[str, FloatArray] | None = field(default=None, compare=False)

    @property
    def rows(self) -> int:
        """The length of the first axis: the nominal row and the draws."""
        return self.count + 1

    @property
    def seed(self) -> int:
        return int(self.method["draws.seed"])

    def part(self, first: int, count: int) -> "Choices":
        """Return some of the draws held here, ``first`` counted from the first of them."""
        return replace(self, first=self.first + first, count=count)

    def point(self, dimension: str) -> FloatArray:
        """Return the points (0..1) of one dimension, on (count,).

        Raises
        ------
        InvalidMethod
            Where the method file does not name the dimension.
        """
        if dimension not in self._columns:
            raise InvalidMethod(f"{self.method.name}: the method draws no {dimension!r}")
        if self.given is not None:
            return self.given[dimension]
        return self._points[:, self._columns[dimension]]

    def between(self, dimension: str, low: float, high: float, nominal: float) -> FloatArray:
        """Return a choice drawn evenly between two ends; ``nominal`` (NaN where there is none) first."""
        return self.after(nominal, low + (high - low) * self.point(dimension))

    def after(self, nominal: float, drawn: FloatArray) -> FloatArray:
        """Return the nominal value before the drawn ones; without spread in their place as well."""
        rows = np.full((self.rows, *drawn.shape[1:]), nominal, dtype=float)
        if self.spread:
            rows[1:] = drawn
        return rows

    def weights(self, group: str, children: Sequence[str], nominal: Sequence[float]) -> FloatArray:
        """Return weights on (rows, children): each nominal one times a factor of its own.

        A child without a dimension keeps its weight. Whoever averages renormalises.
        """
        low, high = self.method["draws.weights"]
        drawn = [
            self.between(name, low * weight, high * weight, weight)
            if (name := f"weights:{group}:{child}") in self._columns
            else np.full(self.rows, float(weight))
            for child, weight in zip(children, nominal, strict=True)
        ]
        return np.stack(drawn, axis=-1)

    def tree_weights(self, tree: Tree) -> dict[str, FloatArray]:
        """Return the weights of every node that has any dimension, as ``aggregate.evaluate`` takes them."""
        groups = {name.split(":")[1] for name in self._columns if name.startswith("weights:")}
        return {
            slug: self.weights(slug, node.children, node.weights)
            for slug, node in tree.nodes.items()
            if slug in groups
        }

    @cached_property
    def mean_instead(self) -> BoolArray:
        """Whether the mean stands in place of SG above cells, on (rows,); never in the nominal row."""
        chosen = np.zeros(self.rows, dtype=bool)
        if self.spread:
            chosen[1:] = self.point("mean-instead-of-sg") < self.method.number("draws.mean_instead_of_sg")
        return chosen

    def exponents(self, names: Sequence[str], nominal: Sequence[float]) -> list[FloatArray]:
        """Return the exponents of the match, one array (rows,) each, summing to 1 in every row.

        Drawn from a Dirichlet distribution around the nominal ones (concentration times w), as
        gamma variates through their inverse distribution functions, renormalised.
        """
        key = (tuple(names), tuple(nominal))
        if key not in self._exponents:
            self._exponents[key] = self._drawn_exponents(names, nominal)
        return self._exponents[key]

    def _drawn_exponents(self, names: Sequence[str], nominal: Sequence[float]) -> list[FloatArray]:
        concentration = self.method.number("draws.exponents_dirichlet")
        points = [self.point(f"match.exponent:{name}") for name in names]
        shapes = [concentration * weight for weight in nominal]
        gammas = [gammaincinv(shape, point) for shape, point in zip(shapes, points, strict=True)]
        total = np.sum(gammas, axis=0)
        shares = [weight / sum(nominal) for weight in nominal]
        return [self.after(share, gamma / total) for share, gamma in zip(shares, gammas, strict=True)]

    @cached_property
    def _exponents(self) -> dict[tuple[tuple[str, ...], tuple[float, ...]], list[FloatArray]]:
        """What was drawn already: levers run the match again with the same exponents."""
        return {}

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.method["draws.dimensions.order"])}

    @cached_property
    def _points(self) -> FloatArray:
        if not self.count:
            return np.empty((0, len(self._columns)))
        every = sobol_points(self.seed, len(self._columns), _power_of_two(self.first + self.count))
        return every[self.first : self.first + self.count]


def choices_of(method: Method, draws: int | None = None, *, spread: bool = True) -> Choices:
    """Return the choices of a method.

    Parameters
    ----------
    draws : int, optional
        How many; the method's own number where it is not said, 0 for the nominal row alone.

    Raises
    ------
    ValueError
        For a negative number of draws.
    """
    count = int(method["draws.count"]) if draws is None else draws
    if count < 0:
        raise ValueError(f"the number of draws must not be negative; it is {count}")
    return Choices(method, 0, count, spread)


@lru_cache(maxsize=8)
def sobol_points(seed: int, dimensions: int, count: int) -> FloatArray:
    """Return scrambled Sobol points (count, dimensions) in [0, 1); ``count`` is a power of two.

    The first points of a longer sequence are those of a shorter one.

    Source: Sobol' sequence with Joe and Kuo's direction numbers, scrambled after Matousek, as
    in ``scipy.stats.qmc.Sobol``.
    """
    sequence = qmc.Sobol(dimensions, scramble=True, rng=np.random.default_rng(seed))
    points: FloatArray = sequence.random_base2(count.bit_length() - 1)
    points.setflags(write=False)
    return points


def _power_of_two(count: int) -> int:
    """Return the smallest power of two that is not below ``count``."""
    return 1 << max(0, count - 1).bit_length()
