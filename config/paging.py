"""Limit and offset with a hard maximum; a limit outside it is refused, never silently changed."""

import re
from typing import Any

from rest_framework.exceptions import ValidationError
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.request import Request

DIGITS = re.compile("[0-9]{1,12}")


class BoundedPagination(LimitOffsetPagination):
    default_limit = 100
    max_limit = 1000

    def get_limit(self, request: Request) -> int:
        return self._whole_number(request, "limit", self.default_limit, 1, self.max_limit)

    def get_offset(self, request: Request) -> int:
        return self._whole_number(request, "offset", 0, 0, 2**31)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        limit, offset = super().get_schema_operation_parameters(view)
        limit["description"] = "Rows of one page."
        limit["schema"] |= {"minimum": 1, "maximum": self.max_limit, "default": self.default_limit}
        offset["description"] = "Rows to leave out at the beginning."
        offset["schema"] |= {"minimum": 0, "default": 0}
        return [limit, offset]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = super().get_paginated_response_schema(schema)
        described["required"] = ["results"]
        described["properties"]["count"]["description"] = "rows in all; absent where pages go by cursor"
        return described

    @staticmethod
    def _whole_number(request: Request, name: str, default: int, lowest: int, highest: int) -> int:
        text = request.query_params.get(name)
        if text is None:
            return default
        if not DIGITS.fullmatch(text) or not lowest <= int(text) <= highest:
            raise ValidationError({name: [f"{name} must be between {lowest} and {highest}; it is {text!r}."]})
        return int(text)
