"""The people who recur: the officer who owns, the colleague in the same organisation, the outsider who must
see nothing; and an analyst who reads over REST. Each as a person, or as a browser they are signed in with."""

from typing import Any

import pytest
from django.test import Client

from corridors.models import Membership
from tests.factories import make_member


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def officer(db: None) -> Any:
    return make_member("officer", "Corridor Office", Membership.Role.OFFICER)


@pytest.fixture
def colleague(db: None) -> Any:
    return make_member("colleague", "Corridor Office")


@pytest.fixture
def outsider(db: None) -> Any:
    return make_member("outsider", "Another Agency", Membership.Role.OFFICER)


@pytest.fixture
def as_officer(officer: Any) -> Client:
    return client_of(officer)


@pytest.fixture
def as_colleague(colleague: Any) -> Client:
    return client_of(colleague)


@pytest.fixture
def as_outsider(outsider: Any) -> Client:
    return client_of(outsider)


@pytest.fixture
def analyst(db: None) -> Client:
    return client_of(make_member("analyst", "Corridor Office"))
