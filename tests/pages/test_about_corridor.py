"""Rule: what an owner says of a corridor is shown to who sees the corridor, and is no part of a result."""

from typing import Any

import pytest
from django.test import Client

from assessments.templatetags.about_corridor import first_lines
from corridors.models import Corridor, Tag
from tests import payloads
from tests.factories import make_corridor, make_member, make_snapshot
from tests.pages.reading import Page
from tests.people import client_of

NAME, NOTES = "Chittagong route バングラデシュ", "ملاحظات عن الطريق\nSecond line"


@pytest.fixture
def described(officer: Any, result: Any) -> Any:
    Corridor.objects.filter(pk=result.corridor_id).update(name=NAME, notes=NOTES, owner=officer)
    mine = officer.memberships.get().organisation
    result.corridor.tags.add(Tag.objects.create(name="winter & sea", organisation=mine))
    result.corridor.tags.add(Tag.objects.create(name="secret", organisation=None))
    return result


def test_name_tags_and_notes_stand_on_the_page_of_the_corridor(as_officer: Client, described: Any) -> None:
    response = as_officer.get(described.corridor.get_absolute_url())
    page = Page(response)
    assert NAME in page.text
    assert "About this corridor" in page.text
    assert "Second line" in page.text
    assert "It is no part of the result" in page.text
    assert "/?tag=winter%20%26%20sea" in page.links
    assert 'dir="auto"' in response.content.decode()


def test_a_corridor_without_a_result_shows_them_too(as_officer: Client, officer: Any) -> None:
    corridor = make_corridor("UGA-JPN", owner=officer, name=NAME, notes=NOTES)
    text = Page(as_officer.get(corridor.get_absolute_url())).text
    assert NAME in text
    assert "Second line" in text


def test_tags_of_another_organisation_are_not_shown(described: Any) -> None:
    stranger = client_of(make_member("stranger", "Elsewhere"))
    text = Page(stranger.get(described.corridor.get_absolute_url())).text
    assert "winter & sea" not in text
    assert "secret" in text


def test_the_document_of_a_result_has_no_name_and_no_notes(as_officer: Client, described: Any) -> None:
    document = as_officer.get(f"/api/v1/snapshots/{described.pk}/").content.decode()
    assert "Chittagong" not in document
    assert "Second line" not in document


def test_two_corridors_of_one_pair_are_known_by_their_names(as_officer: Client, described: Any) -> None:
    other = make_snapshot(payloads.example(), make_corridor("MMR-THA", name="By the hills"))
    compared = Page(as_officer.get(f"/compare/?s={described.pk}&s={other.pk}")).text
    assert compared.count("By the hills") > 1
    portfolio = Page(as_officer.get("/?all=1")).text
    assert NAME in portfolio
    assert "By the hills" in portfolio
    assert NAME in Page(as_officer.get(f"/snapshots/{described.pk}/scenarios/")).text


@pytest.mark.parametrize("long", ["word " * 2000, "x" * 10_000, "line\n" * 2000])
def test_long_notes_are_cut_and_nothing_of_them_is_lost(long: str) -> None:
    first, rest = first_lines(long)
    assert 0 < len(first) <= 600
    assert "".join((first + rest).split()) == "".join(long.split())


def test_notes_are_text_and_never_markup(as_officer: Client, described: Any) -> None:
    Corridor.objects.filter(pk=described.corridor_id).update(notes="<script>alert(1)</script>")
    assert "<script>alert" not in as_officer.get(described.corridor.get_absolute_url()).content.decode()
