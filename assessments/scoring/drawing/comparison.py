"""Whether one value is higher than another: from common draws, in words that do not overstate it."""

from dataclasses import dataclass

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.methods.method import Method


@dataclass(frozen=True)
class Comparison:
    """How one value stands to another: the shares of the draws above and below it, and the words."""

    above: float
    below: float
    words: str


def compare(one: FloatArray, other: FloatArray, method: Method) -> Comparison | None:
    """Return how one value stands to another; ``None`` where no draw has both.

    Parameters
    ----------
    one, other : array (draws,)
        Of common draws. A draw in which they are equal counts for neither.
    """
    both = ~np.isnan(one) & ~np.isnan(other)
    if not both.any():
        return None
    above, below = (float(np.mean(sign)) for sign in (one[both] > other[both], one[both] < other[both]))
    return Comparison(above, below, in_words(above, below, method))


def in_words(above: float, below: float, method: Method) -> str:
    """Return ``higher``, ``probably higher``, the same with ``lower``, or that they cannot be told apart."""
    words = method["draws.words"]
    for share, word in ((above, "higher"), (below, "lower")):
        if share >= words["higher"]:
            return word
        if share >= words["probably_higher"]:
            return f"probably {word}"
    return str(words["otherwise"])
