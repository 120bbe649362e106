"""A request sent twice with one Idempotency-Key happens once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from assessments.models import Assessment
from corridors.api.repeating import RepeatableMixin
from corridors.models import KeptAnswer, Webhook
from tests.factories import make_corridor, make_member, make_method

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/assessments/"
WANTED = {"origin": "MMR", "destination": "THA", "as_of": "2026-06-30", "force": True}


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(make_member("officer", "Corridor Office", "officer"))
    make_method()
    make_corridor()
    return client


def ask(client: Client, key: str = "one", address: str = ADDRESS, **changed: Any) -> Any:
    return client.post(
        address, WANTED | changed, content_type="application/json", headers={"Idempotency-Key": key}
    )


def test_the_second_answer_is_the_first_and_says_so(officer: Client) -> None:
    first, second = ask(officer), ask(officer)
    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert second["Location"] == first["Location"]
    assert second["Idempotency-Replayed"] == "true"
    assert not first.has_header("Idempotency-Replayed")
    assert Assessment.objects.count() == 1


def test_another_key_asks_anew(officer: Client) -> None:
    assert ask(officer).json()["id"] != ask(officer, "two").json()["id"]


def test_a_key_used_for_something_else_is_refused(officer: Client) -> None:
    ask(officer)
    assert ask(officer, as_of="2026-05-31").status_code == 422
    assert ask(officer, address="/api/v1/webhooks/").status_code == 422
    assert Assessment.objects.count() == 1


def test_while_the_first_is_being_answered_the_second_has_to_wait(officer: Client) -> None:
    ask(officer)
    KeptAnswer.objects.update(status=None)
    answer = ask(officer)
    assert (answer.status_code, answer["Retry-After"]) == (409, "2")


def test_what_broke_off_may_be_sent_again(officer: Client) -> None:
    ask(officer)
    KeptAnswer.objects.update(status=None, started_at=timezone.now() - timedelta(minutes=2))
    assert ask(officer).status_code == 202


def test_a_refusal_is_not_kept(officer: Client) -> None:
    assert ask(officer, origin="XXX").status_code == 400
    assert ask(officer).status_code == 202


def test_a_webhook_is_added_once_and_its_secret_is_not_kept(officer: Client) -> None:
    def add() -> Any:
        wanted = {"url": "https://8.8.8.8/hook", "events": ["release.published"]}
        return officer.post(
            "/api/v1/webhooks/", wanted, content_type="application/json", headers={"Idempotency-Key": "w"}
        )

    first, again = add().json(), add().json()
    assert first["secret"] == Webhook.objects.get().secret
    assert again == first | {"secret": None}
    assert first["secret"] not in KeptAnswer.objects.get().body


def test_after_a_day_a_key_is_free_again(officer: Client) -> None:
    ask(officer)
    KeptAnswer.objects.update(started_at=timezone.now() - timedelta(hours=25))
    assert not ask(officer).has_header("Idempotency-Replayed")


def test_two_people_may_have_the_same_key(officer: Client) -> None:
    colleague = Client()
    colleague.force_login(make_member("colleague", "Corridor Office", "officer"))
    assert ask(officer).json()["id"] != ask(colleague).json()["id"]


@pytest.mark.parametrize("key", ["", "a b", "x" * 256])
def test_what_is_no_key_is_refused(officer: Client, key: str) -> None:
    answer = ask(officer, key)
    assert list(answer.json()["errors"]) == ["Idempotency-Key"]
    assert not Assessment.objects.exists()


def test_every_post_of_the_api_can_be_repeated() -> None:
    posts = [view for view in views_of_the_api() if "post" in view.actions]
    assert len(posts) >= 5
    assert all(issubclass(view.cls, RepeatableMixin) for view in posts)


def views_of_the_api() -> list[Any]:
    patterns = get_resolver("assessments.api.urls").url_patterns
    inner = [one for pattern in patterns for one in getattr(pattern, "url_patterns", [])]
    return [pattern.callback for pattern in inner]
