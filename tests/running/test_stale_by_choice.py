"""A result is stale when a curator has chosen another source for its countries since."""

import pytest
from django.utils import timezone

from assessments.models import Snapshot
from corridors.models import Release, SourceOverride
from tests import payloads
from tests.factories import make_country, make_indicator, make_release, make_snapshot

pytestmark = pytest.mark.django_db


def choose(iso3: str | None) -> SourceOverride:
    release: Release = make_release()
    return SourceOverride.objects.create(
        indicator=make_indicator("inform.epidemic", "Epidemic"), publisher=release.publisher,
        dataset=release.dataset, country=make_country(iso3) if iso3 else None, note="why not",
    )  # fmt: skip


@pytest.mark.parametrize(("iso3", "stale"), [("THA", True), ("MMR", True), (None, True), ("JPN", False)])
def test_a_choice_since_makes_results_of_its_country_stale(iso3: str | None, stale: bool) -> None:
    snapshot = make_snapshot(payloads.example())
    choose(iso3)
    assert Snapshot.objects.stale().filter(pk=snapshot.pk).exists() is stale
    assert Snapshot.objects.with_staleness().get(pk=snapshot.pk).is_stale is stale


def test_a_result_made_after_the_choice_is_not_stale_until_it_ends() -> None:
    choice = choose("THA")
    make_snapshot(payloads.example())
    assert not Snapshot.objects.stale().exists()
    SourceOverride.objects.filter(pk=choice.pk).update(ended_at=timezone.now())
    assert Snapshot.objects.stale().exists()


def test_a_choice_that_was_made_and_ended_since_changes_nothing() -> None:
    make_snapshot(payloads.example())
    SourceOverride.objects.filter(pk=choose("THA").pk).update(ended_at=timezone.now())
    assert not Snapshot.objects.stale().exists()
