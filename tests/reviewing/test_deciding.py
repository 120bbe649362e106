"""Asking for a review, deciding it, and where the decision stands."""

from pathlib import Path
from typing import Any

import pytest

from assessments import reviewing
from assessments.models import Report, Review, Snapshot
from assessments.requesting import request_report
from assessments.running import write_report
from corridors.models import Notice
from tests.factories import make_member
from tests.people import client_of
from tests.reports.test_document import poppler

pytestmark = pytest.mark.django_db


def decided(review: Review, by: Any, **given: str) -> int:
    return int(client_of(by).post(f"/reviews/{review.pk}/decide/", given).status_code)


def page_of(user: Any, snapshot: Snapshot) -> str:
    return " ".join(client_of(user).get(snapshot.get_absolute_url()).content.decode().split())


def test_an_approval_stands_beside_the_title_and_who_asked_is_told(
    private: Snapshot, officer: Any, reviewer: Any
) -> None:
    client_of(officer).post(f"/snapshots/{private.pk}/review/ask/", {"note": "Is the route right?"})
    assert "Is the route right?" in Notice.objects.get(recipient=reviewer).text
    assert "In review" in page_of(officer, private)
    assert decided(Review.objects.get(), reviewer, decision="approved") == 302
    assert "Approved by reviewer on" in page_of(officer, private)
    assert "reviewer approved Myanmar to Thailand" in Notice.objects.get(recipient=officer).text


def test_sending_back_needs_a_reason_which_everybody_reads(
    private: Snapshot, officer: Any, reviewer: Any
) -> None:
    review = reviewing.ask(private, officer)
    assert decided(review, reviewer, decision="sent back") == 422
    assert Review.objects.open().exists()
    decided(review, reviewer, decision="sent back", reason="Leg 2 is closed.")
    assert "Leg 2 is closed." in page_of(officer, private)


def test_nobody_decides_what_they_asked_for(private: Snapshot, officer: Any, reviewer: Any) -> None:
    officer.memberships.update(role="reviewer")
    review = reviewing.ask(private, officer)
    assert decided(review, officer, decision="approved") == 404
    assert decided(review, reviewer, decision="approved") == 302


@pytest.mark.parametrize("who", ["colleague", "outsider", "officer"])
def test_only_a_reviewer_of_the_organisation_decides(
    who: str, private: Snapshot, officer: Any, reviewer: Any, request: Any
) -> None:
    type(private.corridor).objects.update(visibility="public")
    review = reviewing.ask(private, officer)
    assert decided(review, request.getfixturevalue(who), decision="approved") == 404


@pytest.mark.parametrize("who", ["colleague", "outsider", "reviewer"])
def test_only_who_may_edit_asks(who: str, private: Snapshot, reviewer: Any, request: Any) -> None:
    type(private.corridor).objects.update(visibility="public")
    client = client_of(request.getfixturevalue(who))
    assert client.post(f"/snapshots/{private.pk}/review/ask/").status_code == 404


def test_one_review_is_open_at_a_time(private: Snapshot, officer: Any, reviewer: Any) -> None:
    reviewing.ask(private, officer)
    with pytest.raises(reviewing.NotPossible, match="in review already"):
        reviewing.ask(private, officer)


def test_without_another_reviewer_nothing_is_asked(private: Snapshot, officer: Any) -> None:
    with pytest.raises(reviewing.NotPossible, match="Nobody but you"):
        reviewing.ask(private, officer)
    assert not Review.objects.exists()


def test_what_was_decided_meanwhile_stays_decided(private: Snapshot, officer: Any, reviewer: Any) -> None:
    review = reviewing.ask(private, officer)
    late = Review.objects.get(pk=review.pk)
    reviewing.decide(review, "approved", reviewer)
    with pytest.raises(reviewing.NotPossible, match="ended meanwhile"):
        reviewing.decide(late, "sent back", reviewer, "Too late")
    assert Review.objects.get().decision == "approved"


def test_an_approval_is_of_one_result_only(
    private: Snapshot, other: Snapshot, officer: Any, reviewer: Any
) -> None:
    reviewing.decide(reviewing.ask(private, officer), "approved", reviewer)
    assert "Approved by" not in page_of(officer, other)


def test_the_api_tells_the_review_and_filters_by_it(
    private: Snapshot, other: Snapshot, officer: Any, reviewer: Any
) -> None:
    client = client_of(officer)
    assert client.get(f"/api/v1/snapshots/{private.pk}/").json()["review"] is None
    reviewing.decide(reviewing.ask(private, officer), "approved", reviewer)
    told = client.get(f"/api/v1/snapshots/{private.pk}/").json()["review"]
    assert (told["state"], told["decided_by"]) == ("approved", "reviewer")
    for asked, expected in (("true", private.pk), ("false", other.pk)):
        rows = client.get(f"/api/v1/snapshots/?reviewed={asked}").json()["results"]
        assert [row["id"] for row in rows] == [expected]
    states = {row["id"]: row["review_state"] for row in client.get("/api/v1/snapshots/").json()["results"]}
    assert states == {private.pk: "approved", other.pk: None}


def test_the_queue_holds_what_waits_for_the_reader(
    private: Snapshot, officer: Any, reviewer: Any, outsider: Any
) -> None:
    reviewing.ask(private, officer, "Please")
    assert private.get_absolute_url() in client_of(reviewer).get("/reviews/").content.decode()
    assert private.get_absolute_url() not in client_of(outsider).get("/reviews/").content.decode()


def first_page(report: Report, folder: Path) -> str:
    write_report(report.pk)
    report.refresh_from_db()
    content = (folder / report.file_name).read_bytes()
    return " ".join(poppler("pdftotext", content, folder, "-l", "1").split())


def test_a_report_carries_the_approval_only_when_asked_for_after_it(
    private: Snapshot, officer: Any, reviewer: Any, settings: Any, tmp_path: Path
) -> None:
    settings.REPORTS_DIR = tmp_path
    before = request_report(snapshot=private)
    assert "Approved" not in first_page(before, tmp_path)
    reviewing.decide(reviewing.ask(private, officer), "approved", reviewer)
    after = request_report(snapshot=private)
    assert after != before
    assert "Approved by reviewer on" in first_page(after, tmp_path)
    assert request_report(snapshot=private) == after


def test_a_reviewer_of_two_is_not_told_of_their_own_request(private: Snapshot, officer: Any) -> None:
    officer.memberships.update(role="reviewer")
    second = make_member("second", "Corridor Office", "reviewer")
    reviewing.ask(private, officer)
    assert [notice.recipient for notice in Notice.objects.all()] == [second]
