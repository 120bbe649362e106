"""Corridors over REST: one document creates and changes them, and nobody's change is lost."""

from typing import Any

import pytest
from django.test import Client

from corridors.models import Corridor, CorridorEdition
from tests.factories import make_corridor, make_country, make_member

pytestmark = pytest.mark.django_db
LIST = "/api/v1/corridors/"
JSON = {"content_type": "application/json"}


@pytest.fixture
def officer() -> Any:
    make_country("MMR")
    make_country("THA")
    return make_member("officer", "Corridor Office", "officer")


@pytest.fixture
def client(officer: Any) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def created(client: Client, **fields: Any) -> Any:
    return client.post(LIST, {"origin": "MMR", "destination": "THA"} | fields, **JSON)


def test_a_corridor_is_created_private_and_owned(client: Client, officer: Any) -> None:
    answer = created(client, name="North")
    assert answer.status_code == 201
    corridor = Corridor.objects.get()
    assert (corridor.owner, corridor.visibility, corridor.name) == (officer, "private", "North")
    assert answer["Location"].endswith(f"{LIST}{corridor.pk}/")


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_stored(client: Client) -> None:
    answer = created(client, destination="XXX", colour="red")
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == {"destination", "colour"}
    assert not Corridor.objects.exists()


def test_a_change_needs_the_version_it_is_made_to(client: Client) -> None:
    address = created(client)["Location"]
    answer = client.patch(address, {"name": "North"}, **JSON)
    assert answer.status_code == 428
    assert "If-Match" in answer.json()["detail"]


def test_a_change_to_the_version_seen_is_kept_with_its_edition(client: Client) -> None:
    made = created(client)
    answer = client.patch(made["Location"], {"name": "North"}, headers={"If-Match": made["ETag"]}, **JSON)
    assert answer.json()["definition"]["name"] == "North"
    assert answer.json()["version"] == 2
    assert CorridorEdition.objects.filter(version=2, why="REST API").exists()
    assert answer["ETag"] != made["ETag"]


def test_the_second_of_two_writers_is_refused(client: Client) -> None:
    made = created(client)
    seen = {"If-Match": made["ETag"]}
    client.patch(made["Location"], {"name": "first"}, headers=seen, **JSON)
    late = client.patch(made["Location"], {"name": "second"}, headers=seen, **JSON)
    assert late.status_code == 412
    assert "version 2" in late.json()["detail"]
    assert Corridor.objects.get().name == "first"


def test_put_replaces_the_whole_definition(client: Client) -> None:
    made = created(client, name="North", notes="first")
    body = {"origin": "MMR", "destination": "THA"}
    answer = client.put(made["Location"], body, headers={"If-Match": made["ETag"]}, **JSON)
    assert (answer.json()["definition"]["name"], answer.json()["definition"]["notes"]) == ("", "")


def test_an_etag_that_a_proxy_made_weak_still_counts(client: Client) -> None:
    made = created(client)
    weak = {"If-Match": f"W/{made['ETag']}"}
    assert client.patch(made["Location"], {"name": "North"}, headers=weak, **JSON).status_code == 200


def test_a_corridor_that_did_not_change_is_not_sent_again(client: Client) -> None:
    made = created(client)
    assert client.get(made["Location"], headers={"If-None-Match": made["ETag"]}).status_code == 304


def test_who_may_only_read_may_not_change(client: Client) -> None:
    corridor = make_corridor("UGA-JPN", owner=make_member("other", "Another Agency"))
    address = f"{LIST}{corridor.pk}/"
    seen = {"If-Match": client.get(address)["ETag"]}
    assert client.patch(address, {"name": "mine"}, headers=seen, **JSON).status_code == 403


def test_corridors_have_lines_as_geojson(client: Client) -> None:
    make_corridor("UGA-JPN")
    answer = client.get(LIST, {"format": "geojson"})
    assert answer["Content-Type"] == "application/geo+json"
    assert answer.json()["type"] == "FeatureCollection"
    assert "boundary_note" in answer.json()
    assert answer.json()["features"][0]["properties"]["code"] == "UGA-JPN"


def test_who_asks_by_accept_gets_the_same(client: Client) -> None:
    answer = client.get(LIST, headers={"Accept": "application/geo+json"})
    assert answer["Content-Type"] == "application/geo+json"
