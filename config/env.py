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
        "CONN_MAX_AGE": 60,  # opening and closing the file costs more than most requests
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-16000;"
            ),
        },
    }


MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def env_mail(name: str) -> dict[str, object]:
    """A mail server from a URL like smtp+tls://user:password@host:587; empty where none is named."""
    url = env_secret(name)
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in MAIL_PORTS:
        known = ", ".join(f"{scheme}://" for scheme in MAIL_PORTS)
        raise BadSetting(f"{name} must start with one of {known}; it starts with {parts.scheme!r}.")
    if not parts.hostname:
        raise BadSetting(f"{name} must name a host, as in smtp+tls://user:password@mail.example.org:587.")
    try:
        port = parts.port or MAIL_PORTS[parts.scheme]
    except ValueError:
        raise BadSetting(f"{name} must have a port from 1 to 65535, or none.") from None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return {"scheme": parts.scheme, "host": parts.hostname, "port": port, "user": user, "password": password}


def env_site(name: str, *, needed: bool) -> str:
    """The address people open this site at, without its last slash."""
    url = env_text(name).rstrip("/")
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment):
        raise BadSetting(f"{name} must be an address like https://corridors.example.org; it is {url!r}.")
    if needed and not url:
        raise BadSetting(f"{name} must be set when EMAIL_URL is: links in messages begin with it.")
    return url
