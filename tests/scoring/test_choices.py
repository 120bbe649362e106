"""The global choices: one point a draw, the nominal choice first, the same for everyone."""

import numpy as np
import pytest

from assessments.scoring.arithmetic.aggregate import build_tree
from assessments.scoring.drawing.choices import Choices, choices_of
from assessments.scoring.methods.method import InvalidMethod
from tests.scoring.grid_world import the_method

METHOD = the_method()
FACTORS, EXPONENTS = ("need", "fit", "access"), (0.4, 0.3, 0.3)


def chosen(draws: int | None = None, **changes: bool) -> Choices:
    return choices_of(METHOD, draws, **changes)


def test_the_method_says_how_many_draws() -> None:
    assert (chosen().count, chosen().rows, chosen(16).rows) == (1024, 1025, 17)


def test_a_negative_number_of_draws_is_refused() -> None:
    with pytest.raises(ValueError, match="must not be negative; it is -1"):
        chosen(-1)


def test_a_choice_runs_evenly_between_its_ends_after_the_nominal_one() -> None:
    k = chosen().between("fear.hardship-k", 0.5, 4.0, 2.0)
    assert (k.shape, k[0]) == ((1025,), 2.0)
    # scrambled Sobol points put one draw into each 1,024th of the range
    steps = np.floor((np.sort(k[1:]) - 0.5) / 3.5 * 1024).astype(int)
    assert steps.tolist() == list(range(1024))


def test_fewer_draws_are_the_first_of_many() -> None:
    many, few = chosen(), chosen(100)
    assert np.array_equal(few.point("match.slope"), many.point("match.slope")[:100])


@pytest.mark.parametrize(("first", "count"), [(0, 128), (128, 128), (1000, 24), (5, 1)])
def test_a_part_holds_the_same_rows_as_the_whole(first: int, count: int) -> None:
    whole, part = chosen(), chosen().part(first, count)
    for one, other in zip(
        whole.exponents(FACTORS, EXPONENTS), part.exponents(FACTORS, EXPONENTS), strict=True
    ):
        assert other[0] == one[0]
        assert np.array_equal(other[1:], one[1 + first : 1 + first + count])
    assert np.array_equal(part.mean_instead[1:], whole.mean_instead[1 + first : 1 + first + count])


def test_weights_move_by_a_quarter_and_the_first_row_is_nominal() -> None:
    weights = chosen().weights("structural", ("hazard", "vulnerability", "lack-of-coping"), (1, 1, 1))
    assert weights.shape == (1025, 3)
    assert weights[0].tolist() == [1, 1, 1]
    assert weights[1:].min() >= 0.75
    assert weights[1:].max() <= 1.25
    assert abs(np.corrcoef(weights[1:].T)[0, 1]) < 0.1


def test_a_child_without_a_dimension_keeps_its_weight() -> None:
    assert np.unique(chosen().weights("transit", ("AAA", "BBB"), (1.0, 2.0))).tolist() == [1.0, 2.0]


def test_the_exponents_sum_to_1_in_every_draw_and_keep_their_mean() -> None:
    drawn = np.stack(chosen().exponents(FACTORS, EXPONENTS), axis=-1)
    assert drawn[0].tolist() == pytest.approx(EXPONENTS)
    assert np.allclose(drawn.sum(axis=-1), 1.0, atol=1e-12)
    assert drawn[1:].mean(axis=0) == pytest.approx(EXPONENTS, abs=0.005)
    # a Dirichlet of 20 w has variance w (1 - w) / 21: .4 * .6 / 21 = .01143
    assert drawn[1:, 0].var() == pytest.approx(0.01143, rel=0.05)


def test_the_mean_stands_in_place_of_sg_in_half_the_draws_and_never_nominally() -> None:
    mean_instead = chosen().mean_instead
    assert not mean_instead[0]
    assert mean_instead.sum() == 512


def test_without_spread_every_row_is_nominal() -> None:
    flat = chosen(spread=False)
    assert np.unique(flat.between("match.slope", 0.07, 0.15, 0.10)).tolist() == [0.10]
    assert not flat.mean_instead.any()
    assert np.unique(flat.weights("living", ("epidemic", "disease-burden"), (1, 1))).tolist() == [1.0]
    assert np.isnan(flat.between("assumed:access-opportunity", 0.4, 0.9, np.nan)).all()


def test_another_seed_gives_other_points() -> None:
    other = choices_of(the_method("seed = 1\n", "seed = 2\n"))
    assert not np.array_equal(other.point("match.slope"), chosen().point("match.slope"))


def test_every_averaged_child_has_a_dimension_and_no_dimension_stands_twice() -> None:
    order = METHOD["draws.dimensions.order"]
    assert len(set(order)) == len(order)
    for slug, node in build_tree(METHOD["nodes"], 2 / 3).nodes.items():
        if len(node.children) > 1 and node.aggregator != "max":
            assert {f"weights:{slug}:{child}" for child in node.children} <= set(order)


def test_a_choice_the_method_does_not_name_is_refused() -> None:
    with pytest.raises(InvalidMethod, match=r"the method draws no 'match\.colour'"):
        chosen().point("match.colour")
