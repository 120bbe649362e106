"""The three freedoms are readings of the same cells."""

from datetime import date

import pytest

from tests.scoring.grid_world import everywhere, score, world


def freedoms(rows=(), **changes):
    evidence = world({"AAA": everywhere(4, **changes), "BBB": everywhere(4)}, list(rows))
    return score(evidence)["places"]["origin"]["freedoms"]


def stateless(people: float):
    return ("unhcr.stateless", "AAA", "2025", 2025, date(2025, 12, 31), people, "", "unhcr", None)


def test_fear_reads_war_and_voice():
    # war 8 (2.8), voice 2 (8.2): 5.78704
    found = freedoms(**{"inform.current-conflict": 8.0, "wgi.voice": 1.5})
    assert found["fear"]["nominal"] == pytest.approx(5.78704, abs=1e-5)


def test_want_reads_hazard_burden_poverty_hunger_and_contraction():
    # all 4 but hunger 10: bases 6.4 four times and 1: 6.4^(4/5) = 4.41528; (10 - 4.41528)/0.9 = 6.20525
    found = freedoms(**{"inform.food-security": 10.0})
    assert found["want"]["nominal"] == pytest.approx((10 - 6.4**0.8) / 0.9)
    assert found["want"]["nominal"] == pytest.approx(6.2052, abs=1e-3)


def test_dignity_reads_voice_and_gender_inequality():
    # voice 8, gender inequality 0.15 of 0.75 is 2: 5.78704
    found = freedoms(**{"wgi.voice": -1.5, "inform.raw.gender-inequality": 0.15})
    assert found["dignity"]["nominal"] == pytest.approx(5.78704, abs=1e-5)


def test_statelessness_can_raise_dignity():
    # 100,000 of 1,000,000 people are 10,000 per 100,000: 10. Bases 6.4, 6.4, 1: 40.96^(1/3) = 3.44712
    found = freedoms([stateless(100_000)])
    assert found["dignity"]["nominal"] == pytest.approx((10 - 40.96 ** (1 / 3)) / 0.9)


def test_few_stateless_people_cannot_lower_dignity():
    assert freedoms([stateless(20)])["dignity"]["nominal"] == pytest.approx(4.0)
    assert freedoms()["dignity"]["nominal"] == pytest.approx(4.0)


def test_voice_and_gender_inequality_are_both_needed():
    found = freedoms([stateless(100_000)], **{"inform.raw.gender-inequality": None})
    assert (found["dignity"]["nominal"], found["dignity"]["band"]) == (None, "not rated")
