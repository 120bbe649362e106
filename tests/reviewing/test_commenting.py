"""What is said about a result or one figure of it."""

from typing import Any

import pytest
from django.test import Client

from assessments.models import Comment, Snapshot
from corridors.models import Notice
from tests.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(private: Snapshot) -> Snapshot:
    type(private.corridor).objects.update(visibility="organisation")
    return private


def say(user: Any, snapshot: Snapshot, text: str = "Why is this so low?", **more: Any) -> Any:
    return client_of(user).post(f"/snapshots/{snapshot.pk}/comments/", {"text": text} | more)


def test_a_comment_stands_on_the_result_and_its_owner_is_told(
    shared: Snapshot, officer: Any, colleague: Any
) -> None:
    assert say(colleague, shared, "<b>Why</b> so low?").status_code == 302
    assert "&lt;b&gt;Why&lt;/b&gt;" in client_of(officer).get(shared.get_absolute_url()).content.decode()
    assert "colleague on Myanmar to Thailand" in Notice.objects.get(recipient=officer).text
    assert not Notice.objects.filter(recipient=colleague).exists()


def test_a_comment_on_a_figure_names_it(shared: Snapshot, colleague: Any) -> None:
    entry = shared.payload["evidence"][0]
    say(colleague, shared, about=entry["id"])
    page = client_of(colleague).get(f"/snapshots/{shared.pk}/comments/?about={entry['id']}").content.decode()
    assert f"{entry['id']}: {entry['label']}" in page
    assert "Why is this so low?" in page


def test_a_figure_that_is_not_there_is_refused_by_its_name(shared: Snapshot, colleague: Any) -> None:
    answer = say(colleague, shared, about="e99999")
    assert answer.status_code == 422
    assert "This result has no figure e99999." in answer.content.decode()
    assert not Comment.objects.exists()


def test_an_empty_comment_is_refused(shared: Snapshot, colleague: Any) -> None:
    assert "Write something first." in say(colleague, shared, " ").content.decode()


def test_who_does_not_see_the_result_neither_reads_nor_writes(private: Snapshot, colleague: Any) -> None:
    assert say(colleague, private).status_code == 404
    assert client_of(colleague).get(f"/snapshots/{private.pk}/comments/").status_code == 404


def test_an_answer_reaches_who_spoke_before(shared: Snapshot, officer: Any, colleague: Any) -> None:
    say(colleague, shared)
    first = Comment.objects.get()
    say(officer, shared, "Because of 2024.", answers_to=first.pk)
    assert Comment.objects.get(answers_to=first).text == "Because of 2024."
    assert "Because of 2024." in Notice.objects.get(recipient=colleague).text


def test_nobody_hears_of_what_they_may_no_longer_see(shared: Snapshot, officer: Any, colleague: Any) -> None:
    say(colleague, shared)
    type(shared.corridor).objects.update(visibility="private")
    say(officer, shared, "For myself", answers_to=Comment.objects.get().pk)
    assert not Notice.objects.filter(recipient=colleague).exists()


def test_an_answer_belongs_to_the_same_result(shared: Snapshot, other: Snapshot, colleague: Any) -> None:
    say(colleague, shared)
    assert say(colleague, other, "Astray", answers_to=Comment.objects.get().pk).status_code == 422


def test_a_comment_is_closed_by_its_author_or_who_may_edit(
    shared: Snapshot, officer: Any, colleague: Any, reviewer: Any
) -> None:
    say(colleague, shared)
    said = Comment.objects.get()
    assert close(client_of(reviewer), said) is None
    assert close(client_of(officer), said) == officer
    assert close(client_of(colleague), said, reopen="on") is None


def close(client: Client, said: Comment, **more: str) -> Any:
    client.post(f"/comments/{said.pk}/resolve/", more)
    said.refresh_from_db()
    return said.resolved_by
