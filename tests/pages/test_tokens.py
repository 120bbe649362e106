"""A person's page of tokens."""

import re
from typing import Any

import pytest
from django.test import Client

from corridors.forms.token import MOST
from corridors.models import Token
from tests.factories import make_member
from tests.people import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "/account/tokens/"
WANTED = {"name": "dashboard", "scopes": ["read"], "days": "90"}


@pytest.fixture
def client(officer: Any) -> Client:
    return client_of(officer)


def test_a_new_token_is_shown_once_and_works(client: Client) -> None:
    made = client.post(ADDRESS, WANTED).content.decode()
    text = re.search(r"sc_[0-9a-f]{64}", made)
    assert text is not None
    assert Client(headers={"Authorization": f"Bearer {text[0]}"}).get("/api/v1/corridors/").status_code == 200
    assert text[0] not in client.get(ADDRESS).content.decode()


def test_two_usable_tokens_do_not_share_a_name(client: Client, officer: Any) -> None:
    client.post(ADDRESS, WANTED)
    assert "already have a token named “dashboard”" in client.post(ADDRESS, WANTED).content.decode()
    assert Token.objects.of(officer).count() == 1


def test_only_a_curator_may_give_the_scope_to_curate(client: Client, officer: Any) -> None:
    answer = client.post(ADDRESS, WANTED | {"scopes": ["read", "curate"]})
    assert "curate is not one of the available choices" in answer.content.decode()
    assert not Token.objects.of(officer).exists()


def test_there_is_an_end_to_the_number_of_tokens(client: Client, officer: Any) -> None:
    for number in range(MOST):
        Token.objects.create(officer, name=f"token {number}", scopes=["read"])
    assert f"already have {MOST} tokens" in client.post(ADDRESS, WANTED).content.decode()


def test_a_token_is_revoked_by_its_owner_alone(client: Client, officer: Any) -> None:
    token, _text = Token.objects.create(officer, name="dashboard", scopes=["read"])
    address = f"{ADDRESS}{token.token_key}/revoke/"
    assert client_of(make_member("outsider", "Another Agency")).post(address).status_code == 404
    assert Token.objects.usable().count() == 1
    client.post(address)
    assert Token.objects.usable().count() == 0
