"""The incidents behind one result over REST: the rows its document lists."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request

from assessments.models import Snapshot
from assessments.reports.incident_file import incident_file
from assessments.reports.tables.incident_rows import ORDERS, in_order, incident_rows, passed_on_rows
from config.paging import BoundedPagination
from corridors.api.answering import as_features, as_json, as_rows
from corridors.api.asking import SHAPING, chosen_columns, refuse_unknown
from corridors.api.columns import Column, row_serializer
from corridors.api.conditional import CORRIDORS, RELEASES, keep, unchanged, validators
from corridors.api.delimited import delimited
from corridors.api.lists import RowListMixin
from corridors.api.pages import links_of

KNOWN = (SHAPING - {"cursor"}) | {"snapshot"}
PARTS = {
    "events": "payload__places__route__events",
    "events_not_placed": "payload__places__route__events_not_placed",
    "releases": "payload__releases",
    "corridor": "payload__corridor",
    "as_of": "payload__as_of",
    "method": "payload__method__name",
}
ABOUT = ("corridor", "as_of", "method")
COLUMNS = (
    Column("snapshot", "", "integer"),
    Column("event", "", "integer", "identifier of the incident here"),
    Column("id", "", "text", "the publisher's identifier; not always unique", null=True),
    Column("kind", "", choices=["conflict", "death"]),
    Column("date", "", "date", null=True),
    Column("dead", "", "number", "best estimate; of deaths, a minimum", null=True),
    Column("missing", "", "number", null=True),
    Column("country", "", null=True),
    Column("label", "", "text", "the publisher's name of the route", null=True),
    Column("longitude", "", "number", null=True),
    Column("latitude", "", "number", null=True),
    Column("precision", "", "integer", null=True),
    Column("leg", "", "integer", "number of the leg it counts for, from 1", null=True),
    Column("distance_km", "", "number", null=True),
    Column("counts", "", "number", "what it adds to the exposure of its leg", null=True),
    Column("release", ""),
    Column("link", "", "text", null=True),
    Column("withheld", "", "text", "why the incident is counted here but not passed on", null=True),
)
EventRow = row_serializer(
    "Event", COLUMNS, "One incident. Without a leg it has no point: it is listed, and counts in no score."
)


class EventViewSet(RowListMixin):
    columns = COLUMNS
    queryset = Snapshot.objects.none()
    filter_backends: Sequence[Any] = ()
    stamps = (CORRIDORS, RELEASES)
    orderings: Mapping[str, str] = dict.fromkeys(ORDERS, "")
    geometry = "point"
    by_key = False

    def get_queryset(self) -> QuerySet[Snapshot]:
        return Snapshot.objects.visible_to(self.request.user)

    @extend_schema(
        parameters=[OpenApiParameter("snapshot", OpenApiTypes.INT, required=True)],
        responses={
            200: EventRow(many=True),
            404: OpenApiResponse(description="There is no such result that you can see."),
        },
    )
    def list(self, request: Request) -> HttpResponseBase:
        refuse_unknown(request, KNOWN)
        number = number_of_snapshot(request)
        etag, changed = validators(request, self.stamps, number)
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        return keep(self.answer(request, number), etag, changed)

    def answer(self, request: Request, number: int) -> Any:
        result, columns = result_of(self.get_queryset(), number), chosen_columns(request, self.columns)
        found = ordered(request, incident_rows({name: result[name] or [] for name in list(PARTS)[:2]}))
        wanted, name = request.accepted_renderer.format, f"{result['corridor']}-{result['as_of']}-incidents"
        if wanted == "csv" and "fields" not in request.query_params:
            about = {"snapshot": number} | {name: result[name] for name in ABOUT}
            return incident_file(found, about, result["releases"], name)
        told = [{"snapshot": number} | row for row in passed_on_rows(found, result["releases"])]
        if wanted == "csv":
            return delimited(values_of(told, columns), columns, name)
        limit, offset = BoundedPagination().get_limit(request), BoundedPagination().get_offset(request)
        page, links = told[offset : offset + limit], links_of(request, len(told), offset, limit)
        if wanted == "geojson":
            placed = [
                (*values, point_of(row)) for values, row in zip(values_of(page, columns), page, strict=True)
            ]
            return as_features(placed, columns, links)
        return as_json({**links, "results": as_rows(values_of(page, columns), columns)})


def values_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> list[tuple[Any, ...]]:
    return [tuple(row.get(column.name) for column in columns) for row in rows]


def point_of(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Where an incident was; nowhere where its publisher names no more than a country."""
    if row.get("longitude") is None or row.get("latitude") is None:
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}


def ordered(request: Request, rows: list[dict[str, Any]]) -> Sequence[Any]:
    """Rows as ``ordering`` asks, the smallest first unless it begins with a minus; gaps last."""
    text = request.query_params.get("ordering", "")
    if not text:
        return rows
    name = text.removeprefix("-")
    if name not in ORDERS:
        known = ", ".join(sorted(ORDERS))
        raise ValidationError({"ordering": [f"Rows cannot be ordered by {text!r}. Known: {known}."]})
    _column, greatest_first = ORDERS[name]
    backwards = text.startswith("-")
    return in_order(rows, name if backwards == greatest_first else f"-{name}")


def result_of(visible: QuerySet[Snapshot], number: int) -> dict[str, Any]:
    """The parts of one result that its incidents are told from."""
    found = visible.filter(pk=number).values(*PARTS.values()).first()
    if found is None:
        raise NotFound(f"There is no result {number} that you can see.")
    return {name: found[path] for name, path in PARTS.items()}


def number_of_snapshot(request: Request) -> int:
    text = request.query_params.get("snapshot", "")
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise ValidationError({"snapshot": [f"snapshot must be the number of a result; it is {text!r}."]})
    return int(text)
