"""Tokens: shown once, sent in the header, limited in scope, time and number of requests."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from corridors.models import Notice, Token, TokenUse
from tests.factories import make_corridor, make_member

pytestmark = pytest.mark.django_db
LIST = "/api/v1/corridors/"


def make_token(user: Any, *scopes: str, days: int = 30, name: str = "notebook") -> tuple[Token, str]:
    return Token.objects.create(user, expiry=timedelta(days=days), name=name, scopes=list(scopes or ["read"]))


def bearing(text: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {text}"})


def test_a_token_reads_what_its_owner_reads(officer: Any) -> None:
    make_corridor("MMR-THA", visibility="private", owner=officer)
    make_corridor("UGA-JPN", visibility="private", owner=make_member("outsider", "Another Agency"))
    _token, text = make_token(officer)
    rows = bearing(text).get(LIST).json()["results"]
    assert [row["code"] for row in rows] == ["MMR-THA"]


def test_the_text_of_a_token_is_kept_nowhere(officer: Any) -> None:
    token, text = make_token(officer)
    assert all(text not in str(value) for value in Token.objects.values().get(pk=token.pk).values())


def test_a_reading_token_may_not_write(officer: Any) -> None:
    _token, text = make_token(officer, "read")
    answer = bearing(text).post("/api/v1/assessments/", {}, content_type="application/json")
    assert answer.status_code == 403
    assert answer.json()["detail"] == "The token 'notebook' does not have the scope 'write'."


def test_a_writing_token_gets_as_far_as_its_owner(officer: Any) -> None:
    _token, text = make_token(officer, "write")
    answer = bearing(text).post("/api/v1/assessments/", {}, content_type="application/json")
    assert answer.status_code == 400


def test_a_writing_token_alone_may_not_read(officer: Any) -> None:
    _token, text = make_token(officer, "write")
    assert bearing(text).get(LIST).status_code == 403


def test_a_revoked_token_says_so(officer: Any) -> None:
    token, text = make_token(officer)
    token.revoke()
    answer = bearing(text).get(LIST)
    assert answer.status_code == 401
    assert "was revoked on" in answer.json()["detail"]


def test_an_expired_token_says_so_and_is_kept(officer: Any) -> None:
    token, text = make_token(officer)
    Token.objects.filter(pk=token.pk).update(expiry=timezone.now() - timedelta(days=1))
    assert "expired on" in bearing(text).get(LIST).json()["detail"]
    assert Token.objects.filter(pk=token.pk).exists()


def test_an_unknown_token_is_refused_in_the_one_shape(officer: Any) -> None:
    answer = bearing("sc_" + "0" * 64).get(LIST)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer.json()["detail"] == "This token is not known here."


@pytest.mark.parametrize("place", ["?token={}", "?format=json&access_token={}", "{}/"])
def test_a_token_in_an_address_is_refused_counted_and_told(officer: Any, place: str) -> None:
    token, text = make_token(officer)
    answer = Client().get(LIST + place.format(text))
    assert answer.status_code == 400
    assert "Authorization: Bearer" in answer.json()["detail"]
    token.refresh_from_db()
    assert token.leaks == 1
    assert Notice.objects.of(officer).get().url == "/account/tokens/"


def test_a_leak_is_found_whatever_its_spelling(officer: Any) -> None:
    token, text = make_token(officer)
    assert Client().get(LIST + "?t=" + text.replace("sc_", "s%63_")).status_code == 400
    token.refresh_from_db()
    assert token.leaks == 1


@override_settings(API_REQUESTS_PER_HOUR=2)
def test_beyond_its_hour_a_token_is_told_when_to_come_back(officer: Any) -> None:
    client = bearing(make_token(officer)[1])
    assert [client.get(LIST)["RateLimit-Remaining"] for _ in range(2)] == ["1", "0"]
    refused = client.get(LIST)
    assert refused.status_code == 429
    assert 1 <= int(refused["Retry-After"]) <= 3600
    assert refused["RateLimit-Limit"] == "2"


@override_settings(API_REQUESTS_PER_HOUR=1)
def test_one_token_does_not_use_up_another(officer: Any) -> None:
    first, second = (bearing(make_token(officer, name=name)[1]) for name in ("a", "b"))
    assert (first.get(LIST).status_code, first.get(LIST).status_code) == (200, 429)
    assert second.get(LIST).status_code == 200


def test_use_is_counted_by_day(officer: Any) -> None:
    token, text = make_token(officer)
    for _ in range(3):
        bearing(text).get(LIST)
    assert [day["total"] for day in TokenUse.objects.filter(token=token).per_day()] == [3]
    assert Token.objects.with_last_use().get(pk=token.pk).last_used_at is not None
