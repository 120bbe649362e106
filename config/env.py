"""Settings from the environment, each read once and refused with its name when it is wrong."""

import os
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit


class BadSetting(ValueError):
    """An environment variable holds something that cannot be used."""


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_bool(name: str, default: bool = False) -> bool:
    text = env_text(name).lower()
    if not text:
        return default
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(f"{name} must be one of 1, true, yes, on, 0, false, no, off; it is {text!r}.")


def env_int(name: str, default: int) -> int:
    text = env_text(name)
    try:
        return int(text) if text else default
    except ValueError:
        raise BadSetting(f"{name} must be a whole number; it is {text!r}.") from None


def env_seconds(name: str, default: int) -> timedelta:
    return timedelta(seconds=env_int(name, default))


def env_date(name: str) -> date | None:
    text = env_text(name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadSetting(f"{name} must be a day like 2026-06-30; it is {text!r}.") from None


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in env_text(name, default).split(",") if part.strip()]


def env_choice(name: str, default: str, choices: set[str]) -> str:
    text = env_text(name, default)
    if text not in choices:
        raise BadSetting(f"{name} must be one of {', '.join(sorted(choices))}; it is {text!r}.")
    return text


def env_secret(name: str) -> str:
    """The value of NAME, or the content of the file that NAME_FILE points to."""
    path = env_text(f"{name}_FILE")
    if path and not Path(path).is_file():
        raise BadSetting(f"{name}_FILE points to {path!r}, which is not a file.")
    return Path(path).read_text().strip() if path else env_text(name)


def env_database(name: str, default: Path) -> dict[str, object]:
    """Django's database settings from a URL (sqlite or postgresql)."""
    url = env_text(name)
    if not url:
        return sqlite(default)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
        }
    raise BadSetting(f"{name} must start with sqlite: or postgresql:; it starts with {parts.scheme!r}.")


def sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-32000;"
            ),
        },
    }
