"""One shape for every error the API answers with, and a reference that the log knows."""

import logging
import uuid
from typing import Any

from django.http import HttpRequest, JsonResponse
from rest_framework.views import exception_handler

log = logging.getLogger("api.errors")
LONGEST_TEXT = 300
"""Characters of one message; what was sent is named in it and may be long."""


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def api_error(error: Exception, context: dict[str, Any]) -> JsonResponse | None:
    """Turn what DRF knows into the one shape; what it does not know goes on to the error page.

    It is JSON whatever the view would have answered with.
    """
    response = exception_handler(error, context)
    if response is None:
        return None
    answer = error_answer(response.status_code, response.data, str(error))
    for name, value in response.headers.items():
        if name != "Content-Type":
            answer[name] = value
    return answer


def error_answer(status: int, data: Any, why: object, *, reference: str = "") -> JsonResponse:
    """An error in the one shape, logged under its reference unless somebody has done that already."""
    if not reference:
        reference = new_reference()
        log.info("reference=%s status=%s %s", reference, status, ascii(str(why)))
    return JsonResponse(shape(status, data, reference), status=status)


def new_reference() -> str:
    return uuid.uuid4().hex[:12]


def shape(status: int, data: Any, reference: str) -> dict[str, Any]:
    fields = _fields(data)
    detail = data.get("detail") if isinstance(data, dict) else None
    first = next((messages[0] for messages in fields.values() if messages), "")
    return {
        "type": "about:blank",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "detail": shortened(detail or first),
        "errors": fields,
        "reference": reference,
    }


def shortened(text: object) -> str:
    """A message without the rest of what was sent, however long that is."""
    whole = str(text)
    return whole if len(whole) <= LONGEST_TEXT else f"{whole[: LONGEST_TEXT - 1]}…"


def _fields(data: Any) -> dict[str, list[str]]:
    if isinstance(data, list):
        return {"non_field_errors": [shortened(item) for item in data]}
    entries = {shortened(name): value for name, value in data.items() if name != "detail"}
    return {
        name: [shortened(item) for item in value] if isinstance(value, list) else [shortened(value)]
        for name, value in entries.items()
    }


TITLES = {
    400: "The request has a wrong value",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    406: "This format is not offered",
    409: "Too late, or in conflict with what is there",
    412: "It has changed since",
    413: "The request is too large",
    415: "This content type is not understood",
    422: "This request contradicts an earlier one",
    428: "Say which version you saw",
    429: "Too many requests",
    500: "Something went wrong",
}
