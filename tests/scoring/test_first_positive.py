"""What is going on counts before what is projected: the first value above 0."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.arithmetic.aggregate import build_tree, evaluate, first_positive

EVEN = np.ones(2)
severity = st.floats(0, 10, allow_nan=False)


def human(current: float, projected: float) -> float:
    return float(first_positive(np.array([[current, projected]]), EVEN)[0])


def test_a_conflict_going_on_counts_whatever_is_projected():
    assert human(1.0, 7.0) == 1.0


def test_where_there_is_none_the_projection_counts():
    assert human(0.0, 5.25) == 5.25


def test_where_neither_is_above_zero_the_value_is_zero():
    assert human(0.0, 0.0) == 0.0


def test_a_missing_value_gives_way():
    assert human(np.nan, 5.25) == 5.25
    assert human(0.0, np.nan) == 0.0
    assert human(8.0, np.nan) == 8.0
    assert np.isnan(human(np.nan, np.nan))


def test_each_draw_chooses_for_itself():
    tables = {"human": {"aggregator": "first-positive", "children": ["now", "later"], "weights": [1, 1]}}
    draws = {"now": np.array([[9.0, 0.0], [0.0, 0.0]]), "later": np.array([[2.0, 3.0], [2.0, 4.0]])}
    found = evaluate(build_tree(tables, 0.0), draws)["human"].value
    assert found.tolist() == [[9.0, 3.0], [2.0, 4.0]]


@given(severity, severity)
def test_the_value_is_one_of_the_children(current, projected):
    assert human(current, projected) in (current, projected)


@given(st.floats(0.1, 5), st.floats(6, 10))
def test_a_worse_figure_can_lower_the_value_so_no_corridor_may_use_it(current, projected):
    assert human(current, projected) < human(0.0, projected)


def test_one_child_is_itself():
    assert first_positive(np.array([[4.0], [np.nan]]), np.ones(1)) == pytest.approx(
        [4.0, np.nan], nan_ok=True
    )
