"""What is new, stale, replaced or withdrawn since a moment."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from corridors.importing import withdraw_release
from corridors.models import Corridor, CorridorEdition, NewCoverage, Release, ReleaseStep, SourceOverride
from tests import payloads
from tests.factories import (
    make_corridor,
    make_country,
    make_indicator,
    make_member,
    make_method,
    make_release,
    make_snapshot,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/changes/"


def seen(client: Client, **asked: Any) -> list[tuple[str, str]]:
    return [(row["what"], row["id"]) for row in client.get(ADDRESS, asked).json()["results"]]


def resting_on(key: str) -> Any:
    release = make_release(key)
    ReleaseStep.objects.create(release=release, step="published")
    snapshot = make_snapshot(payloads.example())
    snapshot.releases.set([release])
    return snapshot


def test_a_withdrawn_release_makes_results_stale_from_that_moment(analyst: Client) -> None:
    snapshot = resting_on("inform-2025")
    withdraw_release("inform-2025", by=None, why="Wrong file.")
    rows = analyst.get(ADDRESS).json()["results"]
    told = {row["what"]: row for row in rows}
    stale, withdrawn = told["snapshot.stale"], told["release.withdrawn"]
    assert (stale["id"], stale["at"]) == (str(snapshot.pk), withdrawn["at"])
    assert stale["why"] == "inform-2025 is withdrawn. Wrong file."
    assert (withdrawn["id"], withdrawn["why"]) == ("inform-2025", "Wrong file.")
    assert analyst.get(stale["url"]).json()["stale"] is True


def test_a_newer_edition_makes_stale_only_results_of_its_days(analyst: Client) -> None:
    snapshot = resting_on("inform-2025")
    newer = make_release("inform-2026")
    older = Release.objects.filter(key="inform-2025")
    ReleaseStep.objects.create(release=older.get(), step="superseded", why="Newer edition.")
    older.update(status="superseded", superseded_by=newer, counts_until=snapshot.as_of + timedelta(days=1))
    assert "snapshot.stale" not in dict(seen(analyst))
    older.update(counts_until=snapshot.as_of)
    assert dict(seen(analyst))["snapshot.stale"] == str(snapshot.pk)


def test_a_source_chosen_since_makes_stale_in_the_list_and_among_the_changes(analyst: Client) -> None:
    snapshot = make_snapshot(payloads.example())
    before = analyst.get("/api/v1/snapshots/")
    assert [row["stale"] for row in before.json()["results"]] == [False]
    release = make_release()
    choice = SourceOverride.objects.create(
        indicator=make_indicator("inform.epidemic", "Epidemic"), publisher=release.publisher,
        dataset=release.dataset, country=make_country("THA"), note="why not",
    )  # fmt: skip
    after = analyst.get("/api/v1/snapshots/", headers={"If-None-Match": before["ETag"]})
    assert [row["stale"] for row in after.json()["results"]] == [True]
    [row] = analyst.get(ADDRESS, {"what": "snapshot.stale"}).json()["results"]
    assert (row["id"], row["why"]) == (str(snapshot.pk), "Another source of inform.epidemic is chosen since.")
    assert datetime.fromisoformat(row["at"]) == choice.at


def test_a_release_that_came_since_makes_stale_in_the_list_and_among_the_changes(analyst: Client) -> None:
    make_method()
    snapshot = make_snapshot(payloads.example())
    release = make_release("inform-2026")
    make_indicator("inform.epidemic", "Epidemic")
    NewCoverage.objects.create(
        release=release, about="inform.epidemic", country=make_country("THA"), since=snapshot.as_of
    )
    type(release).objects.update(published_at=timezone.now())
    assert analyst.get(f"/api/v1/snapshots/{snapshot.pk}/").json()["stale"] is True
    [row] = analyst.get(ADDRESS, {"what": "snapshot.stale"}).json()["results"]
    assert row["why"] == "inform-2026 came since and counts on its date."


def test_changes_come_in_the_order_of_time(analyst: Client) -> None:
    resting_on("inform-2025")
    withdraw_release("inform-2025", by=None, why="Wrong file.")
    moments = [row["at"] for row in analyst.get(ADDRESS).json()["results"]]
    assert moments == sorted(moments)
    assert all(moment.endswith("Z") for moment in moments)


def test_pages_hold_every_change_once(analyst: Client) -> None:
    resting_on("inform-2025")
    at = timezone.now()
    for number in range(7):
        corridor = make_corridor(f"UGA-{('JPN', 'THA')[number % 2]}")
        CorridorEdition.objects.create(corridor=corridor, version=1, document={}, at=at)
    whole = seen(analyst)
    address, found = f"{ADDRESS}?limit=2", []
    while address:
        body = analyst.get(address).json()
        found += [(row["what"], row["id"]) for row in body["results"]]
        address = body["next"]
    assert found == whole
    assert len(set(found)) == len(found) >= 10


def test_what_others_keep_private_is_not_told(analyst: Client) -> None:
    hidden = make_corridor(
        visibility="private", owner=make_member("other", "Another Agency"), archived_at=timezone.now()
    )
    CorridorEdition.objects.create(corridor=hidden, version=1, document={})
    make_snapshot(payloads.example(), hidden)
    assert {what for what, _id in seen(analyst)} <= {"method.published"}
    Corridor.objects.update(visibility="public")
    assert {"snapshot.new", "corridor.changed", "corridor.archived"} <= {what for what, _id in seen(analyst)}


def test_a_staged_release_is_not_told(analyst: Client) -> None:
    ReleaseStep.objects.create(release=make_release(status="staged"), step="staged")
    assert seen(analyst) == []


def test_only_what_came_after_is_told(analyst: Client) -> None:
    make_method()
    assert seen(analyst, since=(timezone.now() - timedelta(minutes=1)).isoformat()) != []
    assert seen(analyst, since=(timezone.now() + timedelta(minutes=1)).isoformat()) == []


def test_without_a_moment_it_is_the_last_thirty_days(analyst: Client) -> None:
    method = make_method()
    type(method).objects.update(published_at=timezone.now() - timedelta(days=32))
    assert seen(analyst) == []
    assert seen(analyst, since="2020-01-01") == [("method.published", "corridor-1.0")]


def test_one_kind_can_be_asked_for(analyst: Client) -> None:
    resting_on("inform-2025")
    assert {what for what, _id in seen(analyst, what="snapshot.new")} == {"snapshot.new"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("since", "soon"),
        ("since", "2026-06-30T00:00:00"),
        ("since", "2026-02-30"),
        ("since", "0001-01-01T00:00:00+14:00"),
        ("what", "corridor.born"),
        ("cursor", "x"),
        ("cursor", "MjAyNnwxfDE"),
        ("ordering", "at"),
    ],
)
def test_a_wrong_value_is_refused_at_its_name(analyst: Client, name: str, text: str) -> None:
    answer = analyst.get(ADDRESS, {name: text})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [name])


def test_a_file_has_every_change(analyst: Client) -> None:
    resting_on("inform-2025")
    answer = analyst.get(ADDRESS, {"format": "csv", "since": "2020-01-01"})
    header, *rows = csv.reader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert header == ["at", "what", "id", "url", "why"]
    assert [(row[1], row[2]) for row in rows] == seen(analyst, since="2020-01-01")
    assert datetime.fromisoformat(rows[0][0]).tzinfo == UTC


def test_what_did_not_change_is_not_sent_again(analyst: Client) -> None:
    resting_on("inform-2025")
    etag = analyst.get(ADDRESS)["ETag"]
    assert analyst.get(ADDRESS, headers={"If-None-Match": etag}).status_code == 304
    withdraw_release("inform-2025", by=None, why="Wrong file.")
    assert analyst.get(ADDRESS, headers={"If-None-Match": etag}).status_code == 200
