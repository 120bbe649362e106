"""The people and results the maps are tested with."""

from typing import Any

import pytest
from django.test import Client

from assessments.models import Snapshot
from corridors.models import Corridor, Membership
from tests import payloads
from tests.factories import make_corridor, make_member, make_snapshot


@pytest.fixture
def officer(db: None) -> Any:
    return make_member("officer", "Corridor Office", Membership.Role.OFFICER)


@pytest.fixture
def private_result(officer: Any) -> Snapshot:
    """Myanmar to Malaysia by sea and land, the officer's own."""
    corridor = make_corridor(
        "MMR-MYS", owner=officer, visibility=Corridor.Visibility.PRIVATE, population="movers"
    )
    return make_snapshot(payloads.by_sea(), corridor)


@pytest.fixture
def as_officer(officer: Any) -> Client:
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def as_outsider(db: None) -> Client:
    client = Client()
    client.force_login(make_member("outsider", "Another Agency", Membership.Role.OFFICER))
    return client
