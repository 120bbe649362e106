"""The tree's means agree with another library's on a small case."""

import numpy as np
import pytest

from assessments.scoring.arithmetic.aggregate import geometric_mean, weighted_mean

agg = pytest.importorskip("skcriteria.agg.simple", reason="scikit-criteria is an oracle of the tests only")
skcriteria = pytest.importorskip("skcriteria")

VALUES = np.array([[3.0, 7.5, 1.0], [8.0, 2.0, 4.0], [5.0, 5.0, 5.0], [9.5, 0.5, 6.0]])
WEIGHTS = np.array([0.5, 0.3, 0.2])


def decision() -> object:
    return skcriteria.mkdm(VALUES, objectives=[max, max, max], weights=WEIGHTS)


def test_the_weighted_mean_is_the_weighted_sum_model() -> None:
    theirs = agg.WeightedSumModel().evaluate(decision())
    assert weighted_mean(VALUES, WEIGHTS) == pytest.approx(theirs.e_.score, rel=1e-12)


def test_the_geometric_mean_orders_like_the_weighted_product_model() -> None:
    theirs = agg.WeightedProductModel().evaluate(decision())
    ours = geometric_mean(VALUES, WEIGHTS)
    assert list(np.argsort(np.argsort(-ours)) + 1) == list(theirs.rank_)
