"""The places of corridors are found too, by those who may see the corridor and by nobody else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from corridors.finding import find_places, place_named
from corridors.models import Corridor, Membership, Place, PopulatedPlace
from tests.factories import make_corridor, make_country, make_member, make_user

NAMES = {"NGA": "Nigeria", "ITA": "Italy", "ERI": "Eritrea"}
LAMPEDUSA = (12.6, 35.5)
OWN = {"visibility": Corridor.Visibility.PRIVATE}


@pytest.fixture(autouse=True)
def countries(db: None) -> None:
    for iso3, name in NAMES.items():
        make_country(iso3, name)


def stop(corridor: Corridor, name: str, at: tuple[float, float] = LAMPEDUSA, iso3: str = "ITA") -> None:
    Place.objects.create(
        corridor=corridor, sequence=corridor.places.count() + 1, name=name, country_id=iso3,
        longitude=at[0], latitude=at[1],
    )  # fmt: skip


def told(typed: str, user: Any) -> list[tuple[str, str | None]]:
    return [(place["name"], place["corridor"]) for place in find_places(typed, seen_by=user)]


def test_a_place_of_a_public_corridor_is_found_with_where_it_is_from() -> None:
    stop(make_corridor("NGA-ITA"), "Lampedusa")
    assert told("lampe", make_user("outsider")) == [("Lampedusa", "Nigeria – Italy")]


def test_a_place_of_a_private_corridor_is_found_by_its_owner_alone() -> None:
    owner = make_member("officer", "Field Office", Membership.Role.OFFICER)
    colleague, outsider = make_member("colleague", "Field Office"), make_user("outsider")
    stop(
        make_corridor("NGA-ITA", owner=owner, organisation=owner.memberships.get().organisation, **OWN),
        "Cove",
    )
    assert told("cove", owner) == [("Cove", "Nigeria – Italy")]
    assert told("cove", colleague) == told("cove", outsider) == []


def test_a_place_of_an_organisation_is_found_by_its_members() -> None:
    owner, colleague = make_member("officer", "Field Office"), make_member("colleague", "Field Office")
    office = owner.memberships.get().organisation
    stop(make_corridor("NGA-ITA", owner=owner, organisation=office, visibility="organisation"), "Cove")
    assert told("cove", colleague) == [("Cove", "Nigeria – Italy")]
    assert told("cove", make_user("outsider")) == []


def test_the_page_asks_for_the_one_who_is_signed_in(client: Client) -> None:
    stop(make_corridor("NGA-ITA", owner=make_user("officer"), **OWN), "Cove")
    client.force_login(make_user("outsider"))
    assert client.get(reverse("corridors:places"), {"q": "cove"}).json()["results"] == []


def test_a_place_in_several_corridors_is_offered_once() -> None:
    stop(make_corridor("NGA-ITA", is_sample=True), "Lampedusa")
    stop(make_corridor("ERI-ITA"), "Lampedusa", (12.61, 35.51))
    assert told("lampedusa", make_user()) == [("Lampedusa", "Nigeria – Italy")]


def test_a_place_the_gazetteer_has_is_offered_from_there() -> None:
    PopulatedPlace.objects.create(
        name="Lampedusa", ascii_name="Lampedusa", country_id="ITA", longitude=12.6, latitude=35.5
    )
    stop(make_corridor("NGA-ITA"), "Lampedusa")
    assert told("lampedusa", make_user()) == [("Lampedusa", None)]


def test_namesakes_far_apart_are_two_places() -> None:
    corridor = make_corridor("NGA-ITA")
    stop(corridor, "Santa Maria")
    stop(corridor, "Santa Maria", (9.0, 45.0))
    assert len(told("santa maria", make_user())) == 2


def test_corridors_that_are_put_away_offer_nothing() -> None:
    corridor = make_corridor("NGA-ITA", archived_at="2026-01-01T00:00Z")
    stop(corridor, "Lampedusa")
    assert told("lampedusa", make_user()) == []


def test_nothing_of_corridors_is_taken_without_asking() -> None:
    stop(make_corridor("NGA-ITA"), "Lampedusa")
    assert place_named("Lampedusa") is None
