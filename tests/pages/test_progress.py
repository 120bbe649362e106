"""Progress is real, ends polling when it is over, and says what can be done after a failure."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment, Status, Worker
from tests.factories import make_assessment, make_corridor, make_worker
from tests.pages.reading import Page

HTMX = {"HX-Request": "true"}


def assessment(status: str = Status.QUEUED, **fields: Any) -> Assessment:
    return make_assessment(make_corridor("MMR-THA"), status, **fields)


def polled(client: Client, shown: Assessment) -> Any:
    return client.get(shown.get_absolute_url(), headers=HTMX)


def test_a_running_assessment_names_its_stage_and_goes_on_polling(as_officer: Client) -> None:
    shown = assessment(Status.RUNNING, worker="w", stage="risk at the places", progress=42)
    response = polled(as_officer, shown)
    read = Page(response)
    assert response.status_code == 200
    assert "Risk at the places" in read.text
    assert "42% after" in read.text
    assert [attributes["hx-get"] for _, attributes in read.tags if "hx-get" in attributes] == [
        shown.get_absolute_url()
    ]


def test_polling_gets_the_part_and_a_visit_the_page(as_officer: Client) -> None:
    shown = assessment()
    assert "<html" not in polled(as_officer, shown).content.decode()
    assert "<html" in as_officer.get(shown.get_absolute_url()).content.decode()


@pytest.mark.parametrize("status", [Status.DONE, Status.FAILED, Status.CANCELLED])
def test_what_is_over_ends_polling(as_officer: Client, status: str) -> None:
    response = polled(as_officer, assessment(status))
    assert response.status_code == 286
    assert not [attributes for _, attributes in Page(response).tags if "hx-get" in attributes]


def test_what_is_done_leads_to_its_result(as_officer: Client, result: Any) -> None:
    response = polled(as_officer, result.assessment)
    assert response["HX-Redirect"] == result.get_absolute_url()
    assert result.get_absolute_url() in Page(response).links


def test_who_comes_when_it_is_done_is_at_the_result(as_officer: Client, result: Any) -> None:
    answer = as_officer.get(result.assessment.get_absolute_url())
    assert answer.status_code == 302 and answer["Location"] == result.get_absolute_url()


def test_a_failure_gives_its_reason_and_the_form_filled_in(as_officer: Client) -> None:
    read = Page(polled(as_officer, assessment(Status.FAILED, reason="as-of 2009-01-01 is too early.")))
    assert "As-of 2009-01-01 is too early." in read.text
    corridor = Assessment.objects.get().corridor
    address = reverse("assessments:corridor-assess", args=[corridor.pk])
    assert f"{address}?method=corridor-1.0&as_of=2026-06-30" in read.links


def test_without_scripts_the_page_looks_again_by_itself_until_it_is_over(as_officer: Client) -> None:
    refresh = '<noscript><meta http-equiv="refresh"'
    shown = assessment()
    assert refresh in as_officer.get(shown.get_absolute_url()).content.decode()
    shown.cancel()
    assert refresh not in as_officer.get(shown.get_absolute_url()).content.decode()


def test_waiting_without_a_worker_is_told(as_officer: Client) -> None:
    shown = assessment()
    assert "No worker is running" in Page(polled(as_officer, shown)).text
    make_worker()
    assert "No worker is running" not in Page(polled(as_officer, shown)).text


def test_who_asked_may_cancel(as_officer: Client, officer: Any) -> None:
    shown = assessment(requested_by=officer)
    response = as_officer.post(reverse("assessments:assessment-cancel", args=[shown.pk]), follow=True)
    shown.refresh_from_db()
    assert shown.status == Status.CANCELLED
    assert "Cancelled. Nothing was stored." in Page(response).text


def test_a_reader_of_a_public_corridor_may_not_cancel_for_others(as_colleague: Client, officer: Any) -> None:
    shown = assessment(requested_by=officer)
    response = as_colleague.post(reverse("assessments:assessment-cancel", args=[shown.pk]), follow=True)
    shown.refresh_from_db()
    assert shown.status == Status.QUEUED
    assert "Only who asked, or who may edit the corridor, can cancel." in Page(response).text


def test_cancelling_by_a_link_is_not_possible(as_officer: Client, officer: Any) -> None:
    shown = assessment(requested_by=officer)
    assert as_officer.get(reverse("assessments:assessment-cancel", args=[shown.pk])).status_code == 405


def test_the_page_is_never_kept_by_a_browser(as_officer: Client) -> None:
    assert "no-store" in as_officer.get(assessment().get_absolute_url())["Cache-Control"]


def test_what_is_being_worked_on_has_a_worker(as_officer: Client) -> None:
    shown = assessment(Status.RUNNING, worker="w")
    make_worker("w")
    assert "No worker is running" not in Page(polled(as_officer, shown)).text


def test_what_was_being_worked_on_when_the_worker_fell_silent_says_so(
    as_officer: Client, settings: Any
) -> None:
    shown = assessment(Status.RUNNING, worker="w", stage="risk at the places", progress=42)
    make_worker("w")
    Worker.objects.update(seen_at=timezone.now() - settings.WORKER_SILENCE - timedelta(seconds=1))
    assert "No worker is running" in Page(polled(as_officer, shown)).text
