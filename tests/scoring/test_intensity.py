"""From incidents near a line to a severity, by hand."""

import numpy as np
import pytest

from assessments.scoring.arithmetic.intensity import exposure, kernel, per_100km, severity, weight

RULE = {"per_100km": 0.1, "ratio": 1001}


def one(weights, km, ages, bandwidth=50.0, half_life=365.0) -> float:
    arrays = [np.array(part, dtype=float) for part in (weights, km, ages, [bandwidth], [half_life])]
    return float(exposure(*arrays)[0])


def test_exposure_by_hand():
    # 9 dead on the line today: 10. None dead 25 km away a year ago: 1 * 0.75 * 0.5 = 0.375.
    assert one([10, 1], [0, 25], [0, 365]) == pytest.approx(10.375)


def test_severity_by_hand():
    # 10.375 on 200 km: 5.1875 each 100 km; ln(52.875) = 3.967930; / ln 1001 = 6.908755: 5.74333
    intensity = per_100km(np.array([10.375]), 200.0, 100.0)
    assert intensity == pytest.approx([5.1875])
    assert severity(intensity, RULE) == pytest.approx([5.74333], abs=1e-5)


def test_a_short_line_counts_as_100_km():
    assert per_100km(np.array([3.0]), 8.0, 100.0) == pytest.approx([3.0])


def test_a_hundred_for_each_100_km_is_the_worst():
    # ln(1 + 100/0.1) = ln 1001
    assert severity(np.array([100.0, 5000.0]), RULE) == pytest.approx([10.0, 10.0])


def test_no_incident_is_missing_and_not_zero():
    assert np.isnan(severity(np.array([0.0]), RULE)).all()


def test_a_number_not_stated_or_below_zero_adds_nothing():
    assert weight(np.array([np.nan, -3.0, 0.0, 2.0])).tolist() == [1.0, 1.0, 1.0, 3.0]


def test_at_the_bandwidth_nothing_counts():
    assert kernel(np.array([50.0]), np.array(50.0)).tolist() == [0.0]


def test_each_draw_has_its_own_bandwidth_and_half_life():
    found = exposure(
        np.array([2.0]),
        np.array([30.0]),
        np.array([730.0]),
        np.array([50.0, 25.0, 60.0]),
        np.array([365.0, 365.0, 730.0]),
    )
    # 2 * (1 - 0.36) / 4 = 0.32; out of reach; 2 * (1 - 0.25) / 2 = 0.75
    assert found == pytest.approx([0.32, 0.0, 0.75])


def test_many_incidents_come_to_the_sum_of_each():
    rng = np.random.default_rng(3)
    weights, km, ages = rng.integers(1, 9, 3000), rng.uniform(0, 60, 3000), rng.uniform(0, 3000, 3000)
    bandwidth, half_life = rng.uniform(25, 75, 700), rng.uniform(180, 730, 700)
    whole = exposure(weights.astype(float), km, ages, bandwidth, half_life)
    row = 411
    near = np.maximum(0, 1 - (km / bandwidth[row]) ** 2)
    assert whole[row] == pytest.approx((weights * near * 2 ** (-ages / half_life[row])).sum())
