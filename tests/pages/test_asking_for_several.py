"""Asking about one corridor or many: what is used is said before, and everybody who asked is told the end."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment, AssessmentBatch, Status
from assessments.requesting import request_assessment, request_several
from assessments.tasks import resume_abandoned
from assessments.telling import tell_about
from corridors.models import Corridor, Notice, Release
from tests import payloads
from tests.factories import (
    AS_OF,
    make_assessment,
    make_corridor,
    make_member,
    make_method,
    make_release,
    make_snapshot,
    make_user,
    make_worker,
)
from tests.pages.reading import Page
from tests.people import client_of

WHEN = {"as_of": AS_OF.isoformat(), "method": "corridor-1.0"}
SEVERAL = "/assess/several/"


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    make_method()
    make_worker()


@pytest.fixture
def corridors(db: None) -> list[Corridor]:
    return [make_corridor(code) for code in ("MMR-THA", "MMR-JPN")]


def address(corridor: Corridor) -> str:
    return reverse("assessments:corridor-assess", args=[corridor.pk])


def ask(**changes: Any) -> Assessment:
    wanted = {"method": make_method(), "as_of": AS_OF, "requested_by": make_user("officer")}
    return request_assessment(**(wanted | changes)).assessment


def ended(assessment: Assessment, status: str, reason: str = "") -> None:
    """What a worker leaves behind."""
    Assessment.objects.filter(pk=assessment.pk).update(status=status, reason=reason)
    tell_about(assessment)


def told(name: str) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(recipient__username=name).order_by("pk").values_list("kind", "text"))


def test_what_will_be_used_is_shown_before(as_officer: Client, corridors: list[Corridor]) -> None:
    make_release()
    text = Page(as_officer.get(address(corridors[0]))).text
    assert "Assess Myanmar to Thailand" in text
    assert "INFORM Risk 2025 v0.7.0" in text
    assert "No worker is running" not in text


def test_the_corridor_that_was_meant_is_assessed(as_officer: Client, officer: Any) -> None:
    make_corridor("MMR-THA")
    mine = make_corridor("MMR-THA", owner=officer, visibility=Corridor.Visibility.PRIVATE)
    response = as_officer.post(address(mine), WHEN)
    assert Assessment.objects.get().corridor == mine
    assert response["Location"] == Assessment.objects.get().get_absolute_url()


def test_an_answer_that_is_there_is_told_before_anything_is_sent(
    as_officer: Client, corridors: list[Corridor]
) -> None:
    existing = ask(corridor=corridors[0])
    read = Page(as_officer.get(address(corridors[0]), {"as_of": AS_OF.isoformat()}))
    assert "This has been asked already" in read.text
    assert existing.get_absolute_url() in read.links
    as_officer.post(address(corridors[0]), WHEN)
    assert Assessment.objects.count() == 1


def test_an_edit_makes_it_a_new_question(as_officer: Client, corridors: list[Corridor]) -> None:
    ask(corridor=corridors[0])
    corridors[0].profile = (
        corridors[0]
        ._meta.get_field("profile")
        .related_model.objects.create(corridor=corridors[0], irregular_share=0.3)
    )
    read = Page(as_officer.get(address(corridors[0]), {"as_of": AS_OF.isoformat()}))
    assert "This has been asked already" not in read.text


def test_a_wrong_day_is_told_at_its_field(as_officer: Client, corridors: list[Corridor]) -> None:
    response = as_officer.post(address(corridors[0]), WHEN | {"as_of": "1900-01-01"})
    assert response.status_code == 422
    assert "1 January 1900 lies before the oldest figures" in Page(response).text
    assert as_officer.get(address(corridors[0]), {"as_of": "rubbish", "method": "none"}).status_code == 200


def test_who_asked_is_told_once_when_it_is_done(officer: Any) -> None:
    snapshot = make_snapshot(payloads.example(), requested_by=officer)
    tell_about(snapshot.assessment)
    tell_about(snapshot.assessment)
    assert told("officer") == [("finished", "Myanmar to Thailand is assessed as of 30 Jun 2026.")]
    assert Notice.objects.get().url == snapshot.get_absolute_url()


def test_a_failure_is_told_with_its_reason(officer: Any, corridors: list[Corridor]) -> None:
    ended(ask(corridor=corridors[0]), Status.FAILED, "There is no stock.")
    assert told("officer") == [
        ("failed", "Myanmar to Thailand could not be assessed as of 30 Jun 2026. There is no stock.")
    ]


def test_who_asked_the_same_meanwhile_is_told_too(officer: Any, corridors: list[Corridor]) -> None:
    first = ask(corridor=corridors[0])
    assert ask(corridor=corridors[0], requested_by=make_user("second")) == first
    ended(first, Status.FAILED, "No.")
    assert len(told("officer")) == len(told("second")) == 1


def test_what_a_worker_left_behind_for_good_is_told_by_the_timer(
    officer: Any, corridors: list[Corridor], settings: Any
) -> None:
    make_assessment(
        corridors[0], Status.RUNNING, requested_by=officer, worker="gone", attempts=settings.WORK_ATTEMPTS
    )
    resume_abandoned()
    assert [kind for kind, _text in told("officer")] == ["failed"]


def test_what_was_chosen_is_listed_before_it_is_asked(as_officer: Client, corridors: list[Corridor]) -> None:
    read = Page(as_officer.get(SEVERAL, {"corridor": [each.pk for each in corridors]}))
    assert "Myanmar to Thailand" in read.text and "Myanmar to Japan" in read.text
    assert "Assess 2 corridors" in read.text
    assert not Assessment.objects.exists()


def test_what_was_chosen_is_asked_and_followed_as_one(as_officer: Client, corridors: list[Corridor]) -> None:
    ask(corridor=corridors[0])
    response = as_officer.post(SEVERAL, WHEN | {"corridor": [each.pk for each in corridors]}, follow=True)
    batch = AssessmentBatch.objects.get()
    assert response.redirect_chain == [(batch.get_absolute_url(), 302)]
    assert Assessment.objects.count() == 2
    text = Page(response).text
    assert "0 of 2 are over." in text and "2 waiting" in text and "was there" in text


def test_what_one_may_not_see_is_as_if_it_was_not_named(
    as_outsider: Client, officer: Any, corridors: list[Corridor]
) -> None:
    hidden = make_corridor("UGA-JPN", owner=officer, visibility=Corridor.Visibility.PRIVATE)
    as_outsider.post(SEVERAL, WHEN | {"corridor": [corridors[0].pk, hidden.pk, 999, "x"]})
    assert [each.corridor for each in Assessment.objects.all()] == [corridors[0]]


def test_nothing_chosen_asks_for_nothing_and_says_how_to_choose(as_officer: Client) -> None:
    assert "Tick corridors in the table" in Page(as_officer.get(SEVERAL)).text
    assert as_officer.post(SEVERAL, WHEN).status_code == 422
    assert not AssessmentBatch.objects.exists()


def test_more_than_can_be_asked_at_once_are_refused_with_both_numbers(
    as_officer: Client, corridors: list[Corridor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessments.views.asking.several.MOST", 1)
    response = as_officer.post(SEVERAL, WHEN | {"corridor": [each.pk for each in corridors]})
    assert response.status_code == 422
    assert "These are 2 corridors; at most 1 can be asked for at once." in Page(response).text
    assert not Assessment.objects.exists()


def test_all_that_rest_on_replaced_figures_are_chosen_by_one_link(as_officer: Client, result: Any) -> None:
    make_corridor("MMR-JPN")
    assert as_officer.get(f"{SEVERAL}?which=stale").context["corridors"] == []
    result.releases.add(make_release(status=Release.Status.SUPERSEDED))
    assert as_officer.get(f"{SEVERAL}?which=stale").context["corridors"] == [result.corridor]
    assert f"{SEVERAL}?which=stale" in Page(as_officer.get("/")).links


def test_a_batch_is_told_once_when_all_is_over(officer: Any, corridors: list[Corridor]) -> None:
    batch = request_several(corridors=corridors, method=make_method(), as_of=AS_OF, requested_by=officer)
    first, second = batch.assessments.order_by("pk")
    ended(first, Status.FAILED, "No.")
    assert told("officer") == []
    ended(second, Status.CANCELLED)
    assert told("officer") == [
        ("failed", "0 of 2 corridors are assessed as of 30 Jun 2026. 1 could not be assessed.")
    ]


def test_a_batch_is_followed_by_who_asked_alone(
    as_outsider: Client, officer: Any, corridors: list[Corridor]
) -> None:
    batch = request_several(corridors=corridors, method=make_method(), as_of=AS_OF, requested_by=officer)
    assert as_outsider.get(batch.get_absolute_url()).status_code == 404
    assert as_outsider.post(reverse("assessments:batch-cancel", args=[batch.pk])).status_code == 404
    assert batch.counts()["queued"] == 2


def test_cancelling_a_batch_leaves_what_others_asked(
    as_officer: Client, officer: Any, corridors: list[Corridor]
) -> None:
    theirs = ask(corridor=corridors[0], requested_by=make_user("second"))
    batch = request_several(corridors=corridors, method=make_method(), as_of=AS_OF, requested_by=officer)
    as_officer.post(reverse("assessments:batch-cancel", args=[batch.pk]))
    assert batch.counts()["cancelled"] == 1
    theirs.refresh_from_db()
    assert theirs.status == Status.QUEUED


def test_polling_a_batch_ends_when_all_is_over(as_officer: Client, officer: Any) -> None:
    corridor = make_corridor("MMR-THA")
    batch = request_several(corridors=[corridor], method=make_method(), as_of=AS_OF, requested_by=officer)
    part = as_officer.get(batch.get_absolute_url(), headers={"HX-Request": "true"})
    assert part.status_code == 200 and "hx-get" in part.content.decode()
    batch.assessments.update(status=Status.FAILED, reason="There is no stock.")
    part = as_officer.get(batch.get_absolute_url(), headers={"HX-Request": "true"})
    assert part.status_code == 286
    assert "There is no stock." in Page(part).text


@pytest.mark.parametrize(
    ("who", "may"), [("owner", True), ("asker", True), ("editor", True), ("member", False)]
)
def test_who_asked_or_may_edit_can_cancel_on_the_page_and_over_rest(db: None, who: str, may: bool) -> None:
    people = {
        "owner": make_member("owner", "Corridor Office"),
        "asker": make_member("asker", "Corridor Office"),
        "editor": make_member("editor", "Corridor Office", "officer"),
        "member": make_member("member", "Corridor Office"),
    }
    corridor = make_corridor(
        "MMR-THA", owner=people["owner"], visibility=Corridor.Visibility.ORGANISATION,
        organisation=people["owner"].memberships.get().organisation,
    )  # fmt: skip
    client = client_of(people[who])
    by_page, by_rest = (make_assessment(corridor, requested_by=people["asker"]) for _ in range(2))
    client.post(reverse("assessments:assessment-cancel", args=[by_page.pk]))
    client.delete(reverse("api-assessment-detail", args=[by_rest.pk]))
    for assessment in (by_page, by_rest):
        assessment.refresh_from_db()
        assert (assessment.status == Status.CANCELLED) == may
