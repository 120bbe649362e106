"""Sobol indices of one corridor: which choices and figures carry the variance of its result."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from assessments.scoring.drawing.choice_labels import figure_name
from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.drawing.noise import drawn_severity, uniforms
from assessments.scoring.evidence.values import Question
from assessments.scoring.sensitivity import sensitivity
from tests.scoring.grid_world import AS_OF, everywhere, route, the_method, world

WORLD = world({"AAA": everywhere(4), "BBB": everywhere(6), "CCC": everywhere(8)})


def ask(population: str = "residents", base: int = 64, *, every: bool = False, **way: Any) -> dict[str, Any]:
    question = Question("AAA", "BBB", population, AS_OF, **way)
    return sensitivity(question, WORLD, the_method(), base, every=every)


def test_the_risk_of_residents_depends_on_nothing_but_the_destination() -> None:
    for row in ask()["outputs"]["risk"]:
        if row["total"] > 0:
            assert row["choice"].startswith(("figure:BBB:", "weights:", "mean-instead-of-sg"))


def test_the_strongest_choice_comes_first_with_words() -> None:
    rows = ask()["outputs"]["risk"]
    totals = [row["total"] for row in rows]
    assert totals == sorted(totals, reverse=True)
    assert all(row["label"] and row["label"] != row["choice"] for row in rows)


def test_the_conflict_figure_carries_the_most() -> None:
    # half the weight of R rests on one figure of noise .6, the other half on eleven
    first = ask(base=256)["outputs"]["risk"][0]
    assert first["choice"] == "figure:BBB:inform.current-conflict"
    assert first["total"] > 0.5
    assert first["first_within"] > 0


def test_movers_depend_on_the_route_as_well() -> None:
    rows = ask("movers", **route("AAA land", "CCC land", "BBB"))["outputs"]["risk"]
    moving = {row["choice"] for row in rows if row["total"] > 0}
    assert {"figure:CCC:inform.current-conflict", "weights:corridor:route"} <= moving


def test_an_output_that_is_not_rated_is_left_out() -> None:
    assert list(ask()["outputs"]) == ["risk"]


def test_every_value_of_both_ends_can_be_asked_for() -> None:
    outputs = ask(every=True)["outputs"]
    assert {"origin.place", "destination.violence", "destination.hunger"} <= set(outputs)
    top = outputs["destination.hunger"][0]
    assert top["choice"] == "figure:BBB:inform.food-security"
    assert top["total"] == pytest.approx(1.0, abs=0.05)


def test_the_runs_are_counted() -> None:
    found = ask()
    assert found["runs"] == found["points"] * (len(found["outputs"]["risk"]) + 2)


def test_the_same_question_gives_the_same_indices() -> None:
    assert ask() == ask()


@pytest.mark.parametrize("base", [0, 1, 100])
def test_a_number_of_points_that_is_no_power_of_two_is_refused(base: int) -> None:
    with pytest.raises(ValueError, match=f"a power of two from 2 on; it is {base}"):
        ask(base=base)


def test_points_given_stand_in_place_of_the_methods_own() -> None:
    choices = choices_of(the_method(), 16)
    names = choices.method["draws.dimensions.order"]
    own = {name: choices.point(name) for name in names}
    own[figure_name("BBB", "inform.epidemic")] = uniforms(choices.seed, "BBB", "inform.epidemic", 0, 16)
    given = replace(choices, given=own)
    assert np.array_equal(given.mean_instead, choices.mean_instead)
    one, other = (drawn_severity(6.0, 2, "BBB", "inform.epidemic", drawn) for drawn in (choices, given))
    assert np.array_equal(one, other)
