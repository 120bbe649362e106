"""What-ifs on pages, in files and over REST: always called what they are, seen by whom they may be."""

import csv
import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from assessments.models import Scenario
from tests.comparing.conftest import Assessed
from tests.factories import make_corridor, make_member, make_snapshot, make_user
from tests.payloads import example
from tests.people import client_of
from tests.scenarios.conftest import Supposed

DROUGHT = {"kind": "offered", "offer": "drought", "country": "THA"}
LANGUAGE = {"kind": "policy", "policy": "language"}


@pytest.fixture
def base(world: None):  # type: ignore[no-untyped-def]
    return make_snapshot(example())


def waiting(base, owner, **about) -> Scenario:  # type: ignore[no-untyped-def]
    return Scenario.objects.create(base=base, owner=owner, name="What if", changes=[], **about)


def test_page_file_and_rest_say_that_it_is_no_assessment(
    assessed: Assessed, done: Supposed, officer: Client
) -> None:
    owner = get_user_model().objects.get(username="officer")
    made = done(assessed("MMR-THA"), DROUGHT, owner=owner)
    page = officer.get(made.get_absolute_url()).content.decode()
    assert "What-if, not an assessment" in page
    assert "what-if-frame" in page
    assert "instead of" in page  # a figure that was changed never passes for the published one
    assert re.search(r"Left unexplained</th><td class=\"number\"[^>]*>0<", page)
    lines = b"".join(officer.get(reverse("assessments:scenario-download", args=[made.pk])).streaming_content)
    rows = list(csv.DictReader(lines.decode("utf-8-sig").splitlines()))
    assert len(rows) == 9
    assert all(row["what_this_is"].startswith("scenario: a what-if") for row in rows)
    answer = json.loads(officer.get(f"/api/v1/scenarios/{made.pk}/").content)
    assert (answer["type"], answer["warning"]) == ("scenario", "A what-if, not an assessment.")
    listed = json.loads(officer.get("/api/v1/snapshots/").content)
    assert made.name not in json.dumps(listed)


def test_a_change_without_a_nominal_value_shows_its_median_and_equal_draws_are_the_same(
    assessed: Assessed, done: Supposed, officer: Client
) -> None:
    base = assessed("MMR-THA")
    assert base.payload["matrix"]["working"]["lanes"]["e"]["access"] is None
    owner = get_user_model().objects.get(username="officer")
    made = done(base, {"kind": "policy", "policy": "work-permits"}, owner=owner)
    rows = {row.code: row for row in officer.get(made.get_absolute_url()).context["rows"]}
    assert rows["E"].change.startswith("median +")
    assert rows["E"].reason == "Access is not recorded and has no nominal value"
    assert (rows["risk"].words, rows["risk"].shares) == ("the same", "the same in every draw")
    (step, whole) = officer.get(made.get_absolute_url()).context["steps"]
    place = list(rows).index("E")
    assert (step["cells"][place], whole["cells"][place]) == ("–", rows["E"].change)


def test_a_private_one_is_its_owners_alone_and_a_shared_one_follows_the_corridor(base) -> None:  # type: ignore[no-untyped-def]
    owner, colleague = make_member("owner", "Corridor Office"), make_member("colleague", "Corridor Office")
    outsider = make_user("outsider")
    corridor = make_corridor("UGA-JPN", owner=owner, visibility="organisation")
    corridor.organisation = owner.memberships.first().organisation
    corridor.save()
    result = make_snapshot(example(), corridor)
    private, shared = waiting(result, owner), waiting(result, owner, is_shared=True)

    def seen_by(user) -> set[int]:  # type: ignore[no-untyped-def]
        return set(Scenario.objects.visible_to(user).values_list("pk", flat=True))

    assert seen_by(owner) == {private.pk, shared.pk}
    assert seen_by(colleague) == {shared.pk}
    assert seen_by(outsider) == set()
    assert client_of(outsider).get(shared.get_absolute_url()).status_code == 404
    assert (
        client_of(colleague).post(reverse("assessments:scenario-delete", args=[shared.pk])).status_code == 404
    )
    assert Scenario.objects.filter(pk=shared.pk).exists()


def test_changes_are_added_one_after_the_other_and_nothing_is_stored_before_the_end(
    base, officer: Client
) -> None:  # type: ignore[no-untyped-def]
    address = reverse("assessments:scenario-new", args=[base.pk])
    assert "Nothing yet: add a change below" in officer.get(address).content.decode()
    added = officer.post(address, {"changes": "[]", "add": "policy", "policy": "language"})
    assert added.status_code == 200
    assert "<li>Language courses" in added.content.decode()
    assert not Scenario.objects.exists()
    changes = json.dumps([LANGUAGE])
    nameless = officer.post(address, {"changes": changes, "run": "1", "name": " "})
    assert nameless.status_code == 422
    assert "Give the what-if a name." in nameless.content.decode()
    asked = officer.post(address, {"changes": changes, "run": "1", "name": "Courses"})
    made = Scenario.objects.get()
    assert (asked.status_code, made.changes, made.owner.username) == (302, [LANGUAGE], "officer")


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"add": "profile", "field": "irregular_share", "share": "7"}, "7.0 is not a share"),
        ({"add": "figure", "figure": "inform.drought THA", "how": "times", "number": "x"}, "is not a number"),
        ({"changes": "{"}, "could not be read"),
        ({"changes": '[{"kind": "magic"}]', "run": "1", "name": "n"}, "is no kind of change"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(base, officer: Client, posted: dict[str, str], said: str) -> None:  # type: ignore[no-untyped-def]
    answer = officer.post(reverse("assessments:scenario-new", args=[base.pk]), posted)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Scenario.objects.exists()


def test_one_that_waits_can_be_cancelled_copied_and_deleted(base, officer: Client) -> None:  # type: ignore[no-untyped-def]
    made = waiting(base, get_user_model().objects.get(username="officer"))
    assert "Waiting for a worker" in officer.get(made.get_absolute_url()).content.decode()
    officer.post(reverse("assessments:scenario-cancel", args=[made.pk]))
    made.refresh_from_db()
    assert made.status == "cancelled"
    assert (
        "Copy of What if"
        in officer.post(reverse("assessments:scenario-duplicate", args=[made.pk])).content.decode()
    )
    officer.post(reverse("assessments:scenario-delete", args=[made.pk]))
    assert not Scenario.objects.exists()
