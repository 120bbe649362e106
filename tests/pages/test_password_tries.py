"""Wrong passwords are counted: too many, and the right one has to wait too, wherever it is given."""

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db.models import F
from django.test import Client
from django.urls import reverse

from corridors.models import WrongPassword
from tests.pages.reading import Page

RIGHT = "a long pass phrase"
WAIT = timedelta(days=50 * 365)
"""Counted from the year 2000 on, so that it does not end while it is tried."""
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def curator(settings: Any) -> Any:
    settings.PASSWORD_TRIES, settings.PASSWORD_WAIT = 3, WAIT
    return get_user_model().objects.create_user("curator", password=RIGHT, is_staff=True)


def sign_in(password: str, name: str = "curator", page: str = "login", place: str = "192.0.2.1") -> Any:
    typed = {"username": name, "password": password}
    return Client(REMOTE_ADDR=place).post(reverse(page), typed)


def fail(times: int, **how: Any) -> None:
    for _ in range(times):
        assert sign_in("wrong", **how).status_code == 200


def test_after_too_many_wrong_passwords_the_right_one_has_to_wait() -> None:
    fail(3)
    told = sign_in(RIGHT)
    assert told.status_code == 429
    assert 0 < int(told["Retry-After"]) <= WAIT.total_seconds()
    assert "Too many wrong passwords for this user name. Try again in " in Page(told).text
    assert "sessionid" not in told.cookies


def test_below_the_limit_the_right_password_serves_and_the_wrong_ones_are_forgotten() -> None:
    fail(2)
    assert sign_in(RIGHT).status_code == 302
    fail(2)
    assert sign_in(RIGHT).status_code == 302
    assert not WrongPassword.objects.exists()


def test_nobody_is_locked_out_for_good() -> None:
    fail(3)
    WrongPassword.objects.update(since=F("since") - WAIT)
    assert sign_in(RIGHT).status_code == 302


def test_what_is_over_is_not_kept() -> None:
    fail(1)
    WrongPassword.objects.update(since=F("since") - WAIT)
    fail(1, name="somebody else")
    assert WrongPassword.objects.count() == 1


def test_others_do_not_have_to_wait() -> None:
    fail(3)
    fail(1, name="somebody else")
    assert sign_in(RIGHT, place="192.0.2.2").status_code == 302


@pytest.mark.parametrize("name", ["Curator", " curator "])
def test_a_name_written_otherwise_is_the_same_name(name: str) -> None:
    fail(3, name=name)
    assert sign_in(RIGHT).status_code == 429


def test_the_addresses_of_one_network_are_one_place() -> None:
    for last in (1, 2, 3):
        fail(1, place=f"2001:db8:0:1::{last}")
    assert sign_in(RIGHT, place="2001:db8:0:1::ffff").status_code == 429
    assert sign_in(RIGHT, place="2001:db8:0:2::1").status_code == 302


def test_a_name_nobody_has_waits_as_well() -> None:
    fail(3, name="nobody")
    assert sign_in("wrong", name="nobody").status_code == 429


def test_what_was_typed_as_a_name_is_stored_nowhere() -> None:
    fail(1, name="typed by mistake")
    assert "typed" not in str(WrongPassword.objects.values().get())


def test_the_admin_asks_to_wait() -> None:
    fail(3, page="admin:login")
    told = sign_in(RIGHT, page="admin:login")
    assert told.status_code == 429
    assert "Too many wrong passwords" in told.content.decode()


def test_the_api_asks_to_wait() -> None:
    fail(3)
    told = Client(REMOTE_ADDR="192.0.2.1").get("/api/v1/snapshots/", headers=basic(RIGHT))
    assert told.status_code == 429
    assert 0 < int(told["Retry-After"]) <= WAIT.total_seconds()
    assert told.json()["detail"].startswith("Too many wrong passwords for this user name.")


def test_wrong_passwords_over_rest_count_too() -> None:
    for _ in range(3):
        told = Client(REMOTE_ADDR="192.0.2.1").get("/api/v1/snapshots/", headers=basic("wrong"))
        assert told.status_code == 401
    assert sign_in(RIGHT).status_code == 429


def test_what_was_typed_before_the_session_ended_is_kept_while_one_waits() -> None:
    fail(3)
    typed = {"username": "curator", "password": RIGHT, "kept": "what was typed"}
    told = Client(REMOTE_ADDR="192.0.2.1").post(reverse("sign-in-again"), typed)
    assert told.status_code == 429
    assert "what was typed" in told.content.decode()


def basic(password: str) -> dict[str, str]:
    return {"Authorization": f"Basic {b64encode(f'curator:{password}'.encode()).decode()}"}
