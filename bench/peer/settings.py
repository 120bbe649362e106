"""Settings of the API benchmark: this project's own, with the peer's addresses beside ours."""

from config.settings.prod import *  # noqa: F403

ROOT_URLCONF = "bench.peer.urls"
SECURE_SSL_REDIRECT = False
LOGGING_CONFIG = None
API_REQUESTS_PER_HOUR = 10**9
