"""Two documents compared: in words a reader understands, field by field."""

from typing import Any

from corridors.definitions import EMPTY, NO_PROFILE
from corridors.differences import clashes, differences, flat, merged, nested

BASE = EMPTY | {"origin": "MMR", "destination": "THA", "name": "Border", "notes": "Old"}


def profile(**fields: Any) -> dict[str, Any]:
    return {"profile": NO_PROFILE | fields}


def sentences(after: dict[str, Any]) -> list[str]:
    return [difference.sentence for difference in differences(BASE, BASE | after)]


def test_a_change_is_told_with_what_was_there_before() -> None:
    assert sentences({"name": "Coast"}) == ["Name: from “Border” to “Coast”"]


def test_what_is_new_was_set_and_what_is_gone_removed() -> None:
    assert sentences({"name": "", "tags": ["care"]}) == ["Name: “Border” removed", "Tags: set to “care”"]


def test_countries_choices_and_shares_are_told_in_words() -> None:
    after = {"destination": "JPN", "population": "movers", **profile(irregular_share=0.35, work="domestic")}
    assert sentences(after) == [
        "Destination: from “Thailand (THA)” to “Japan (JPN)”",
        "Who it is about: from “people of the origin living in the destination” to “people on the route now”",
        "Kind of work: set to “domestic work”",
        "Share in an irregular status: set to “35%”",
    ]


def test_a_recorded_zero_is_told_as_zero() -> None:
    assert sentences(profile(irregular_share=0.0)) == ["Share in an irregular status: set to “0%”"]


def route(*names: str, **leg: Any) -> dict[str, Any]:
    legs = [{"mode": "land", "line": None, "closures": [], "corrections": []} | leg] * (len(names) - 1)
    return {"route": {"places": [{"name": name} for name in names], "legs": legs}}


def test_a_route_is_told_by_its_places() -> None:
    assert sentences(route("Yangon", "Mae Sot", "Bangkok")) == [
        "Route: set to “Yangon → Mae Sot (land) → Bangkok (land)”"
    ]


def test_a_line_drawn_by_hand_is_told() -> None:
    before, after = BASE | route("Yangon", "Mae Sot"), BASE | route("Yangon", "Mae Sot", line={"a": 1})
    (told,) = differences(before, after)
    assert told.after == "Yangon → Mae Sot (land); lines drawn by hand: 1"
    other = BASE | route("Yangon", "Mae Sot", line={"a": 2})
    assert differences(after, other)[0].sentence == "Route: drawn anew along the same places"


def test_equal_documents_differ_in_nothing() -> None:
    assert differences(BASE, dict(BASE)) == []


def test_a_field_only_one_writer_changed_is_that_writers() -> None:
    found = clashes(BASE, BASE | {"name": "Mine"}, BASE | {"notes": "Theirs"})
    assert [(clash.field, clash.choice) for clash in found] == [("name", "mine"), ("notes", "theirs")]


def test_a_field_both_changed_has_to_be_chosen() -> None:
    (clash,) = clashes(BASE, BASE | {"name": "Mine"}, BASE | {"name": "Theirs"})
    assert (clash.base, clash.mine, clash.theirs, clash.choice) == ("Border", "Mine", "Theirs", "")


def test_what_both_made_alike_is_no_clash() -> None:
    assert clashes(BASE, BASE | {"name": "Same"}, BASE | {"name": "Same"}) == []


def test_merging_takes_each_field_from_whom_it_was_chosen() -> None:
    mine, theirs = BASE | {"name": "Mine", **profile(work_rights=0.4)}, BASE | {"notes": "Theirs"}
    result = merged(mine, theirs, {"name": "mine", "profile.work_rights": "theirs"})
    assert (result["name"], result["notes"], result["profile"]["work_rights"]) == ("Mine", "Theirs", None)


def test_flat_and_nested_are_each_others_reverse() -> None:
    assert nested(flat(BASE)) == BASE
