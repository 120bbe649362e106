"""Asking: one row, one message, and the same question finds the same answer."""

from datetime import date

import pytest
from django.db import connection

from assessments.models import Assessment, Method, Snapshot, Status
from assessments.requesting import request_assessment, request_report
from assessments.running import run_assessment, write_report
from corridors.models import Corridor, Release

pytestmark = pytest.mark.usefixtures("world")
AS_OF = date(2026, 6, 30)


def sample(pair: str = "MMR-THA") -> Corridor:
    origin, destination = pair.split("-")
    return Corridor.objects.samples().get(origin=origin, destination=destination)


def ask(corridor: Corridor, **how: object):
    method = Method.objects.get(is_default=True)
    return request_assessment(corridor=corridor, method=method, as_of=AS_OF, **how)


def test_the_same_question_is_asked_once() -> None:
    first, second = ask(sample()), ask(sample())
    assert first.is_new
    assert not second.is_new
    assert first.assessment == second.assessment


def test_a_finished_answer_serves_again() -> None:
    first = ask(sample()).assessment
    run_assessment(first.pk)
    again = ask(sample())
    assert not again.is_new
    assert again.assessment.status == Status.DONE


def test_force_asks_again() -> None:
    ask(sample())
    assert ask(sample(), force=True).is_new


def test_a_changed_corridor_is_another_question() -> None:
    ask(sample())
    place = sample().places.first()
    place.longitude += 0.5
    place.save()
    assert ask(sample()).is_new


def test_changed_evidence_is_another_question() -> None:
    ask(sample())
    Release.objects.filter(key="inform-risk-2025").update(status="withdrawn")
    assert ask(sample()).is_new


def test_a_snapshot_of_a_withdrawn_release_is_stale() -> None:
    run_assessment(ask(sample()).assessment.pk)
    assert not Snapshot.objects.stale().exists()
    Release.objects.filter(key="inform-risk-2025").update(status="withdrawn")
    assert Snapshot.objects.stale().count() == 1


def test_work_done_twice_writes_one_snapshot() -> None:
    assessment = ask(sample()).assessment
    run_assessment(assessment.pk)
    run_assessment(assessment.pk)
    assert Snapshot.objects.filter(assessment=assessment).count() == 1


def test_a_question_without_an_answer_fails_with_the_value_that_was_wrong() -> None:
    assessment = ask(sample()).assessment
    Assessment.objects.filter(pk=assessment.pk).update(as_of=date(2019, 1, 1))
    run_assessment(assessment.pk)
    failed = Assessment.objects.get(pk=assessment.pk)
    assert failed.status == Status.FAILED
    assert "as of 1 January 2019" in failed.reason


def test_an_assessment_reads_the_database_in_a_handful_of_queries(django_assert_max_num_queries) -> None:
    assessment = ask(sample()).assessment
    with django_assert_max_num_queries(41, connection=connection):
        run_assessment(assessment.pk)


def test_one_report_serves_everybody_who_asks() -> None:
    assessment = ask(sample()).assessment
    run_assessment(assessment.pk)
    snapshot = Snapshot.objects.get(assessment=assessment)
    assert request_report(snapshot=snapshot) == request_report(snapshot=snapshot)


def test_a_report_is_a_file_of_its_own(settings) -> None:
    assessment = ask(sample()).assessment
    run_assessment(assessment.pk)
    report = request_report(snapshot=Snapshot.objects.get(assessment=assessment))
    write_report(report.pk)
    report.refresh_from_db()
    assert report.status == Status.DONE
    assert (settings.REPORTS_DIR / report.file_name).read_bytes().startswith(b"%PDF")
