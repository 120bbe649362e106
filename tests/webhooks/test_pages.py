"""A person's page of webhooks."""

from typing import Any

import pytest
from django.test import Client

from corridors.models import Delivery, Webhook
from corridors.models.webhook import EventType
from tests.factories import make_member
from tests.people import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "/account/webhooks/"
WANTED = {"url": "https://8.8.8.8/hook", "events": ["assessment.finished"]}


@pytest.fixture
def client(officer: Any) -> Client:
    return client_of(officer)


@pytest.fixture
def webhook(officer: Any) -> Webhook:
    return Webhook.objects.create(owner=officer, url=WANTED["url"], events=EventType.values)


def test_the_secret_is_shown_once(client: Client) -> None:
    made = client.post(ADDRESS, WANTED).content.decode()
    secret = Webhook.objects.get().secret
    assert secret in made
    assert secret not in client.get(ADDRESS).content.decode()
    assert secret not in client.get(Webhook.objects.get().get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"url": "http://192.168.0.1/"}, "192.168.0.1 is inside this network"),
        ({"url": "gopher://8.8.8.8/"}, "is no address that begins with"),
        ({"events": []}, "This field is required."),
        ({"events": ["corridor.born"]}, "corridor.born is not one of the available choices"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(client: Client, wanted: dict[str, Any], sentence: str) -> None:
    assert sentence in client.post(ADDRESS, WANTED | wanted).content.decode()
    assert not Webhook.objects.exists()


def test_one_address_is_added_once(client: Client, webhook: Webhook) -> None:
    assert "already have a webhook to this address" in client.post(ADDRESS, WANTED).content.decode()


def test_a_test_is_asked_for_and_stands_in_the_log(client: Client, webhook: Webhook) -> None:
    answer = client.post(f"{webhook.get_absolute_url()}test/", follow=True).content.decode()
    assert "A test is on its way" in answer
    assert f"test-{webhook.pk}-1" in answer


def test_it_is_switched_off_and_on(client: Client, webhook: Webhook) -> None:
    for active in (False, True):
        client.post(f"{webhook.get_absolute_url()}switch/")
        webhook.refresh_from_db()
        assert webhook.active is active


def test_deleting_is_one_step_further_and_says_what_goes(client: Client, webhook: Webhook) -> None:
    page = client.get(webhook.get_absolute_url()).content.decode()
    step = page[page.index('<details class="delete">') :]
    assert step.index("cannot be brought back") < step.index("Delete this webhook") < step.index("</details>")


def test_it_is_deleted_with_its_log(client: Client, webhook: Webhook) -> None:
    client.post(f"{webhook.get_absolute_url()}test/")
    client.post(f"{webhook.get_absolute_url()}delete/")
    assert not Webhook.objects.exists()
    assert not Delivery.objects.exists()


def test_only_what_was_given_up_is_sent_again(client: Client, webhook: Webhook) -> None:
    client.post(f"{webhook.get_absolute_url()}test/")
    delivery = Delivery.objects.get()
    again = f"/account/deliveries/{delivery.pk}/again/"
    assert "Only what was given up" in client.post(again, follow=True).content.decode()
    delivery.end(Delivery.Status.GIVEN_UP)
    assert "It is sent once more" in client.post(again, follow=True).content.decode()


@pytest.mark.parametrize("step", ["test", "switch", "delete"])
def test_nobody_touches_the_webhook_of_somebody_else(webhook: Webhook, step: str) -> None:
    other = Client()
    other.force_login(make_member("colleague", "Corridor Office"))
    assert other.post(f"{webhook.get_absolute_url()}{step}/").status_code == 404
    webhook.refresh_from_db()
    assert webhook.active
