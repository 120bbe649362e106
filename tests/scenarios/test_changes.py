"""A change that cannot be made is refused in one sentence that names what is wrong."""

from typing import Any

import pytest

from assessments.scoring.what_ifs.what_if import problems_of
from tests.payloads import example

FIGURE = {"kind": "figure", "indicator": "inform.drought", "country": "THA", "how": "times", "number": 2.0}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "magic"}, "'magic' is no kind of change"),
        ({"kind": "offered", "offer": "war", "country": "THA"}, "'war' is not offered"),
        ({"kind": "offered", "offer": "drought", "country": "ZZZ"}, "no figure of 'ZZZ'"),
        (FIGURE | {"country": "ZZZ"}, "no figure 'inform.drought' of 'ZZZ'"),
        (FIGURE | {"number": "much"}, "'much' is not a number"),
        (FIGURE | {"number": float("inf")}, "inf is not a number"),
        (FIGURE | {"number": -1.0}, "cannot be multiplied by -1"),
        (FIGURE | {"how": "halve"}, "'halve' is no way to change a figure"),
        ({"kind": "profile", "field": "irregular_share", "value": 1.5}, "1.5 is not a share"),
        ({"kind": "profile", "field": "wealth", "value": 0.5}, "'wealth' is not in the mover profile"),
        ({"kind": "policy", "policy": "open-borders"}, "'open-borders' is no policy"),
        ({"kind": "leg", "leg": 9, "instead": "air"}, "has 3 legs; there is no leg 9"),
        ({"kind": "leg", "leg": 1, "instead": "rocket"}, "'rocket' is no way to travel"),
    ],
)
def test_a_wrong_change_is_named(change: dict[str, Any], said: str) -> None:
    assert any(said in problem for problem in problems_of(change, example()))
