"""Many assessments asked for in one request: each queued, or told at its place what is wrong."""

from typing import Any

import pytest
from django.test import Client

from assessments.models import Assessment, AssessmentBatch, Status
from corridors.models import Corridor
from tests.factories import make_corridor, make_member, make_method

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/assessments/"
DAY = "2026-06-30"


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(make_member("officer", "Corridor Office", "officer"))
    make_method()
    return client


def ask(client: Client, *wanted: Any) -> Any:
    return client.post(ADDRESS, list(wanted), content_type="application/json")


def test_every_request_has_its_answer_at_its_place(officer: Client) -> None:
    for code in ("MMR-THA", "UGA-JPN"):
        make_corridor(code)
    answer = ask(
        officer,
        {"origin": "MMR", "destination": "THA", "as_of": DAY},
        {"origin": "MMR", "destination": "XXX", "as_of": DAY},
        {"origin": "UGA", "destination": "JPN", "as_of": DAY},
        7,
    )
    assert answer.status_code == 202
    body = answer.json()
    assert (body["accepted"], body["refused"]) == (2, 2)
    first, second, third, fourth = body["results"]
    assert officer.get(first["url"]).json()["status"] == first["status"] == "queued"
    assert list(second["errors"]) == ["destination"]
    assert third["id"] != first["id"]
    assert fourth["index"] == 3
    assert list(fourth["errors"]) == ["non_field_errors"]
    assert Assessment.objects.count() == 2


def test_the_same_request_twice_is_one_assessment(officer: Client) -> None:
    wanted = {"corridor": make_corridor().pk, "as_of": DAY}
    first, second = ask(officer, wanted, wanted).json()["results"]
    assert (first["id"], first["is_new"]) == (second["id"], True)
    assert second["is_new"] is False


def test_an_answer_that_is_there_is_found(officer: Client) -> None:
    wanted = {"corridor": make_corridor().pk, "as_of": DAY}
    ask(officer, wanted)
    Assessment.objects.update(status=Status.DONE)
    [found] = ask(officer, wanted).json()["results"]
    assert (found["status"], found["is_new"]) == ("done", False)


def test_where_all_are_wrong_nothing_is_queued(officer: Client) -> None:
    make_corridor()
    answer = ask(officer, {"origin": "MMR"}, {"corridor": 999})
    assert answer.status_code == 400
    assert answer.json()["errors"] == {
        "0.corridor": ["Give a corridor, or an origin and a destination."],
        "1.corridor": ["There is no corridor 999 that you can see."],
    }
    assert not AssessmentBatch.objects.exists()


@pytest.mark.parametrize("size", [0, 501])
def test_a_batch_of_the_wrong_size_is_refused_as_a_whole(officer: Client, size: int) -> None:
    corridor = make_corridor()
    answer = ask(officer, *[{"corridor": corridor.pk, "as_of": DAY}] * size)
    assert answer.status_code == 400
    assert answer.json()["errors"]["non_field_errors"] == [
        f"A batch holds 1 to 500 requests; this one has {size}."
    ]
    assert not Assessment.objects.exists()


def test_who_asked_for_many_is_told_once(officer: Client) -> None:
    corridors = [make_corridor(code).pk for code in ("MMR-THA", "UGA-JPN", "MMR-MYS")]
    ask(officer, *[{"corridor": pk, "as_of": DAY} for pk in corridors])
    assert AssessmentBatch.objects.get().assessments.count() == 3


def test_nobody_asks_for_a_corridor_they_cannot_see(officer: Client) -> None:
    hidden = make_corridor(visibility="private", owner=make_member("other", "Another Agency"))
    answer = ask(officer, {"corridor": hidden.pk}, {"corridor": make_corridor("UGA-JPN").pk})
    assert answer.json()["results"][0]["errors"] == {
        "corridor": [f"There is no corridor {hidden.pk} that you can see."]
    }
    assert not Assessment.objects.filter(corridor=hidden).exists()


def test_five_hundred_are_asked_for_at_once(officer: Client, django_assert_max_num_queries: Any) -> None:
    make_corridor()
    pks = Corridor.objects.values_list("pk", flat=True)
    with django_assert_max_num_queries(500 * 10):
        answer = ask(officer, *[{"corridor": pk, "as_of": DAY} for pk in list(pks) * 500])
    assert answer.json()["accepted"] == 500
