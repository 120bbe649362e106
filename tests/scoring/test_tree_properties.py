"""What must hold of the tree whatever the figures are."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.arithmetic.aggregate import Tree, build_tree, evaluate, inverted_geometric_mean
from tests.scoring.grid_world import the_method

METHOD = the_method()
TREE: Tree = build_tree(METHOD["nodes"], 2 / 3)
INPUTS = tuple(METHOD["inputs"])
NODES = tuple(TREE.nodes)
severity = st.floats(0, 10, allow_nan=False)
some_figures = st.fixed_dictionaries({slug: st.none() | severity for slug in INPUTS})
all_figures = st.fixed_dictionaries(dict.fromkeys(INPUTS, severity))
SLACK = 1e-9


def values_of(figures: dict[str, float | None]) -> dict[str, float]:
    inputs = {slug: np.array([np.nan if value is None else value]) for slug, value in figures.items()}
    return {slug: float(outcome.value[0]) for slug, outcome in evaluate(TREE, inputs).items()}


@given(some_figures)
def test_every_value_is_between_0_and_10_or_missing(figures):
    for value in values_of(figures).values():
        assert np.isnan(value) or 0.0 <= value <= 10.0


@given(all_figures, st.sampled_from(INPUTS), severity)
def test_a_worse_figure_never_lowers_a_value(figures, slug, other):
    low, high = sorted((figures[slug], other))
    before, after = values_of({**figures, slug: low}), values_of({**figures, slug: high})
    assert all(after[node] >= before[node] - SLACK for node in NODES)


@given(all_figures, all_figures)
def test_a_place_worse_in_every_figure_is_worse_in_every_value(one, other):
    worse = {slug: max(one[slug], other[slug]) for slug in INPUTS}
    before, after = values_of(one), values_of(worse)
    assert all(after[node] >= before[node] - SLACK for node in NODES)


@given(severity)
def test_a_place_with_one_severity_everywhere_has_that_severity(value):
    assert values_of(dict.fromkeys(INPUTS, value))["place"] == pytest.approx(value, abs=SLACK)


@given(st.lists(severity, min_size=2, max_size=4))
def test_the_order_of_the_children_changes_nothing(values):
    means = [
        inverted_geometric_mean(np.array([order]), np.ones(len(values))) for order in permutations(values)
    ]
    assert np.ptp(means) < SLACK


@given(some_figures)
def test_below_coverage_is_not_rated_and_never_zero(figures):
    inputs = {slug: np.array([np.nan if value is None else value]) for slug, value in figures.items()}
    for slug, outcome in evaluate(TREE, inputs).items():
        if outcome.coverage + SLACK < 2 / 3 and slug in TREE.nodes:
            assert np.isnan(outcome.value).all()


@given(all_figures, st.sampled_from(INPUTS))
def test_taking_a_figure_away_keeps_values_between_those_that_stay(figures, slug):
    fewer = values_of({**figures, slug: None})
    kept = [value for name, value in figures.items() if name != slug]
    assert np.isnan(fewer["place"]) or min(kept) - SLACK <= fewer["place"] <= max(kept) + SLACK
