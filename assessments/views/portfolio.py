"""Every corridor the reader may see, side by side: the matrix, the map, the table."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from assessments.models import Assessment, Snapshot, Worker
from assessments.reports.matrix_svg import matrix_svg
from assessments.views.portfolio_rows import CorridorRow, point_of, ranges_of, row_of
from corridors.models import Corridor


@login_required
def portfolio(request: HttpRequest) -> HttpResponse:
    rows = corridor_rows(request.user)
    context = {
        "rows": rows,
        "matrix": portfolio_matrix(rows),
        "beside_matrix": [row for row in rows if not row.is_on_matrix],
        "undrawn": [row for row in rows if not row.is_drawn],
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
        why=KT("payload__matrix__why__text"), at_least=KT("payload__risk__at_least"),
        probability=KT("payload__matrix__probability"), strong=KT("payload__matrix__cloud__y"),
    )  # fmt: skip
    snapshots = list(
        latest.order_by("corridor__origin__name", "corridor__destination__name", "corridor__population")
    )
    ranges = ranges_of(snapshots)
    return [
        row_of(snapshot, ranges.get(snapshot.pk, {}), stale=snapshot.pk in stale) for snapshot in snapshots
    ]


def portfolio_matrix(rows: list[CorridorRow]) -> SafeString:
    points = [point_of(row) for row in rows if row.is_on_matrix]
    description = f"Match and motive of {len(points)} corridors; the table below holds the same numbers."
    return mark_safe(matrix_svg(points, description=description, width=640, height=560))


def _never_assessed(user: Any) -> list[Corridor]:
    return list(Corridor.objects.visible_to(user).filter(snapshots=None).with_countries())


def _running(user: Any) -> list[Assessment]:
    unfinished = Assessment.objects.visible_to(user).unfinished()
    return list(unfinished.select_related("corridor__origin", "corridor__destination"))
