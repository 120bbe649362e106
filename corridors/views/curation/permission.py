"""Who curates: whoever may change releases."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

CURATES = "corridors.change_release"

View = Callable[..., HttpResponse]


def for_curators(view: View) -> View:
    """Let strangers sign in first, and turn away whoever does not curate."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not request.user.has_perm(CURATES):
            raise PermissionDenied
        return view(request, *args, **options)

    return guarded
