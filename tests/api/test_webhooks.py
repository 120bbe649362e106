"""Webhooks over REST."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from corridors.models import Token, Webhook
from tests.factories import make_member
from tests.people import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/webhooks/"
WANTED = {"url": "https://8.8.8.8/hook", "events": ["release.published"]}


@pytest.fixture
def client(officer: Any) -> Client:
    return client_of(officer)


def add(client: Client, **changed: Any) -> Any:
    return client.post(ADDRESS, WANTED | changed, content_type="application/json")


def test_a_webhook_is_added_with_its_secret_told_once(client: Client) -> None:
    made = add(client)
    assert made.status_code == 201
    assert made.json()["secret"] == Webhook.objects.get().secret
    assert "secret" not in client.get(made["Location"]).json()
    assert "secret" not in client.get(ADDRESS).json()["results"][0]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"url": "http://localhost/"}, "url"),
        ({"url": 7}, "url"),
        ({"events": "release.published"}, "events"),
        ({"events": ["release.printed"]}, "events"),
        ({"event": "release.published"}, "event"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(client: Client, changed: dict[str, Any], field: str) -> None:
    answer = add(client, **changed)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    assert not Webhook.objects.exists()


def test_a_test_is_queued_and_found_among_the_deliveries(client: Client) -> None:
    sent = client.post(f"{add(client)['Location']}test/")
    assert sent.status_code == 202
    [row] = client.get(sent["Location"]).json()["results"]
    assert (row["event"], row["status"], row["response_status"]) == (sent.json()["event"], "waiting", None)


def test_a_deleted_webhook_is_gone(client: Client) -> None:
    address = add(client)["Location"]
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404


def test_webhooks_are_their_owners_alone(client: Client) -> None:
    address = add(client)["Location"]
    other = Client()
    other.force_login(make_member("colleague", "Corridor Office"))
    assert other.get(address).status_code == 404
    assert other.delete(address).status_code == 404
    assert other.get(ADDRESS).json()["count"] == 0


def test_a_reading_token_adds_none(officer: Any) -> None:
    _token, text = Token.objects.create(officer, expiry=timedelta(days=1), name="a", scopes=["read"])
    client = Client(headers={"Authorization": f"Bearer {text}"})
    assert add(client).status_code == 403
    assert client.get(ADDRESS).status_code == 200
