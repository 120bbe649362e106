"""Fixtures every room shares."""

import os
from pathlib import Path

import hypothesis
import pytest

from tests.loading import own_world, world, world_file, world_of_this_worker
from tests.people import analyst, as_colleague, as_officer, as_outsider, colleague, officer, outsider

__all__ = [
    "analyst", "as_colleague", "as_officer", "as_outsider", "colleague", "officer", "outsider", "own_world",
    "world", "world_file", "world_of_this_worker",
]  # fmt: skip

hypothesis.settings.register_profile("no clock", deadline=None)
hypothesis.settings.load_profile("no clock")  # a rule holds or not, however busy the machine is

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of publishers' whole files, kept beside the project and never inside it."""
    folder = Path(os.environ.get("PUBLISHERS_FILES", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"publishers' files are not beside this checkout ({folder.name} folder missing)")
    return folder


@pytest.fixture(scope="session")
def shared_vectors() -> Path:
    """The folder of published reference results."""
    folder = Path(os.environ.get("REFERENCE_VECTORS", ROOT.parent / "shared" / "vectors"))
    if not folder.is_dir():
        pytest.skip(f"reference results are not beside this checkout ({folder.name} folder missing)")
    return folder
