"""One corridor under two versions: what moves, and which change alone moves it.

The destination has violence 8 and structural 4 (all else 4), so
R = SG(8, 4) = (10 - sqrt((1 + 0.9*2) * (1 + 0.9*6))) / 0.9 = (10 - sqrt(2.8 * 6.4)) / 0.9 = 6.4076: high.
Of residents the corridor takes the destination's value; the origin has 4 everywhere: medium.
"""

from datetime import date
from typing import Any

import pytest

from assessments.scoring.evidence.values import Question
from assessments.scoring.method_comparison import compare_corridor
from assessments.scoring.methods.method import Method, load_method
from assessments.scoring.methods.method_steps import steps_between
from tests.scoring.grid_world import METHOD_FILE, everywhere, the_method, world

LIMITS = "limits = [2.0, 3.5, 5.0, 6.5]"
PLACE = 'children = ["violence", "structural"]\nweights = [1, 1]'
EVIDENCE = world({"AAA": everywhere(4), "BBB": everywhere(4, **{"inform.current-conflict": 8})})
QUESTION = Question("AAA", "BBB", "residents", date(2026, 6, 30))


def edited(limit: float = 6.5, weight: float = 1) -> Method:
    text = METHOD_FILE.read_text(encoding="utf-8")
    text = text.replace(LIMITS, f"limits = [2.0, 3.5, 5.0, {limit}]")
    return load_method(text.replace(PLACE, PLACE.replace("[1, 1]", f"[{weight}, 1]")))


def moves(new: Method) -> list[dict[str, Any]]:
    old = the_method()
    return compare_corridor(QUESTION, EVIDENCE, old, new, steps_between(old, new))


def test_nothing_moves_where_no_band_is_crossed() -> None:
    assert moves(edited(limit=6.45)) == []


def test_a_lower_limit_moves_the_destination_and_the_corridor_but_not_the_origin() -> None:
    """6.4076 is above the new limit 6.4."""
    destination, corridor = moves(edited(limit=6.4))
    assert (destination["what"], corridor["what"]) == ("destination", "corridor")
    assert (destination["old"]["word"], destination["new"]["word"]) == ("high", "very high")
    assert destination["old"]["value"] == destination["new"]["value"] == pytest.approx(6.4076, abs=5e-5)
    assert destination["old"]["at_least"]
    assert destination["because"] == corridor["because"] == [0]


def test_each_change_that_alone_does_it_is_named() -> None:
    """Weight 3: (2.8**3 * 6.4)**(1/4) = 3.4428, (10 - 3.4428) / 0.9 = 7.286: very high at limit 6.5 too."""
    destination = moves(edited(limit=6.4, weight=3))[0]
    assert destination["new"]["value"] == pytest.approx(7.2857, abs=5e-4)
    assert destination["because"] == [0, 1]


def test_only_the_change_that_does_it_is_named() -> None:
    """Limit 6.45 alone leaves 6.4076 high; the weight alone makes 7.286 of it. Steps as in the file."""
    new = edited(limit=6.45, weight=3)
    steps = [step.changes[0].path for step in steps_between(the_method(), new)]
    assert steps == ["nodes.place.children.violence", "bands.risk.limits.4"]
    assert moves(new)[0]["because"] == [0]


def test_what_no_change_does_alone_they_do_only_together() -> None:
    """Weight 1.1: (2.8**1.1 * 6.4)**(1/2.1) = 4.1507, so 6.499: under 6.5, over 6.45; 6.4076 is below."""
    destination = moves(edited(limit=6.45, weight=1.1))[0]
    assert destination["new"]["value"] == pytest.approx(6.499, abs=5e-4)
    assert destination["because"] == []


def test_a_change_to_another_band_than_the_new_one_is_not_named() -> None:
    """Limit 5 becomes 6.41: medium. With weight 3 it is 7.286, very high, which the limit alone is not."""
    text = METHOD_FILE.read_text(encoding="utf-8").replace(LIMITS, "limits = [2.0, 3.5, 6.41, 6.5]")
    new = load_method(text.replace(PLACE, PLACE.replace("[1, 1]", "[3, 1]")))
    assert moves(new)[0]["because"] == [0]
