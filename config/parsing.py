"""JSON as it may be sent: of a modest size, and not nested without end."""

from io import BytesIO
from typing import Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

TOO_LARGE = f"The request has more than {settings.DATA_UPLOAD_MAX_MEMORY_SIZE} bytes."


class TooLarge(APIException):
    status_code = 413


class BoundedJSONParser(JSONParser):
    """The framework's parser alone reads a body of any size and fails on deep nesting."""

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: dict[str, Any] | None = None
    ) -> Any:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise TooLarge(TOO_LARGE)
        try:
            return super().parse(BytesIO(body), media_type, parser_context)
        except RecursionError:
            raise ParseError("JSON parse error - lists or objects are nested too deeply") from None
