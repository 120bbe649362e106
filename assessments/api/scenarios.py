"""What-ifs over REST: a row each, and what one comes to at its own address. None is an assessment."""

from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.reverse import reverse

from assessments.api.stamps import RESULTS, REVIEWS, SCENARIOS
from assessments.models import Scenario, Snapshot
from corridors.api.answering import as_json, as_rows
from corridors.api.columns import Column, row_serializer
from corridors.api.conditional import CORRIDORS, keep, unchanged, validators
from corridors.api.filters import between
from corridors.api.lists import RowListMixin
from corridors.api.parameters import VisibleFilter

KIND = "scenario"
CODE = Concat(F("base__corridor__origin_id"), Value("-"), F("base__corridor__destination_id"))
COLUMNS = (
    Column("id", "pk", "integer"),
    Column("type", Value(KIND), help="always scenario: a what-if, not an assessment"),
    Column("name", "name", "text"),
    Column("base_snapshot", "base_id", "integer", "the result it stands beside"),
    Column("code", CODE, help="origin-destination, e.g. MMR-THA"),
    Column("as_of", "base__as_of", "date", "evidence date of the base"),
    Column("method", "base__method__name"),
    Column("status", "status"),
    Column("shared", "is_shared", "yes-no", "shown to everybody who may see the corridor"),
    Column("digest", "digest", help="SHA-256 of the documents; empty until it is done"),
    Column("asked_at", "queued_at", "moment"),
)  # fmt: skip


class ScenarioFilter(between("base__corridor__")):  # type: ignore[misc]
    snapshot = VisibleFilter(Snapshot, "base", label="the result it stands beside")

    class Meta:
        model = Scenario
        fields = ["status"]


class ScenarioDetail(row_serializer("ScenarioRow", COLUMNS, "One what-if.")):  # type: ignore[misc]
    url = serializers.URLField()
    warning = serializers.CharField(help_text="that this is no assessment")
    notes = serializers.CharField()
    changes = serializers.ListField(child=serializers.DictField(), help_text="what is changed, in order")
    scenario = serializers.DictField(
        help_text="Every headline value of base and scenario with ranges, what each change adds, and where a "
        "rise would travel. null until it is done.",
        allow_null=True,
    )


@extend_schema_view(
    list=extend_schema(responses=row_serializer("Scenario", COLUMNS, "One what-if.")(many=True)),
    retrieve=extend_schema(responses=ScenarioDetail),
)
class ScenarioViewSet(RowListMixin):
    columns = COLUMNS
    filterset_class = ScenarioFilter
    queryset = Scenario.objects.none()
    stamps = (CORRIDORS, RESULTS, REVIEWS, SCENARIOS)
    orderings = {"asked_at": "queued_at", "name": "name"}
    file_name = "scenarios"

    def get_queryset(self) -> QuerySet[Any]:
        return Scenario.objects.visible_to(self.request.user)

    def retrieve(self, request: Request, pk: str) -> HttpResponse:
        etag, changed = validators(request, self.stamps)
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        shown = self.get_object()
        values = self.get_queryset().values_list(*self.sources(self.columns, "json")).get(pk=shown.pk)
        [row] = as_rows([values], self.columns)
        about = {
            "url": reverse("api-scenario-detail", [shown.pk], request=request),
            "warning": "A what-if, not an assessment.",
            "notes": shown.notes, "changes": shown.changes, "scenario": shown.result,
        }  # fmt: skip
        return keep(as_json(row | about), etag, changed)
