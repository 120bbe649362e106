"""Answers a client may keep: a strong ETag and the last change, known before any row is read."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.dateparse import parse_datetime
from rest_framework.request import Request

Stamp = tuple[str, ...]
"""What may have changed: queries of one value each, with the reader's number where ``{user}`` stands."""

CORRIDORS: Stamp = (
    "SELECT MAX(updated_at) FROM corridors_corridor",
    "SELECT COUNT(*) FROM corridors_corridor",
    "SELECT SUM(version) FROM corridors_corridor",
    "SELECT COUNT(archived_at) FROM corridors_corridor",
    "SELECT COUNT(*) FROM corridors_membership WHERE user_id = {user}",
    "SELECT MAX(id) FROM corridors_membership WHERE user_id = {user}",
    "SELECT SUM(organisation_id) FROM corridors_membership WHERE user_id = {user}",
)
"""Corridors, and which organisations' the reader may see."""
CATALOGUE: Stamp = (
    "SELECT COUNT(*) FROM corridors_country",
    "SELECT COUNT(*) FROM corridors_indicator",
    "SELECT COUNT(*) FROM corridors_publisher",
)
"""What codes mean: countries, indicators, publishers."""
RELEASES: Stamp = (
    "SELECT MAX(published_at) FROM corridors_release",
    "SELECT MAX(withdrawn_at) FROM corridors_release",
    "SELECT COUNT(*) FROM corridors_release",
    "SELECT COUNT(*) FROM corridors_release WHERE status = 'published'",
)


def validators(request: Request, stamps: Sequence[Stamp], *about: Any) -> tuple[str, datetime | None]:
    """Return the ETag of an answer and when what it rests on changed last: one query."""
    found = request._request.state_seen = state_of(stamps, request.user.pk)  # type: ignore[attr-defined]
    known = (request.user.pk, request.get_full_path(), request.headers.get("Accept", ""), about, found)
    digest = hashlib.sha256(repr(known).encode()).hexdigest()[:32]
    moments = [moment for value in found if (moment := _moment(value)) is not None]
    return f'"{digest}"', max(moments, default=None)


def state_of(stamps: Sequence[Stamp], user: int) -> tuple[Any, ...]:
    """Everything the stamps ask for, in one query; equal states have equal answers."""
    queries = [f"({query.format(user=int(user))})" for stamp in stamps for query in stamp]
    if not queries:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(queries)}")
        return tuple(cursor.fetchone())


def _moment(value: Any) -> datetime | None:
    """A moment as one database gives it, or as the text another keeps, in UTC."""
    moment = parse_datetime(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def unchanged(request: Request, etag: str, changed: datetime | None) -> HttpResponse | None:
    """The 304 (or 412) a client's conditions ask for; nothing when the answer has to be made."""
    answer = get_conditional_response(request._request, etag, _seconds(changed))
    return keep(answer, etag, changed) if answer is not None and answer.status_code == 304 else answer


def keep(answer: HttpResponse, etag: str, changed: datetime | None) -> HttpResponse:
    """Say how long an answer may be kept: by its reader alone, and asked about every time."""
    answer["ETag"] = etag
    if changed is not None:
        answer["Last-Modified"] = changed.strftime("%a, %d %b %Y %H:%M:%S GMT")
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ["Accept", "Authorization", "Cookie"])
    return answer


def _seconds(changed: datetime | None) -> int | None:
    return int(changed.timestamp()) if changed else None
