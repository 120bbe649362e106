"""What a page says when it cannot do what was sent, and what it never does."""

import logging
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from assessments.models import Assessment, Report, Snapshot
from corridors.models import Corridor
from tests import payloads
from tests.factories import (
    make_assessment,
    make_corridor,
    make_country,
    make_method,
    make_snapshot,
    make_user,
)
from tests.loading import LoadedDatabase
from tests.pages.reading import Page
from tests.people import client_of

ASK = {
    "origin": "Uganda", "destination": "Japan", "population": "residents", "as_of": "2026-06-30",
    "method": "corridor-1.0",
}  # fmt: skip


def test_what_a_button_does_is_explained_to_whom_opens_its_address(as_officer: Client) -> None:
    response = as_officer.get(reverse("assessments:screening-adopt"))
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Nothing was changed" in Page(response).text


def test_a_part_whose_session_has_ended_has_the_page_ask_to_sign_in(client: Client, db: None) -> None:
    shown = make_assessment(make_corridor("MMR-THA"))
    response = client.get(shown.get_absolute_url(), headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Refresh"], response.content) == (200, "true", b"")


def test_pages_of_a_person_are_kept_nowhere(as_officer: Client, result: Snapshot) -> None:
    for address in ("/", result.get_absolute_url(), "/assess/"):
        assert "no-store" in as_officer.get(address)["Cache-Control"], address


def test_after_signing_out_nothing_is_shown(as_officer: Client, result: Snapshot) -> None:
    as_officer.post(reverse("logout"))
    assert as_officer.get(result.get_absolute_url())["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("next_page", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:x"])
def test_signing_in_leads_to_this_site_only(client: Client, db: None, next_page: str) -> None:
    get_user_model().objects.create_user("officer", password="a long pass phrase")
    signed = {"username": "officer", "password": "a long pass phrase", "next": next_page}
    assert client.post(reverse("login"), signed)["Location"] == reverse("assessments:portfolio")


def test_a_form_without_its_token_is_refused_in_words(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    response = client.post("/assess/", ASK)
    assert response.status_code == 403
    assert "Please send it again" in Page(response).text


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"origin=x", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"origin=" + b"x" * 3_000_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"f%d=1" % number for number in range(2000)), "application/x-www-form-urlencoded"),
        (b"x", "multipart/form-data"),
    ],
)
def test_a_form_that_cannot_be_read_is_refused_in_words(db: None, body: bytes, content_type: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    client.cookies["csrftoken"] = "t" * 32
    response = client.generic("POST", "/assess/", body, content_type=content_type)
    assert response.status_code == 400
    assert "did not understand" in Page(response).text


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "\u202eMMR-", "🙂", "دوليمما", "x" * 5000, "\0"]
)
def test_no_word_typed_breaks_the_page(as_officer: Client, typed: str) -> None:
    for iso3 in ("UGA", "JPN"):
        make_country(iso3)
    make_method()
    for field in ASK:
        response = as_officer.post("/assess/", ASK | {field: typed})
        assert response.status_code == 422, field
        read = Page(response)
        assert list(response.context["form"].errors) == [field]
        assert not [tag for tag, attributes in read.tags if tag == "script" and not attributes.get("src")]
        errors = re.findall(r'class="field-error">([^<]*)', read.html)
        assert errors
        assert field not in ("origin", "destination") or "\u202e" not in errors[0]


@pytest.mark.parametrize(
    "address",
    [
        "/methods/%00/", "/methods/a%2Fb/", "/methods/🙂/", f"/methods/{'x' * 3000}/", "/releases/%00/",
        "/methods/compare/?old=%00", "/methods/compare/?new=nothing", f"/snapshots/{'9' * 400}/",
        "/figures/9223372036854775808/", "/reports/0/", "/nothing/", "/%00", "/%ff",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(as_officer: Client, address: str) -> None:
    response = as_officer.get(address)
    assert response.status_code == 404
    assert "nothing here that you may see" in Page(response).text


def test_a_pair_nobody_knows_is_not_adopted(as_officer: Client) -> None:
    for typed in ("XXX", "", "<script>", "x" * 5000):
        pair = {"origin": typed, "destination": typed}
        assert as_officer.post(reverse("assessments:screening-adopt"), pair).status_code == 404
    assert not Corridor.objects.exists()


@override_settings(ROOT_URLCONF="tests.api.failing_addresses")
def test_a_failure_of_the_program_shows_a_reference_and_nothing_else(
    as_officer: Client, caplog: pytest.LogCaptureFixture
) -> None:
    as_officer.raise_request_exception = False
    with caplog.at_level(logging.ERROR, "api.errors"):
        response = as_officer.get("/failing/")
    assert response.status_code == 500
    text = Page(response).text
    assert "ZeroDivisionError" not in text
    reference = re.search(r"reference: (\w{12})", text)
    assert reference and reference[1] in caplog.text


def at_once(work: Callable[[int], Any]) -> list[Any]:
    """Six times at the same time, each over a connection of its own."""

    def alone(number: int) -> Any:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        return list(threads.map(alone, range(6)))


def test_a_button_pressed_several_times_asks_once(own_world: LoadedDatabase) -> None:
    officer = make_user()
    clients = [client_of(officer) for _ in range(6)]
    answers = at_once(lambda number: clients[number].post("/assess/", ASK)["Location"])
    assert len(set(answers)) == 1
    assert Corridor.objects.filter(origin="UGA", destination="JPN").count() == 1
    assert Assessment.objects.count() == 1


def test_a_report_asked_for_several_times_is_built_once(own_world: LoadedDatabase) -> None:
    officer = make_user()
    corridor = make_corridor("UGA-JPN", owner=officer, visibility=Corridor.Visibility.PRIVATE)
    address = reverse("assessments:report-request", args=[make_snapshot(payloads.example(), corridor).pk])
    clients = [client_of(officer) for _ in range(6)]
    at_once(lambda number: clients[number].post(address))
    assert Report.objects.count() == 1
