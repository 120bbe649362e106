"""Risk at a place, worked by hand from its figures (section 2.3)."""

from datetime import date

import pytest

from tests.scoring.grid_world import everywhere, score, world

FIGURES = {
    "inform.earthquake": 8.0, "inform.tsunami": 2.0, "inform.river-flood": 8.0, "inform.coastal-flood": 2.0,
    "inform.tropical-cyclone": 8.0, "inform.drought": 2.0, "inform.epidemic": 6.0,
    "inform.health-conditions": 5.0, "inform.inequality": 5.0, "inform.development-deprivation": 7.0,
    "inform.food-security": 7.0, "inform.lack-of-coping": 6.0, "inform.current-conflict": 9.0,
}  # fmt: skip


@pytest.fixture(scope="module")
def place():
    evidence = world({"AAA": everywhere(4, **FIGURES), "BBB": everywhere(4)})
    return score(evidence)["places"]["origin"]


def test_hazard(place):
    # three hazards of 8 (2.8 each), three of 2 (8.2 each): (2.8^3 * 8.2^3)^(1/6) = sqrt(22.96) = 4.79166
    # with disease 6 (1 + 0.9*4 = 4.6): sqrt(4.79166 * 4.6) = 4.69485; (10 - 4.69485)/0.9 = 5.89461
    assert place["systems"]["physical"]["nominal"] == pytest.approx(5.78704, abs=1e-5)
    assert place["hazard"]["nominal"] == pytest.approx(5.89461, abs=1e-5)


def test_vulnerability(place):
    # 5, 5, 7, 7: 5.5, 5.5, 3.7, 3.7; (5.5 * 3.7)^(1/2) = sqrt(20.35) = 4.51110; (10 - 4.51110)/0.9 = 6.09878
    assert place["vulnerability"]["nominal"] == pytest.approx(6.09878, abs=1e-5)


def test_structural_risk_is_the_cube_root(place):
    # 5.89461 * 6.09878 * 6 = 215.699; cube root 5.99721
    assert place["structural"]["nominal"] == pytest.approx((5.89461 * 6.09878 * 6) ** (1 / 3), abs=1e-5)
    assert place["structural"]["nominal"] == pytest.approx(5.9972, abs=1e-3)


def test_violence_is_the_war_cell(place):
    assert place["violence"]["nominal"] == 9.0
    assert place["violence"]["band"] == "very high"


def test_risk_joins_violence_and_structure(place):
    # 9 is 1.9, 5.9972 is 4.60252: sqrt(1.9 * 4.60252) = 2.95715; (10 - 2.95715)/0.9 = 7.82539
    assert place["risk"]["nominal"] == pytest.approx(7.8254, abs=1e-3)
    assert place["risk"]["band"] == "very high"


def test_without_conflict_figures_the_place_is_not_rated_and_never_green():
    evidence = world({"AAA": everywhere(4), "BBB": everywhere(1, **{"inform.current-conflict": None})})
    payload = score(evidence)
    assert payload["risk"]["nominal"] is None
    assert payload["risk"]["band"] == "not rated"
    assert payload["risk"]["why"]["code"] == "coverage"


def test_displacement_by_weather_is_shown_and_moves_no_score():
    day = date(2024, 12, 31)
    row = ("idmc.disaster.weather", "BBB", "2024", 2024, day, 1_000_000.0, "", "disasters", None)
    calm = score(world({"AAA": everywhere(4), "BBB": everywhere(4)}))
    moved = score(world({"AAA": everywhere(4), "BBB": everywhere(4)}, [row]))
    # 1,000,000 / 5 years / 1,000,000 people = 20,000 per 100,000 a year, beyond 2,000
    assert moved["places"]["destination"]["threats"]["weather-displacement"]["nominal"] == 10.0
    assert moved["risk"]["nominal"] == calm["risk"]["nominal"]
    assert moved["places"]["destination"]["systems"] == calm["places"]["destination"]["systems"]
