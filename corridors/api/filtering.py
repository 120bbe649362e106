"""Filters cost a form; an answer without any does not pay for one."""

from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request

from corridors.api.asking import SHAPING, refuse_unknown


class OnlyWhatIsAsked(DjangoFilterBackend):
    """Applies a view's filters when one is given, or always where the filters themselves say ``always``."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        filters = self.get_filterset_class(view, queryset)
        if filters is None:
            refuse_unknown(request, SHAPING)
            return queryset
        if not getattr(filters, "always", False) and not set(request.query_params) - SHAPING:
            return queryset
        return super().filter_queryset(request, queryset, view)
