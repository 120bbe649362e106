"""A person's own tokens: made, shown once, watched in use, revoked."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corridors.forms.token import TokenForm
from corridors.models import Token
from corridors.models.token import Scope

DAYS_SHOWN = 14


@login_required
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """The list and the form; the answer to a new token is the only page that ever shows it."""
    form = TokenForm(request.POST or None, user=request.user)
    made: tuple[Token, str] | None = None
    if request.method == "POST" and form.is_valid():
        made, form = form.create(), TokenForm(user=request.user)
    mine = Token.objects.of(request.user).with_last_use()
    return render(request, "account/tokens.html", {
        "form": form, "made": made, "tokens": [_shown(token) for token in mine],
        "limit": settings.API_REQUESTS_PER_HOUR,
    })  # fmt: skip


@login_required
def token(request: HttpRequest, key: str) -> HttpResponse:
    """How often one token was used, day by day."""
    mine = get_object_or_404(Token.objects.of(request.user).with_last_use(), token_key=key)
    days = list(mine.uses.per_day()[:DAYS_SHOWN])
    most = max((day["total"] for day in days), default=0)
    return render(request, "account/token.html", _shown(mine) | {"days": days, "most": most})


@require_POST
@login_required
def revoke(request: HttpRequest, key: str) -> HttpResponse:
    mine = get_object_or_404(Token.objects.of(request.user), token_key=key)
    mine.revoke()
    messages.success(request, _("“%(name)s” no longer works.") % {"name": mine.name})
    return redirect("corridors:tokens")


def _shown(mine: Any) -> dict[str, Any]:
    return {"token": mine, "may": [Scope(scope).label for scope in mine.scopes], "state": _state(mine)}


def _state(mine: Token) -> str:
    if mine.revoked_at:
        return _("revoked")
    return _("works") if mine.is_usable else _("expired")
