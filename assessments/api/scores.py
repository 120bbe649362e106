"""One row per corridor, dimension, place and threat of every result the caller may see."""

from typing import Any

from django.db.models import F, Func, QuerySet, Value
from django.db.models.functions import Concat
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from assessments.api.filters import ScoreFilter
from assessments.api.stamps import RESULTS, REVIEWS
from assessments.models import Score, Snapshot
from corridors.api.asking import SHAPING
from corridors.api.columns import Column, or_null, row_serializer
from corridors.api.conditional import CORRIDORS
from corridors.api.lists import RowListMixin

BANDS = (
    "very low", "low", "medium", "high", "very high", "not rated", "not covered", "not applicable",
)  # fmt: skip
CODE = Concat(F("snapshot__corridor__origin_id"), Value("-"), F("snapshot__corridor__destination_id"))
COLUMNS = (
    Column("snapshot", "snapshot_id", "integer"),
    Column("corridor", "snapshot__corridor_id", "integer"),
    Column("code", CODE, help="origin-destination, e.g. MMR-THA"),
    Column("population", "snapshot__corridor__population"),
    Column("as_of", "snapshot__as_of", "date", "evidence date"),
    Column("method", "snapshot__method__name"),
    Column("dimension", "dimension", help="what is scored; see /api/v1/dimensions/"),
    Column("place", "place", help="null: the corridor as a whole", null=True, through=or_null),
    Column("threat", "threat", help="the threat, system, freedom or quadrant", null=True, through=or_null),
    Column("nominal", "value", "number", null=True),
    Column("low", "low", "number", "5% of the draws lie below", null=True),
    Column("median", "median", "number", null=True),
    Column("high", "high", "number", "5% of the draws lie above", null=True),
    Column("band", "band", null=True, through=or_null, choices=BANDS),
    Column("probability", "probability", "number", "of the band; of a share: is the largest", null=True),
    Column("coverage", "coverage", "number", "share of the weight that rests on a figure", null=True),
    Column("reliability", "reliability", "number", "0 best to 10; above 3 it is indicative", null=True),
    Column("period", "period", help="of the figures behind it, first/last", null=True, through=or_null),
    Column("release", "releases", help="keys of the releases behind it", null=True, through=or_null),
)  # fmt: skip


class NotByIndex(Func):
    """A number as it is, in a form that keeps a database from looking it up by its index."""

    template = "+%(expressions)s"
    arity = 1


@extend_schema(responses=row_serializer("Score", COLUMNS, __doc__)(many=True))
class ScoreViewSet(RowListMixin):
    columns = COLUMNS
    filterset_class = ScoreFilter
    queryset = Score.objects.none()
    stamps = (CORRIDORS, RESULTS, REVIEWS)
    orderings = {
        "as_of": "snapshot__as_of", "nominal": "value", "snapshot": "snapshot_id", "threat": "threat",
    }  # fmt: skip
    file_name = "scores"

    def get_queryset(self) -> QuerySet[Any]:
        return Score.objects.filter(snapshot__in=Snapshot.objects.visible_to(self.request.user))

    def everything(self, request: Request) -> QuerySet[Any]:
        """All scores in the order of their table; looked up by result, the database would sort them."""
        if set(request.query_params) - SHAPING or request.query_params.get("ordering"):
            return super().everything(request)
        visible = Snapshot.objects.visible_to(self.request.user).values("pk")
        return Score.objects.alias(of=NotByIndex(F("snapshot_id"))).filter(of__in=visible)
