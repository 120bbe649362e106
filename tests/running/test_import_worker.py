"""A real worker imports a file, killed in the middle or not: the release is there once and whole."""

import pytest

from tests.running.installation import Installation

pytestmark = pytest.mark.processes

ASK = """
from django.core.files.uploadedfile import SimpleUploadedFile
from corridors.requesting import request_upload
from tests.importing.typed import COLUMNS
rows = [f"{year},MMR,THA,{n},0,0,0,0,0,0,0,0" for n, year in enumerate([2025] + [1990] * 60000, start=1)]
content = "\\n".join([COLUMNS, *rows, ""]).encode()
request_upload(SimpleUploadedFile("population.csv", content), requested_by=None)
"""
IMPORTS = "SELECT count(*) FROM corridors_releaseimport WHERE "
AT_WORK = IMPORTS + "status = 'running' AND stage <> ''"
DONE = IMPORTS + "status = 'done' AND outcome = 'staged'"
STAGED = "SELECT count(*) FROM corridors_release WHERE status = 'staged'"


def test_an_import_survives_a_worker_killed_at_work(installation: Installation) -> None:
    installation.manage("shell", "-c", ASK)
    first = installation.start_worker()
    installation.kill_in_the_middle(first, lambda: installation.number(AT_WORK) == 1)
    assert installation.number(STAGED) == 0
    installation.start_worker()
    installation.wait_until(lambda: installation.number(DONE) == 1)
    assert installation.number(STAGED) == 1
