"""Who watches is told once of what a published or withdrawn release moves, and of nothing else."""

from datetime import date
from typing import Any

import pytest

from assessments.models import Method, Snapshot, Watch, WatchCheck, WatchTold
from assessments.requesting import request_effect
from assessments.running import measure_effect
from corridors.importing import publish_release, withdraw_release
from corridors.models import Corridor, Notice, Release
from tests.factories import make_user
from tests.watching.conftest import looked, staged, told, watch

pytestmark = pytest.mark.thorough


def publish(key: str) -> None:
    publish_release(key, by=None, why="")


def test_a_release_that_moves_a_band_is_told_once_with_move_and_release_and_so_is_its_withdrawal(
    result: Snapshot,
) -> None:
    officer = make_user("officer")
    watch(officer, result)
    staged("worse", "THA")
    assert looked() == []  # staged: nobody learns of it
    publish("worse")
    looked()
    looked()
    [text] = told(officer)
    assert "Myanmar to Thailand" in text
    assert "the risk at the destination would be at least very high (" in text
    assert f"instead of at least {result.band_destination} (" in text
    assert "INFORM Risk, worse was published on" in text
    [notice] = Notice.objects.of(officer)
    assert notice.url == f"/corridors/{result.corridor_id}/"
    assert Snapshot.objects.count() == 1
    withdraw_release("worse", by=None, why="The file was broken.")
    looked()
    _first, second = told(officer)
    assert "was withdrawn on" in second and "The file was broken." in second
    assert f"would be at least {result.band_destination} (" in second
    assert f"30 June 2026, the risk at the destination is at least {result.band_destination}." in second


def test_a_release_that_moves_nothing_is_not_told(result: Snapshot) -> None:
    watch(make_user("officer"), result)
    staged("same")
    publish("same")
    [check] = looked()
    assert (check.status, len(check.result["rows"])) == ("done", 1)
    assert not Notice.objects.exists()


def test_each_release_is_told_of_what_it_moves_itself_however_late_the_look(result: Snapshot) -> None:
    officer = make_user("officer")
    watch(officer, result)
    staged("worse", "THA")
    staged("worse-again", "THA")
    publish("worse")
    publish("worse-again")
    assert len(looked()) == 2
    [text] = told(officer)
    assert "INFORM Risk, worse was published on" in text


def test_one_is_told_of_a_corridor_one_may_see_at_that_moment_and_of_no_other(result: Snapshot) -> None:
    owner, outsider = make_user("officer"), make_user("outsider")
    Corridor.objects.filter(pk=result.corridor_id).update(
        is_sample=False, owner=owner, visibility=Corridor.Visibility.PRIVATE
    )
    watch(outsider, result)  # from a time when the corridor was public
    watch(outsider, "THA")
    watch(owner, "THA")
    staged("worse", "THA")
    publish("worse")
    looked()
    assert len(told(owner)) == 1
    assert told(outsider) == []
    assert not WatchTold.objects.filter(watch__owner=outsider).exists()


def test_two_watches_on_one_corridor_make_one_notice(result: Snapshot) -> None:
    officer = make_user("officer")
    watch(officer, result)
    watch(officer, "MMR", quadrant=False, dimension="destination", direction="up", threshold=8.0)
    staged("worse", "THA")
    publish("worse")
    looked()
    [text] = told(officer)
    assert "the median of the risk at the destination would cross 8.0" in text
    assert WatchTold.objects.count() == 2


def test_what_happens_before_a_watch_or_while_it_is_off_is_not_told(result: Snapshot) -> None:
    officer = make_user("officer")
    staged("worse", "THA")
    publish("worse")
    one = watch(officer, result)
    one.switch_off()
    withdraw_release("worse", by=None, why="")
    one.switch_on()
    assert looked() == []
    assert told(officer) == []


def test_a_country_on_the_way_is_watched(assessed: Any) -> None:
    corridor = assessed("NGA-ITA").corridor
    officer = make_user("officer")
    on_the_way = corridor.places.exclude(country__in=[corridor.origin_id, corridor.destination_id])
    assert on_the_way.exists()
    watch(officer, on_the_way[0].country_id)
    staged("worse", "ITA")
    publish("worse")
    looked()
    assert len(told(officer)) == 1


def test_a_look_that_fails_says_why_and_can_be_taken_again(result: Snapshot) -> None:
    officer = make_user("officer")
    watch(officer, result)
    staged("worse", "THA")
    publish("worse")
    text = Method.objects.get(is_default=True).text
    Method.objects.update(text="no method")
    [check] = looked()
    assert [row["corridor"] for row in check.result["unanswered"]] == [result.corridor_id]
    [notice] = Notice.objects.of(officer)
    assert notice.kind == "failed" and check.result["unanswered"][0]["why"] in notice.text
    Method.objects.update(text=text)


@pytest.mark.django_db
def test_nobody_watching_costs_nothing() -> None:
    assert looked() == []
    assert not WatchCheck.objects.exists()
    assert not Watch.objects.exists()


def test_a_newer_edition_is_told_as_of_the_present_day_on_which_it_counts(
    result: Snapshot, settings: Any
) -> None:
    settings.DEFAULT_AS_OF = date(2026, 10, 1)
    officer = make_user("officer")
    watch(officer, result)
    newer = staged("newer", "THA")
    Release.objects.filter(pk=newer.pk).update(released=date(2026, 9, 1))
    publish("newer")
    looked()
    [text] = told(officer)
    assert "assessed again as of 1 October 2026" in text
    assert "Its latest result is as of 30 June 2026." in text


def test_a_curator_learns_how_many_watches_a_staged_release_would_speak_to(result: Snapshot) -> None:
    watch(make_user("officer"), result)
    watch(make_user("colleague"), "THA", bands=False)
    watch(make_user("outsider"), "JPN")
    effect = request_effect(release=staged("worse", "THA"))
    measure_effect(effect.pk)
    effect.refresh_from_db()
    assert effect.result["watches"] == 1
