"""A token in an address is refused: addresses end in logs, histories and bookmarks of others."""

import re
from collections.abc import Callable
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from config.errors import error_answer
from corridors.api.authentication import token_of
from corridors.models import Notice, Token
from corridors.noticing import tell

LOOKS_LIKE_ONE = re.compile(r"sc_[0-9a-f]{64}")
IN_AN_ADDRESS = (
    "A token was sent in the address, where logs and histories keep it. Send it in the header "
    "'Authorization: Bearer …'; revoke the token that was in this address and make another."
)


class TokenMiddleware:
    """Refuses tokens in addresses, and tells a client how much of its hour is left."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if found := LOOKS_LIKE_ONE.findall(unquote_plus(request.get_full_path())):
            for text in set(found):
                count_leak(text)
            return error_answer(400, {"detail": IN_AN_ADDRESS}, "token in an address")
        answer = self.get_response(request)
        if rate := getattr(request, "rate", None):
            for name, value in zip(("Limit", "Remaining", "Reset"), rate, strict=True):
                answer[f"RateLimit-{name}"] = str(value)
        return answer


def count_leak(text: str) -> None:
    """Count it with the token it is, and tell the owner; what is no token of ours is only refused."""
    token: Token | None = token_of(text)
    if token is None:
        return
    token.seen_in_an_address()
    sentence = _("Your token %(name)s was sent in an address, where others can read it. Revoke it.")
    tell([token.user], Notice.Kind.FAILED, sentence % {"name": token.name}, reverse("corridors:tokens"))
