"""A result is stale when a release came after it that it could have used, and only then."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from assessments.models import Snapshot
from assessments.staleness import reasons_of
from corridors.importing.publishing import predecessors, publish
from corridors.importing.withdrawing import withdraw
from corridors.models import Corridor, Event, Figure, Release
from tests import payloads
from tests.factories import make_snapshot

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def result() -> Snapshot:
    """Of the sample from Myanmar to Thailand, which has a route on land, as of 30 June 2026."""
    sample = Corridor.objects.samples().get(origin="MMR", destination="THA", population="residents")
    return make_snapshot(payloads.example(), sample, as_of=date(2026, 6, 30))


def figure(
    country: str, indicator: str = "wgi.voice", since: date = date(2026, 1, 1), like: str = ""
) -> Release:
    """A release with one figure, of a dataset nothing is known of unless ``like`` names a release of it."""
    known = Release.objects.get(key=like or "inform-risk-2025")
    release = Release.objects.create(
        key=f"new-{country}-{indicator}", publisher=known.publisher, licence="CC BY 4.0", version="1",
        dataset=known.dataset if like else "typed", absent_means="missing", released=since,
    )  # fmt: skip
    Figure.objects.create(
        release=release,
        indicator_id=indicator,
        country_id=country,
        period="2025",
        value=1.0,
        counts_from=since,
    )
    return release


def incidents(country: str) -> Release:
    release = figure(country)
    release.figures.all().delete()
    Event.objects.create(
        release=release, kind="conflict", publisher_id="1", starts=date(2026, 2, 1), precision=1,
        country_id=country,
    )  # fmt: skip
    return release


def let_count(release: Release) -> Release:
    publish(release, predecessors(release))
    return release


def is_stale(snapshot: Snapshot) -> bool:
    return Snapshot.objects.stale().filter(pk=snapshot.pk).exists()


@pytest.mark.parametrize("country", ["MMR", "THA"])
def test_a_new_figure_of_one_of_its_countries_makes_it_stale_and_is_named(
    result: Snapshot, country: str
) -> None:
    assert not is_stale(result)
    release = let_count(figure(country))
    assert is_stale(result)
    (reason,) = reasons_of([result])[result.pk]
    assert reason.release == release
    assert reason.words.startswith("New since then: INFORM") and "typed, 1, published on" in reason.words


@pytest.mark.parametrize("other", [{"country": "UGA"}, {"country": "MMR", "since": date(2026, 7, 1)}])
def test_one_of_another_country_or_a_later_day_does_not(result: Snapshot, other: Any) -> None:
    let_count(figure(**other))
    assert not is_stale(result) and reasons_of([result])[result.pk] == []


def test_one_the_method_takes_nothing_from_does_not(result: Snapshot) -> None:
    let_count(figure("MMR", "unhcr.demographics.total"))
    assert not is_stale(result)


def test_a_result_made_after_it_is_not_stale(result: Snapshot) -> None:
    let_count(figure("MMR"))
    Snapshot.objects.filter(pk=result.pk).update(created_at=timezone.now() + timedelta(seconds=1))
    assert not is_stale(result)


def test_a_withdrawn_one_makes_nothing_stale(result: Snapshot) -> None:
    withdraw(let_count(figure("MMR")), "Wrong file.")
    assert not is_stale(result)


def test_incidents_make_stale_only_what_has_a_line(result: Snapshot) -> None:
    let_count(incidents("MMR"))
    assert is_stale(result)
    result.corridor.legs.all().delete()
    assert not is_stale(result)


def test_a_staged_release_makes_nothing_stale(result: Snapshot) -> None:
    figure("MMR")
    assert not is_stale(result)


def test_what_a_release_had_that_it_takes_the_place_of_is_nothing_new() -> None:
    like = Release.objects.published().filter(figures__indicator="wgi.voice").distinct().get()
    release = let_count(figure("MMR", like=like.key))
    assert list(release.supersedes.all()) == [like]
    assert not release.new_coverage.exists()
