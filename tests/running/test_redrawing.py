"""A stored result is drawn again from its corridor, as-of, method and seed: `manage.py redraw`."""

from io import StringIO

import pytest
from django.core.management import call_command

from assessments.models import Snapshot
from assessments.running import run_assessment
from corridors.models import Corridor, Place, Release
from tests.factories import make_assessment

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def snapshot() -> Snapshot:
    corridor = Corridor.objects.samples().get(origin="MMR", destination="THA", population="residents")
    assessment = make_assessment(corridor)
    run_assessment(assessment.pk)
    return Snapshot.objects.get(assessment=assessment)


def redraw(asked: str) -> tuple[list[str], int]:
    """Return the lines of the command and its exit status."""
    out = StringIO()
    try:
        call_command("redraw", asked, stdout=out)
    except SystemExit as ended:
        return out.getvalue().splitlines(), int(ended.code or 0)
    return out.getvalue().splitlines(), 0


def test_a_snapshot_drawn_again_is_the_same_in_every_value(snapshot: Snapshot) -> None:
    lines, status = redraw(str(snapshot.pk))
    assert status == 0
    assert len(lines) == 1
    number = int(lines[0].split()[0])
    assert (lines[0], number > 700) == (f"{number} values, 0 differ", True)


def test_a_value_that_was_changed_is_shown_and_counted(snapshot: Snapshot) -> None:
    median = snapshot.payload["risk"]["median"]
    snapshot.payload["risk"]["median"] = 9.5
    snapshot.save(update_fields=["payload"])
    lines, status = redraw(str(snapshot.pk))
    assert status == 1
    assert lines[0] == f"risk.median: stored 9.5, redrawn {median}"
    assert lines[1].endswith("values, 1 differ")


def test_a_snapshot_on_releases_that_no_longer_count_says_which(snapshot: Snapshot, capsys) -> None:
    key = snapshot.payload["releases"][0]["key"]
    Release.objects.filter(key=key).update(status=Release.Status.WITHDRAWN)
    assert redraw(str(snapshot.pk)) == ([], 2)
    said = capsys.readouterr().err
    assert said == (
        f"Snapshot {snapshot.pk} rests on releases that no longer count: {key}. It cannot be drawn again.\n"
    )


def test_a_corridor_that_was_changed_since_is_not_compared(snapshot: Snapshot, capsys) -> None:
    Place.objects.filter(corridor=snapshot.corridor).delete()
    assert redraw(str(snapshot.pk)) == ([], 2)
    assert f"was changed after snapshot {snapshot.pk}" in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["0", "first"])
def test_a_snapshot_that_does_not_exist_is_refused_with_what_was_asked(asked: str, capsys) -> None:
    assert redraw(asked) == ([], 2)
    assert capsys.readouterr().err == f"There is no snapshot {asked!r}.\n"
