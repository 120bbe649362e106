"""What an analyst reads over REST, and what a stranger and an outsider do not."""

from typing import Any

import pytest
from django.test import Client

from corridors.models import Membership
from tests import payloads
from tests.factories import make_corridor, make_member, make_snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def outsider() -> Client:
    client = Client()
    client.force_login(make_member("outsider", "Another Agency", Membership.Role.OFFICER))
    return client


def test_a_stranger_is_told_to_sign_in() -> None:
    answer = Client().get("/api/v1/snapshots/")
    assert answer.status_code == 401
    assert answer.json()["title"] == "Sign in first"


def test_a_list_says_how_many_there_are(analyst: Client) -> None:
    make_snapshot(payloads.example())
    body = analyst.get("/api/v1/snapshots/").json()
    assert set(body) == {"count", "next", "previous", "results"}
    assert body["count"] == 1


def test_the_document_over_rest_is_the_document_stored(analyst: Client) -> None:
    snapshot = make_snapshot(payloads.example())
    body = analyst.get(f"/api/v1/snapshots/{snapshot.pk}/").json()
    assert body["result"] == snapshot.payload
    assert body["digest"] == snapshot.digest


def test_a_document_over_rest_names_the_boundary_view_with_the_disclaimer(
    analyst: Client, settings: Any
) -> None:
    settings.BOUNDARY_VIEW = "jp"
    snapshot = make_snapshot(payloads.example())
    body = analyst.get(f"/api/v1/snapshots/{snapshot.pk}/").json()
    assert body["boundary_view"] == "jp"
    assert "imply no opinion" in body["disclaimer"] and "Government of Japan" in body["disclaimer"]


def test_scores_carry_the_numbers_of_the_document(analyst: Client) -> None:
    snapshot = make_snapshot(payloads.example())
    war = analyst.get("/api/v1/scores/", {"threat": "war", "place": "origin"}).json()["results"]
    assert [row["nominal"] for row in war] == [
        snapshot.payload["places"]["origin"]["threats"]["war"]["nominal"]
    ]


def test_countries_match_exactly(analyst: Client) -> None:
    make_snapshot(payloads.example())
    assert analyst.get("/api/v1/snapshots/", {"origin": "MMR"}).json()["count"] == 1
    assert analyst.get("/api/v1/snapshots/", {"coo": "MM"}).json()["count"] == 0


def test_an_outsider_finds_neither_draft_nor_result(outsider: Client) -> None:
    draft = make_corridor(visibility="private", owner=make_member("officer", "Corridor Office"))
    snapshot = make_snapshot(payloads.example(), corridor=draft)
    assert outsider.get(f"/api/v1/corridors/{draft.pk}/").status_code == 404
    assert outsider.get(f"/api/v1/snapshots/{snapshot.pk}/").status_code == 404
    for name in ("corridors", "assessments", "snapshots", "scores"):
        assert outsider.get(f"/api/v1/{name}/").json()["count"] == 0


def test_an_unknown_parameter_is_refused_by_its_name(analyst: Client) -> None:
    answer = analyst.get("/api/v1/snapshots/", {"orign": "MMR"})
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == ["orign"]


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "ten"])
def test_a_limit_out_of_bounds_is_refused_naming_them(analyst: Client, limit: str) -> None:
    answer = analyst.get("/api/v1/corridors/", {"limit": limit})
    assert answer.status_code == 400
    assert answer.json()["errors"]["limit"] == [f"limit must be between 1 and 1000; it is {limit!r}."]


def test_an_offset_beyond_the_end_is_an_empty_list(analyst: Client) -> None:
    make_corridor()
    assert analyst.get("/api/v1/corridors/", {"offset": "50"}).json()["results"] == []


def test_every_error_has_the_one_shape(analyst: Client) -> None:
    body = analyst.get("/api/v1/corridors/999/").json()
    assert set(body) == {"type", "title", "status", "detail", "errors", "reference"}
    assert body["status"] == 404


def test_the_interactive_pages_ask_no_other_host(analyst: Client) -> None:
    page = analyst.get("/api/v1/docs/")
    assert page.status_code == 200
    assert b"http://" not in page.content.replace(b"http://testserver", b"")
    assert b"https://" not in page.content


def test_the_interactive_pages_have_no_style_the_policy_would_block(analyst: Client) -> None:
    page = analyst.get("/api/v1/docs/").content
    assert b"<style" not in page and b"css/api_docs" in page and b'rel="icon"' in page


def test_lists_of_scores_need_few_queries(analyst: Client, django_assert_max_num_queries) -> None:
    make_snapshot(payloads.example())
    with django_assert_max_num_queries(5):
        analyst.get("/api/v1/scores/")
