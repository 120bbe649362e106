"""Which routes of recorded deaths lie near the legs of a plan and do not count, since no leg names them.

The incidents and the distances are those of a result asked now: what is said while a route is edited
is what an assessment would leave out.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from assessments.evidence import releases_counting
from assessments.models import Assessment, Method
from assessments.questions import counting_as_of, digest_of, leg_value
from assessments.recorded_incidents import box_around, incidents_with_a_route
from assessments.scoring.arithmetic.aggregate import BoolArray
from assessments.scoring.evidence.covering import Covering, covering_of
from assessments.scoring.evidence.values import LegValue, PlaceValue, Question
from assessments.scoring.methods.method import load_method
from assessments.scoring.routes.incidents import count_incidents
from corridors.counting import Counting
from corridors.models import Leg
from corridors.routing import RoutePlan

KIND = "death"
NOMINAL = 1.0  # bandwidths: what is left out does not depend on the draws

LeftOut = Mapping[int, Mapping[str, int]]


def left_out_of(plan: RoutePlan, legs: Sequence[Leg]) -> LeftOut:
    """Return by the number of a leg how many incidents near it do not count, by the route they belong to."""
    stored = Method.objects.filter(is_default=True).first()
    if stored is None or not plan.places:
        return {}
    method, question = load_method(stored.text), _question(plan, legs)
    counting = counting_as_of(question.as_of)
    known = _known(digest_of(counting), counting)
    if not len(known):
        return {}
    lines = [leg for leg in question.legs if leg.mode in method["route.line_modes"]]
    near = known[_is_near(known, lines)].reset_index(drop=True)
    covering = _covering(counting, question, int(method.number("exposure.coverage_ended_months")))
    return count_incidents(near, question, covering, method, NOMINAL).left_out


def _question(plan: RoutePlan, legs: Sequence[Leg]) -> Question:
    return Question(
        origin=plan.places[0].iso3,
        destination=plan.places[-1].iso3,
        population="",
        as_of=Assessment.default_as_of(),
        places=tuple(PlaceValue(one.name, one.iso3, one.longitude, one.latitude) for one in plan.places),
        legs=tuple(leg_value(leg) for leg in legs),
    )


@lru_cache(maxsize=2)
def _known(digest: str, counting: Counting) -> pd.DataFrame:
    """The incidents that bear the name of a route, read once; ``digest`` is the evidence they belong to."""
    return incidents_with_a_route(counting)


def _is_near(known: pd.DataFrame, lines: Sequence[LegValue]) -> BoolArray:
    """Return which incidents lie in the box around a line; the engine measures only these."""
    east, north = (known[name].to_numpy(dtype=float) for name in ("longitude", "latitude"))
    inside = np.zeros(len(known), dtype=bool)
    for west, south, end, top in map(box_around, lines):
        across = (west <= east) & (east <= end) if west <= end else (west <= east) | (east <= end)
        inside |= across & (south <= north) & (north <= top)
    return inside


def _covering(counting: Counting, question: Question, ended_months: int) -> Covering:
    return covering_of(KIND, releases_counting(counting), question.as_of, ended_months)
