"""How a factor of the match is raised in every draw: by what opens, never closes."""

from dataclasses import replace

import numpy as np

from assessments.scoring.arithmetic.motive import Number
from assessments.scoring.matrix.labour import Factor


def at_least(factor: Factor, size: float) -> Factor:
    """Return the factor raised to ``size`` (0..1) where it lies below; missing stays missing."""
    return _changed(factor, np.maximum(factor.values, size))


def raised(factor: Factor, add: float, most: float) -> Factor:
    """Return the factor raised by ``add``, at most to ``most``; what lies above stays as it is."""
    values = factor.values
    return _changed(factor, np.maximum(values, np.minimum(most, np.add(values, add))))


def _changed(factor: Factor, values: Number) -> Factor:
    if factor.drawn is None:
        return replace(factor, value=float(values))
    drawn = np.asarray(values, float)
    return replace(factor, value=float(drawn[0]), drawn=drawn)
