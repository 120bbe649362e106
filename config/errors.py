"""One shape for every error the API answers with, and a reference that the log knows."""

import logging
import uuid
from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler

log = logging.getLogger("api.errors")


def api_error(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what DRF knows into the one shape; what it does not know goes on to the error page."""
    response = exception_handler(error, context)
    if response is None:
        return None
    reference = uuid.uuid4().hex[:12]
    log.info("reference=%s status=%s %s", reference, response.status_code, error)
    response.data = shape(response.status_code, response.data, reference)
    return response


def shape(status: int, data: Any, reference: str) -> dict[str, Any]:
    fields = _fields(data)
    detail = data.get("detail") if isinstance(data, dict) else None
    first = next((messages[0] for messages in fields.values() if messages), "")
    return {
        "type": "about:blank",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "detail": str(detail or first),
        "errors": fields,
        "reference": reference,
    }


def _fields(data: Any) -> dict[str, list[str]]:
    if isinstance(data, list):
        return {"non_field_errors": [str(item) for item in data]}
    entries = {name: value for name, value in data.items() if name != "detail"}
    return {
        name: [str(item) for item in value] if isinstance(value, list) else [str(value)]
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
    415: "This content type is not understood",
    429: "Too many requests",
}
