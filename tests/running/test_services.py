"""The same work over PostgreSQL and Redis, where they answer on this machine."""

import socket
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.running.installation import Installation
from tests.running.test_workers import ASK_FOR_TEN

pytestmark = [pytest.mark.services, pytest.mark.processes]


def answers(port: int) -> bool:
    with socket.socket() as connection:
        connection.settimeout(1)
        return connection.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def postgres_url() -> Iterator[str]:
    if not answers(5432):
        pytest.skip("no PostgreSQL answers on this machine")
    try:
        admin = psycopg.connect("host=127.0.0.1 user=postgres dbname=postgres", autocommit=True)
    except psycopg.OperationalError as why:
        pytest.skip(f"PostgreSQL does not let this test in: {why}")
    name = f"corridors_{uuid.uuid4().hex[:12]}"
    admin.execute(f'CREATE DATABASE "{name}"')
    yield f"postgresql://postgres@127.0.0.1/{name}"
    admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    admin.close()


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
