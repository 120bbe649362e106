"""How severe the incidents near a line are: nearness, recency, deaths, length (section 3).

    E_c = sum (max(0, n) + 1) * (1 - (d/b)^2) * 2^(-age/h)      over the incidents within b
    I_c = 100 * E_c / max(L, 100)
    s_c = 10 * clip(ln(1 + I_c/0.1) / ln(1001), 0, 1)

Bandwidth b and half-life h may be drawn: one value a row, the nominal one first.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.normalise import MOST, FloatArray

TERMS_AT_ONCE = 1 << 19


def kernel(km: FloatArray, bandwidth_km: FloatArray) -> FloatArray:
    """Return how much an incident counts at a distance: 1 on the line, 0 from the bandwidth on.

    Examples
    --------
    >>> kernel(np.array([0.0, 25.0, 50.0, 60.0]), np.array(50.0))
    array([1.  , 0.75, 0.  , 0.  ])
    """
    return np.asarray(np.maximum(0.0, 1.0 - (km / bandwidth_km) ** 2))


def weight(dead: FloatArray) -> FloatArray:
    """Return the weight of incidents by their dead (and missing): one more than those recorded.

    A number not stated, or stated below zero, adds nothing to the one.

    Examples
    --------
    >>> weight(np.array([4.0, 0.0, -2.0, np.nan]))
    array([5., 1., 1., 1.])
    """
    return np.fmax(0.0, dead) + 1.0


def exposure(
    weights: FloatArray, km: FloatArray, age_days: FloatArray, bandwidth_km: FloatArray, half_life: FloatArray
) -> FloatArray:
    """Return E_c on (rows,).

    Parameters
    ----------
    weights, km, age_days : arrays (incidents,)
        From ``weight``; least distance to the line; days before the as-of or the end of coverage.
    bandwidth_km, half_life : arrays (rows,)
        Kilometres and days.
    """
    total = np.zeros(len(bandwidth_km))
    step = max(1, TERMS_AT_ONCE // len(bandwidth_km))
    for first in range(0, len(weights), step):
        part = slice(first, first + step)
        faded = np.exp2(-age_days[part] / half_life[:, None])
        faded *= kernel(km[part], bandwidth_km[:, None])
        total += faded @ weights[part]
    return total


def per_100km(exposed: FloatArray, length_km: float, floor_km: float) -> FloatArray:
    """Return I_c: exposure for each 100 km of line; a line below the floor counts as long as it."""
    return np.asarray(100.0 * exposed / max(length_km, floor_km))


def severity(intensity: FloatArray, rule: Mapping[str, Any]) -> FloatArray:
    """Return s_c, 0 to 10; missing where there is no incident, because absence of reports is not safety.

    Parameters
    ----------
    rule : mapping
        ``per_100km`` and ``ratio`` of the method's ``exposure.severity``.
    """
    share = np.log1p(intensity / rule["per_100km"]) / np.log(rule["ratio"])
    return np.where(intensity > 0, MOST * np.clip(share, 0.0, 1.0), np.nan)
