"""What is answered where no view could answer: a page for people, the one JSON shape under /api/."""

import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from config.errors import error_answer, is_api, log, new_reference
from config.parsing import TOO_LARGE

NOT_UNDERSTOOD = "The server did not understand this request."
NOT_ALLOWED = "Your account may not do this."
NOTHING_HERE = "There is nothing at this address."
FAILED = "The server could not answer; nothing you sent caused this. Tell the operator the reference."


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig) and is_api(request):
        return error_answer(413, {"detail": TOO_LARGE}, exception)
    return _refusal(request, 400, NOT_UNDERSTOOD, exception)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _refusal(request, 403, NOT_ALLOWED, exception)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _refusal(request, 404, NOTHING_HERE, request.path)


def server_error(request: HttpRequest) -> HttpResponse:
    """Log the failure under a reference and show nothing but that; the page needs no database."""
    reference = new_reference()
    log.error("reference=%s %s %s failed", reference, request.method, request.path, exc_info=sys.exc_info())
    if is_api(request):
        return error_answer(500, {"detail": FAILED}, "", reference=reference)
    return HttpResponse(render_to_string("500.html", {"reference": reference}), status=500)


def _refusal(request: HttpRequest, status: int, sentence: str, why: object) -> HttpResponse:
    if is_api(request):
        return error_answer(status, {"detail": sentence}, why)
    return render(request, f"{status}.html", status=status)
