"""Screening as background work: all rows at once or none, cancelled, resumed, asked for once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection

from assessments.models import ScreenedPair, Screening, Status
from assessments.running import screen_world
from assessments.tasks import WORK
from config.celery import app as celery_app
from corridors.models import Release
from tests.screening.small import FEW, ask, screen_only, screened

pytestmark = [pytest.mark.usefixtures("world"), pytest.mark.thorough]
ROWS = "assessments_screenedpair"
PROGRESS = 'UPDATE "assessments_screening" SET "stage"'


def before(statement: str, number: int, happen: Callable[[], None]) -> Callable[..., Any]:
    """Let something happen right before the database is sent a statement for the n-th time."""
    seen = 0

    def wrapped(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += sql.startswith(statement)
        if seen == number and sql.startswith(statement):
            happen()
        return execute(sql, params, many, context)

    return wrapped


def test_every_ordered_pair_has_one_row() -> None:
    screening = screened()
    assert screening.status == Status.DONE
    found = set(ScreenedPair.objects.of(screening).values_list("origin", "destination"))
    assert found == {(origin, end) for origin in FEW for end in FEW if origin != end}
    assert screening.pairs.count() == len(found)


def test_rows_stand_in_the_order_of_names() -> None:
    """Brazil, Japan, Myanmar, State of Palestine, Thailand."""
    rows = ScreenedPair.objects.of(screened()).with_countries()
    names = [(row.origin.name, row.destination.name) for row in rows]
    assert names == sorted(names)


def test_progress_is_said_and_only_grows() -> None:
    screen_only(*FEW)
    screening, seen = ask(), []

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if sql.startswith(PROGRESS):
            seen.append(Screening.objects.values_list("progress", "stage").get(pk=screening.pk))
        return answer

    with connection.execute_wrapper(look):
        screen_world(screening.pk)
    percents = [progress for progress, _stage in seen]
    assert percents == sorted(percents)
    assert len(set(percents)) > len(FEW)
    assert {"gathering evidence", "recording", "pairs from Japan, 2 of 5"} <= {stage for _, stage in seen}


@pytest.mark.parametrize("number", [3, 9])
def test_cancelled_between_countries_or_pairs_it_leaves_nothing(number: int) -> None:
    screen_only(*FEW)
    screening = ask()
    with connection.execute_wrapper(before(PROGRESS, number, lambda: screening.cancel())):
        screen_world(screening.pk)
    screening.refresh_from_db()
    assert screening.status == Status.CANCELLED
    assert not ScreenedPair.objects.exists()


def test_a_half_written_screening_is_never_visible() -> None:
    def fail() -> None:
        raise DatabaseError("the disk is full")

    screen_only(*FEW)
    screening = ask()
    failing = before(f'INSERT INTO "{ROWS}"', 1, fail)
    with pytest.raises(DatabaseError), connection.execute_wrapper(failing):
        screen_world(screening.pk)
    screening.refresh_from_db()
    assert screening.status == Status.FAILED
    assert not ScreenedPair.objects.exists()
    assert not Screening.objects.finished().exists()


def test_work_done_twice_is_recorded_once() -> None:
    screening = screened("MMR", "THA")
    screen_world(screening.pk)
    assert ScreenedPair.objects.count() == 2


def test_the_same_question_is_asked_once() -> None:
    screening = screened("MMR", "THA")
    assert ask() == screening


def test_an_open_screening_serves_whoever_asks() -> None:
    assert ask() == ask()


def test_changed_evidence_is_another_question_and_its_answer_replaces_the_rows() -> None:
    first = screened("MMR", "THA")
    Release.objects.filter(dataset__startswith="International Migrant Stock").update(status="withdrawn")
    second = screened("MMR", "THA")
    assert second.pk != first.pk
    assert list(Screening.objects.finished()) == [second]
    assert set(ScreenedPair.objects.values_list("why", flat=True)) == {"no-stock"}


def test_rows_of_another_day_are_kept() -> None:
    first = screened("MMR", "THA")
    second = screened("MMR", "THA", as_of=date(2026, 3, 31))
    assert set(Screening.objects.finished()) == {first, second}


def test_a_day_before_all_evidence_fails_with_the_value_that_was_wrong() -> None:
    screening = screened("MMR", "THA", as_of=date(2019, 1, 1))
    assert screening.status == Status.FAILED
    assert "as of 1 January 2019" in screening.reason


def test_what_a_silent_worker_left_is_resumed_in_the_queue_for_bulk_work() -> None:
    name = dict(WORK)[Screening].name
    assert celery_app.amqp.router.route({}, name)["queue"].name == "bulk"
