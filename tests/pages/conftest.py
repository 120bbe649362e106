"""The people and the results that the pages are tested with."""

from typing import Any

import pytest

from assessments.models import Snapshot
from corridors.models import Corridor
from tests import payloads
from tests.factories import make_corridor, make_snapshot


@pytest.fixture
def result(db: None) -> Snapshot:
    """Myanmar to Thailand, public."""
    return make_snapshot(payloads.example())


@pytest.fixture
def private_result(officer: Any) -> Snapshot:
    """The same, the officer's own."""
    corridor = make_corridor("MMR-THA", owner=officer, visibility=Corridor.Visibility.PRIVATE)
    return make_snapshot(payloads.example(), corridor)
