"""An installation of its own, with real workers, and a database of its own on a server."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.running.installation import Installation, answers


@pytest.fixture
def installation(tmp_path: Path, world_file: Path) -> Iterator[Installation]:
    place = Installation(tmp_path)
    place.take_over(world_file)
    yield place
    place.stop()


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
