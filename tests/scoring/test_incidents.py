"""Which incidents count for which leg."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.scoring.routes.exposure import LAND_DEATHS, SEA_DEATHS, LineExposure
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


def test_an_incident_of_another_route_does_not_count():
    known = evidence(
        event(number=1, label="Eastern Route"), event(number=2, label="Belarus-EU border"), event(number=3)
    )
    assert counted(exposed(known, leg(labels=("Eastern Route",)))) == [1, 3]
    assert counted(exposed(known, leg())) == [3]


def test_incidents_of_another_route_near_a_leg_are_told_by_their_label():
    # the third lies 2 degrees north, 221 km off: not near
    known = evidence(
        event(number=1, label="Eastern Route"), event(number=2, label="Eastern Route"),
        event(number=3, y=2.0, label="Eastern Route"), event(number=4),
    )  # fmt: skip
    assert exposed(known, leg()).left_out == {0: {"Eastern Route": 2}}
    assert exposed(known, leg(labels=("Eastern Route",))).left_out == {}


def test_of_two_legs_with_the_same_label_the_nearer_one_has_the_incident():
    # legs from 0 to 2 and from 2 to 4 east; at 3.5 east, 5 north (553 km off both) the second is nearer
    known = evidence(
        event(number=1, x=3.5, y=5.0, label="Eastern Route"), event(number=2, x=0.5, label="Eastern Route"),
        event(number=3, longitude=None, latitude=None, precision=6, label="Eastern Route"),
    )  # fmt: skip
    first, second = leg(labels=("Eastern Route",)), leg("sea", 2.0, 4.0, labels=("Eastern Route",))
    found = exposed(known, first, second)
    assert dict(zip(found.events["event"], found.events["leg"], strict=True)) == {1: 1, 2: 0, 3: 0}
    assert found.classes[SEA_DEATHS].exposed == pytest.approx([1.0])
    assert found.classes[LAND_DEATHS].exposed == pytest.approx([2.0])


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


def beside(*events: dict[str, object]) -> LineExposure:
    """All years to 2025 beside the months of 2026, each with its incidents on the line."""
    years = replace(at.DEATHS, key="years", period="2014-2025", covered_until=date(2025, 12, 31))
    months = replace(at.DEATHS, key="months", period="2026-01..2026-06-30")
    return exposed(evidence(*events, releases=(years, months)), leg())


def test_incidents_of_all_years_and_of_one_year_count_beside_each_other_with_one_end_of_coverage():
    # On the line, nobody known dead: 1 each, halved every 730 days. Both ages run to 30 June 2026, where the
    # records of the country end: 730 and 0 days, 0.5 + 1.
    found = beside(
        event(number=1, release="years", publisher_id="a", date=date(2024, 6, 30)),
        event(number=2, release="months", publisher_id="b", date=date(2026, 6, 30)),
    )
    assert counted(found) == [1, 2]
    assert found.classes[LAND_DEATHS].exposed == pytest.approx([1.5])


def test_on_a_day_two_releases_speak_of_only_the_newer_ones_incidents_count():
    found = beside(
        event(number=1, release="years", publisher_id="a", date=date(2026, 2, 1)),
        event(number=2, release="months", publisher_id="b", date=date(2026, 2, 1)),
    )
    assert counted(found) == [2]


def test_an_incident_the_newer_release_dates_otherwise_counts_once():
    # Told of 31 December in all years, corrected to 1 January in the newer file.
    found = beside(
        event(number=1, release="years", publisher_id="a", date=date(2025, 12, 31)),
        event(number=2, release="months", publisher_id="a", date=date(2026, 1, 1)),
        event(number=3, release="years", publisher_id="b", date=date(2025, 12, 31)),
    )
    assert counted(found) == [2, 3]
