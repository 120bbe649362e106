"""What is new, stale, replaced or withdrawn since a moment: so that nobody has to compare whole lists."""

import base64
import binascii
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.reverse import reverse
from rest_framework.utils.urls import replace_query_param

from assessments.api.catalogue import METHODS
from assessments.api.change_sources import SOURCES, WHAT, Change, Place, changes_after
from assessments.api.stamps import CHOICES, RESULTS
from assessments.models import Snapshot
from config.paging import BoundedPagination
from corridors.api.answering import as_json, as_rows
from corridors.api.asking import chosen_columns, refuse_unknown
from corridors.api.columns import Column, row_serializer
from corridors.api.conditional import CORRIDORS, RELEASES, Stamp, keep, unchanged, validators
from corridors.api.delimited import delimited
from corridors.api.lists import RowListMixin

KNOWN = frozenset({"since", "what", "limit", "cursor", "format", "fields"})
WITHOUT_SINCE = timedelta(days=30)
STEPS: Stamp = (
    "SELECT MAX(id) FROM corridors_releasestep",
    "SELECT MAX(at) FROM corridors_releasestep",
    "SELECT MAX(id) FROM corridors_corridoredition",
    "SELECT MAX(archived_at) FROM corridors_corridor",
)
COLUMNS = (
    Column("at", "at", "moment", "when; RFC 3339, UTC"),
    Column("what", "what", choices=WHAT),
    Column("id", "id", "text", "of the result, release, corridor or method"),
    Column("url", "url", "address"),
    Column("why", "why", "text", "as it was written down, where it was"),
)
ChangeRow = row_serializer("Change", COLUMNS, "One thing that changed.")


class ChangeViewSet(RowListMixin):
    """Ordered by time, the oldest first. Follow ``next`` to the end, then ask again since the last ``at``."""

    columns = COLUMNS
    queryset = Snapshot.objects.none()
    filter_backends: Sequence[Any] = ()
    stamps = (CORRIDORS, RESULTS, RELEASES, CHOICES, METHODS, STEPS)
    file_name = "changes"
    by_key = True

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "since",
                OpenApiTypes.DATETIME,
                description="After this moment, or day in UTC; without it, of the last 30 days.",
            ),
            OpenApiParameter("offset", exclude=True),
            OpenApiParameter("what", OpenApiTypes.STR, enum=WHAT, description="Only changes of one kind."),
        ],
        responses=ChangeRow(many=True),
    )
    def list(self, request: Request) -> HttpResponseBase:
        refuse_unknown(request, KNOWN)
        since = chosen_since(request)
        etag, changed = validators(request, self.stamps, since)
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        return keep(self.answer(request, chosen_place(request) or Place.after(since)), etag, changed)

    def answer(self, request: Request, place: Place) -> Any:
        columns = chosen_columns(request, self.columns)
        changes = self.all_after(request, place)
        if request.accepted_renderer.format == "csv":
            return delimited((row_of(one, request, columns) for one in changes), columns, self.file_name)
        limit = BoundedPagination().get_limit(request)
        found = list(islice(changes, limit + 1))
        following = None
        if len(found) > limit:
            following = with_cursor(request, found[limit - 1].place)
        rows = [row_of(one, request, columns) for one in found[:limit]]
        return as_json({"next": following, "previous": None, "results": as_rows(rows, columns)})

    def all_after(self, request: Request, place: Place) -> Iterator[Change]:
        what = chosen_kinds(request)
        return changes_after(request.user, place, what)


def row_of(change: Change, request: Request, columns: Sequence[Column]) -> list[Any]:
    told = {
        "at": change.place.at, "what": change.what, "id": change.id, "why": change.why,
        "url": reverse(change.view, [change.id], request=request),
    }  # fmt: skip
    return [told[column.name] for column in columns]


def chosen_since(request: Request) -> datetime:
    """The moment asked for; a day is its first moment in UTC."""
    text = request.query_params.get("since")
    if text is None:
        today = timezone.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return today - WITHOUT_SINCE
    try:
        day = parse_date(text)
        moment = parse_datetime(text) if day is None else datetime(day.year, day.month, day.day, tzinfo=UTC)
        if moment is not None and moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ValidationError(
        {
            "since": [
                f"since must be a day or a moment with its zone, as 2026-06-30T00:00:00Z; it is {text!r}."
            ]
        }
    )


def chosen_kinds(request: Request) -> Sequence[str]:
    what = request.query_params.get("what")
    if what is not None and what not in WHAT:
        raise ValidationError({"what": [f"what must be one of {', '.join(WHAT)}; it is {what!r}."]})
    return WHAT if what is None else [what]


def with_cursor(request: Request, place: Place) -> str:
    text = f"{place.at.isoformat()}|{place.source}|{place.pk}"
    cursor = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return str(replace_query_param(request.build_absolute_uri(), "cursor", cursor))


def chosen_place(request: Request) -> Place | None:
    text = request.query_params.get("cursor")
    if not text:
        return None
    try:
        at, source, pk = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").split("|")
        place = Place(datetime.fromisoformat(at), int(source), int(pk))
        if place.at.tzinfo is not None and 0 <= place.source < len(SOURCES) and 0 <= place.pk < 2**63:
            return place
    except (ValueError, binascii.Error):
        pass
    raise ValidationError({"cursor": [f"{text[:40]!r} is not a cursor of this list."]})
