"""Two curators decide on the same release at the same moment, each over a connection of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running.installation import Installation

pytestmark = pytest.mark.processes

RELEASES = """
from tests.factories import make_release
make_release("former")
make_release("later", version="2026", status="staged")
"""
DECIDE = """
import time
from pathlib import Path
from corridors.importing import {decision}_release
from corridors.models import Release
folder = Path({folder!r})
Release.objects.count()
(folder / "ready-{who}").touch()
while len(list(folder.glob("ready-*"))) < 2:
    time.sleep(0.001)
print({decision}_release("later", by=None, why="Checked by {who}.").changed)
"""
STEPS = """
from corridors.models import Release
print(sorted(Release.objects.values_list("key", "status", "superseded_by__key")))
print(sorted(Release.objects.values_list("key", "steps__step")))
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    is_postgres = request.param == "postgresql"
    settings = {"DATABASE_URL": request.getfixturevalue("postgres_url")} if is_postgres else {}
    place = Installation(tmp_path, **settings)
    place.manage("migrate", "--verbosity", "0")
    place.manage("shell", "--verbosity", "0", "-c", RELEASES)
    yield place
    place.stop()


def at_once(installation: Installation, decision: str) -> list[bool]:
    """Whether each of the two changed something."""
    asked = (DECIDE.format(decision=decision, folder=str(installation.folder), who=who) for who in "ab")
    said = installation.manage_at_once(*(("shell", "--verbosity", "0", "-c", each) for each in asked))
    return sorted("True" in each for each in said)


def test_a_release_is_published_once(installation: Installation) -> None:
    assert at_once(installation, "publish") == [False, True]
    stands, steps = installation.manage("shell", "--verbosity", "0", "-c", STEPS).strip().splitlines()
    assert stands == "[('former', 'superseded', 'later'), ('later', 'published', None)]"
    assert steps == "[('former', 'superseded'), ('later', 'published')]"
