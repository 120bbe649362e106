"""Limit and offset with a hard maximum; a limit outside it is refused, never silently changed."""

import re

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

    @staticmethod
    def _whole_number(request: Request, name: str, default: int, lowest: int, highest: int) -> int:
        text = request.query_params.get(name)
        if text is None:
            return default
        if not DIGITS.fullmatch(text) or not lowest <= int(text) <= highest:
            raise ValidationError({name: [f"{name} must be between {lowest} and {highest}; it is {text!r}."]})
        return int(text)
