"""Settings of the map benchmark: this project's own, with two bare pages beside its own."""

from config.settings.dev import *  # noqa: F403

ROOT_URLCONF = "bench.map_pages.urls"
