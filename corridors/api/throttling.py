"""How many requests a token has an hour, counted in the database so that all web workers agree."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from corridors.models.token import Token, TokenUse


class TokenThrottle(BaseThrottle):
    """Counts every request of a token; beyond its hour's limit it says how many seconds are left."""

    def allow_request(self, request: Request, view: Any) -> bool:
        if not isinstance(request.auth, Token):
            return True
        now = timezone.now()
        self.seconds = seconds_left(now)
        used = TokenUse.objects.count_one(request.auth, now)
        limit = settings.API_REQUESTS_PER_HOUR
        request._request.rate = (limit, max(0, limit - used), self.seconds)  # type: ignore[attr-defined]
        return used <= limit

    def wait(self) -> float:
        return self.seconds


def seconds_left(now: Any) -> int:
    """Whole seconds until the hour is over, at least one."""
    following = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return max(1, int((following - now).total_seconds()))
