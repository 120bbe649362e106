"""What a result says of recorded deaths near a leg that belong to routes the leg does not name."""

from typing import Any

import pytest

from assessments.scoring.engine import score_corridor
from assessments.scoring.routes.left_out import LeftOut, left_out_sentence
from tests.scoring.exposure_world import event, evidence, leg, question
from tests.scoring.grid_world import the_method

LEG = "Leg 1, town 0 to town 1,"
MANY = {"Central": 1477, "Western": 16, "Atlantic": 6, "Desert": 5, "Eastern": 3}


def said(**routes: int) -> str:
    return left_out_sentence(LEG, LeftOut(0, routes, 0))


def test_one_route_is_told_in_one_sentence() -> None:
    assert said(Central=9) == (
        f"{LEG} lies near 9 incidents of recorded deaths that belong to the route “Central”, "
        "which the leg does not name; they do not count."
    )
    assert said(Central=1).endswith(
        "that belongs to the route “Central”, which the leg does not name; it does not count."
    )


def test_several_routes_are_told_in_one_sentence_with_their_sum() -> None:
    assert said(**MANY) == (
        f"{LEG} lies near 1,507 incidents of recorded deaths that belong to other named routes "
        "(Central 1,477, Western 16, Atlantic 6 and 2 others) and do not count, because the leg does not "
        "name them."
    )
    assert "(Central 4, Western 2)" in said(Central=4, Western=2)


def result(*labels: str, **changes: Any) -> dict[str, Any]:
    known = evidence(*(event(number=n, label=label) for n, label in enumerate(labels)))
    return score_corridor(question(leg(**changes)), known, the_method(), draws=0)


@pytest.mark.parametrize(
    ("labels", "is_first"), [(["A", "A", ""], True), (["A", ""], False), (["A", "", ""], False)]
)
def test_what_is_left_out_is_said_first_where_it_is_more_than_what_counts(
    labels: list[str], *, is_first: bool
) -> None:
    warnings = result(*labels)["warnings"]
    (told,) = [text for text in warnings if "which the leg does not name" in text]
    assert (warnings[0] == told) is is_first


def test_a_leg_lists_what_it_leaves_out_the_most_first() -> None:
    (told,) = result("B", "A", "A", "")["places"]["route"]["legs"]
    assert told["left_out"] == [{"route": "A", "incidents": 2}, {"route": "B", "incidents": 1}]


def test_a_leg_that_names_its_route_leaves_nothing_out() -> None:
    answer = result("A", "A", labels=("A",))
    assert answer["places"]["route"]["legs"][0]["left_out"] == []
    assert not [text for text in answer["warnings"] if "does not name" in text]
