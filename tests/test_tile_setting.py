"""Pages may load pictures from the operator's tile host and from no other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import BadSetting
from config.tiles import tile_hosts

ROOT = Path(__file__).resolve().parent.parent
SHOW = "from django.conf import settings; print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'])"


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("", []),
        ("/tiles/{z}/{x}/{y}.png", []),
        ("https://tiles.example.org/{z}/{x}/{y}.png?key=abc", ["https://tiles.example.org"]),
        ("https://{s}.tiles.example.org/{z}/{x}/{y}.png", ["https://*.tiles.example.org"]),
        ("http://localhost:8080/{z}/{x}/{y}.png", ["http://localhost:8080"]),
    ],
)
def test_the_policy_admits_scheme_and_host_of_the_tiles(url: str, hosts: list[str]) -> None:
    assert tile_hosts(url) == hosts


@pytest.mark.parametrize(
    "url",
    [
        "tiles.example.org/{z}/{x}/{y}.png",
        "//tiles.example.org/{z}/{x}/{y}.png",
        "javascript:alert(1)",
        "https:///{z}/{x}/{y}.png",
        "https://*/{z}/{x}/{y}.png",
        "https://example.org;script-src/{z}/{x}/{y}.png",
        "https://example.org *.example.com/{z}/{x}/{y}.png",
        "https://somebody:secret@example.org/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_is_none_is_refused_by_name(url: str) -> None:
    with pytest.raises(BadSetting, match="TILE_URL must start with"):
        tile_hosts(url)


@pytest.mark.parametrize(
    ("url", "policy"),
    [
        ("", ["'self'", "data:"]),
        ("https://tiles.example.org/{z}/{x}/{y}.png", ["'self'", "data:", "https://tiles.example.org"]),
    ],
)
def test_the_setting_reaches_the_policy(url: str, policy: list[str], tmp_path: Path) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test", "DATA_DIR": str(tmp_path), "TILE_URL": url,
    }  # fmt: skip
    shown = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == str(policy)
