"""Two versions over many corridors: one result, what moves and which change moves it."""

from datetime import date
from typing import Any

import pytest

from assessments.models import Method, MethodComparison, Status
from assessments.requesting import request_comparison
from assessments.running import compare_methods
from assessments.tasks import WORK
from config import celery_app
from corridors.models import Corridor, Membership
from tests.factories import make_member
from tests.pages.method_versions import LIMITS, TEXT, make_next_version

pytestmark = [pytest.mark.usefixtures("world"), pytest.mark.thorough]
AS_OF = date(2026, 6, 30)
SAMPLES = MethodComparison.Scope.SAMPLES
ONLY_LIMITS = TEXT.replace(LIMITS, "limits = [2.0, 3.5, 5.0, 6.0]")


def ask(**how: Any) -> MethodComparison:
    wanted = {"old": Method.objects.get(name="corridor-1.0"), "as_of": AS_OF, "scope": SAMPLES} | how
    wanted["new"] = wanted.get("new") or make_next_version(ONLY_LIMITS)
    return request_comparison(**wanted)


def compared(**how: Any) -> MethodComparison:
    comparison = ask(**how)
    compare_methods(comparison.pk)
    comparison.refresh_from_db()
    return comparison


def keep_samples(*codes: str) -> None:
    """Leave only some samples public, so that a test scores no more than it needs."""
    for corridor in Corridor.objects.samples():
        if corridor.code not in codes:
            Corridor.objects.filter(pk=corridor.pk).update(visibility=Corridor.Visibility.PRIVATE)


def test_an_open_comparison_serves_again() -> None:
    first = ask()
    assert ask(new=first.new) == first


def test_a_finished_comparison_is_asked_anew() -> None:
    keep_samples("MMR-THA")
    first = compared()
    assert ask(new=first.new) != first


def test_a_lower_limit_moves_exactly_the_bands_between_the_limits() -> None:
    """Nothing but the limit 6.5 becomes 6.0, so what was high at 6.0 or more becomes very high."""
    comparison = compared()
    assert comparison.status == Status.DONE
    result = comparison.result
    assert result["steps"] == [["bands.risk limits number 4: 6.5 becomes 6.0"]]
    assert len(result["rows"]) == Corridor.objects.samples().count()
    moves = [move for row in result["rows"] for move in row["moves"]]
    assert moves
    for move in moves:
        assert (move["old"]["word"], move["new"]["word"]) == ("high", "very high")
        assert 6.0 <= move["old"]["value"] == move["new"]["value"] < 6.5
        assert move["because"] == [0]


def test_a_result_names_both_versions_by_their_hashes_and_draws_nothing() -> None:
    keep_samples("MMR-THA")
    comparison = compared()
    assert comparison.result["new"] == {"name": "corridor-1.1", "sha256": comparison.new.sha256}
    assert comparison.result["draws"] == 0


def test_only_corridors_the_one_who_asked_may_see_are_compared() -> None:
    keep_samples("MMR-THA")
    officer = make_member("officer", "Corridor Office", Membership.Role.OFFICER)
    own = Corridor.objects.samples().get(origin="SYR", destination="TUR")
    Corridor.objects.filter(pk=own.pk).update(owner=officer)
    comparison = compared(scope=MethodComparison.Scope.VISIBLE, requested_by=officer)
    found = {row["corridor"] for row in comparison.result["rows"]}
    assert found == set(Corridor.objects.visible_to(officer).values_list("pk", flat=True))
    assert len(found) == 2


def test_a_day_before_all_evidence_fails_with_the_value_that_was_wrong() -> None:
    comparison = compared(as_of=date(2019, 1, 1))
    assert comparison.status == Status.FAILED
    assert "as of 1 January 2019" in comparison.reason


def test_nothing_to_compare_over_is_said() -> None:
    keep_samples()
    assert compared().reason == "There is no corridor to compare the versions over."


def test_work_done_twice_is_recorded_once() -> None:
    keep_samples("MMR-THA")
    comparison = compared()
    finished_at = comparison.finished_at
    compare_methods(comparison.pk)
    comparison.refresh_from_db()
    assert (comparison.attempts, comparison.finished_at) == (1, finished_at)


def test_a_cancelled_comparison_stores_nothing() -> None:
    comparison = ask()
    comparison.cancel()
    compare_methods(comparison.pk)
    comparison.refresh_from_db()
    assert (comparison.status, comparison.result) == (Status.CANCELLED, None)


def test_what_a_silent_worker_left_is_resumed() -> None:
    assert MethodComparison in [runs for runs, _task in WORK]


def test_comparisons_wait_in_the_queue_for_bulk_work() -> None:
    name = dict(WORK)[MethodComparison].name
    assert celery_app.amqp.router.route({}, name)["queue"].name == "bulk"
