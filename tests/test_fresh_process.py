"""A server process that has imported nothing yet answers its first requests."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST_REQUESTS = """
from config.wsgi import application
from django.test import Client
print(Client().get("/api/v1/nothing/").status_code, Client().get("/api/v1/methods/").status_code)
"""


def test_the_first_requests_are_answered(tmp_path: Path) -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.dev", "DATA_DIR": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_REQUESTS],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.stdout.split() == ["404", "401"], ran.stderr
