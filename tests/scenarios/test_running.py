"""A what-if is the engine run again on what the base was made of, and every difference is accounted for."""

import pytest

from assessments.models import Score, Snapshot, Status
from assessments.scoring.explaining.explained import EXACT, explained
from assessments.scoring.kept_draws import HEADLINES
from assessments.scoring.redrawing import differing, drawn_values
from corridors.models import MoverProfile
from tests.comparing.conftest import Assessed
from tests.comparing.test_made_again import publish_worse_conflict
from tests.scenarios.conftest import Supposed, changed, suppose

pytestmark = pytest.mark.thorough

DOUBLES = {"kind": "offered", "offer": "conflict-doubles", "country": "THA"}
DROUGHT = {"kind": "offered", "offer": "drought", "country": "THA"}
LANGUAGE = {"kind": "policy", "policy": "language"}


def test_without_changes_it_is_the_base_whatever_was_published_since(
    assessed: Assessed, done: Supposed
) -> None:
    base = assessed("MMR-THA")
    publish_worse_conflict("THA")
    same = done(base)
    assert differing(drawn_values(base.payload), drawn_values(same.payload)) == []
    assert {changed(same, name, key) for name in HEADLINES for key in ("nominal", "low", "high")} == {0.0}
    assert {row["words"] for row in same.result["values"].values()} == {"cannot be told apart"}


def test_what_each_change_adds_sums_to_the_whole(assessed: Assessed, done: Supposed) -> None:
    found = done(assessed("MMR-THA"), DOUBLES, LANGUAGE, DROUGHT)
    assert len(found.result["steps"]) == 3
    for name in HEADLINES:
        parts = sum(step["values"][name] for step in found.result["steps"])
        assert parts == pytest.approx(changed(found, name), abs=EXACT)
    assert changed(found, "destination") > 0.1
    assert changed(found, "E") != 0.0


def test_every_difference_is_explained_figure_by_figure_with_nothing_left(
    assessed: Assessed, done: Supposed
) -> None:
    base = assessed("MMR-THA")
    why = explained(base.payload, done(base, DOUBLES, DROUGHT).payload, "destination")
    assert why is not None
    assert why.difference > 0.1
    assert why.remainder == 0.0
    assert {part.threat for part in why.parts[:2]} & {"war", "drought"}


def test_a_policy_alone_gives_what_the_lever_of_the_base_gives(assessed: Assessed, done: Supposed) -> None:
    base = assessed("MMR-THA")
    (lever,) = (row for row in base.payload["levers"] if row["slug"] == "language")
    found = done(base, LANGUAGE)
    for code in ("E", "RS", "D", "RW"):
        for key in ("nominal", "low", "median", "high"):
            assert changed(found, code, key) == pytest.approx(lever["shares"][code][key], abs=1e-12)


def test_a_figure_is_clipped_by_its_scale(assessed: Assessed, done: Supposed) -> None:
    figure = {
        "kind": "figure",
        "indicator": "inform.drought",
        "country": "THA",
        "how": "times",
        "number": 50.0,
    }
    found = done(assessed("MMR-THA"), figure)
    assert found.payload["places"]["destination"]["threats"]["drought"]["nominal"] == 10.0


def test_a_rise_travels_one_step_and_is_in_no_score(assessed: Assessed, done: Supposed) -> None:
    found = done(assessed("MMR-THA"), DROUGHT)
    hunger = next(row for row in found.result["travelled"] if row["threat"] == "hunger")
    cells = found.payload["places"]["destination"]["threats"]
    assert hunger["value"] == cells["hunger"]["nominal"] < hunger["with_the_rise"]
    # a_i = 1 - (1 - r_i) (1 - 0.5 M (r_j' - r_j)), drought raised by 2 points, M of drought -> hunger
    strength = (1 - (10 - hunger["with_the_rise"]) / (10 - hunger["value"])) / (0.5 * 0.2)
    assert strength in (pytest.approx(0.10), pytest.approx(0.25), pytest.approx(0.50))


def test_a_closed_leg_is_a_straight_one_by_another_mode(assessed: Assessed, done: Supposed) -> None:
    base = assessed("NGA-ITA")
    legs = base.payload["places"]["route"]["legs"]
    sea = next(at for at, leg in enumerate(legs, start=1) if leg["mode"] == "sea")
    found = done(base, {"kind": "leg", "leg": sea, "instead": "air"})
    assert found.payload["places"]["route"]["legs"][sea - 1]["mode"] == "air"
    assert found.payload["places"]["route"]["legs"][sea - 1]["kind"] == "stand-in"
    assert changed(found, "route") < 0


def test_nothing_of_it_is_a_result(assessed: Assessed, done: Supposed) -> None:
    base = assessed("MMR-THA")
    rows = Snapshot.objects.count(), Score.objects.count()
    before = base.digest
    done(base, DOUBLES)
    assert (Snapshot.objects.count(), Score.objects.count()) == rows
    assert Snapshot.objects.get(pk=base.pk).digest == before


def test_a_base_that_cannot_be_made_again_is_refused_with_the_reason(assessed: Assessed) -> None:
    base = assessed("MMR-THA")
    base.payload["risk"]["nominal"] += 0.25
    base.save(update_fields=["payload"])
    refused = suppose(base, DROUGHT)
    assert (refused.status, refused.result) == (Status.FAILED, None)
    assert f"Result {base.pk}" in refused.reason
    assert "risk.nominal" in refused.reason


def test_another_mover_profile_gives_what_assessing_the_corridor_with_it_gives(
    assessed: Assessed, done: Supposed
) -> None:
    base = assessed("MMR-THA")
    shares = {"work_permit_share": 0.1, "irregular_share": 0.5}
    changes = ({"kind": "profile", "field": name, "value": share} for name, share in shares.items())
    found = done(base, *changes)
    MoverProfile.objects.update_or_create(corridor=base.corridor, defaults=shares)
    recorded = assessed("MMR-THA").payload
    for code in ("E", "RS", "D", "RW"):
        supposed = found.payload["matrix"]["shares"][code]["nominal"]
        assert supposed == pytest.approx(recorded["matrix"]["shares"][code]["nominal"], abs=EXACT)
    assert changed(found, "E") < -0.01
    assert changed(found, "risk") == changed(found, "fear") == 0.0
