"""How every long list behaves: pages, cursors, chosen fields, order, CSV, and answers a client may keep."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from assessments.models import Score
from corridors.models import Corridor
from tests import payloads
from tests.factories import make_corridor, make_member, make_snapshot

pytestmark = pytest.mark.django_db
SCORES = "/api/v1/scores/"


@pytest.fixture
def snapshot() -> Any:
    return make_snapshot(payloads.example())


def table(answer: Any) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def test_a_row_says_what_it_rests_on(analyst: Client, snapshot: Any) -> None:
    [war] = analyst.get(SCORES, {"threat": "war", "place": "origin"}).json()["results"]
    figures = snapshot.payload["places"]["origin"]["threats"]["war"]
    assert war["nominal"] == figures["nominal"]
    assert war["method"] == "corridor-1.0"
    assert {"low", "median", "high", "band", "coverage", "reliability", "period", "release"} <= set(war)


def test_a_cursor_walks_through_every_row_once(analyst: Client, snapshot: Any) -> None:
    address, seen = f"{SCORES}?cursor=&limit=50", []
    while address:
        body = analyst.get(address).json()
        seen += [(row["dimension"], row["place"], row["threat"]) for row in body["results"]]
        address = body["next"]
    assert len(seen) == len(set(seen)) == Score.objects.count()


def test_a_cursor_goes_back_to_where_it_came_from(analyst: Client, snapshot: Any) -> None:
    first = analyst.get(f"{SCORES}?cursor=&limit=20").json()
    second = analyst.get(first["next"]).json()
    assert analyst.get(second["previous"]).json()["results"] == first["results"]
    assert first["previous"] is None


@pytest.mark.parametrize("cursor", ["x", "Zg", "bm9wZQ", "Zi0x"])
def test_what_is_no_cursor_is_refused(analyst: Client, cursor: str) -> None:
    answer = analyst.get(SCORES, {"cursor": cursor})
    assert answer.json()["errors"]["cursor"] == [f"{cursor!r} is not a cursor of this list."]


def test_a_cursor_and_an_order_exclude_each_other(analyst: Client) -> None:
    assert list(analyst.get(SCORES, {"cursor": "", "ordering": "nominal"}).json()["errors"]) == ["ordering"]


def test_rows_hold_only_the_fields_asked_for(analyst: Client, snapshot: Any) -> None:
    row = analyst.get(SCORES, {"fields": "nominal,code"}).json()["results"][0]
    assert list(row) == ["code", "nominal"]


def test_a_field_that_is_not_there_is_refused_by_its_name(analyst: Client) -> None:
    [sentence] = analyst.get(SCORES, {"fields": "code,colour"}).json()["errors"]["fields"]
    assert sentence.startswith("There is no field 'colour'. Known: snapshot, corridor, code,")


def test_rows_come_in_the_order_asked_for(analyst: Client, snapshot: Any) -> None:
    rows = analyst.get(SCORES, {"ordering": "-nominal", "score_min": "0"}).json()["results"]
    values = [row["nominal"] for row in rows]
    assert values == sorted(values, reverse=True)


def test_an_order_that_is_not_offered_is_refused(analyst: Client) -> None:
    [sentence] = analyst.get(SCORES, {"ordering": "colour"}).json()["errors"]["ordering"]
    assert sentence == "Rows cannot be ordered by 'colour'. Known: as_of, nominal, snapshot, threat."


def test_a_file_has_every_row_the_list_has(analyst: Client, snapshot: Any) -> None:
    answer = analyst.get(SCORES, {"format": "csv"})
    header, *rows = table(answer)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert header[:3] == ["snapshot", "corridor", "code"]
    assert len(rows) == Score.objects.count()


def test_an_empty_file_still_has_its_header(analyst: Client) -> None:
    [header] = table(analyst.get(SCORES, {"format": "csv"}))
    assert "nominal" in header


def test_numbers_in_a_file_are_those_of_the_list(analyst: Client, snapshot: Any) -> None:
    listed = analyst.get(SCORES, {"fields": "nominal", "limit": "1000"}).json()["results"]
    _header, *rows = table(analyst.get(SCORES, {"format": "csv", "fields": "nominal"}))
    assert [float(cell) if cell else None for [cell] in rows] == [row["nominal"] for row in listed]


def test_what_did_not_change_is_not_sent_again(analyst: Client, snapshot: Any) -> None:
    first = analyst.get(SCORES)
    again = analyst.get(SCORES, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert first["ETag"].startswith('"')
    assert "GMT" in first["Last-Modified"]


def test_a_new_result_is_sent(analyst: Client, snapshot: Any) -> None:
    etag = analyst.get(SCORES)["ETag"]
    make_snapshot(payloads.example(), corridor=make_corridor("UGA-JPN"))
    assert analyst.get(SCORES, headers={"If-None-Match": etag}).status_code == 200


def test_what_may_no_longer_be_seen_is_not_called_unchanged(analyst: Client, snapshot: Any) -> None:
    etag = analyst.get(SCORES)["ETag"]
    corridor = Corridor.objects.get()
    corridor.visibility = Corridor.Visibility.PRIVATE
    corridor.save()
    answer = analyst.get(SCORES, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.json()["count"]) == (200, 0)


def test_two_readers_have_no_etag_in_common(analyst: Client, snapshot: Any) -> None:
    other = Client()
    other.force_login(make_member("colleague", "Corridor Office"))
    assert other.get(SCORES)["ETag"] != analyst.get(SCORES)["ETag"]


def test_an_answer_is_its_readers_own(analyst: Client) -> None:
    answer = analyst.get(SCORES)
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Authorization" in answer["Vary"]


def test_only_the_newest_results_are_listed_on_demand(analyst: Client, snapshot: Any) -> None:
    newer = make_snapshot(payloads.example(), corridor=snapshot.corridor)
    rows = analyst.get(SCORES, {"latest": "true", "fields": "snapshot", "limit": "1000"}).json()["results"]
    assert {row["snapshot"] for row in rows} == {newer.pk}


def test_the_state_at_a_moment_knows_nothing_later(analyst: Client, snapshot: Any) -> None:
    make_snapshot(payloads.example(), corridor=snapshot.corridor)
    known = {"latest": "true", "known_at": snapshot.created_at.isoformat(), "fields": "snapshot"}
    rows = analyst.get(SCORES, known).json()["results"]
    assert {row["snapshot"] for row in rows} == {snapshot.pk}
