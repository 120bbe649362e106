"""What a decision would take away or leave stale is said before it is made; a rejected release comes back."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments import curating
from corridors.importing import publish_release, reject_release
from corridors.importing.publishing import predecessors
from corridors.models import Indicator, Release
from tests import payloads
from tests.factories import make_corridor, make_figure, make_snapshot, make_user
from tests.importing.typed import refugees, run
from tests.people import client_of


@pytest.fixture
def curator() -> Client:
    return client_of(make_user("curator", is_superuser=True, is_staff=True))


@pytest.fixture
def staged(world: None, tmp_path: Path) -> Release:
    run("unhcr", refugees(tmp_path, "2025 MMR THA 7000000", "2025 AFG PAK 20"))
    return Release.objects.get(status="staged")


def decided(client: Client, release: Release, decision: str, **typed: str) -> Any:
    address = reverse("assessments:curate-release-decide", args=[release.key, decision])
    return client.post(address, {"why": "Checked."} | typed, follow=True)


def page_of(client: Client, release: Release) -> str:
    return client.get(reverse("assessments:curate-release", args=[release.key])).content.decode()


def test_an_extract_is_not_published_before_the_curator_says_to_know_the_losses(
    staged: Release, curator: Client
) -> None:
    asked = decided(curator, staged, "publish")
    assert asked.status_code == 200 and "without the other years" in asked.content.decode()
    refused = decided(curator, staged, "publish", confirmed="on")
    assert refused.status_code == 422 and "Say that you know what would be gone" in refused.content.decode()
    assert Release.objects.get(pk=staged.pk).status == "staged"
    decided(curator, staged, "publish", confirmed="on", knowing_losses="on")
    assert Release.objects.get(pk=staged.pk).status == "published"


def test_what_looks_wrong_stands_on_the_page_of_the_release(staged: Release, curator: Client) -> None:
    page = page_of(curator, staged)
    assert "What looks wrong" in page and "Refugees: the total of 2025 is 7,000,020" in page


def test_a_rejected_release_can_be_taken_up_again(staged: Release, curator: Client) -> None:
    reject_release(staged.key, by=None, why="By mistake.")
    assert "Take up again" in page_of(curator, staged)
    decided(curator, staged, "reconsider", confirmed="on")
    assert Release.objects.get(pk=staged.pk).status == "staged"
    page = page_of(curator, staged)
    assert "staged again" in page and "By mistake." in page and "Publish…" in page


def test_readers_see_the_steps_of_a_release_without_the_names(staged: Release, curator: Client) -> None:
    somebody = make_user("secretary")
    publish_release(staged.key, by=somebody, why="Compared with the site.", knowing_losses=True)
    address = staged.get_absolute_url()
    read = client_of(make_user("officer")).get(address).content.decode()
    assert "Compared with the site." in read and "a curator" in read and "secretary" not in read
    assert "secretary" in curator.get(address).content.decode()


def test_results_that_could_use_what_is_new_are_foretold_as_stale_too(world: None) -> None:
    make_snapshot(payloads.example(), make_corridor("MMR-THA"))
    release = Release.objects.create(
        key="new", publisher_id="inform", dataset="A table of its own", licence="CC BY 4.0", version="1",
        absent_means="missing",
    )  # fmt: skip
    make_figure(release, Indicator.objects.get(pk="inform.epidemic"), "MMR", 6.4)
    assert predecessors(release) == []
    assert curating.would_become_stale("new", "publish", None) == 1
    assert Release.objects.get(key="new").status == "staged"
    assert curating.publish("new", by=None, why="").stale == 1
