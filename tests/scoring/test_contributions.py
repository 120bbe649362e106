"""A value is shared out exactly among the inputs under it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.arithmetic.aggregate import build_tree, evaluate
from assessments.scoring.arithmetic.contributions import contributions_to, shares_of

severity = st.floats(0, 10)
NODES = {
    "physical": {"aggregator": "sg", "children": ["flood", "storm", "drought"], "weights": [1, 1, 2]},
    "war": {"aggregator": "max", "children": ["battles", "flight"], "weights": [1, 0]},
    "structural": {"aggregator": "geometric", "children": ["physical", "coping"], "weights": [1, 1]},
    "place": {"aggregator": "sg", "children": ["war", "structural", "voice"], "weights": [1, 1, 1]},
}
INPUTS = ("flood", "storm", "drought", "battles", "flight", "coping", "voice")


def test_a_mean_shares_by_weight_times_value() -> None:
    # 1 * 2 = 2 and 3 * 4 = 12, of 14
    assert shares_of("mean", [2.0, 4.0], [1, 3]) == pytest.approx([2 / 14, 12 / 14])


def test_sg_shares_by_the_logarithm_of_the_distance_from_the_worst() -> None:
    # phi(8) = ln 10 - ln 2.8 = 1.272966, phi(2) = ln 10 - ln 8.2 = 0.198451, of 1.471417
    assert shares_of("sg", [8.0, 2.0], [1, 1]) == pytest.approx([0.865130, 0.134870], abs=1e-5)


def test_a_geometric_mean_shares_by_the_logarithm_of_one_more() -> None:
    # ln 2 : ln 4 : ln 8 = 1 : 2 : 3
    assert shares_of("geometric", [1.0, 3.0, 7.0], [1, 1, 1]) == pytest.approx([1 / 6, 2 / 6, 3 / 6])


def test_a_maximum_belongs_to_the_figure_that_is_the_maximum() -> None:
    assert shares_of("max", [3.0, 7.0, float("nan")], [1, 0, 1]) == [0.0, 1.0, 0.0]


def test_a_tie_of_the_maximum_is_split_equally() -> None:
    assert shares_of("max", [7.0, 7.0, 3.0], [1, 0, 0]) == [0.5, 0.5, 0.0]


def test_a_missing_child_gave_up_its_weight() -> None:
    assert shares_of("sg", [8.0, float("nan"), 2.0], [1, 5, 1]) == pytest.approx(
        [0.865130, 0.0, 0.134870], abs=1e-5
    )


def test_nothing_is_shared_out_where_everything_is_zero() -> None:
    assert shares_of("sg", [0.0, 0.0], [1, 1]) == [0.0, 0.0]


def test_an_aggregator_without_shares_is_refused() -> None:
    with pytest.raises(ValueError, match="no shares are known for the aggregator 'first-positive'"):
        shares_of("first-positive", [1.0], [1])


@given(st.lists(severity, min_size=len(INPUTS), max_size=len(INPUTS)), st.sets(st.sampled_from(INPUTS)))
def test_what_the_inputs_contribute_sums_to_the_value(values: list[float], missing: set[str]) -> None:
    tree = build_tree(NODES, 0.0)
    inputs = {
        slug: np.array([np.nan if slug in missing else value])
        for slug, value in zip(INPUTS, values, strict=True)
    }
    outcomes = {slug: float(found.value[0]) for slug, found in evaluate(tree, inputs).items()}
    if np.isnan(outcomes["place"]):
        return
    parts = contributions_to("place", tree, outcomes)
    assert sum(parts.values()) == pytest.approx(outcomes["place"], abs=1e-9)
    assert set(parts) <= set(INPUTS) - missing
    assert min(parts.values()) >= 0.0


def test_an_input_that_serves_twice_contributes_both_parts() -> None:
    nodes = {
        "one": {"aggregator": "mean", "children": ["shared", "own"], "weights": [1, 1]},
        "all": {"aggregator": "mean", "children": ["one", "shared"], "weights": [1, 1]},
    }
    # one = (4 + 8) / 2 = 6, all = (6 + 4) / 2 = 5: own 8/12 of 3 = 2, shared 4/12 of 3 + 2 = 3
    values = {"shared": 4.0, "own": 8.0, "one": 6.0, "all": 5.0}
    assert contributions_to("all", build_tree(nodes, 0.0), values) == pytest.approx(
        {"own": 2.0, "shared": 3.0}
    )


def test_another_whole_is_shared_out_in_the_same_proportion() -> None:
    tree = build_tree({"all": {"aggregator": "mean", "children": ["a", "b"], "weights": [1, 1]}}, 0.0)
    values = {"a": 2.0, "b": 6.0, "all": 4.0}
    assert contributions_to("all", tree, values, 1.0) == pytest.approx({"a": 0.25, "b": 0.75})
