"""How sure a result is, in words that say no more than the draws do."""

import doctest
from types import ModuleType

import pytest

from assessments.reports.pictures import matrix_ranges, range_svg
from assessments.reports.tables import driver_tables
from assessments.reports.words import likelihood
from tests import payloads


@pytest.mark.parametrize("module", [driver_tables, likelihood, matrix_ranges, range_svg])
def test_the_examples_in_the_modules_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_a_named_field_is_told_with_the_draws_in_which_it_is_the_largest() -> None:
    assert likelihood.naming(payloads.example()["matrix"]) == "E in 83% of the draws"


def test_a_mixed_corridor_is_told_with_the_draws_of_each_field() -> None:
    said = likelihood.naming(payloads.contested()["matrix"])
    assert said == "mixed: E in 49% of the draws, RW in 43%, D in 8%, RS in 1%"


def test_without_draws_the_largest_share_is_told_and_nothing_named() -> None:
    matrix = payloads.without_draws(payloads.example())["matrix"]
    assert likelihood.naming(matrix) == "largest share E; ranges not computed in this snapshot"


def test_where_a_share_is_not_rated_there_is_nothing_to_name() -> None:
    assert likelihood.naming(payloads.half_rated()["matrix"]) == ""
    assert likelihood.naming(payloads.not_rated()["matrix"]) == ""


def test_d_is_not_named_without_a_figure_of_the_corridor_however_often_it_leads() -> None:
    matrix = payloads.contested()["matrix"]
    matrix["probability"] = {"E": 0.1, "RS": 0.0, "D": 0.9, "RW": 0.0}
    assert likelihood.why_mixed(matrix).startswith("D is named only where need or access is recorded")


@pytest.mark.parametrize(
    ("share", "word"), [(None, ""), (0.69, ""), (0.70, "probably "), (0.949, "probably "), (0.95, "")]
)
def test_probably_stands_from_seventy_to_ninety_five_percent(share: float | None, word: str) -> None:
    assert likelihood.probably(share) == word
