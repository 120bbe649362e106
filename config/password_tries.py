"""How often a password can be tried: wherever one is given, in a form, in the admin or over REST.

So many wrong ones for a user name from one place, and both wait until the time is over; nothing is locked
for good. A place is an IPv4 address, or the /64 network of an IPv6 address.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from math import ceil
from typing import Any

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext
from rest_framework.exceptions import APIException

from corridors.models import WrongPassword

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class TooManyTries(APIException):
    status_code = 429

    def __init__(self, wait: int) -> None:
        minutes = ceil(wait / 60)
        words = ngettext(
            "Too many wrong passwords for this user name. Try again in %(minutes)d minute.",
            "Too many wrong passwords for this user name. Try again in %(minutes)d minutes.",
            minutes,
        )
        super().__init__(words % {"minutes": minutes})
        self.wait = wait  # becomes Retry-After


class CountingBackend(ModelBackend):
    """Django's own, which looks at no password while there were too many wrong ones."""

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **others: Any
    ) -> Any:
        if request is None or username is None or password is None:
            return super().authenticate(request, username, password, **others)
        who, since = _digest(username, request), _time_now()
        tries = WrongPassword.objects.tries(who, since)
        if tries >= settings.PASSWORD_TRIES:
            raise TooManyTries(_seconds_left(since))
        user = super().authenticate(request, username, password, **others)
        if user is None:
            WrongPassword.objects.count_one(who, since)
        elif tries:
            WrongPassword.objects.forget(who)
        return user


class _SaysWhenToTryAgain:
    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except TooManyTries as why:
            self.request.password_wait = why.wait
            raise ValidationError(str(why), code="too_many") from None


class SignInForm(_SaysWhenToTryAgain, AuthenticationForm):
    pass


class AdminSignInForm(_SaysWhenToTryAgain, AdminAuthenticationForm):
    pass


class WaitMiddleware:
    """A page that asks to wait says so to the browser too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        wait = getattr(request, "password_wait", None)
        if wait is not None:
            answer.status_code, answer["Retry-After"] = TooManyTries.status_code, str(wait)
        return answer


def _digest(username: str, request: Any) -> str:
    told = f"{username.strip().casefold()}\n{_place(request.META.get('REMOTE_ADDR', ''))}"
    return salted_hmac("wrong passwords", told, algorithm="sha256").hexdigest()


def _place(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:  # a socket has no address
        return address
    return str(known) if known.version == 4 else str(ip_network(f"{known}/64", strict=False))


def _time_now() -> datetime:
    """When the time began that wrong passwords are counted in."""
    now = timezone.now()
    return now - (now - EPOCH) % settings.PASSWORD_WAIT


def _seconds_left(since: datetime) -> int:
    left: timedelta = since + settings.PASSWORD_WAIT - timezone.now()
    return max(1, ceil(left.total_seconds()))
