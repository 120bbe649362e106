"""What the engine is asked about a route is what people stored, with their corrections."""

from datetime import date

import pytest

from assessments.questions import question_about
from assessments.scoring.evidence.values import LegValue
from corridors.models import Corridor, Leg
from corridors.routing import plan_from, save_route
from tests.factories import make_corridor
from tests.routes.plans import NOT_EGYPT, WINTER, leg, make_countries, to_lampedusa

CHAD = {"iso3": "TCD", "passes": True, "km": 40.0, "reason": "drivers name Tiné"}


@pytest.fixture
def corridor(db: None) -> Corridor:
    make_countries()
    made = make_corridor("ERI-ITA")
    document = to_lampedusa(labels=["Central Mediterranean"], closures=[WINTER])
    document["legs"][1] = leg(corrections=[NOT_EGYPT, CHAD])
    save_route(made, plan_from(document))
    Leg.objects.filter(corridor=made, sequence=2).update(countries={"EGY": 31.0, "SDN": 900.0})
    return made


def asked_of(corridor: Corridor) -> tuple[LegValue, ...]:
    return question_about(corridor, date(2026, 1, 15)).legs


def test_the_corrected_countries_are_asked_about_and_the_outlines_kept_beside(corridor: Corridor) -> None:
    second = asked_of(corridor)[1]
    assert second.countries == {"SDN": 900.0, "TCD": 40.0}
    assert second.outlined == {"EGY": 31.0, "SDN": 900.0}
    assert second.added == ("TCD",)


def test_labels_and_closures_reach_the_engine(corridor: Corridor) -> None:
    third = asked_of(corridor)[2]
    assert third.labels == ("Central Mediterranean",)
    assert third.is_closed(date(2026, 1, 15))
    assert not third.is_closed(date(2026, 7, 15))


def test_a_leg_nobody_corrected_has_one_list_of_countries(corridor: Corridor) -> None:
    first = asked_of(corridor)[0]
    assert first.outlined == {}
    assert set(first.countries) >= {"ERI", "SDN"}
