"""Asking for an assessment over REST: queued, found again, cancelled, or refused at the wrong field."""

from datetime import date, timedelta

import pytest
from django.test import Client

from assessments.models import Assessment, Status
from tests.factories import (
    make_corridor,
    make_figure,
    make_indicator,
    make_member,
    make_method,
    make_release,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/assessments/"


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(make_member("officer", "Corridor Office", "officer"))
    make_method()
    return client


def ask(client: Client, **wanted: object):
    return client.post(ADDRESS, wanted, content_type="application/json")


def test_a_request_is_accepted_with_the_place_to_look(officer: Client) -> None:
    make_corridor("MMR-THA")
    answer = ask(officer, origin="MMR", destination="THA", as_of="2026-06-30")
    assert answer.status_code == 202
    assert answer["Location"].endswith(f"/api/v1/assessments/{answer.json()['id']}/")
    assert answer["Retry-After"] == "2"
    assert answer.json()["status"] == "queued"


def test_a_day_before_the_figures_the_method_requires_is_refused_at_its_field(officer: Client) -> None:
    make_corridor("MMR-THA")
    make_figure(make_release(), make_indicator("inform.lack-of-coping", "Coping"), "MMR", 5.0)
    early = {"origin": "MMR", "destination": "THA", "as_of": "2025-03-30"}
    answer = ask(officer, **early)
    assert answer.status_code == 400
    assert "counts from 31 March 2025. Choose a later day." in str(answer.json()["errors"]["as_of"])
    batch = officer.post(ADDRESS, [early, early | {"as_of": "2026-06-30"}], content_type="application/json")
    assert (batch.json()["accepted"], batch.json()["refused"]) == (1, 1)
    assert Assessment.objects.count() == 1


def test_an_identical_request_finds_the_one_that_is_there(officer: Client) -> None:
    corridor = make_corridor("MMR-THA")
    first = ask(officer, corridor=corridor.pk, as_of="2026-06-30")
    second = ask(officer, corridor=corridor.pk, as_of="2026-06-30")
    assert first.json()["id"] == second.json()["id"]
    assert Assessment.objects.count() == 1


def test_an_identical_request_that_is_done_is_answered_at_once(officer: Client) -> None:
    corridor = make_corridor("MMR-THA")
    ask(officer, corridor=corridor.pk, as_of="2026-06-30")
    Assessment.objects.update(status=Status.DONE)
    assert ask(officer, corridor=corridor.pk, as_of="2026-06-30").status_code == 200


@pytest.mark.parametrize(
    ("wanted", "field", "sentence"),
    [
        (
            {"origin": "XXX", "destination": "THA"},
            "origin",
            "'XXX' is not the ISO 3166-1 alpha-3 code of a country here.",
        ),
        (
            {"origin": "THA", "destination": "THA"},
            "destination",
            "Origin and destination must differ; both are THA.",
        ),
        ({"origin": "MMR"}, "corridor", "Give a corridor, or an origin and a destination."),
        (
            {"origin": "MMR", "destination": "THA", "method": "corridor-9"},
            "method",
            "There is no method 'corridor-9'.",
        ),
        ({"origin": "MMR", "destination": "THA", "asof": "2026"}, "asof", "This field is not known."),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(
    officer: Client, wanted: dict[str, str], field: str, sentence: str
) -> None:
    make_corridor("MMR-THA")
    answer = ask(officer, **wanted)
    assert answer.status_code == 400
    assert answer.json()["errors"] == {field: [sentence]}
    assert not Assessment.objects.exists()


def test_an_evidence_date_in_the_future_is_refused(officer: Client) -> None:
    make_corridor("MMR-THA")
    tomorrow = date.today() + timedelta(days=1)
    answer = ask(officer, origin="MMR", destination="THA", as_of=tomorrow.isoformat())
    assert answer.json()["errors"] == {"as_of": [f"as_of must not lie in the future; it is {tomorrow}."]}


def test_an_evidence_date_before_all_figures_is_refused(officer: Client) -> None:
    make_corridor("MMR-THA")
    answer = ask(officer, origin="MMR", destination="THA", as_of="0001-01-01")
    assert answer.json()["errors"] == {"as_of": ["as_of must not lie before 1951-01-01; it is 0001-01-01."]}


def test_a_request_can_be_cancelled_once(officer: Client) -> None:
    corridor = make_corridor("MMR-THA")
    address = ask(officer, corridor=corridor.pk, as_of="2026-06-30")["Location"]
    assert officer.delete(address).status_code == 204
    assert officer.delete(address).status_code == 409


def test_nobody_asks_for_a_corridor_they_cannot_see(officer: Client) -> None:
    hidden = make_corridor("MMR-THA", visibility="private", owner=make_member("other", "Another Agency"))
    assert ask(officer, corridor=hidden.pk).status_code == 404
