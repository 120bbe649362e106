"""A reviewer sees what was submitted: that one result, and nothing else of a private corridor."""

from typing import Any

import pytest
from django.urls import reverse

from assessments import reviewing
from assessments.models import Report, Scenario, Snapshot
from tests.people import client_of

pytestmark = pytest.mark.django_db
PARTS = (
    "", "comments/", "legs/1/events/", "map/legs.geojson", "map/places.geojson", "map/threats.json",
    "map/layers.json", "map/incidents.json",
)  # fmt: skip


def answers(user: Any, snapshot: Snapshot) -> set[int]:
    client = client_of(user)
    addresses = [f"/snapshots/{snapshot.pk}/{part}" for part in PARTS]
    addresses += [f"/api/v1/snapshots/{snapshot.pk}/", f"/api/v1/events/?snapshot={snapshot.pk}"]
    return {client.get(address).status_code for address in addresses}


def test_a_reviewer_sees_no_private_result_before_it_is_submitted(private: Snapshot, reviewer: Any) -> None:
    assert answers(reviewer, private) == {404}


def test_a_submitted_result_is_seen_with_its_evidence_and_maps(
    private: Snapshot, officer: Any, reviewer: Any
) -> None:
    reviewing.ask(private, officer)
    assert answers(reviewer, private) == {200}


def test_its_report_is_seen_too(private: Snapshot, officer: Any, reviewer: Any) -> None:
    report = Report.objects.create(snapshot=private)
    assert client_of(reviewer).get(f"/reports/{report.pk}/").status_code == 404
    reviewing.ask(private, officer)
    assert client_of(reviewer).get(f"/reports/{report.pk}/").status_code == 200


def test_the_other_results_and_the_corridor_stay_hidden(
    private: Snapshot, other: Snapshot, officer: Any, reviewer: Any
) -> None:
    reviewing.ask(private, officer)
    client, corridor = client_of(reviewer), private.corridor_id
    assert answers(reviewer, other) == {404}
    hidden = [f"/corridors/{corridor}/", f"/corridors/{corridor}/assess/", f"/api/v1/corridors/{corridor}/"]
    hidden += [f"/corridors/{corridor}/history/", f"/assessments/{other.assessment_id}/"]
    assert {client.get(address).status_code for address in hidden} == {404}


def test_no_list_and_no_link_leads_to_what_is_hidden(
    private: Snapshot, other: Snapshot, officer: Any, reviewer: Any
) -> None:
    reviewing.ask(private, officer)
    client = client_of(reviewer)
    page = client.get(private.get_absolute_url()).content.decode()
    assert f"/corridors/{private.corridor_id}/" not in page
    assert other.get_absolute_url() not in page
    assert f'"/corridors/{private.corridor_id}/"' not in client.get("/").content.decode()
    assert client.get("/map/corridors.geojson").json()["features"] == []
    listed = client.get("/api/v1/snapshots/").json()["results"]
    assert [row["id"] for row in listed] == [private.pk]
    scored = client.get("/api/v1/scores/?limit=500").json()["results"]
    assert {row["snapshot"] for row in scored} == {private.pk}


@pytest.mark.parametrize("who", ["colleague", "outsider"])
def test_nobody_else_sees_it(who: str, private: Snapshot, officer: Any, reviewer: Any, request: Any) -> None:
    reviewing.ask(private, officer)
    assert answers(request.getfixturevalue(who), private) == {404}


def test_what_is_taken_back_is_hidden_again(private: Snapshot, officer: Any, reviewer: Any) -> None:
    review = reviewing.ask(private, officer)
    client_of(officer).post(f"/reviews/{review.pk}/take-back/")
    assert answers(reviewer, private) == {404}


def test_without_an_organisation_the_owners_counts(private: Snapshot, officer: Any, reviewer: Any) -> None:
    type(private.corridor).objects.update(organisation=None)
    private.refresh_from_db()
    reviewing.ask(private, officer)
    assert answers(reviewer, private) == {200}


def test_who_reviews_no_longer_sees_it_no_more(private: Snapshot, officer: Any, reviewer: Any) -> None:
    reviewing.ask(private, officer)
    reviewer.memberships.update(role="member")
    assert answers(reviewer, private) == {404}


def test_an_answer_kept_by_a_client_is_not_confirmed_after_it_is_hidden(
    private: Snapshot, officer: Any, reviewer: Any
) -> None:
    review, client = reviewing.ask(private, officer), client_of(reviewer)
    address = f"/api/v1/snapshots/{private.pk}/"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    reviewing.take_back(review, officer)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 404


def test_a_reviewer_reads_what_is_shared_beside_a_submitted_result_and_makes_nothing(
    private: Snapshot, officer: Any, reviewer: Any
) -> None:
    client = client_of(reviewer)
    about = {"base": private, "owner": officer, "changes": []}
    shared = Scenario.objects.create(name="Shared", is_shared=True, **about)
    own = Scenario.objects.create(name="Own", **about)
    listed = reverse("assessments:scenarios", args=[private.pk])
    assert client.get(shared.get_absolute_url()).status_code == 404
    reviewing.ask(private, officer)
    assert client.get(shared.get_absolute_url()).status_code == 200
    assert client.get(own.get_absolute_url()).status_code == 404
    assert "New what-if" not in client.get(listed).content.decode()
    assert "(1<span" in client.get(private.get_absolute_url()).content.decode()
    changes = {"changes": "[]", "run": "1", "name": "Mine"}
    for name, pk in (("scenario-new", private.pk), ("scenario-duplicate", shared.pk)):
        assert client.post(reverse(f"assessments:{name}", args=[pk]), changes).status_code == 404
    assert Scenario.objects.count() == 2
