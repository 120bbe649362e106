"""Publish, reject, withdraw: all or nothing, with who, when and why kept."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from corridors.importing import (
    NotDecided,
    NotPublishable,
    load_folder,
    publish_release,
    reject_release,
    withdraw_release,
)
from corridors.models import Release, ReleaseStep
from tests.factories import make_user
from tests.importing.typed import refugees, run

pytestmark = pytest.mark.usefixtures("world")

SHIPPED = "unhcr-population-2025"


def staged(folder: Path, people: int = 100) -> str:
    run("unhcr", refugees(folder, f"2025 MMR THA {people}", name=f"{people}.csv"))
    return Release.objects.get(status="staged").key


def status(key: str) -> str:
    return Release.objects.get(key=key).status


def steps(key: str) -> list[tuple[Any, ...]]:
    rows = ReleaseStep.objects.filter(release__key=key).order_by("pk")
    return list(rows.values_list("step", "by__username", "why"))


def test_every_step_stands_in_the_history(tmp_path: Path) -> None:
    key, curator = staged(tmp_path), make_user("curator")
    publish_release(key, by=curator, why="Checked against the site.", knowing_losses=True)
    withdraw_release(key, by=curator, why="Counted twice.")
    assert steps(key) == [
        ("staged", None, ""),
        ("published", "curator", "Checked against the site."),
        ("withdrawn", "curator", "Counted twice."),
    ]
    named = f"Refugee population statistics: population, end-2025 ({key})"
    assert steps(SHIPPED)[-2:] == [
        ("superseded", "curator", f"{named} was published."),
        ("given back", "curator", f"{named} was withdrawn."),
    ]


def test_publishing_what_counts_already_changes_nothing(tmp_path: Path) -> None:
    key = staged(tmp_path)
    publish_release(key, by=None, why="", knowing_losses=True)
    said = steps(key)
    assert not publish_release(key, by=None, why="", knowing_losses=True).changed
    assert steps(key) == said


def test_withdrawing_gives_the_former_release_back(tmp_path: Path) -> None:
    key = staged(tmp_path)
    publish_release(key, by=None, why="", knowing_losses=True)
    assert [one.key for one in withdraw_release(key, by=None, why="Wrong.").others] == [SHIPPED]
    former = Release.objects.get(key=SHIPPED)
    assert (former.status, former.superseded_by, former.counts_until) == ("published", None, None)


def test_the_former_release_stays_away_where_it_is_not_wanted_back(tmp_path: Path) -> None:
    key = staged(tmp_path)
    publish_release(key, by=None, why="", knowing_losses=True)
    withdraw_release(key, by=None, why="Wrong.", giving_back=False)
    assert (status(key), status(SHIPPED)) == ("withdrawn", "superseded")


def test_a_withdrawn_release_in_the_middle_leaves_the_last_one_counting(tmp_path: Path) -> None:
    first = staged(tmp_path, 100)
    publish_release(first, by=None, why="", knowing_losses=True)
    second = staged(tmp_path, 200)
    publish_release(second, by=None, why="", knowing_losses=True)
    withdraw_release(first, by=None, why="Wrong.")
    former = Release.objects.get(key=SHIPPED)
    assert (status(second), former.status, former.superseded_by.key) == ("published", "superseded", second)


def test_a_rejected_release_is_kept_and_never_published(tmp_path: Path) -> None:
    key = staged(tmp_path)
    reject_release(key, by=None, why="The file is last year's.")
    assert steps(key)[-1] == ("rejected", None, "The file is last year's.")
    with pytest.raises(NotDecided, match="only a staged release can be published"):
        publish_release(key, by=None, why="", knowing_losses=True)


def test_what_counted_cannot_be_rejected() -> None:
    with pytest.raises(NotDecided, match="only a staged release can be rejected"):
        reject_release(SHIPPED, by=None, why="")


def test_what_never_counted_cannot_be_withdrawn(tmp_path: Path) -> None:
    with pytest.raises(NotDecided, match="only what was published can be withdrawn"):
        withdraw_release(staged(tmp_path), by=None, why="")


def test_nothing_changes_where_publishing_fails_halfway(tmp_path: Path) -> None:
    run("unhcr", refugees(tmp_path, "2024 MMR THA 5"))
    key = Release.objects.get(status="staged").key
    with pytest.raises(NotPublishable, match="ends in 2024"):
        publish_release(key, by=None, why="", knowing_losses=True)
    assert (status(key), status(SHIPPED), len(steps(key))) == ("staged", "published", 1)


def test_a_withdrawn_release_is_not_loaded_again_with_the_fixtures() -> None:
    withdraw_release(SHIPPED, by=None, why="Wrong.")
    assert load_folder(settings.FIXTURES).releases.releases == 0
    assert status(SHIPPED) == "withdrawn"


def test_who_uploaded_cannot_publish_where_two_people_are_asked_for(tmp_path: Path, settings: Any) -> None:
    settings.TWO_PERSON_RULE = True
    key, uploader = staged(tmp_path), make_user("uploader")
    ReleaseStep.objects.filter(release__key=key, step="staged").update(by=uploader)
    with pytest.raises(NotPublishable, match="somebody else has to publish it"):
        publish_release(key, by=uploader, why="", knowing_losses=True)
    assert publish_release(key, by=make_user("curator"), why="", knowing_losses=True).changed


def test_one_person_is_enough_unless_the_operator_asks_for_two(tmp_path: Path) -> None:
    key, uploader = staged(tmp_path), make_user("uploader")
    ReleaseStep.objects.filter(release__key=key, step="staged").update(by=uploader)
    assert publish_release(key, by=uploader, why="", knowing_losses=True).changed


def test_two_curators_publishing_at_once_publish_once(tmp_path: Path, monkeypatch: Any) -> None:
    """The second has read the release before the first published; holding the lock, it looks anew."""
    key, first, second = staged(tmp_path), make_user("first"), make_user("second")
    asked = Release.objects.get(key=key)
    publish_release(key, by=first, why="", knowing_losses=True)
    monkeypatch.setattr(Release.objects, "get", lambda **_: asked)
    assert asked.status == "staged"
    assert not publish_release(key, by=second, why="", knowing_losses=True).changed
    assert [step[:2] for step in steps(key)] == [("staged", None), ("published", "first")]
