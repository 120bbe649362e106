"""The noise of a figure: a function of seed, place, indicator and draw, and of nothing else."""

import numpy as np
import pytest
from scipy.special import ndtri

from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.drawing.noise import drawn_count, drawn_severity, drawn_share, uniforms
from tests.scoring.grid_world import the_method

CHOICES = choices_of(the_method())


def test_a_draw_is_the_same_whatever_was_drawn_before() -> None:
    whole = uniforms(1, "MMR", "inform.epidemic", 0, 1024)
    for first, count in ((0, 7), (1, 128), (130, 5), (1023, 1), (512, 512)):
        part = uniforms(1, "MMR", "inform.epidemic", first, count)
        assert np.array_equal(part, whole[first : first + count])


def test_the_numbers_are_the_same_in_every_process() -> None:
    expected = [0.9677529846383477, 0.596553324674743, 0.8666711893430248]
    assert uniforms(1, "MMR", "inform.epidemic", 0, 3).tolist() == pytest.approx(expected, abs=1e-12)


def test_seed_place_and_indicator_each_give_numbers_of_their_own() -> None:
    keys = [(1, "MMR", "inform.epidemic"), (2, "MMR", "inform.epidemic"), (1, "THA", "inform.epidemic"),
            (1, "MMR", "inform.drought")]  # fmt: skip
    drawn = np.stack([ndtri(uniforms(*key, 0, 4096)) for key in keys])
    assert np.abs(np.corrcoef(drawn) - np.eye(4)).max() < 0.06


def test_uniform_numbers_are_never_0_or_1_and_normal_ones_standard() -> None:
    even = uniforms(1, "MMR", "wgi.voice", 0, 100_000)
    assert 0 < even.min() < even.max() < 1
    noise = ndtri(uniforms(1, "MMR", "wgi.voice", 0, 100_000))
    assert (noise.mean(), noise.std()) == pytest.approx((0.0, 1.0), abs=0.01)


@pytest.mark.parametrize(("tier", "deviation"), [(1, 0.3), (2, 0.6), (3, 1.2)])
def test_a_severity_varies_by_its_tier_around_the_published_one(tier: int, deviation: float) -> None:
    drawn = drawn_severity(5.0, tier, "MMR", "inform.epidemic", CHOICES)
    assert (drawn.shape, drawn[0]) == ((1025,), 5.0)
    assert drawn[1:].mean() == pytest.approx(5.0, abs=0.1)
    assert drawn[1:].std() == pytest.approx(deviation, rel=0.06)


def test_a_severity_stays_between_0_and_10() -> None:
    assert drawn_severity(0.1, 3, "MMR", "inform.epidemic", CHOICES).min() == 0.0
    assert drawn_severity(9.9, 3, "MMR", "inform.epidemic", CHOICES).max() == 10.0


def test_a_count_varies_around_the_published_one_as_its_median() -> None:
    drawn = drawn_count(50_000.0, 0.25, "MMR-JPN", "undesa.stock", CHOICES)
    assert drawn[0] == 50_000.0
    assert np.median(drawn[1:]) == pytest.approx(50_000.0, rel=0.02)
    assert np.log(drawn[1:]).std() == pytest.approx(0.25, rel=0.06)


def test_a_share_varies_as_beta_by_the_number_of_decisions() -> None:
    # Beta(40, 60): mean .4, variance .4 * .6 / 101 = .002376; ten times the decisions: .000240
    few = drawn_share(40.0, 60.0, 0.4, "MMR", "recognition", CHOICES)
    many = drawn_share(400.0, 600.0, 0.4, "MMR", "recognition", CHOICES)
    assert few[0] == many[0] == 0.4
    assert few[1:].mean() == pytest.approx(0.4, abs=0.005)
    assert few[1:].var() == pytest.approx(0.002376, rel=0.08)
    assert many[1:].var() == pytest.approx(0.000240, rel=0.08)


def test_without_spread_nothing_varies() -> None:
    flat = choices_of(the_method(), 64, spread=False)
    assert np.unique(drawn_severity(5.0, 3, "MMR", "inform.epidemic", flat)).tolist() == [5.0]
    assert np.unique(drawn_count(70.0, 0.5, "MMR-JPN", "undesa.stock", flat)).tolist() == [70.0]
    assert np.unique(drawn_share(4.0, 6.0, 0.4, "MMR", "recognition", flat)).tolist() == [0.4]
