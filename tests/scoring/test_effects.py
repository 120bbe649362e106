"""Standardised effects: how many standard deviations a value moves with one of a choice."""

import numpy as np
import pytest

from assessments.scoring.arithmetic.effects import Drawn, effects_on, standardised_effects

DRAWS = 256
ONE = np.tile([-1.0, 1.0], DRAWS // 2)
TWO = np.tile([-1.0, -1.0, 1.0, 1.0], DRAWS // 4)
CHANCE = np.random.default_rng(1).normal(size=DRAWS)


def choice(name: str, values: np.ndarray) -> Drawn:
    return Drawn(name, name.title(), True, values)


def test_effects_of_a_linear_value_worked_by_hand() -> None:
    # y = 3 one - 4 two, both of variance 1 and uncorrelated: sd(y) = 5, effects 3/5 and -4/5
    found = standardised_effects(np.array([3 * ONE - 4 * TWO]), np.array([ONE, TWO]))
    assert found == pytest.approx(np.array([[0.6, -0.8]]))


def test_the_unit_of_a_choice_changes_no_effect() -> None:
    found = standardised_effects(np.array([3 * ONE - 4 * TWO]), np.array([100 * ONE + 7, TWO / 9]))
    assert found == pytest.approx(np.array([[0.6, -0.8]]))


def test_the_strongest_effect_comes_first_and_three_at_most_are_told() -> None:
    four = np.random.default_rng(2).normal(size=(4, DRAWS))
    value = four[0] + 4 * four[1] - 3 * four[2] + 2 * four[3]
    told = effects_on({"value": value}, [choice(name, four[at]) for at, name in enumerate("abcd")])
    assert [(row["choice"], row["effect"] > 0) for row in told] == [("b", True), ("c", False), ("d", True)]
    assert told[0] | {"effect": 0} == {
        "output": "value", "choice": "b", "label": "B", "effect": 0, "judgement": True,
    }  # fmt: skip


def test_an_effect_that_chance_could_give_is_left_out() -> None:
    value = ONE + np.random.default_rng(3).normal(size=DRAWS)
    told = effects_on({"value": value}, [choice("one", ONE), choice("chance", CHANCE)])
    assert [row["choice"] for row in told] == ["one"]


def test_a_value_that_does_not_move_depends_on_nothing() -> None:
    assert effects_on({"value": np.full(DRAWS, 4.0)}, [choice("one", ONE)]) == []


def test_a_choice_that_was_not_varied_has_no_effect() -> None:
    told = effects_on({"value": ONE + 0.1 * TWO}, [choice("fixed", np.ones(DRAWS)), choice("one", ONE)])
    assert [row["choice"] for row in told] == ["one"]


def test_draws_in_which_a_value_does_not_exist_say_nothing() -> None:
    value = np.where(np.arange(DRAWS) < 8, np.nan, ONE)
    told = effects_on({"value": value}, [choice("one", ONE), choice("two", TWO)])
    assert [row["choice"] for row in told] == ["one"]


def test_too_few_draws_for_the_choices_tell_nothing() -> None:
    assert effects_on({"value": ONE[:5]}, [choice("one", ONE[:5]), choice("two", TWO[:5])]) == []
