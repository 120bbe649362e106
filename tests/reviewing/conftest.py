"""A private result of the officer's, and the people around it."""

from typing import Any

import pytest

from assessments.models import Snapshot
from corridors.models import Corridor, Membership, Organisation
from tests import payloads
from tests.factories import make_corridor, make_member, make_snapshot

OFFICE = "Corridor Office"


@pytest.fixture
def officer(db: None) -> Any:
    return make_member("officer", OFFICE, Membership.Role.OFFICER)


@pytest.fixture
def reviewer(db: None) -> Any:
    return make_member("reviewer", OFFICE, Membership.Role.REVIEWER)


@pytest.fixture
def colleague(db: None) -> Any:
    return make_member("colleague", OFFICE)


@pytest.fixture
def outsider(db: None) -> Any:
    return make_member("outsider", "Another Agency", Membership.Role.REVIEWER)


@pytest.fixture
def private(officer: Any) -> Snapshot:
    office = Organisation.objects.get(name=OFFICE)
    corridor = make_corridor(
        "MMR-THA", owner=officer, organisation=office, visibility=Corridor.Visibility.PRIVATE
    )
    return make_snapshot(payloads.example(), corridor)


@pytest.fixture
def other(private: Snapshot) -> Snapshot:
    """Another result of the same corridor, which nobody submitted."""
    return make_snapshot(payloads.example(), private.corridor)
