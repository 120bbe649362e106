"""Figures become severities between 0 and 10."""

import numpy as np
import pytest

from assessments.scoring.arithmetic.normalise import per_100k, to_severity

LOG = {"scale": "log", "goalposts": (1, 5000), "worse": "high"}
VOICE = {"scale": "linear", "goalposts": (-2.5, 2.5), "worse": "low"}
GROWTH = {"scale": "linear", "goalposts": (-10, 0), "worse": "low"}


def test_a_published_component_is_its_own_severity():
    assert to_severity(np.array([7.3]), {"scale": "published"}) == pytest.approx([7.3])


def test_weak_voice_is_severe():
    # +2.5 is 0, -2.5 is 10; -1 lies 3.5 of 5 below the best: 7
    assert to_severity(np.array([2.5, -1.0, -2.5]), VOICE) == pytest.approx([0.0, 7.0, 10.0])


def test_a_shrinking_economy_is_severe_a_growing_one_is_not():
    assert to_severity(np.array([3.0, -2.5, -12.0]), GROWTH) == pytest.approx([0.0, 2.5, 10.0])


def test_log_goalposts_count_orders_of_magnitude():
    # ln(100/1) / ln(5000/1) = 4.60517 / 8.51719 = 0.54069
    assert to_severity(np.array([100.0]), LOG) == pytest.approx([5.4069], abs=1e-4)


def test_figures_beyond_the_goalposts_are_clipped():
    assert to_severity(np.array([0.0, 0.5, 9e9]), LOG) == pytest.approx([0.0, 0.0, 10.0])


def test_missing_figures_stay_missing():
    assert np.isnan(to_severity(np.array([np.nan]), LOG)).all()
    assert np.isnan(to_severity(np.array([np.nan]), VOICE)).all()


def test_changing_the_unit_of_figure_and_goalposts_changes_nothing():
    thousands = {"scale": "log", "goalposts": (0.001, 5.0), "worse": "high"}
    assert to_severity(np.array([0.1]), thousands) == pytest.approx(to_severity(np.array([100.0]), LOG))


def test_a_rate_is_counted_per_100_000_people():
    assert per_100k(250.0, 1_000_000.0) == 25.0
