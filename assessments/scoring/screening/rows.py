"""One pair of a screening as it is stored and handed out: shares in tenths, no head counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.rounding import half_up

COLUMNS = (
    "origin", "destination", "status", "fear", "fear_low", "fear_high", "share_E", "share_RS", "share_D",
    "share_RW", "quadrant", "risk", "risk_low", "risk_high", "band", "risk_origin", "reliability_matrix",
    "reliability_risk", "method", "as_of",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScreenedRow:
    """What a screening says of one pair.

    Attributes
    ----------
    status : rated, contested or not rated
    why : code of the reason, ``""`` where the matrix is rated as a whole
    fear, fear_low, fear_high : 0..1 or None
    share_* : 0..1 in steps of the method's rounding, or None
    quadrant : E, RS, D, RW, mixed, or None where none may be named
    risk, risk_low, risk_high, risk_origin : 0..10 or None
    reliability_* : 0 (best) .. 10, None where the matrix is not rated
    """

    origin: str
    destination: str
    status: str
    why: str
    fear: float | None
    fear_low: float | None
    fear_high: float | None
    share_E: float | None
    share_RS: float | None
    share_D: float | None
    share_RW: float | None
    quadrant: str | None
    risk: float | None
    risk_low: float | None
    risk_high: float | None
    band: str
    risk_origin: float | None
    reliability_matrix: float | None
    reliability_risk: float


def columns_of(row: Any, method: str, as_of: date) -> Mapping[str, Any]:
    """Return a row under the names others hold on to, in their order."""
    own = {name: getattr(row, name) for name in COLUMNS[:-2]}
    return own | {"method": method, "as_of": as_of.isoformat()}


def rounded(share: float | None, decimals: int) -> float | None:
    """Return a share rounded, a half going up; ``None`` stays ``None``.

    Examples
    --------
    >>> rounded(0.449, 1), rounded(0.25, 1), rounded(None, 1)
    (0.4, 0.3, None)
    """
    if share is None:
        return None
    return round(float(half_up(np.array([share]), decimals)[0]), decimals)
