"""Real workers, killed for real: what was asked is done once, whatever happens to them."""

import pytest

from tests.running.installation import Installation

pytestmark = pytest.mark.processes

ASK_FOR_TEN = """
from datetime import date
from assessments.models import Method
from assessments.requesting import request_assessment
from corridors.models import Corridor
method = Method.objects.get(is_default=True)
for corridor in Corridor.objects.samples().order_by("pk")[:10]:
    request_assessment(corridor=corridor, method=method, as_of=date(2026, 6, 30))
"""
DONE = "SELECT count(*) FROM assessments_assessment WHERE status = 'done'"
SNAPSHOTS = "SELECT count(*) FROM assessments_snapshot"
ASSESSED = "SELECT count(DISTINCT assessment_id) FROM assessments_snapshot"
RUNNING = "SELECT count(*) FROM assessments_assessment WHERE status = 'running'"
QUEUED = "SELECT count(*) FROM assessments_assessment WHERE status = 'queued'"


def test_ten_assessments_survive_a_worker_killed_in_the_middle(installation: Installation) -> None:
    installation.manage("shell", "-c", ASK_FOR_TEN)
    assert installation.number(QUEUED) == 10

    first = installation.start_worker()
    installation.kill_in_the_middle(
        first, lambda: installation.number(SNAPSHOTS) >= 2 and installation.number(RUNNING) >= 1
    )
    assert installation.number(RUNNING) >= 1
    assert installation.number(SNAPSHOTS) < 10

    installation.start_worker()
    installation.wait_until(lambda: installation.number(DONE) == 10)
    assert installation.number(SNAPSHOTS) == 10
    assert installation.number(ASSESSED) == 10


def test_a_message_delivered_twice_writes_one_snapshot(installation: Installation) -> None:
    installation.manage("shell", "-c", ASK_FOR_TEN.replace("[:10]", "[:1]"))
    again = "from assessments.tasks import run_assessment; [run_assessment.delay(1) for _ in range(5)]"
    installation.manage("shell", "-c", again)
    installation.start_worker()
    installation.wait_until(lambda: installation.number(DONE) == 1)
    installation.wait_until(lambda: not list((installation.folder / "queue" / "messages").iterdir()))
    assert installation.number(SNAPSHOTS) == 1
