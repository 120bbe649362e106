"""Every corridor the reader may see, side by side: the matrix, the map, the table."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from assessments.models import Assessment, Snapshot, Worker
from assessments.reports.display import RISK_LIMITS, Value, percent, value_of
from assessments.reports.matrix_svg import MatrixPoint, matrix_svg
from corridors.models import Corridor

CODES = ("E", "RS", "D", "RW")


@dataclass(frozen=True)
class Segment:
    """One piece of a share bar, in percent of its width."""

    code: str
    x: float
    width: float


@dataclass(frozen=True)
class CorridorRow:
    """One corridor of the table: its latest snapshot in words and numbers."""

    snapshot: Any
    title: str
    url: str
    shares: tuple[str, ...]
    segments: tuple[Segment, ...]
    naming: str
    origin: Value
    route: Value
    destination: Value
    headline: Value
    why: str
    stale: bool
    as_of: date

    @property
    def is_on_matrix(self) -> bool:
        return None not in (self.snapshot.fear, self.snapshot.share_e, self.snapshot.share_rs)


@login_required
def portfolio(request: HttpRequest) -> HttpResponse:
    rows = corridor_rows(request.user)
    context = {
        "rows": rows,
        "matrix": portfolio_matrix(rows),
        "beside_matrix": [row for row in rows if not row.is_on_matrix],
        "stale_count": sum(row.stale for row in rows),
        "not_assessed": _never_assessed(request.user),
        "running": _running(request.user),
        "worker_is_missing": not Worker.objects.seen_lately().exists(),
    }
    return render(request, "assessments/portfolio.html", context)


def corridor_rows(user: Any) -> list[CorridorRow]:
    """The latest snapshot of every visible corridor, by the names of origin and destination."""
    visible = Snapshot.objects.visible_to(user)
    stale = set(visible.stale().values_list("pk", flat=True))
    latest = visible.latest_per_corridor().without_documents().annotate(
        why=KT("payload__matrix__why__text"), at_least=KT("payload__risk__at_least")
    )  # fmt: skip
    latest = latest.order_by("corridor__origin__name", "corridor__destination__name", "corridor__population")
    return [_row(snapshot, snapshot.pk in stale) for snapshot in latest]


def _row(snapshot: Any, stale: bool) -> CorridorRow:
    shares = [getattr(snapshot, f"share_{code.lower()}") for code in CODES]
    at_least = snapshot.at_least in (True, 1, "1", "true")
    return CorridorRow(
        snapshot=snapshot,
        title=_title(snapshot.corridor),
        url=reverse("assessments:corridor", args=[snapshot.corridor_id]),
        shares=tuple("not rated" if share is None else percent(share) for share in shares),
        segments=_segments(shares),
        naming=_naming(snapshot),
        origin=_value(snapshot.risk_origin, snapshot.band_origin, at_least=False),
        route=_value(snapshot.risk_route, snapshot.band_route, at_least=at_least),
        destination=_value(snapshot.risk_destination, snapshot.band_destination, at_least=at_least),
        headline=_value(snapshot.risk, snapshot.band, at_least=at_least),
        why=snapshot.why or "",
        stale=stale,
        as_of=snapshot.as_of,
    )


def _title(corridor: Corridor) -> str:
    return f"{corridor.origin.name} to {corridor.destination.name}"


def _value(number: float | None, band: str, *, at_least: bool) -> Value:
    part = {"nominal": number, "band": band, "low": None, "high": None}
    return value_of(part, RISK_LIMITS, at_least=at_least)


def _segments(shares: list[float | None]) -> tuple[Segment, ...]:
    """Pieces of a bar of 100, in the order of the codes; what is not rated leaves a gap."""
    segments, x = [], 0.0
    for code, share in zip(CODES, shares, strict=True):
        if share is not None:
            segments.append(Segment(code, round(x, 2), round(100 * share, 2)))
            x += 100 * share
    return tuple(segments)


def _naming(snapshot: Any) -> str:
    if snapshot.quadrant:
        return snapshot.quadrant
    if snapshot.largest:
        return f"largest: {snapshot.largest}"
    return "rated in part" if snapshot.fear is not None else "not rated"


def portfolio_matrix(rows: list[CorridorRow]) -> SafeString:
    points = [_point(row) for row in rows if row.is_on_matrix]
    description = f"Match and motive of {len(points)} corridors; the table below holds the same numbers."
    return mark_safe(matrix_svg(points, description=description, width=640, height=560))


def _point(row: CorridorRow) -> MatrixPoint:
    snapshot = row.snapshot
    strong = snapshot.share_e + snapshot.share_rs
    title = f"{row.title}: fear {percent(snapshot.fear)}, strong match {percent(strong)}"
    return MatrixPoint(snapshot.fear, strong, snapshot.corridor.code, title, href=row.url)


def _never_assessed(user: Any) -> list[Corridor]:
    return list(Corridor.objects.visible_to(user).filter(snapshots=None).with_countries())


def _running(user: Any) -> list[Assessment]:
    unfinished = Assessment.objects.visible_to(user).unfinished()
    return list(unfinished.select_related("corridor__origin", "corridor__destination"))
