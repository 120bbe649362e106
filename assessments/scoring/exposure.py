"""What happened along the line of a route: conflict and recorded deaths, as severities.

Exposure along the line is not computed in this version. The route's arithmetic takes these
values already; until they are computed each is missing and says why.
"""

from dataclasses import dataclass, field

import numpy as np

from assessments.scoring.normalise import FloatArray


def _missing() -> FloatArray:
    return np.array([np.nan])


@dataclass(frozen=True)
class LineExposure:
    """Severities along a route's line on (draws,), NaN where no figure exists.

    ``why`` says why a value is missing.
    """

    why: str
    conflict: FloatArray = field(default_factory=_missing)
    deaths_on_land: FloatArray = field(default_factory=_missing)
    deaths_at_sea: FloatArray = field(default_factory=_missing)
