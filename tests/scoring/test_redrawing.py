"""What is compared when a result is drawn again: every value that follows from the draws, nothing else."""

import json
from typing import Any

from assessments.scoring.redrawing import differing, drawn_values
from tests.scoring.grid_world import everywhere, route, score, world

WORLD = world({"AAA": everywhere(4), "BBB": everywhere(6), "CCC": everywhere(8)})


def payload(**asked: Any) -> dict[str, Any]:
    return score(WORLD, population="movers", **route("AAA land", "CCC land", "BBB"), **asked)


def test_ranges_probabilities_quantiles_and_clouds_are_compared() -> None:
    part = {
        "risk": {"nominal": 3.0, "low": 2.0, "median": 3.0, "high": 4.0, "reliability": 2.5,
                 "band_probability": {"low": 0.5, "medium": 0.5}, "quantiles": {"value": [2.0, 4.0]}},
        "working": {"N": 4},
    }  # fmt: skip
    assert drawn_values(part) == {
        "risk.nominal": 3.0, "risk.low": 2.0, "risk.median": 3.0, "risk.high": 4.0,
        "risk.band_probability.low": 0.5, "risk.band_probability.medium": 0.5,
        "risk.quantiles.value[0]": 2.0, "risk.quantiles.value[1]": 4.0,
    }  # fmt: skip


def test_a_result_drawn_again_does_not_differ_from_the_stored_document() -> None:
    stored = json.loads(json.dumps(payload()))
    values = drawn_values(stored)
    assert len(values) > 400
    assert differing(values, drawn_values(payload())) == []


def test_fewer_draws_differ_in_what_is_drawn_and_in_no_nominal_value() -> None:
    paths = differing(drawn_values(payload()), drawn_values(payload(draws=512)))
    assert "risk.median" in paths
    assert not [path for path in paths if path.endswith("nominal")]


def test_the_last_digit_is_no_difference_and_the_sixth_is() -> None:
    stored = {"risk.median": 3.5}
    assert differing(stored, {"risk.median": 3.5000000000000004}) == []
    assert differing(stored, {"risk.median": 3.500001}) == ["risk.median"]


def test_a_value_that_only_one_result_has_differs() -> None:
    assert differing({"risk.low": None}, {"risk.low": 2.0}) == ["risk.low"]
    assert differing({"a.low": 1.0}, {"a.low": 1.0, "b.low": 2.0}) == ["b.low"]
    assert differing({"a.low": None}, {}) == ["a.low"]
