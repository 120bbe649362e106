"""Whoever curates may type and ask for anything in the admin without breaking it."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from assessments.management.demo_users import create_demo_users
from corridors.models import Instrument, Participation
from tests.factories import make_country, make_release
from tests.people import client_of

PARTICIPATIONS = "/admin/corridors/participation/"


@pytest.fixture
def curator(db: None) -> Client:
    create_demo_users()
    return client_of(get_user_model().objects.get(username="curator"))


@pytest.fixture
def consent(db: None) -> Any:
    instrument = Instrument.objects.create(
        name="Refugee Convention 1951", title="Convention", kind="treaty", year=1951
    )
    return Participation.objects.create(
        instrument=instrument, country=make_country("UGA"), action="accession", release=make_release()
    )


@pytest.mark.parametrize(
    "asked", ["?_facets=True", "?q=%00", "?p=99999999999", "?o=zz", "?to_be_checked__exact=zz"]
)
def test_a_list_of_consents_opens_however_it_is_asked_for(curator: Client, consent: Any, asked: str) -> None:
    assert curator.get(f"{PARTICIPATIONS}{asked}").status_code in (200, 302)


@pytest.mark.parametrize("typed", ["x" * 5000, "\0", "<script>", "9" * 400, "2026-02-30", ""])
def test_a_wrong_value_is_told_at_its_field(curator: Client, consent: Any, typed: str) -> None:
    fields = ("instrument", "country", "action", "since", "known_to", "basis", "release")
    answer = curator.post(f"{PARTICIPATIONS}add/", dict.fromkeys(fields, typed))
    assert answer.status_code == 200
    assert {"instrument", "country", "release"} <= set(answer.context["adminform"].form.errors)
    assert Participation.objects.count() == 1
