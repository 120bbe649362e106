"""An installation of its own, with real workers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running.installation import Installation


@pytest.fixture
def installation(tmp_path: Path, world_file: Path) -> Iterator[Installation]:
    place = Installation(tmp_path)
    place.take_over(world_file)
    yield place
    place.stop()
