"""The people who recur, and a snapshot of a corridor their organisation shares."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from assessments.models import Assessment, Method, Snapshot
from corridors.models import Corridor, Country, Membership, Organisation
from tests import payloads


@pytest.fixture
def organisation() -> Organisation:
    return Organisation.objects.create(name="Bureau", slug="bureau")


@pytest.fixture
def officer(organisation: Organisation) -> User:
    user = User.objects.create_user("officer")
    Membership.objects.create(user=user, organisation=organisation, role="officer")
    return user


@pytest.fixture
def colleague(organisation: Organisation) -> User:
    user = User.objects.create_user("colleague")
    Membership.objects.create(user=user, organisation=organisation, role="member")
    return user


@pytest.fixture
def snapshot(officer: User, organisation: Organisation) -> Snapshot:
    for iso3, name in (("MMR", "Myanmar"), ("THA", "Thailand")):
        Country.objects.get_or_create(iso3=iso3, defaults={"name": name})
    corridor = Corridor.objects.create(
        origin_id="MMR", destination_id="THA", population="residents", owner=officer,
        organisation=organisation, visibility="organisation",
    )  # fmt: skip
    method = Method.objects.create(name="corridor-1.0", sha256="c0" * 32)
    assessment = Assessment.objects.create(
        corridor=corridor, method=method, as_of=date(2026, 6, 30), requested_by=officer,
        request_digest="d1" * 32,
    )  # fmt: skip
    return Snapshot.objects.create(**Snapshot.columns(assessment, payloads.example()))
