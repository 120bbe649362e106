"""One machine, one command: the demo and everyday development."""

import secrets

from config.env import env_bool, env_list
from config.settings.base import *  # noqa: F403
from config.settings.base import SECRET_KEY, VAR


def _key_of_this_machine() -> str:
    """A secret made once and kept beside the database, so that sessions survive a restart."""
    path = VAR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


DEBUG = env_bool("DEBUG", False)
SECRET_KEY = SECRET_KEY or _key_of_this_machine()
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver")
