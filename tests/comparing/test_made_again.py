"""A result is made again from what it was made of, whatever was published or changed since."""

from datetime import date

import pytest

from assessments.models import Snapshot, SnapshotDraws, Status
from assessments.regathering import answer_from, basis_of
from assessments.requesting import request_draws
from assessments.running import draw_again
from assessments.scoring.kept_draws import HEADLINES, disagreeing, unpacked
from assessments.scoring.methods.method import load_method
from assessments.scoring.redrawing import differing, drawn_values
from corridors.models import Figure, Place, Release
from tests.comparing.conftest import Assessed


def redrawn(snapshot: Snapshot) -> list[str]:
    fresh = Snapshot.objects.get(pk=snapshot.pk)
    return differing(drawn_values(fresh.payload), drawn_values(answer_from(basis_of(fresh))))


def publish_worse_conflict(iso3: str) -> None:
    """A newer edition of INFORM in which one country is at its worst."""
    old = Release.objects.get(key="inform-risk-2025")
    rows = list(Figure.objects.filter(release=old))
    old.status, old.counts_until = Release.Status.SUPERSEDED, date(2026, 1, 1)
    newer = Release.objects.get(pk=old.pk)
    newer.pk, newer.key, newer.version, newer.sha256 = None, "inform-risk-next", "next", "9" * 64
    newer.released, newer._state.adding = date(2026, 1, 1), True
    newer.save()
    old.superseded_by = newer
    old.save()
    for row in rows:
        row.pk, row.release = None, newer
        if row.country_id == iso3 and row.indicator_id == "inform.current-conflict":
            row.value = 10.0
    Figure.objects.bulk_create(rows)


def test_other_evidence_that_was_published_since_changes_nothing(assessed: Assessed) -> None:
    snapshot = assessed("MMR-THA")
    publish_worse_conflict("THA")
    assert redrawn(snapshot) == []
    assert assessed("MMR-THA").risk != snapshot.risk


def test_a_withdrawn_release_and_a_changed_corridor_change_nothing(assessed: Assessed) -> None:
    snapshot = assessed("MMR-THA")
    Release.objects.filter(key="inform-risk-2025").update(status=Release.Status.WITHDRAWN)
    Place.objects.filter(corridor=snapshot.corridor).delete()
    assert redrawn(snapshot) == []


def test_the_kept_draws_are_those_the_result_was_summed_up_from(assessed: Assessed) -> None:
    snapshot = assessed("NGA-ITA")
    draws = request_draws(snapshot)
    draw_again(draws.pk)
    draws.refresh_from_db()
    assert draws.status == Status.DONE, draws.reason
    found = unpacked(bytes(draws.content or b""))
    assert set(found) == set(HEADLINES)
    assert disagreeing(found, snapshot.payload, load_method(snapshot.method.text)) == []


def test_draws_that_do_not_give_the_stored_range_are_not_kept(assessed: Assessed) -> None:
    snapshot = assessed("MMR-THA")
    snapshot.payload["risk"]["median"] += 0.5
    snapshot.save(update_fields=["payload"])
    draws = request_draws(snapshot)
    draw_again(draws.pk)
    draws.refresh_from_db()
    assert (draws.status, draws.content) == (Status.FAILED, None)
    assert "comes out otherwise when it is made again (risk)" in draws.reason


@pytest.mark.parametrize("changed", [True, False])
def test_a_result_without_its_basis_serves_only_while_nothing_changed(
    assessed: Assessed, changed: bool
) -> None:
    snapshot = assessed("MMR-THA")
    Snapshot.objects.filter(pk=snapshot.pk).update(basis=None)
    if changed:
        publish_worse_conflict("THA")
    draws = request_draws(Snapshot.objects.get(pk=snapshot.pk))
    draw_again(draws.pk)
    assert SnapshotDraws.objects.get().status == (Status.FAILED if changed else Status.DONE)
