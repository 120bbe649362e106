"""A leg in stretches: where along it most was recorded, by hand."""

import pytest

from assessments.scoring.routes.exposure import LAND_DEATHS
from assessments.scoring.routes.leg_stretches import stretches_part
from tests.scoring.exposure_world import LAND_KM, event, evidence, exposed, leg
from tests.scoring.grid_world import the_method

# 222.639 km along the equator are three stretches of 74.213 km, two thirds of a degree each.


def part(*events):
    found = exposed(evidence(*events), leg())
    return stretches_part(leg(), found.by_class[LAND_DEATHS], the_method())


def test_the_worst_stretch_is_where_incidents_count_most():
    # One with 4 dead at 1.9 east (E = 5) against two with nobody dead at 0.1 east (E = 2).
    worst = part(event(x=0.1, number=1), event(x=0.1, number=2), event(x=1.9, dead=4.0, number=3))[
        "worst_stretch"
    ]
    assert (worst["incidents"], worst["weighted"]) == (1, pytest.approx(5.0))
    assert worst["from_km"] == pytest.approx(LAND_KM * 2 / 3, abs=0.01)
    assert worst["start"] == pytest.approx([4 / 3, 0.0], abs=1e-6)
    assert worst["end"] == pytest.approx([2.0, 0.0], abs=1e-6)
    assert worst["countries"] == ["AAA"]


def test_stretches_add_up_to_the_leg():
    columns = part(event(x=0.1, number=1), event(x=1.0, number=2), event(x=1.9, dead=4.0, number=3))[
        "stretches"
    ]
    assert columns["incidents"] == [1, 1, 1]
    assert sum(columns["weighted"]) == pytest.approx(7.0)
    assert columns["km"] * 3 == pytest.approx(LAND_KM, abs=0.01)


def test_a_stretch_without_incidents_is_missing_not_zero():
    # One incident, nobody dead, today, on the line: I = 1; 10 ln(11) / ln(1001) = 3.4708
    columns = part(event(x=1.0))["stretches"]
    assert columns["severity"] == [None, pytest.approx(3.4708, abs=1e-4), None]


def test_a_leg_without_incidents_has_no_stretches():
    assert part() == {"worst_stretch": None, "stretches": None}
