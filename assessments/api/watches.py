"""A person's own watches over REST: what is watched, and what was told last. They are made in the site."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from assessments.models import Watch
from corridors.api.columns import Column, row_serializer
from corridors.api.filters import StrictFilterSet
from corridors.api.lists import RowListMixin
from corridors.api.parameters import YesOrNoFilter

COLUMNS = (
    Column("id", "pk", "integer"),
    Column("corridor", "corridor_id", "integer", "null where a country is watched", null=True),
    Column("country", "country_id", help="every corridor of it that one may see; else null", null=True),
    Column("bands", "bands", "yes-no", "told when a band moves"),
    Column("quadrant", "quadrant", "yes-no", "told when the quadrant or the largest share moves"),
    Column("dimension", "dimension", help="value with a threshold; empty: none"),
    Column("direction", "direction", help="up, down or either: how its median crosses the threshold"),
    Column("threshold", "threshold", "number", "severity 0 to 10, or share 0 to 1", null=True),
    Column("active", "is_active", "yes-no"),
    Column("since", "since", "moment", "told of what happens from then on"),
    Column("told_at", "told_at", "moment", "when it told something last", null=True),
    Column("told", "told", "text", "what it told last", null=True),
)  # fmt: skip


class WatchFilter(StrictFilterSet):
    active = YesOrNoFilter("is_active")


@extend_schema_view(
    list=extend_schema(responses=row_serializer("Watch", COLUMNS, "One watch.")(many=True)),
)
class WatchViewSet(RowListMixin):
    columns = COLUMNS
    filterset_class = WatchFilter
    queryset = Watch.objects.none()
    orderings = {"since": "since"}
    file_name = "watches"

    def get_queryset(self) -> QuerySet[Any]:
        return Watch.objects.of(self.request.user).with_last_told()

    def about(self) -> Any:
        """A watch can be changed and keeps no day of it: the rows themselves tell."""
        return tuple(self.get_queryset().order_by("pk").values_list(*(column.source for column in COLUMNS)))
