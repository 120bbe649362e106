"""The effect of a staged release is, number for number, what publishing and assessing again gives."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assessments import running
from assessments.models import Assessment, Method, ReleaseEffect, Snapshot
from assessments.requesting import request_again, request_assessment, request_effect
from assessments.views.curating.effect import changed_words
from corridors.importing import publish_release
from corridors.models import Corridor, Event, Notice, Release
from tests.factories import AS_OF, make_user
from tests.importing.typed import refugees, run

pytestmark = [pytest.mark.usefixtures("world"), pytest.mark.thorough]


def corridors() -> list[Corridor]:
    """Three samples: on land through Myanmar, over sea, and far from both releases."""
    samples = Corridor.objects.samples()
    return [
        samples.filter(origin=origin, destination=destination).order_by("pk")[0]
        for origin, destination in (("MMR", "THA"), ("AFG", "PAK"), ("VEN", "COL"))
    ]


def assessed(as_of: date = AS_OF) -> None:
    method = Method.objects.get(is_default=True)
    for corridor in corridors():
        asked = request_assessment(corridor=corridor, method=method, as_of=as_of)
        running.run_assessment(asked.assessment.pk)


def of_figures(folder: Path) -> Release:
    rows = ("2025 MMR THA 4000000", "2025 AFG PAK 20", "2024 AFG PAK 20", "2025 VEN COL 3")
    run("unhcr", refugees(folder, *rows))
    return Release.objects.get(status="staged")


def of_events(_folder: Path) -> Release:
    """The incidents in Myanmar again, each with ten times the deaths."""
    shipped = Release.objects.get(key="ucdp-ged-24-1")
    events = list(shipped.events.all())
    copy = Release.objects.get(pk=shipped.pk)
    copy.pk, copy.key, copy.status, copy.published_at = None, "ucdp-corrected", "staged", None
    copy.save()
    for event in events:
        event.pk, event.release, event.best = None, copy, (event.best or 0.0) * 10
    Event.objects.bulk_create(events)
    return copy


def effect_on(release: Release) -> ReleaseEffect:
    effect = request_effect(release=release, requested_by=make_user("curator"))
    running.measure_effect(effect.pk)
    effect.refresh_from_db()
    return effect


def assessed_again() -> None:
    stale = Snapshot.objects.of_portfolio().stale()
    for asked in request_again(stale):
        running.run_assessment(asked.assessment.pk)


# The incidents of Myanmar reach to the end of 2023 and are silent from 2026 on.
@pytest.mark.parametrize(("staged", "as_of"), [(of_figures, AS_OF), (of_events, date(2025, 6, 30))])
def test_the_effect_is_what_publishing_and_assessing_again_gives(
    staged: Callable[[Path], Release], as_of: date, tmp_path: Path
) -> None:
    assessed(as_of)
    before = {snapshot.corridor_id: snapshot.digest for snapshot in Snapshot.objects.of_portfolio()}
    release = staged(tmp_path)
    effect = effect_on(release)
    foretold = {row["corridor"]: row["digest"] for row in effect.result["rows"]}
    publish_release(release.key, by=None, why="", knowing_losses=True)
    assessed_again()
    after = {snapshot.corridor_id: snapshot.digest for snapshot in Snapshot.objects.of_portfolio()}
    assert foretold == after
    assert foretold != before
    assert Release.objects.get(pk=release.pk).status == "published"


def test_values_and_bands_stand_before_and_after(tmp_path: Path) -> None:
    assessed()
    effect = effect_on(of_figures(tmp_path))
    snapshots = {snapshot.corridor_id: snapshot for snapshot in Snapshot.objects.of_portfolio()}
    assert len(effect.result["rows"]) == 3
    for row in effect.result["rows"]:
        payload = snapshots[row["corridor"]].payload
        assert row["before"]["corridor"]["value"] == payload["risk"]["nominal"]
        assert row["before"]["corridor"]["probability"] == payload["risk"]["band_probability"]
        assert row["before"]["largest"]["word"] == payload["matrix"]["largest"]
    assert any(changed_words(row) for row in effect.result["rows"])


def test_a_cancelled_effect_leaves_nothing(tmp_path: Path) -> None:
    assessed()
    effect = request_effect(release=of_figures(tmp_path), requested_by=make_user("curator"))
    assert effect.cancel()
    running.measure_effect(effect.pk)
    effect.refresh_from_db()
    assert (effect.status, effect.result) == ("cancelled", None)


def test_an_open_effect_serves_again(tmp_path: Path) -> None:
    release = of_figures(tmp_path)
    assert request_effect(release=release) == request_effect(release=release)
    assert ReleaseEffect.objects.count() == 1


def test_a_curator_is_told_when_the_effect_cannot_be_computed(tmp_path: Path) -> None:
    assessed()
    release = of_figures(tmp_path)
    Method.objects.update(text="no method")
    Assessment.objects.update(request_digest="0" * 64)
    Snapshot.objects.update(request_digest="0" * 64)
    effect = effect_on(release)
    assert effect.status == "failed"
    (notice,) = Notice.objects.of(make_user("curator"))
    assert release.name in notice.text and notice.kind == "failed"
