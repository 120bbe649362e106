"""Which incidents count for which leg."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.scoring.exposure import LAND_DEATHS, SEA_DEATHS, LineExposure
from tests.scoring import exposure_world as at
from tests.scoring.exposure_world import event, evidence, exposed, leg


def counted(found: LineExposure) -> list[int]:
    return sorted(found.events["event"]) if len(found.events) else []


def test_the_dead_of_another_known_origin_do_not_count():
    known = evidence(
        event(number=1, origins=("AAA",)), event(number=2), event(number=3, origins=("CCC",)),
        event(number=4, origins=("CCC", "AAA")),
    )  # fmt: skip
    assert counted(exposed(known, leg())) == [1, 2, 4]


def test_another_known_label_does_not_count_where_the_leg_names_its_own():
    known = evidence(
        event(number=1, label="Eastern Route"), event(number=2, label="Belarus-EU border"), event(number=3)
    )
    assert counted(exposed(known, leg(labels=("Eastern Route",)))) == [1, 3]
    assert counted(exposed(known, leg())) == [1, 2, 3]


def test_the_legs_own_label_counts_in_full_wherever_it_lies():
    # 5 degrees off, in whole degrees: no point, but of this route; 2 dead, so 3
    known = evidence(event(x=3.0, y=5.0, precision=6, dead=2.0, label="Eastern Route"))
    found = exposed(known, leg(labels=("Eastern Route",)))
    assert found.classes[LAND_DEATHS].exposed == pytest.approx([3.0])
    assert len(found.unplaced) == 0


def test_a_position_no_better_than_a_country_is_listed_and_never_placed():
    known = evidence(
        event(number=1, precision=6), event(number=2, precision=5), event(number=3, longitude=None)
    )
    found = exposed(known, leg())
    assert counted(found) == [2]
    assert sorted(found.unplaced["event"]) == [1, 3]


def test_only_countries_of_the_route_are_listed_without_a_point():
    known = evidence(event(number=1, precision=6, country="CCC"))
    assert len(exposed(known, leg()).unplaced) == 0


def test_an_incident_counts_once_where_it_counts_most():
    # 40 km from both: 1 - 0.64 on land, 1 - 0.16 at sea
    known = evidence(event(y=40.0 / 110.574))
    found = exposed(known, leg("land"), leg("sea"))
    assert found.classes[LAND_DEATHS].incidents == 0
    assert found.classes[SEA_DEATHS].exposed == pytest.approx([0.84], rel=1e-2)


def test_what_happened_after_the_as_of_date_does_not_count():
    known = evidence(event(date=date(2026, 7, 1)))
    assert counted(exposed(known, leg())) == []


def test_an_incident_of_a_release_that_is_silent_does_not_count():
    older = replace(at.DEATHS, key="older", covered_until=date(2020, 12, 31))
    known = evidence(event(number=1, release="older"), event(number=2), releases=(at.DEATHS, older))
    assert counted(exposed(known, leg())) == [2]


def test_an_incident_in_a_country_a_release_does_not_speak_for_does_not_count():
    known = evidence(event("conflict", country="CCC"))
    assert counted(exposed(known, leg())) == []
