"""The people and the results that the pages are tested with."""

from typing import Any

import pytest
from django.test import Client

from assessments.models import Snapshot
from corridors.models import Corridor, Membership
from tests import payloads
from tests.factories import make_corridor, make_member, make_snapshot


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
def result(db: None) -> Snapshot:
    """Myanmar to Thailand, public."""
    return make_snapshot(payloads.example())


@pytest.fixture
def private_result(officer: Any) -> Snapshot:
    """The same, the officer's own."""
    corridor = make_corridor("MMR-THA", owner=officer, visibility=Corridor.Visibility.PRIVATE)
    return make_snapshot(payloads.example(), corridor)
