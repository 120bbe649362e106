"""Min-max by the range of the data: what it gives, and why no corridor may use it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.arithmetic.aggregate import build_tree, evaluate
from assessments.scoring.arithmetic.normalise import rescale

RANGE = {"scale": "data-range"}
POSTS = {"scale": "linear", "goalposts": (0.0, 100.0)}
TREE = build_tree({"index": {"aggregator": "mean", "children": ["x", "y"], "weights": [1, 1]}}, 0.0)
figure = st.floats(0, 100, allow_nan=False).map(lambda value: round(value, 3))


def scores(card: dict[str, object], rows: list[tuple[float, float]]) -> list[float]:
    columns = dict(zip("xy", np.array(rows).T, strict=True))
    inputs = {slug: rescale(column[np.newaxis], card, "high", 100.0) for slug, column in columns.items()}
    return evaluate(TREE, inputs)["index"].value[0].tolist()


def test_the_least_figure_is_0_and_the_greatest_100():
    # (4 - 2)/(10 - 2) = 0.25
    assert rescale(np.array([2.0, 4.0, 10.0]), RANGE, "high", 100.0).tolist() == [0.0, 25.0, 100.0]


def test_where_less_is_better_the_least_figure_is_100():
    assert rescale(np.array([2.0, 4.0, 10.0]), RANGE, "low", 100.0).tolist() == [100.0, 75.0, 0.0]


def test_a_missing_figure_stays_missing_and_sets_no_end():
    found = rescale(np.array([2.0, np.nan, 4.0]), RANGE, "high", 10.0)
    assert found == pytest.approx([0.0, np.nan, 10.0], nan_ok=True)


def test_figures_that_do_not_differ_say_nothing():
    assert np.isnan(rescale(np.array([3.0, 3.0, np.nan]), RANGE, "high", 10.0)).all()
    assert np.isnan(rescale(np.array([np.nan, np.nan]), RANGE, "high", 10.0)).all()


def test_each_draw_has_its_own_range():
    draws = np.array([[0.0, 1.0, 2.0], [0.0, 1.0, 4.0]])
    assert rescale(draws, RANGE, "high", 1.0).tolist() == [[0.0, 0.5, 1.0], [0.0, 0.25, 1.0]]


def test_a_factor_comes_before_the_goalposts():
    # 0.7 x 7.5 = 5.25
    assert rescale(np.array([7.5]), {"scale": "published", "factor": 0.7}, "high", 10.0) == pytest.approx(
        5.25
    )


@given(st.floats(12.1, 1e6, allow_nan=False))
def test_removing_one_alternative_can_turn_two_others_around(outlier):
    # y runs from 0 to 6 throughout. With the outlier x runs from 0 to c > 12:
    #   one = (0 + 100)/2 = 50, other = (400/c + 66.7)/2 < 50.
    # Without it x runs from 0 to 4: one = 50 as before, other = (100 + 66.7)/2 = 83.3.
    one, other, floor, far = (0.0, 6.0), (4.0, 4.0), (0.0, 0.0), (outlier, 0.0)
    with_it = scores(RANGE, [one, other, floor, far])
    without = scores(RANGE, [one, other, floor])
    assert with_it[0] > with_it[1]
    assert without[0] < without[1]


@given(st.lists(st.tuples(figure, figure), min_size=2, max_size=6), st.data())
def test_between_fixed_goalposts_removing_one_changes_no_other(rows, data):
    gone = data.draw(st.integers(0, len(rows) - 1))
    kept = scores(POSTS, rows[:gone] + rows[gone + 1 :])
    everyone = scores(POSTS, rows)
    assert kept == everyone[:gone] + everyone[gone + 1 :]


@given(st.lists(figure, min_size=2, max_size=8), st.sampled_from(["high", "low"]))
def test_rescaled_figures_lie_between_the_ends_or_are_missing(figures, top):
    found = rescale(np.array(figures), RANGE, top, 100.0)
    assert (np.isnan(found) | ((found >= 0.0) & (found <= 100.0))).all()


@given(st.lists(figure, min_size=2, max_size=8, unique=True), st.floats(0.01, 1000))
def test_the_unit_changes_nothing(figures, factor):
    before = rescale(np.array(figures), RANGE, "high", 100.0)
    assert rescale(np.array(figures) * factor, RANGE, "high", 100.0) == pytest.approx(before, abs=1e-6)
