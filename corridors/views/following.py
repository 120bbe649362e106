"""Following a piece of background work on its page: how far it is, and calling it off."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from corridors.models import BackgroundRun

STOP_POLLING = 286  # htmx's own status: the answer is taken and polling ends


def progress_part(
    request: HttpRequest, run: BackgroundRun, template: str, context: dict[str, Any], **at_the_end: str
) -> HttpResponse:
    """Return the part of a page that htmx asks for while work goes on; its last answer ends the asking.

    ``at_the_end`` are headers of that last answer, such as ``HX_Redirect="/..."``.
    """
    response = render(request, template, context)
    if run.is_finished:
        response.status_code = STOP_POLLING
        for name, value in at_the_end.items():
            response[name.replace("_", "-")] = value
    return response


def call_off(request: HttpRequest, run: BackgroundRun) -> None:
    """Cancel what is not over, and say which it was."""
    if run.cancel():
        messages.success(request, _("Cancelled. Nothing was stored."))
    else:
        messages.warning(request, _("Too late to cancel: it had already ended."))
