"""The routes of recorded deaths near a leg that does not name them, as the editor of a route is told."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.assessing import answer
from assessments.models import Method
from assessments.questions import question_about
from assessments.routes_nearby import left_out_of
from corridors.models import Event, Release
from corridors.routing import legs_of, plan_from, save_route
from tests.factories import make_corridor, make_country, make_method, make_release, make_user
from tests.routes.plans import leg

SOUTH = {"name": "South", "iso3": "LBY", "longitude": 12.0, "latitude": 33.0}
NORTH = {"name": "North", "iso3": "ITA", "longitude": 12.0, "latitude": 35.0}
# One degree of longitude at 34 N has 92.4 km.
AT_46_KM, AT_55_KM, AT_111_KM = 12.5, 12.6, 13.2


@pytest.fixture
def deaths(db: None) -> Release:
    """Recorded deaths of two routes, some without one, beside the meridian 12 E."""
    make_method()
    for iso3 in ("LBY", "ITA", "NGA"):
        make_country(iso3)
    release = make_release("deaths-of-two-routes", period="2019..2026", covered_until=date(2026, 6, 30))
    rows = [
        ("Central", AT_46_KM, ""), ("Central", AT_55_KM, ""), ("Central", AT_111_KM, ""),
        ("Western", AT_46_KM, ""), ("", AT_46_KM, ""), ("Central", AT_46_KM, "Nigeria"),
    ]  # fmt: skip
    for number, (label, longitude, origin) in enumerate(rows):
        Event.objects.create(
            kind="death", publisher_id=str(number), starts=date(2026, 1, 1), longitude=longitude,
            latitude=34.0, precision=1, country_id="LBY", best=1, release=release,
            attributes={"migration_route": label, "country_of_origin": origin},
        )  # fmt: skip
    return release


@pytest.fixture(autouse=True)
def evidence_date(settings: Any) -> None:
    settings.DEFAULT_AS_OF = date(2026, 6, 30)


def left_out(*legs: dict[str, Any], places: tuple[dict[str, Any], ...] = (SOUTH, NORTH)) -> Any:
    plan = plan_from({"places": list(places), "legs": list(legs)})
    return left_out_of(plan, legs_of(plan))


@pytest.mark.parametrize(
    ("mode", "near"),
    [("sea", {"Central": 2, "Western": 1}), ("land", {"Central": 1, "Western": 1}), ("air", None)],
)
def test_incidents_are_near_within_the_distance_of_the_mode(
    deaths: Release, mode: str, near: dict[str, int] | None
) -> None:
    assert left_out(leg(mode)) == ({0: near} if near else {})


def test_a_route_the_leg_names_is_no_longer_left_out(deaths: Release) -> None:
    assert left_out(leg("sea", labels=["Central"])) == {0: {"Western": 1}}


def test_what_counts_at_another_leg_is_left_out_nowhere(deaths: Release) -> None:
    legs = (leg("sea", labels=["Central"]), leg("sea"))
    back = NORTH, SOUTH | {"iso3": "ITA", "name": "South again"}
    assert left_out(*legs, places=(SOUTH, *back)) == {0: {"Western": 1}, 1: {"Western": 1}}


def test_the_dead_of_another_origin_belong_to_no_leg(deaths: Release) -> None:
    from_nigeria = (SOUTH | {"iso3": "NGA"}, NORTH)
    assert left_out(leg("sea"), places=from_nigeria) == {0: {"Central": 3, "Western": 1}}


def test_a_withdrawn_release_is_forgotten(deaths: Release) -> None:
    assert left_out(leg("sea"))
    Release.objects.filter(pk=deaths.pk).update(status="withdrawn")
    assert left_out(leg("sea")) == {}


def test_the_check_of_a_route_tells_them_with_the_leg(deaths: Release, client: Client) -> None:
    client.force_login(make_user())
    document = json.dumps({"places": [SOUTH, NORTH], "legs": [leg("sea")]})
    (told,) = client.post(reverse("assessments:route-check"), {"route": document}).json()["legs"]
    assert told["left_out"] == [{"label": "Central", "incidents": 2}, {"label": "Western", "incidents": 1}]


@pytest.mark.usefixtures("world")
def test_the_editor_is_told_what_the_result_leaves_out() -> None:
    tripoli = {"name": "Tripoli", "iso3": "LBY", "longitude": 13.19, "latitude": 32.88}
    palermo = {"name": "Palermo", "iso3": "ITA", "longitude": 13.36, "latitude": 38.11}
    plan = plan_from({"places": [tripoli, palermo], "legs": [leg("sea")]})
    told = left_out_of(plan, legs_of(plan))
    assert told[0]["Central Mediterranean"] > 400
    corridor = make_corridor("LBY-ITA")
    save_route(corridor, plan)
    result = answer(question_about(corridor, date(2026, 6, 30)), Method.objects.get(is_default=True))
    (leg_of_result,) = result["places"]["route"]["legs"]
    assert {each["route"]: each["incidents"] for each in leg_of_result["left_out"]} == told[0]
