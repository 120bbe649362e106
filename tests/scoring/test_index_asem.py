"""The ASEM example: range of the data, weighted means on three levels, ranks."""

from pathlib import Path

import numpy as np
import pytest

from assessments.scoring.indices.method import load_index_method
from assessments.scoring.indices.reproducing import ranks, reproduce
from tests.scoring.index_world import as_csv, tables_of, the_index

SMALL = """
name = "small"
scale = { least = 0, most = 100 }
coverage = { rated_from = 0 }
reading = { inputs = "in.csv", keys = ["who"], missing = [""] }
indicators = { trade = {}, cost = {} }

[inputs]
trade = { indicator = "trade", scale = "data-range", top = "high" }
cost = { indicator = "cost", scale = "data-range", top = "low" }

[nodes.index]
aggregator = "mean"
children = ["trade", "cost"]
weights = [3, 1]
column = "Index"

[[compare]]
stage = "inputs"
file = "normalised.csv"
difference = "relative"
below = 1e-9

[[compare]]
stage = "nodes"
file = "scores.csv"
difference = "relative"
below = 1e-9

[[compare]]
stage = "ranks"
file = "ranks.csv"
decimals = 2
difference = "absolute"
below = 1e-9
"""
METHOD = load_index_method(SMALL, "small.toml")
FIGURES = [("A", 0, 9), ("B", 3, 5), ("C", 4, 1)]
# trade: 0, 75, 100. cost, less is better: 0, 50, 100. Index (3*trade + cost)/4: 0, 68.75, 100.
TEXTS = {
    "in.csv": as_csv([{"who": who, "trade": trade, "cost": cost} for who, trade, cost in FIGURES]),
    "normalised.csv": "who,trade,cost\nA,0,0\nB,75,50\nC,100,100\n",
    "scores.csv": "Index,who\n100,C\n0,A\n68.75,B\n",
    "ranks.csv": "who,Index\nC,1\nB,2\nA,3\n",
}


def test_three_alternatives_by_hand_from_figures_to_ranks():
    stages = reproduce(METHOD, tables_of(METHOD, TEXTS))
    assert [(stage.name, stage.values, stage.differing) for stage in stages] == [
        ("inputs", 6, ()),
        ("nodes", 3, ()),
        ("ranks", 3, ()),
    ]


def test_differences_are_relative_where_the_method_says_so():
    stages = reproduce(METHOD, tables_of(METHOD, TEXTS | {"scores.csv": "Index,who\n100,C\n0,A\n55,B\n"}))
    assert stages[1].largest == pytest.approx(0.25)  # (68.75 - 55)/55
    assert [difference.row for difference in stages[1].differing] == ["B"]


def test_equal_scores_share_the_better_rank_and_a_missing_one_has_none():
    found = ranks(np.array([7.0, 9.0, 7.0, np.nan, 1.0]))
    assert found == pytest.approx([2.0, 1.0, 2.0, np.nan, 4.0], nan_ok=True)


def test_scores_equal_at_two_decimals_share_a_rank():
    # trade 0, 99996, 100000 of 100000: index 99.997 and 100 -> 100.00 and 100.00 at two decimals
    figures = "who,trade,cost\nA,0,9\nB,99996,1\nC,100000,1\n"
    normalised = "who,trade,cost\nA,0,0\nB,99.996,100\nC,100,100\n"
    scores = "who,Index\nA,0\nB,99.997\nC,100\n"
    texts = {"in.csv": figures, "normalised.csv": normalised, "scores.csv": scores}
    stages = reproduce(METHOD, tables_of(METHOD, texts | {"ranks.csv": "who,Index\nA,3\nB,1\nC,1\n"}))
    assert [stage.differing for stage in stages] == [(), (), ()]


def test_figures_normalised_values_scores_and_ranks_are_as_published(shared_vectors: Path):
    method = the_index("asem")
    folder = shared_vectors / "coinr"
    texts = {file: (folder / file).read_text(encoding="utf-8-sig") for file in method.columns}
    stages = reproduce(method, tables_of(method, texts))
    assert [stage.differing for stage in stages] == [(), (), ()]
    assert [stage.values for stage in stages] == [51 * 49, 51 * 11, 51 * 11]
    assert max(stage.largest for stage in stages) < 1e-9
