"""A wrong setting is refused by its name; production settings pass Django's own check."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import BadSetting, env_bool, env_database, env_int, env_secret

ROOT = Path(__file__).resolve().parent.parent


def test_a_number_that_is_none_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORK_ATTEMPTS", "three")
    with pytest.raises(BadSetting, match="WORK_ATTEMPTS must be a whole number; it is 'three'"):
        env_int("WORK_ATTEMPTS", 3)


def test_a_switch_that_is_neither_on_nor_off_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(BadSetting, match="DEBUG must be one of"):
        env_bool("DEBUG")


def test_a_secret_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("quiet\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    assert env_secret("SECRET_KEY") == "quiet"


def test_an_unknown_kind_of_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://localhost/x")
    with pytest.raises(BadSetting, match="mysql"):
        env_database("DATABASE_URL", Path("x"))


def deploy_check(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "SECRET_KEY"}
    environment |= {"DJANGO_SETTINGS_MODULE": "config.settings.prod", "DATA_DIR": str(tmp_path)} | settings
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_production_settings_are_clean(tmp_path: Path) -> None:
    key = "k7" + "wq-92_ZxYv" * 6
    result = deploy_check(tmp_path, SECRET_KEY=key, ALLOWED_HOSTS="corridors.example.org")
    assert result.returncode == 0, result.stderr


def test_production_without_a_secret_says_what_is_missing(tmp_path: Path) -> None:
    result = deploy_check(tmp_path, ALLOWED_HOSTS="corridors.example.org")
    assert result.returncode != 0
    assert "Set SECRET_KEY" in result.stderr
