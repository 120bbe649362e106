"""A curator decides about a release on its page: with a reason, after reading what will happen."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import AssessmentBatch, Snapshot
from corridors.importing import publish_release, withdraw_release
from corridors.models import Notice, Release
from tests import payloads
from tests.factories import make_corridor, make_release, make_snapshot, make_user
from tests.importing.typed import refugees, run
from tests.people import client_of

SHIPPED = "unhcr-population-2025"


@pytest.fixture
def curator() -> Client:
    return client_of(make_user("curator", is_superuser=True, is_staff=True))


@pytest.fixture
def staged(world: None, tmp_path: Path) -> Release:
    run("unhcr", refugees(tmp_path, "2025 MMR THA 7000000", "2025 AFG PAK 20"))
    return Release.objects.get(status="staged")


def page_of(client: Client, release: Release, query: str = "") -> str:
    return client.get(f"{reverse('assessments:curate-release', args=[release.key])}{query}").content.decode()


def decided(client: Client, release: Release, decision: str, **typed: str) -> Any:
    address = reverse("assessments:curate-release-decide", args=[release.key, decision])
    return client.post(address, typed, follow=True)


def test_the_largest_change_stands_first(staged: Release, curator: Client) -> None:
    page = page_of(curator, staged, "?table=pairs&kind=changed")
    assert page.index("Myanmar – Thailand") < page.index("Afghanistan – Pakistan")
    assert "7,000,000" in page


def test_a_difference_has_its_sign_in_number_and_percent(staged: Release, curator: Client) -> None:
    page = page_of(curator, staged, "?table=pairs&kind=changed")
    assert ">+6,9" in page and ">−99.9%<" in page


def test_differences_of_one_country_are_asked_for_by_name(staged: Release, curator: Client) -> None:
    page = page_of(curator, staged, "?table=pairs&kind=changed&country=pakistan")
    assert "Afghanistan – Pakistan" in page and "Myanmar – Thailand" not in page


def test_all_differences_come_as_csv(staged: Release, curator: Client) -> None:
    answer = curator.get(reverse("assessments:curate-release-csv", args=[staged.key]))
    text = b"".join(answer.streaming_content).decode()
    assert "changed,Myanmar – Thailand,Refugees" in text and "gone," in text


def test_nothing_is_published_before_it_is_confirmed(staged: Release, curator: Client) -> None:
    answer = decided(curator, staged, "publish", why="Checked.")
    assert "What will happen" in answer.content.decode()
    assert Release.objects.get(pk=staged.pk).status == "staged"
    decided(curator, staged, "publish", why="Checked.", confirmed="on", knowing_losses="on")
    assert Release.objects.get(pk=staged.pk).status == "published"


@pytest.mark.parametrize("decision", ["publish", "reject"])
def test_a_decision_needs_a_reason(decision: str, staged: Release, curator: Client) -> None:
    answer = decided(curator, staged, decision, why="", confirmed="on")
    assert answer.status_code == 422 and "Give a reason" in answer.content.decode()
    assert Release.objects.get(pk=staged.pk).status == "staged"


def test_the_page_says_that_two_people_are_asked_for(staged: Release, curator: Client, settings: Any) -> None:
    settings.TWO_PERSON_RULE = True
    staged.steps.update(by=make_user("curator"))
    page = page_of(curator, staged)
    assert "somebody else has to publish it" in page and "Publish…" not in page


def test_owners_are_told_what_became_stale(db: None, curator: Client) -> None:
    release, owner = make_release(), make_user("owner")
    make_snapshot(payloads.example(), make_corridor("MMR-THA", owner=owner))
    assert not Snapshot.objects.stale().exists()
    decided(curator, release, "withdraw", why="Wrong column.", confirmed="on")
    (notice,) = Notice.objects.of(owner)
    assert "was withdrawn" in notice.text and notice.kind == "release"
    page = curator.get(reverse("assessments:stale")).content.decode()
    assert "was withdrawn on" in page and "by curator: Wrong column." in page


def test_the_command_tells_owners_as_the_page_does(world: None, tmp_path: Path) -> None:
    officer = make_user("officer")
    snapshot = make_snapshot(payloads.example(), make_corridor("MMR-THA", owner=officer))
    snapshot.releases.set(Release.objects.filter(key=SHIPPED))
    file = refugees(tmp_path, "2025 MMR THA 100")
    run("unhcr", file, publish=True, dry_run=True)
    assert not Notice.objects.exists()
    run("unhcr", file, publish=True)
    told = Notice.objects.get(recipient=officer)
    assert "was published. The latest result of Myanmar to Thailand rests on" in told.text


def test_stale_results_are_asked_for_again_with_one_click(db: None, curator: Client) -> None:
    release = make_release()
    make_snapshot(payloads.example(), make_corridor("MMR-THA"))
    withdraw_release(release.key, by=None, why="Wrong.")
    curator.post(reverse("assessments:stale-assess"))
    page = curator.get(reverse("assessments:stale")).content.decode()
    assert "1 is being assessed again now" in page
    assert AssessmentBatch.objects.get().requested_by.username == "curator"  # told once, failures counted


def test_a_result_as_of_an_earlier_day_is_not_stale_by_a_newer_edition(db: None) -> None:
    make_release()
    make_snapshot(payloads.example(), make_corridor("MMR-THA"))
    Release.objects.update(status="superseded", counts_until="2030-01-01")
    assert not Snapshot.objects.stale().exists()
    Release.objects.update(counts_until="2020-01-01")
    assert Snapshot.objects.stale().exists()


def test_history_is_shown_with_who_and_why(staged: Release, curator: Client) -> None:
    publish_release(staged.key, by=make_user("curator"), why="Compared with the site.", knowing_losses=True)
    assert "Compared with the site." in page_of(curator, staged)


def test_a_figure_cannot_be_edited_in_the_admin(staged: Release, curator: Client) -> None:
    figure = staged.pair_figures.first()
    address = reverse("admin:corridors_pairfigure_change", args=[figure.pk])
    assert curator.post(address, {"value": "1"}).status_code == 403
    figure.refresh_from_db()
    assert figure.value != 1.0
