"""The loaded database for tests: built once a run, shared by the workers as copies of one file.

``world`` is the one most tests want: everything of ``fixtures/`` is there, and what the test changes is
undone. It stands in place of ``db``. ``own_world`` is a copy of the file that really changes, for tests
that start processes (``own_world.url`` is their ``DATABASE_URL``) or need committed transactions.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections, transaction
from django.db.utils import load_backend

from config.env import sqlite


@dataclass(frozen=True)
class LoadedDatabase:
    """A SQLite file with all fixtures loaded."""

    path: Path

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"


@pytest.fixture(scope="session")
def world_file(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, django_db_setup: None, django_db_blocker: Any
) -> Path:
    """The file everybody copies; the first worker to come builds it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    folder = base if worker_id == "master" else base.parent
    path = folder / "world.sqlite3"
    with (folder / "world.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            with django_db_blocker.unblock():
                build(folder / "world-unfinished.sqlite3").rename(path)
    return path


@pytest.fixture(scope="session")
def world_of_this_worker(world_file: Path, tmp_path_factory: pytest.TempPathFactory) -> LoadedDatabase:
    return copied(world_file, tmp_path_factory.mktemp("world"))


@pytest.fixture
def world(world_of_this_worker: LoadedDatabase, django_db_blocker: Any) -> Iterator[None]:
    """Everything of ``fixtures/`` is loaded; what the test writes is rolled back."""
    with django_db_blocker.unblock(), served_by(world_of_this_worker.path), undone():
        yield


@pytest.fixture
def own_world(world_file: Path, tmp_path: Path, django_db_blocker: Any) -> Iterator[LoadedDatabase]:
    """A loaded database of the test's own, where commits are commits."""
    database = copied(world_file, tmp_path)
    with django_db_blocker.unblock(), served_by(database.path):
        yield database


def build(path: Path) -> Path:
    with served_by(path):
        call_command("migrate", verbosity=0)
        call_command("load_fixtures", stdout=StringIO())
    return path


def copied(file: Path, folder: Path) -> LoadedDatabase:
    return LoadedDatabase(Path(shutil.copy(file, folder / "loaded.sqlite3")))


@contextmanager
def served_by(path: Path) -> Iterator[None]:
    """Let the default database be the SQLite file at ``path``, in every thread."""
    usual, usual_settings = connections["default"], connections.settings["default"]
    settings = usual_settings | sqlite(path)
    connections.settings["default"] = settings
    connections["default"] = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"], connections.settings["default"] = usual, usual_settings
        ContentType.objects.clear_cache()


@contextmanager
def undone() -> Iterator[None]:
    """Everything within is one transaction, rolled back at the end, as in Django's own TestCase."""
    everything = transaction.atomic()
    everything._from_testcase = True
    with everything:
        yield
        transaction.set_rollback(True)
