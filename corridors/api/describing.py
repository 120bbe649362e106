"""How the description of the API tells of lists: every parameter that shapes one, with its bounds.

Imported by the framework before any view is: it knows a list by its parts, not by its class.
"""

from typing import Any

from django.db.models import AutoField
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

UNCHANGED = OpenApiParameter(
    "If-None-Match", OpenApiTypes.STR, OpenApiParameter.HEADER,
    description="The ETag of the answer you have; where it is still true the answer is 304 and empty.",
)  # fmt: skip
CURSOR = OpenApiParameter(
    "cursor", OpenApiTypes.STR,
    description="Pages by key instead of by offset; begin with an empty one and follow `next`.",
)  # fmt: skip


class ListSchema(AutoSchema):
    def get_override_parameters(self) -> list[Any]:
        given = list(super().get_override_parameters())
        if self.method == "GET":
            given.append(UNCHANGED)
        if self.method == "POST" and hasattr(self.view, "keeping"):
            from corridors.api.repeating import IdempotencyKey

            given.append(IdempotencyKey)
        if not self._is_row_list():
            return given
        return [*given, *shaping(self.view)]

    def _is_row_list(self) -> bool:
        return hasattr(self.view, "orderings") and getattr(self.view, "action", "") == "list"


def shaping(view: Any) -> list[OpenApiParameter]:
    parameters = [
        OpenApiParameter("fields", OpenApiTypes.STR, description="Only these columns, separated by commas.")
    ]
    if view.orderings:
        names = ", ".join(sorted(view.orderings))
        told = f"By one or more of {names}, separated by commas; with a minus from the greatest."
        parameters.append(OpenApiParameter("ordering", OpenApiTypes.STR, description=told))
    if goes_by_key(view):
        parameters.append(CURSOR)
    return parameters


def goes_by_key(view: Any) -> bool:
    by_key = getattr(view, "by_key", None)
    return isinstance(view.queryset.model._meta.pk, AutoField) if by_key is None else bool(by_key)
