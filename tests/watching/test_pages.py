"""The page of watches: made from a corridor, refused at the field that is wrong, nobody else's business."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Snapshot, Watch, WatchCheck
from corridors.models import ReleaseStep
from tests import payloads
from tests.factories import make_country, make_release, make_snapshot
from tests.watching.conftest import watch

NEW = "/watches/new/"


@pytest.fixture
def shown(db: None) -> Snapshot:
    return make_snapshot(payloads.example())


def test_a_corridor_is_watched_from_its_page_with_one_form_that_is_filled_in(
    as_officer: Client, shown: Snapshot
) -> None:
    page = as_officer.get(shown.get_absolute_url()).content.decode()
    address = f"{NEW}?corridor={shown.corridor_id}"
    assert f'href="{address}"' in page
    form = as_officer.get(address).content.decode()
    assert re.search(rf'<option value="{shown.corridor_id}" selected>Myanmar to Thailand', form)
    wanted = {"corridor": shown.corridor_id, "bands": "on", "quadrant": "on"}
    answers = [as_officer.post(NEW, wanted) for _twice in range(2)]
    [made] = Watch.objects.all()
    assert [answer["Location"] for answer in answers] == [made.get_absolute_url()] * 2
    assert "Myanmar to Thailand" in as_officer.get("/watches/").content.decode()


def test_a_threshold_is_entered_as_it_is_read_and_can_be_changed(
    as_officer: Client, officer: Any, shown: Snapshot
) -> None:
    make_country("THA")
    share = {"country": "Thailand", "dimension": "RS", "direction": "down", "threshold": "40 %"}
    as_officer.post(NEW, share)
    made = Watch.objects.get(owner=officer)
    assert (made.country_id, made.threshold, made.bands) == ("THA", 0.4, False)
    page = as_officer.get(made.get_absolute_url()).content.decode()
    assert "The median of the share of RS: strong match, fear falls below 40%" in page
    assert 'value="40"' in as_officer.get(reverse("assessments:watch-edit", args=[made.pk])).content.decode()
    risk = {"country": "THA", "dimension": "risk", "direction": "up", "threshold": "6.5"}
    as_officer.post(reverse("assessments:watch-edit", args=[made.pk]), risk)
    made.refresh_from_db()
    assert (made.dimension, made.threshold) == ("risk", 6.5)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"bands": "on"}, "Choose a corridor, or give a country below."),
        ({"country": "Atlantis", "bands": "on"}, "“Atlantis” is not a country this installation knows"),
        ({"country": "THA"}, "Say what to tell you of"),
        ({"country": "THA", "dimension": "risk", "direction": "up", "threshold": "11"}, "“11” is no"),
        ({"country": "THA", "bands": "on", "threshold": "6"}, "Say which value “6” is a threshold of."),
        ({"corridor": "999999", "bands": "on"}, "There is no such corridor that you may see."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_lost(
    as_officer: Client, shown: Snapshot, typed: dict[str, str], said: str
) -> None:
    answer = as_officer.post(NEW, typed)
    page = answer.content.decode()
    assert (answer.status_code, Watch.objects.count()) == (422, 0)
    assert said in page
    assert not typed.get("threshold") or f'value="{typed["threshold"]}"' in page


def test_nobody_else_sees_or_touches_a_watch(as_outsider: Client, officer: Any, shown: Snapshot) -> None:
    mine = watch(officer, shown)
    for name in ("watch", "watch-edit"):
        assert as_outsider.get(reverse(f"assessments:{name}", args=[mine.pk])).status_code == 404
    for name in ("watch-switch", "watch-delete", "watch-edit"):
        assert as_outsider.post(reverse(f"assessments:{name}", args=[mine.pk])).status_code == 404
    mine.refresh_from_db()
    assert mine.is_active
    assert "You watch nothing yet" in as_outsider.get("/watches/").content.decode()


def test_it_is_stopped_and_deleted(as_officer: Client, officer: Any, shown: Snapshot) -> None:
    mine = watch(officer, shown)
    as_officer.post(reverse("assessments:watch-switch", args=[mine.pk]))
    mine.refresh_from_db()
    assert not mine.is_active
    as_officer.post(reverse("assessments:watch-delete", args=[mine.pk]))
    assert not Watch.objects.exists()


def test_a_look_that_failed_is_shown_with_its_reason_and_taken_again(
    as_officer: Client, officer: Any, shown: Snapshot
) -> None:
    mine = watch(officer, shown)
    step = ReleaseStep.objects.create(release=make_release(), step="published", stood=[])
    failed = WatchCheck.objects.create(step=step, status="failed", reason="The disk was full.")
    page = as_officer.get(mine.get_absolute_url()).content.decode()
    assert "The disk was full." in page
    as_officer.post(reverse("assessments:watch-look-again", args=[mine.pk, failed.pk]))
    failed.refresh_from_db()
    assert failed.status == "queued"


def test_over_rest_one_reads_ones_own_watches_and_a_change_at_once(
    as_officer: Client, as_outsider: Client, officer: Any, shown: Snapshot
) -> None:
    mine = watch(officer, shown, dimension="risk", direction="up", threshold=6.5)
    first = as_officer.get("/api/v1/watches/")
    [row] = first.json()["results"]
    assert (row["corridor"], row["country"], row["threshold"]) == (shown.corridor_id, None, 6.5)
    assert as_outsider.get("/api/v1/watches/").json()["count"] == 0
    etag = {"If-None-Match": first["ETag"]}
    assert as_officer.get("/api/v1/watches/", headers=etag).status_code == 304
    Watch.objects.filter(pk=mine.pk).update(threshold=7.0)
    assert as_officer.get("/api/v1/watches/", headers=etag).json()["results"][0]["threshold"] == 7.0
