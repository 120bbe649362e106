"""Defining a corridor: whole or not at all, one version a change, and never over somebody else's."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from corridors.defining import Conflict, InvalidDefinition, archive, define, document_of, duplicate, restore
from corridors.models import Corridor, CorridorEdition, MoverProfile
from tests.factories import make_corridor

PAIR = {"origin": "MMR", "destination": "THA"}


def change(corridor: Corridor, by: Any, **fields: Any) -> Corridor:
    return define(document_of(corridor) | fields, by, corridor.version, corridor=corridor)


def refused(document: dict[str, Any], by: Any) -> dict[str, list[str]]:
    with pytest.raises(InvalidDefinition) as refusal:
        define(document, by)
    return refusal.value.errors


def test_a_pair_is_enough_and_is_private_and_mine(officer: Any) -> None:
    corridor = define(PAIR, officer)
    assert (corridor.owner, corridor.visibility, corridor.version) == (officer, "private", 1)


def test_what_is_stored_reads_back_as_it_was_given(officer: Any) -> None:
    profile = {
        "work": "domestic", "overqualification": 0.35, "work_permit_share": 0.6, "irregular_share": 0.0,
        "work_rights": None, "occupations": {"Cleaners": 0.7}, "shortages": {"Cleaners": 0.9},
        "source": "Survey of 2025", "reference_date": "2025-05-01",
    }  # fmt: skip
    given = PAIR | {"name": "Care", "notes": "To check.", "tags": ["care", "asean"], "profile": profile}
    document = document_of(Corridor.objects.get(pk=define(given, officer).pk))
    assert document["profile"] == profile
    assert document["tags"] == ["asean", "care"]
    assert {key: document[key] for key in ("name", "notes", *PAIR)} == {
        "name": "Care", "notes": "To check.", **PAIR,
    }  # fmt: skip


def test_a_recorded_zero_is_kept_and_a_blank_is_none(officer: Any) -> None:
    corridor = define(PAIR | {"profile": {"irregular_share": 0}}, officer)
    assert corridor.profile.irregular_share == 0.0
    assert corridor.profile.overqualification is None


def test_a_profile_that_says_nothing_is_none(officer: Any) -> None:
    define(PAIR, officer)
    assert not MoverProfile.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"origin": "Atlantis"}, "origin", "“Atlantis” is no country this installation knows"),
        ({"destination": "MMR"}, "destination", "Origin and destination are both Myanmar"),
        ({"population": "tourists"}, "population", "“tourists” is not one of: residents, movers."),
        ({"name": "x" * 121}, "name", "This has 121 characters; at most 120 can be kept."),
        ({"name": 7}, "name", "This must be text, not 7."),
        ({"visibility": "organisation"}, "organisation", "Say which organisation shall see it."),
        ({"organisation": "another-agency"}, "organisation", "You are no member of “another-agency”."),
        ({"owner": "outsider"}, "owner", "“outsider” is no colleague of yours."),
        ({"profile": {"irregular_share": 1.2}}, "profile.irregular_share", "this is 120%"),
        ({"profile": {"irregular_share": "most"}}, "profile.irregular_share", "this is “most”"),
        ({"profile": {"occupations": {"A": 0.7, "B": 0.6}}}, "profile.occupations", "add up to 130%"),
        ({"profile": {"reference_date": "soon"}}, "profile.reference_date", "such as 2026-06-30"),
        ({"profile": {"height": 1}}, "profile.height", "no field “height”"),
        ({"colour": "red"}, "colour", "no field “colour”"),
    ],
)
def test_a_wrong_value_is_told_at_its_field_and_nothing_is_stored(
    officer: Any, outsider: Any, wrong: dict[str, Any], field: str, sentence: str
) -> None:
    errors = refused(PAIR | wrong, officer)
    assert list(errors) == [field]
    assert sentence in errors[field][0]
    assert not Corridor.objects.exists()


def test_all_wrong_fields_are_told_at_once(officer: Any) -> None:
    assert set(refused({"origin": "", "destination": "XXX"}, officer)) == {"origin", "destination"}


def test_every_change_is_a_version_with_its_edition(officer: Any, corridor: Corridor) -> None:
    changed = change(corridor, officer, name="Second")
    assert changed.version == 2
    editions = CorridorEdition.objects.filter(corridor=corridor).order_by("version")
    assert [(edition.version, edition.document["name"], edition.by) for edition in editions] == [
        (1, "First", officer), (2, "Second", officer),
    ]  # fmt: skip


def test_what_changes_nothing_is_no_version(officer: Any, corridor: Corridor) -> None:
    assert change(corridor, officer).version == 1
    assert CorridorEdition.objects.count() == 1


def test_what_stood_before_the_history_began_is_kept(officer: Any) -> None:
    corridor = make_corridor("MMR-THA", owner=officer, name="Old")
    change(corridor, officer, name="New")
    assert CorridorEdition.objects.get(corridor=corridor, version=1).document["name"] == "Old"


def test_the_second_writer_is_told_and_overwrites_nothing(officer: Any, corridor: Corridor) -> None:
    seen = document_of(corridor)
    change(corridor, officer, name="Quicker")
    with pytest.raises(Conflict) as conflict:
        define(seen | {"name": "Slower"}, officer, 1, corridor=corridor)
    assert (conflict.value.current.name, conflict.value.current.version) == ("Quicker", 2)
    assert Corridor.objects.get().name == "Quicker"


def test_a_writer_who_names_no_version_is_told_too(officer: Any, corridor: Corridor) -> None:
    with pytest.raises(Conflict):
        define(document_of(corridor) | {"name": "Blind"}, officer, corridor=corridor)


def test_a_refused_change_leaves_the_version_alone(officer: Any, corridor: Corridor) -> None:
    with pytest.raises(InvalidDefinition):
        change(corridor, officer, destination="MMR")
    assert Corridor.objects.get().version == 1
    assert CorridorEdition.objects.count() == 1


def test_an_earlier_version_is_restored_as_a_new_one(officer: Any, corridor: Corridor) -> None:
    change(corridor, officer, name="Second", profile={"irregular_share": 0.2})
    corridor.refresh_from_db()
    restored = restore(corridor.editions.get(version=1), officer, 2)
    assert (restored.version, restored.name) == (3, "First")
    assert not MoverProfile.objects.exists()
    assert corridor.editions.get(version=3).why == "version 1 restored"


def test_restoring_changes_nobody_who_sees_it(officer: Any, shared: Corridor) -> None:
    change(shared, officer, visibility="private", name="Closed")
    shared.refresh_from_db()
    assert restore(shared.editions.get(version=1), officer, 2).visibility == "private"


def test_an_officer_of_the_organisation_edits_and_a_member_reads(
    second_officer: Any, colleague: Any, shared: Corridor
) -> None:
    assert change(shared, second_officer, name="Ours").name == "Ours"
    shared.refresh_from_db()
    with pytest.raises(PermissionDenied):
        change(shared, colleague, name="Mine")


@pytest.mark.parametrize("visibility", ["private", "organisation", "public"])
def test_an_outsider_changes_nothing(officer: Any, outsider: Any, visibility: str) -> None:
    shared = define(PAIR | {"visibility": visibility, "organisation": "corridor-office"}, officer)
    with pytest.raises(PermissionDenied):
        change(shared, outsider, name="Mine")
    assert Corridor.objects.get().name == ""


PLACES = [
    {"name": "Yangon", "iso3": "MMR", "longitude": 96.17, "latitude": 16.87},
    {"name": "Mae Sot", "iso3": "THA", "longitude": 98.57, "latitude": 16.71},
]
ROUTE = {"places": PLACES, "legs": [{"mode": "land"}]}


def test_a_route_is_part_of_the_document_and_comes_back(officer: Any, corridor: Corridor) -> None:
    changed = change(corridor, officer, route=ROUTE)
    route = document_of(changed)["route"]
    assert [place["name"] for place in route["places"]] == ["Yangon", "Mae Sot"]
    assert restore(corridor.editions.get(version=1), officer, 2).places.count() == 0
    assert document_of(restore(corridor.editions.get(version=2), officer, 3))["route"] == route


def test_a_route_that_stays_is_not_drawn_again(officer: Any, corridor: Corridor) -> None:
    before = set(change(corridor, officer, route=ROUTE).legs.values_list("pk", flat=True))
    corridor.refresh_from_db()
    assert set(change(corridor, officer, name="Other").legs.values_list("pk", flat=True)) == before


def test_a_route_elsewhere_is_told_at_its_place(officer: Any) -> None:
    errors = refused(PAIR | {"destination": "JPN", "route": ROUTE}, officer)
    assert errors == {
        "route.places.1.iso3": ["The route ends in Japan; its last place, Mae Sot, is in Thailand."]
    }  # fmt: skip


def test_a_copy_has_the_route(officer: Any, corridor: Corridor) -> None:
    changed = change(corridor, officer, route=ROUTE)
    assert document_of(duplicate(changed, officer))["route"] == document_of(changed)["route"]


def test_only_the_owner_says_who_sees_it(second_officer: Any, shared: Corridor) -> None:
    with pytest.raises(InvalidDefinition) as refusal:
        change(shared, second_officer, visibility="public")
    assert refusal.value.errors == {"visibility": ["Only its owner, officer, can change this."]}


def test_an_owner_hands_over_to_a_colleague(officer: Any, second_officer: Any, shared: Corridor) -> None:
    assert change(shared, officer, owner="second").owner == second_officer


def test_a_sample_is_edited_by_nobody(officer: Any) -> None:
    sample = make_corridor("MMR-THA", is_sample=True)
    with pytest.raises(PermissionDenied):
        change(sample, officer, name="Mine")


def test_a_copy_is_private_and_mine(outsider: Any) -> None:
    copy = duplicate(make_corridor("MMR-THA", is_sample=True), outsider)
    assert (copy.name, copy.owner, copy.visibility) == ("Copy of Myanmar to Thailand", outsider, "private")
    assert (copy.is_sample, copy.version) == (False, 1)


def test_a_copy_leaves_an_organisations_words_with_it(officer: Any, outsider: Any) -> None:
    document = PAIR | {"visibility": "public", "organisation": "corridor-office", "tags": ["internal"]}
    corridor = define(document, officer)
    assert document_of(duplicate(corridor, outsider))["tags"] == []
    assert document_of(duplicate(corridor, officer))["tags"] == ["internal"]


def test_a_corridor_is_put_away_and_taken_out_again(officer: Any, corridor: Corridor) -> None:
    assert archive(corridor, officer)
    assert not Corridor.objects.in_use().exists()
    assert archive(corridor, officer, archived=False)
    assert Corridor.objects.in_use().exists()


def test_nobody_puts_away_what_they_may_not_edit(outsider: Any, corridor: Corridor) -> None:
    assert not archive(corridor, outsider)
    assert Corridor.objects.in_use().exists()
