"""A server process that has imported nothing yet: it answers its first requests, and carries no engine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FIRST_REQUESTS = """
import sys
from config.wsgi import application
from django.test import Client
print(Client().get("/api/v1/nothing/").status_code, Client().get("/api/v1/methods/").status_code)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
OF_THE_WORKER = {"pandas", "scipy", "geopandas", "matplotlib", "folium", "typst", "openpyxl", "xlsxwriter"}
"""What scoring, maps and files are made with: twice the memory of everything else together."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The words of each line that a fresh process printed."""
    data = tmp_path_factory.mktemp("data")
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.dev", "DATA_DIR": str(data)}
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_REQUESTS],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return [line.split() for line in ran.stdout.splitlines()]


def test_the_first_requests_are_answered(told: list[list[str]]) -> None:
    assert told[0] == ["404", "401"]


def test_answering_loads_nothing_that_only_a_worker_needs(told: list[list[str]]) -> None:
    assert OF_THE_WORKER & set(told[1]) == set()
