"""The same work over PostgreSQL and Redis, where they answer on this machine."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.running.installation import Installation, answers
from tests.running.test_workers import ASK_FOR_TEN

pytestmark = [pytest.mark.services, pytest.mark.processes]


@pytest.fixture
def installation(tmp_path: Path, postgres_url: str) -> Iterator[Installation]:
    if not answers(6379):
        pytest.skip("no Redis answers on this machine")
    place = Installation(tmp_path, DATABASE_URL=postgres_url, CELERY_BROKER_URL="redis://127.0.0.1:6379/9")
    place.manage("migrate", "--verbosity", "0")
    place.manage("load_fixtures")
    yield place
    place.stop()


def test_corridors_are_assessed_over_postgresql_and_redis(
    installation: Installation, postgres_url: str
) -> None:
    installation.manage("shell", "-c", ASK_FOR_TEN)
    installation.start_worker()

    def done() -> bool:
        with psycopg.connect(postgres_url) as connection:
            row = connection.execute(
                "SELECT count(*) FROM assessments_assessment WHERE status = 'done'"
            ).fetchone()
        return row == (10,)

    installation.wait_until(done)
    with psycopg.connect(postgres_url) as connection:
        counted = connection.execute(
            "SELECT count(*), count(DISTINCT assessment_id) FROM assessments_snapshot"
        )
        assert counted.fetchone() == (10, 10)
