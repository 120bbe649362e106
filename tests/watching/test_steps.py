"""What counted before a step, and after it: of several made at once, all are one event."""

import pytest

from assessments.models import Watch, WatchCheck
from assessments.watching import event_of, plan_checks
from corridors.models import ReleaseStep
from tests.factories import make_corridor, make_release, make_user

pytestmark = pytest.mark.django_db
NOTHING: list[list[object]] = []


def published(key: str, stood: list[list[object]]) -> ReleaseStep:
    return ReleaseStep.objects.create(release=make_release(key), step="published", stood=stood)


def test_releases_loaded_together_are_one_event() -> None:
    one, other = published("one", NOTHING), published("other", NOTHING)
    stood = [[one.release_id, True, None, None], [other.release_id, True, None, None]]
    later = published("later", stood)
    for step in (one, other):
        event = event_of(step)
        assert event.steps == (one, other)
        assert (event.before, {standing.pk for standing in event.after}) == (
            (),
            {one.release_id, other.release_id},
        )
    assert event_of(later).steps == (later,)
    assert {standing.pk for standing in event_of(later).after} == {
        one.release_id, other.release_id, later.release_id,
    }  # fmt: skip


def test_a_step_is_looked_at_once_and_only_when_somebody_watched_it() -> None:
    published("before", NOTHING)
    Watch.objects.create(owner=make_user("officer"), corridor=make_corridor("UGA-JPN"))
    step = published("since", NOTHING)
    ReleaseStep.objects.create(release=step.release, step="superseded")
    [check] = plan_checks()
    assert WatchCheck.objects.get(pk=check).step == step
    assert plan_checks() == []
