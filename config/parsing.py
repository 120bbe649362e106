"""JSON as it may be sent: of a modest size, not nested without end, and no name twice in one object."""

from typing import Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser, get_encoding
from rest_framework.utils import json

TOO_LARGE = f"The request has more than {settings.DATA_UPLOAD_MAX_MEMORY_SIZE} bytes."


class TooLarge(APIException):
    status_code = 413


class BoundedJSONParser(JSONParser):
    """The framework's own reads a body of any size, fails on deep nesting, and takes the last of two."""

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: dict[str, Any] | None = None
    ) -> Any:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise TooLarge(TOO_LARGE)
        try:
            return json.loads(body.decode(get_encoding(parser_context or {})), object_pairs_hook=named_once)
        except RecursionError:
            raise ParseError("JSON parse error - lists or objects are nested too deeply") from None
        except ValueError as wrong:
            raise ParseError(f"JSON parse error - {wrong}") from wrong


def named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; which of two values of one name was meant cannot be known."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name!r} stands twice in one object")
        found[name] = value
    return found
