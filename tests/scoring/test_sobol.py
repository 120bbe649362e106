"""Sobol indices of many outputs at once, against known values and against SALib."""

import numpy as np
import pytest
from SALib.analyze import sobol as salib
from scipy.stats import sobol_indices

from assessments.scoring.arithmetic.sobol import Evaluations, design, exchanged, indices_of

BASE, CHOICES = 1024, 3
PROBLEM = {"num_vars": CHOICES, "names": ["one", "two", "three"], "bounds": [[0.0, 1.0]] * CHOICES}


def ishigami(points: np.ndarray) -> np.ndarray:
    one, two, three = np.pi * (2 * points - 1)
    return np.sin(one) + 7 * np.sin(two) ** 2 + 0.1 * three**4 * np.sin(one)


def model(points: np.ndarray) -> np.ndarray:
    return np.stack([ishigami(points), 3 * points[0] - 4 * points[1], 100 + points[0] * points[2]])


@pytest.fixture(scope="module")
def evaluated() -> Evaluations:
    a, b = design(CHOICES, BASE, 1)
    pages = [model(exchanged(a, b, choice)) for choice in range(CHOICES)]
    return Evaluations(model(a), model(b), np.stack(pages))


def for_salib(found: Evaluations, output: int) -> np.ndarray:
    """Return one output as SALib reads it: point by point A, each exchange, B."""
    columns = [found.at_a[output], *found.at_ab[:, output], found.at_b[output]]
    return np.stack(columns, axis=-1).ravel()


@pytest.mark.parametrize("output", [0, 1, 2])
def test_every_output_agrees_with_salib_to_the_last_digits(evaluated: Evaluations, output: int) -> None:
    found = indices_of(evaluated, resamples=50, seed=7)
    oracle = salib.analyze(
        PROBLEM, for_salib(evaluated, output), calc_second_order=False, num_resamples=50, seed=7
    )
    assert found.first[output] == pytest.approx(oracle["S1"], abs=1e-9)
    assert found.total[output] == pytest.approx(oracle["ST"], abs=1e-9)
    assert found.first_within[output] == pytest.approx(oracle["S1_conf"], abs=1e-9)
    assert found.total_within[output] == pytest.approx(oracle["ST_conf"], abs=1e-9)


def test_the_indices_of_ishigami_are_those_known(evaluated: Evaluations) -> None:
    # a = 7, b = .1: first .3139, .4424, 0; total .5576, .4424, .2437
    found = indices_of(evaluated)
    assert found.first[0] == pytest.approx([0.3139, 0.4424, 0.0], abs=0.02)
    assert found.total[0] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)


def test_a_linear_model_splits_its_variance_by_squares(evaluated: Evaluations) -> None:
    # 3 x - 4 y: 9/25 and 16/25, nothing together
    found = indices_of(evaluated)
    assert found.first[1] == pytest.approx([0.36, 0.64, 0.0], abs=0.01)
    assert found.total[1] == pytest.approx([0.36, 0.64, 0.0], abs=0.01)


def test_scipy_agrees(evaluated: Evaluations) -> None:
    found = indices_of(evaluated)
    values = {"f_A": evaluated.at_a, "f_B": evaluated.at_b, "f_AB": evaluated.at_ab}
    oracle = sobol_indices(func=values, n=BASE)
    assert found.first == pytest.approx(oracle.first_order, abs=0.005)
    assert found.total == pytest.approx(oracle.total_order, abs=1e-9)


def test_an_output_that_does_not_move_has_no_indices() -> None:
    still = Evaluations(np.full((1, 8), 3.0), np.full((1, 8), 3.0), np.full((2, 1, 8), 3.0))
    found = indices_of(still)
    assert not np.any(found.first) and not np.any(found.total) and not np.any(found.first_within)


def test_a_constant_added_to_an_output_changes_no_index(evaluated: Evaluations) -> None:
    moved = Evaluations(evaluated.at_a + 50, evaluated.at_b + 50, evaluated.at_ab + 50)
    assert indices_of(moved).first == pytest.approx(indices_of(evaluated).first, abs=1e-8)


def test_points_of_the_design_lie_above_0_and_below_1() -> None:
    a, b = design(5, 256, 1)
    assert a.shape == b.shape == (5, 256)
    assert min(a.min(), b.min()) > 0 and max(a.max(), b.max()) < 1
