"""Settings of the peer of the import benchmark: this project's, the library, a place for its rows."""

from config.settings.dev import *  # noqa: F403
from config.settings.dev import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "import_export", "bench"]
