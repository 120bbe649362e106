"""The page that defines a corridor: nothing typed is lost, nobody's change is overwritten."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from corridors.defining import define, document_of
from corridors.models import Corridor, CorridorDraft, Membership
from tests.factories import make_assessment, make_corridor, make_country, make_member, make_method
from tests.pages.reading import Page
from tests.people import client_of

NEW = "/corridors/new/"
ROUTE = {
    "places": [
        {"name": "Yangon", "iso3": "MMR", "longitude": 96.17, "latitude": 16.87},
        {"name": "Mae Sot", "iso3": "THA", "longitude": 98.57, "latitude": 16.71},
    ],
    "legs": [{"mode": "land"}],
}


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    for iso3, iso2 in (("MMR", "MM"), ("THA", "TH"), ("JPN", "JP")):
        country = make_country(iso3)
        country.iso2 = iso2
        country.save()
    make_method()


@pytest.fixture
def shared(officer: Any) -> Corridor:
    document = {"origin": "MMR", "destination": "THA", "name": "First", "notes": "Old"}
    return define(document | {"visibility": "organisation", "organisation": "corridor-office"}, officer)


@pytest.fixture
def as_second(db: None) -> Client:
    return client_of(make_member("second", "Corridor Office", Membership.Role.OFFICER))


def typed(corridor: Corridor | None = None, **changes: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    now = document_of(corridor) if corridor else {"origin": "Myanmar", "destination": "THA"}
    fields = {
        "origin": now["origin"], "destination": now["destination"], "population": "residents", "work": "",
        "name": now.get("name", ""), "notes": now.get("notes", ""), "tags": "", "owner": "officer",
        "organisation": now.get("organisation") or "", "visibility": now.get("visibility", "private"),
        "version": corridor.version if corridor else "", "route": "",
    }  # fmt: skip
    return fields | changes


def edit_url(corridor: Corridor) -> str:
    return reverse("assessments:corridor-edit", args=[corridor.pk])


def test_a_pair_is_enough(as_officer: Client, officer: Any) -> None:
    response = as_officer.post(NEW, typed())
    corridor = Corridor.objects.get()
    assert response["Location"] == corridor.get_absolute_url()
    assert (corridor.code, corridor.owner, corridor.visibility) == ("MMR-THA", officer, "private")


def test_a_country_may_be_typed_in_japanese_or_as_a_publisher_spells_it(as_officer: Client) -> None:
    as_officer.post(NEW, typed(origin="Burma", destination="日本"))
    assert Corridor.objects.get().code == "MMR-JPN"


def test_the_list_offers_both_languages(as_officer: Client) -> None:
    options = [a for tag, a in Page(as_officer.get(NEW)).tags if tag == "option" and a.get("label")]
    assert {"value": "Japan (JPN)", "label": "日本"} in options


def test_everything_that_was_typed_is_stored(as_officer: Client) -> None:
    as_officer.post(
        NEW,
        typed(
            name="Care", tags="care, asean", notes="To check.", irregular_share="35 %", work="domestic",
            group=["Cleaners", "", "Drivers"], group_share=["70", "", "0.5"],
            group_shortage=["100", "", ""], source="Survey", reference_date="2025-05-01",
            visibility="organisation", organisation="corridor-office", route=json.dumps(ROUTE),
        ),
    )  # fmt: skip
    document = document_of(Corridor.objects.get())
    assert document["profile"]["irregular_share"] == 0.35
    assert document["profile"]["occupations"] == {"Cleaners": 0.7, "Drivers": 0.005}
    assert document["profile"]["shortages"] == {"Cleaners": 1.0}
    assert (document["tags"], document["organisation"]) == (["asean", "care"], "corridor-office")
    assert [place["name"] for place in document["route"]["places"]] == ["Yangon", "Mae Sot"]


def test_the_form_shows_again_what_was_stored(as_officer: Client, officer: Any) -> None:
    profile = {"irregular_share": 0.0, "occupations": {"Cleaners": 0.125}, "shortages": {}}
    corridor = define({"origin": "MMR", "destination": "THA", "profile": profile}, officer)
    form = as_officer.get(edit_url(corridor)).context["form"]
    assert form["origin"].value() == "Myanmar (MMR)"
    assert form["irregular_share"].value() == "0"
    assert (form.rows[0].group, form.rows[0].share, form.rows[0].shortage) == ("Cleaners", "12.5", "")
    as_officer.post(
        edit_url(corridor),
        typed(corridor, irregular_share="0", group="Cleaners", group_share="12.5", group_shortage=""),
    )
    assert Corridor.objects.get().version == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"destination": "Thai"}, "“Thai” is not a country"),
        ({"destination": "Myanmar"}, "Origin and destination are both Myanmar"),
        ({"irregular_share": "most"}, "“most” is no share; give a number from 0 to 100"),
        ({"group": "Cleaners", "group_share": "", "group_shortage": "5"}, "Give each group a name and"),
        ({"visibility": "organisation"}, "Say which organisation shall see it."),
        ({"reference_date": "soon"}, "such as 2026-06-30"),
        ({"route": json.dumps(ROUTE), "destination": "JPN"}, "The route ends in Japan; its last place"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_and_nothing_typed_is_lost(
    as_officer: Client, wrong: dict[str, Any], sentence: str
) -> None:
    response = as_officer.post(NEW, typed(name="Kept", **wrong))
    assert response.status_code == 422
    assert sentence in Page(response).text
    assert response.context["form"]["name"].value() == "Kept"
    assert not Corridor.objects.exists()


def test_what_the_method_assumes_stands_at_the_blank_fields(as_officer: Client) -> None:
    text = Page(as_officer.get(NEW)).text
    assert "Left blank: 70% are assumed to work at their skill, drawn from 40% to 100%" in text
    assert "the draws run from 40% to 90%" in text
    assert "What a blank means is said by method corridor-1.0" in text


def test_sharing_is_told_with_the_name_of_the_organisation(as_officer: Client) -> None:
    text = Page(as_officer.get(NEW)).text
    assert "Every member of Corridor Office can read it; officers there can change it" in text


def test_a_draft_may_be_incomplete_and_says_what_is_missing(as_officer: Client) -> None:
    response = as_officer.post(NEW, typed(destination="", name="Half", do="draft"), follow=True)
    assert not Corridor.objects.exists()
    assert response.context["form"]["name"].value() == "Half"
    text = Page(response).text
    assert "Before it can be saved and assessed:" in text
    assert "Say where they live, or where they are going." in text


def test_a_draft_is_gone_once_it_is_saved(as_officer: Client) -> None:
    as_officer.post(NEW, typed(destination="", do="draft"))
    draft = CorridorDraft.objects.get()
    as_officer.post(NEW, typed(draft=draft.pk))
    assert Corridor.objects.count() == 1
    assert not CorridorDraft.objects.exists()


def test_keeping_a_draft_again_makes_no_second_one(as_officer: Client, shared: Corridor) -> None:
    as_officer.post(edit_url(shared), typed(shared, name="One", do="draft"))
    as_officer.post(edit_url(shared), typed(shared, name="Two", do="draft"))
    assert CorridorDraft.objects.get().value("name") == "Two"


def test_a_draft_is_its_writers_alone(as_officer: Client, as_second: Client, shared: Corridor) -> None:
    as_officer.post(edit_url(shared), typed(shared, name="Secret", do="draft"))
    draft = CorridorDraft.objects.get()
    page = as_second.get(f"{edit_url(shared)}?draft={draft.pk}")
    assert "Secret" not in page.content.decode()
    assert as_second.post(reverse("assessments:draft-discard", args=[draft.pk])).status_code == 404


def test_the_portfolio_leads_back_to_a_draft(as_officer: Client) -> None:
    as_officer.post(NEW, typed(destination="", name="Half", do="draft"))
    draft = CorridorDraft.objects.get()
    assert f"{NEW}?draft={draft.pk}" in Page(as_officer.get("/")).links


def test_the_second_writer_sees_both_versions_and_nothing_is_stored(
    as_officer: Client, as_second: Client, shared: Corridor
) -> None:
    as_second.post(edit_url(shared), typed(shared, name="Theirs"))
    response = as_officer.post(edit_url(shared), typed(shared, name="Mine", notes="Mine too"))
    assert response.status_code == 409
    text = Page(response).text
    assert "Version 1, which you began from, said: First" in text
    assert "Mine" in text and "Theirs" in text
    assert "Only you changed it." in text
    assert Corridor.objects.get().name == "Theirs"


def clash(as_officer: Client, as_second: Client, shared: Corridor) -> dict[str, Any]:
    """The fields of the page that lets the officer choose."""
    as_second.post(edit_url(shared), typed(shared, name="Theirs"))
    response = as_officer.post(edit_url(shared), typed(shared, name="Mine", notes="Mine too"))
    hidden = ("version", "base_version", "mine", "why")
    tags = [a for tag, a in Page(response).tags if tag == "input" and a.get("name") in hidden]
    return {a["name"]: a.get("value", "") for a in tags}


def resolve(client: Client, shared: Corridor, fields: dict[str, Any]) -> Any:
    return client.post(reverse("assessments:corridor-resolve", args=[shared.pk]), fields)


def test_what_is_chosen_field_by_field_is_stored(
    as_officer: Client, as_second: Client, shared: Corridor
) -> None:
    fields = clash(as_officer, as_second, shared)
    resolve(as_officer, shared, fields | {"choice-name": "theirs", "choice-notes": "mine"})
    stored = Corridor.objects.get()
    assert (stored.name, stored.notes, stored.version) == ("Theirs", "Mine too", 3)


def test_what_both_changed_has_to_be_chosen(as_officer: Client, as_second: Client, shared: Corridor) -> None:
    fields = clash(as_officer, as_second, shared)
    response = resolve(as_officer, shared, fields | {"choice-notes": "mine"})
    assert response.status_code == 422
    assert "Name: Choose one of the two." in Page(response).text
    assert Corridor.objects.get().version == 2


def test_lines_of_notes_do_not_clash_with_themselves(
    as_officer: Client, as_second: Client, shared: Corridor
) -> None:
    as_officer.post(edit_url(shared), typed(shared, notes="One\r\ntwo"))
    shared.refresh_from_db()
    as_second.post(edit_url(shared), typed(shared, name="Theirs", notes="One\r\ntwo"))
    response = as_officer.post(edit_url(shared), typed(shared, tags="care", notes="One\r\ntwo"))
    assert [side.clash.field for side in response.context["clashes"]] == ["name", "tags"]


def test_a_third_writer_in_between_is_not_overwritten(
    as_officer: Client, as_second: Client, shared: Corridor
) -> None:
    fields = clash(as_officer, as_second, shared)
    as_second.post(edit_url(shared), typed(Corridor.objects.get(), name="Third"))
    response = resolve(as_officer, shared, fields | {"choice-name": "mine", "choice-notes": "mine"})
    assert "Third" in Page(response).text
    assert Corridor.objects.get().name == "Third"


def test_a_forged_choice_is_refused_without_a_traceback(as_officer: Client, shared: Corridor) -> None:
    for mine in ("", "[]", '{"profile": 1}', '{"profile": {}, "route": 7, "owner": "outsider"}'):
        response = resolve(as_officer, shared, {"version": 1, "base_version": 1, "mine": mine})
        assert response.status_code == 400
    assert Corridor.objects.get().version == 1


def test_a_reader_is_led_to_the_corridor_and_told_why(as_colleague: Client, shared: Corridor) -> None:
    response = as_colleague.get(edit_url(shared), follow=True)
    assert "You can read this corridor, not change it." in Page(response).text
    assert as_colleague.post(edit_url(shared), typed(shared, name="Mine")).status_code == 302
    assert Corridor.objects.get().name == "First"


def test_an_outsider_finds_nothing(as_outsider: Client, shared: Corridor) -> None:
    for name in ("edit", "history", "assess"):
        assert as_outsider.get(reverse(f"assessments:corridor-{name}", args=[shared.pk])).status_code == 404
    for name in ("duplicate", "archive", "delete", "restore", "resolve"):
        assert as_outsider.post(reverse(f"assessments:corridor-{name}", args=[shared.pk])).status_code == 404


def test_an_officer_who_does_not_own_it_cannot_share_it(as_second: Client, shared: Corridor) -> None:
    as_second.post(edit_url(shared), typed(shared, visibility="public", owner="second", name="Ours"))
    stored = Corridor.objects.get()
    assert (stored.visibility, stored.owner.username, stored.name) == ("organisation", "officer", "Ours")


def test_the_history_tells_who_changed_what(as_officer: Client, shared: Corridor) -> None:
    as_officer.post(edit_url(shared), typed(shared, name="Second", why="A better name"))
    text = Page(as_officer.get(reverse("assessments:corridor-history", args=[shared.pk]))).text
    assert "Name: from “First” to “Second”" in text
    assert "A better name" in text


def test_an_earlier_version_stands_again(as_officer: Client, shared: Corridor) -> None:
    as_officer.post(edit_url(shared), typed(shared, name="Second"))
    address = reverse("assessments:corridor-restore", args=[shared.pk])
    as_officer.post(address, {"restore": 1, "version": 1})
    assert Corridor.objects.get().name == "Second"
    as_officer.post(address, {"restore": 1, "version": 2})
    assert (Corridor.objects.get().name, Corridor.objects.get().version) == ("First", 3)


def test_a_sample_is_made_mine_by_a_copy(as_officer: Client, officer: Any) -> None:
    sample = make_corridor("MMR-THA", is_sample=True)
    page = Page(as_officer.get(sample.get_absolute_url()))
    assert "Duplicate to make it yours" in page.text
    assert edit_url(sample) not in page.links
    as_officer.post(reverse("assessments:corridor-duplicate", args=[sample.pk]))
    assert Corridor.objects.get(owner=officer).is_sample is False


def test_an_archived_corridor_leaves_the_portfolio_until_asked_for(
    as_officer: Client, private_result: Any
) -> None:
    corridor = private_result.corridor
    as_officer.post(reverse("assessments:corridor-archive", args=[corridor.pk]))
    assert as_officer.get("/").context["rows"] == []
    assert len(as_officer.get("/?archived=1").context["rows"]) == 1
    as_officer.post(reverse("assessments:corridor-archive", args=[corridor.pk]), {"do": "unarchive"})
    assert len(as_officer.get("/").context["rows"]) == 1


def test_what_was_never_assessed_can_be_deleted_and_the_rest_cannot(
    as_officer: Client, as_second: Client, shared: Corridor
) -> None:
    address = reverse("assessments:corridor-delete", args=[shared.pk])
    assert as_second.post(address).status_code == 404
    make_assessment(shared)
    as_officer.post(address)
    assert Corridor.objects.exists()
    shared.assessments.all().delete()
    as_officer.post(address)
    assert not Corridor.objects.exists()
