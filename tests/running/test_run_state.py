"""The row is the truth: one claim, a lease, a cap on attempts, a cancel that holds."""

from datetime import timedelta

import pytest
from django.utils import timezone
from model_bakery import baker

from assessments.models import Assessment, NoLongerWanted, Status
from corridors.models.run import EXHAUSTED

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    return baker.make(
        Assessment, corridor__origin__iso3="MMR", corridor__destination__iso3="THA", request_digest="d"
    )


def twin(assessment: Assessment) -> Assessment:
    return Assessment.objects.get(pk=assessment.pk)


def fall_silent(assessment: Assessment) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    Assessment.objects.filter(pk=assessment.pk).update(heartbeat_at=long_ago)


def test_only_one_of_two_workers_gets_a_claim(assessment: Assessment) -> None:
    other = twin(assessment)
    assert assessment.claim("first")
    assert not other.claim("second")


def test_a_silent_worker_loses_its_work_to_another(assessment: Assessment) -> None:
    assessment.claim("first")
    fall_silent(assessment)
    assert twin(assessment).claim("second")
    with pytest.raises(NoLongerWanted):
        assessment.finish()


def test_a_heartbeat_keeps_the_claim(assessment: Assessment) -> None:
    assessment.claim("first")
    fall_silent(assessment)
    assert Assessment.objects.beat("first") == 1
    assert not twin(assessment).claim("second")


def test_work_that_kills_every_worker_ends_as_failed_with_a_reason(assessment: Assessment, settings) -> None:
    for attempt in range(settings.WORK_ATTEMPTS):
        assert twin(assessment).claim(f"worker {attempt}")
        Assessment.objects.put_back()
    assert twin(assessment).status == Status.FAILED
    assert twin(assessment).reason == EXHAUSTED


def test_cancelled_work_is_not_claimed(assessment: Assessment) -> None:
    assert assessment.cancel()
    assert not twin(assessment).claim("worker")


def test_a_run_cancelled_in_the_middle_stops_at_its_next_stage(assessment: Assessment) -> None:
    assessment.claim("worker")
    twin(assessment).cancel()
    with pytest.raises(NoLongerWanted):
        assessment.reach("scoring", 50)
    assert twin(assessment).status == Status.CANCELLED


def test_finished_work_cannot_be_cancelled(assessment: Assessment) -> None:
    assessment.claim("worker")
    assessment.finish()
    assert not twin(assessment).cancel()


def test_put_back_work_is_queued_again(assessment: Assessment) -> None:
    assessment.claim("worker")
    Assessment.objects.put_back()
    assert twin(assessment).status == Status.QUEUED
    assert twin(assessment).claim("another")
