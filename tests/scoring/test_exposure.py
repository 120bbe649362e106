"""What is recorded along a line: classes, coverage, draws, by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.routes.exposure import CONFLICT, LAND_DEATHS, SEA_DEATHS
from tests.scoring import exposure_world as at
from tests.scoring.exposure_world import event, evidence, exposed, leg
from tests.scoring.grid_world import the_method


def test_severity_of_one_incident_by_hand():
    # 4 dead and missing on the line today: E = 5; I = 100 * 5 / 222.639 = 2.245789;
    # ln(1 + 22.45789) = 3.155207; / ln 1001 = 6.908755: 4.56697
    found = exposed(evidence(event(dead=3.0, missing=1.0)), leg())
    assert found.deaths_on_land == pytest.approx([4.56697], abs=1e-4)
    assert found.classes[LAND_DEATHS].incidents == 1


def test_half_way_out_and_a_half_life_ago_counts_three_eighths():
    # 25 km north of the line: 1 - 1/4; 730 days before: 1/2
    north = 25.0 / 110.574
    found = exposed(evidence(event(y=north, date=date(2024, 6, 30))), leg())
    assert found.classes[LAND_DEATHS].exposed == pytest.approx([0.375], rel=1e-3)


def test_conflict_counts_along_land_lines_only():
    known = evidence(event("conflict", dead=9.0))
    assert exposed(known, leg()).classes[CONFLICT].exposed == pytest.approx([10.0])
    assert CONFLICT not in exposed(known, leg("sea")).classes


def test_the_sea_reaches_twice_as_far_as_land():
    # 80 km away: outside 50 km; at sea 1 - 0.64 = 0.36
    known = evidence(event(y=80.0 / 110.574))
    assert np.isnan(exposed(known, leg()).deaths_on_land).all()
    assert exposed(known, leg("sea")).classes[SEA_DEATHS].exposed == pytest.approx([0.36], rel=1e-2)


def test_no_incident_near_a_covered_line_is_missing_and_reads_none_recorded():
    found = exposed(evidence(), leg())
    assert np.isnan(found.deaths_on_land).all()
    assert "none recorded" in found.classes[LAND_DEATHS].why
    assert "absence of reports is not safety" in found.classes[LAND_DEATHS].why


def test_a_class_needs_two_thirds_of_its_line_covered():
    known = evidence(event("conflict"))
    enough, short = leg(countries={"AAA": 150.0, "CCC": 72.6}), leg(countries={"AAA": 147.0, "CCC": 75.6})
    assert not np.isnan(exposed(known, enough).conflict).any()
    found = exposed(known, short)
    assert np.isnan(found.conflict).all()
    assert "66% of the land line only" in found.classes[CONFLICT].why


def test_only_what_is_covered_is_counted_as_length():
    # E = 1 over 150 km covered of 222.6
    found = exposed(evidence(event("conflict")), leg(countries={"AAA": 150.0, "CCC": 72.6}))
    intensity = 100 / 150
    assert found.conflict == pytest.approx([10 * np.log(1 + intensity / 0.1) / np.log(1001)], abs=1e-4)


def test_coverage_that_ended_long_ago_is_missing_and_says_when():
    ended = replace(at.CONFLICT, covered_until=date(2023, 12, 31), period="1989-2023")
    known = evidence(event("conflict", date=date(2023, 6, 1)), releases=(ended,))
    found = exposed(known, leg())
    assert np.isnan(found.conflict).all()
    assert "coverage of Aaa ended on 31 December 2023, over 24 months before 30 June 2026" in found.why
    assert not np.isnan(exposed(known, leg(), as_of=date(2025, 6, 30)).conflict).any()


def test_ages_are_counted_to_the_end_of_coverage():
    # Recorded on the last day covered, 18 months before the as-of: as if today.
    ended = replace(at.CONFLICT, covered_until=date(2023, 12, 31), period="1989-2023")
    known = evidence(event("conflict", date=date(2023, 12, 31)), releases=(ended,))
    assert exposed(known, leg(), as_of=date(2025, 6, 30)).classes[CONFLICT].exposed == pytest.approx([1.0])


def test_two_legs_of_a_mode_add_up():
    known = evidence(event(x=0.5, number=1), event(x=1.5, number=2))
    whole, halves = exposed(known, leg()), exposed(known, leg(end=1.0), leg(start=1.0))
    assert halves.deaths_on_land == pytest.approx(whole.deaths_on_land, rel=1e-3)
    assert [halves.legs[number][LAND_DEATHS].incidents for number in (0, 1)] == [1, 1]


def test_every_draw_uses_the_same_incidents_with_its_own_width_and_half_life():
    known = evidence(event(y=30.0 / 110.574, date=date(2024, 6, 30)))
    found = exposed(known, leg(), draws=64).classes[LAND_DEATHS].exposed
    choices = choices_of(the_method(), 64)
    width = 50 * (0.5 + choices.point("exposure.bandwidth"))
    half_life = 730 * 2 ** (2 * choices.point("exposure.half-life:death") - 1)
    expected = np.maximum(0, 1 - (30 / width) ** 2) * 2 ** (-730 / half_life)
    assert found[0] == pytest.approx(0.64 * 0.5, rel=1e-3)
    assert found[1:] == pytest.approx(expected, abs=1e-3)


def test_a_draw_too_narrow_for_any_incident_has_no_value():
    # 49 km away: within 50 km, but not within 25
    found = exposed(evidence(event(y=49.0 / 110.574)), leg(), draws=256).deaths_on_land
    narrow = 50 * (0.5 + choices_of(the_method(), 256).point("exposure.bandwidth")) < 48.9
    assert not np.isnan(found[0])
    assert np.isnan(found[1:][narrow]).all()


def test_what_only_a_wider_draw_would_see_is_missing_everywhere():
    found = exposed(evidence(event(y=60.0 / 110.574)), leg(), draws=64).deaths_on_land
    assert np.isnan(found).all()
    assert found.shape == (65,)


def test_without_any_release_nothing_is_known():
    found = exposed(evidence(releases=()), leg())
    assert found.why == (
        "conflict along the line: no release of incidents is loaded; "
        "recorded deaths on land: no release of incidents is loaded"
    )
