"""Coverage is the share of nominal weight that rests on a figure; below two thirds not rated."""

import numpy as np
import pytest

from assessments.scoring.arithmetic.aggregate import build_tree, evaluate

TABLES = {
    "top": {"aggregator": "mean", "children": ["left", "right"], "weights": [1, 1]},
    "left": {"aggregator": "mean", "children": ["a", "b", "c"], "weights": [1, 1, 1]},
    "right": {"aggregator": "mean", "children": ["d", "e"], "weights": [1, 1]},
}
GONE = np.array([np.nan])


def outcomes(**values: float):
    inputs = {slug: np.array([values[slug]]) if slug in values else GONE for slug in "abcde"}
    return evaluate(build_tree(TABLES, 2 / 3), inputs)


def test_two_of_three_are_enough():
    found = outcomes(a=3.0, b=5.0, d=1.0, e=1.0)
    assert found["left"].coverage == pytest.approx(2 / 3)
    assert found["left"].value == pytest.approx([4.0])


def test_one_of_two_is_not_rated_and_never_zero():
    found = outcomes(a=3.0, b=3.0, c=3.0, d=1.0)
    assert found["right"].coverage == pytest.approx(0.5)
    assert np.isnan(found["right"].value).all()


def test_a_parents_coverage_is_the_mean_of_its_childrens():
    # left 2/3, right 1: (2/3 + 1)/2 = 5/6
    found = outcomes(a=3.0, b=5.0, d=1.0, e=1.0)
    assert found["top"].coverage == pytest.approx(5 / 6)
    assert found["top"].value == pytest.approx([2.5])


def test_an_unrated_child_contributes_no_coverage_and_no_value():
    # right has coverage 1/2, is not rated and counts as 0: top is (1 + 0)/2 = 1/2, not rated
    found = outcomes(a=3.0, b=3.0, c=3.0, d=1.0)
    assert found["top"].coverage == pytest.approx(0.5)
    assert np.isnan(found["top"].value).all()


def test_a_published_zero_is_a_figure():
    found = outcomes(a=0.0, b=0.0, c=0.0, d=0.0, e=0.0)
    assert found["top"].value == pytest.approx([0.0])
    assert found["top"].coverage == pytest.approx(1.0)


def test_without_a_required_child_a_node_is_not_rated():
    tables = {"node": {"aggregator": "max", "children": ["a", "b"], "weights": [1, 0], "required": ["a"]}}
    tree = build_tree(tables, 2 / 3)
    assert np.isnan(evaluate(tree, {"a": GONE, "b": np.array([9.0])})["node"].value).all()
    assert evaluate(tree, {"a": np.array([2.0]), "b": GONE})["node"].value == pytest.approx([2.0])


def test_draws_go_through_the_same_tree_and_coverage_stays_nominal():
    inputs = {slug: np.array([2.0, 4.0, 6.0]) for slug in "abcde"}
    weights = {"left": np.array([[1.0, 1, 1], [2, 1, 1], [1, 1, 4]])}
    found = evaluate(build_tree(TABLES, 2 / 3), inputs, weights)
    assert found["top"].value == pytest.approx([2.0, 4.0, 6.0])
    assert found["top"].coverage == pytest.approx(1.0)


def test_a_further_axis_such_as_countries_is_rated_country_by_country():
    inputs = {slug: np.array([[3.0, 5.0]]) for slug in "abde"} | {"c": np.array([[np.nan, 5.0]])}
    inputs["b"] = np.array([[np.nan, 5.0]])
    found = evaluate(build_tree(TABLES, 2 / 3), inputs)["left"]
    assert np.isnan(found.value[0, 0])
    assert found.value[0, 1] == pytest.approx(5.0)
