"""Every corridor the reader may see, side by side: the matrix, the map, the table."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.models import Assessment, SavedView, Worker
from assessments.reports.pictures.matrix_svg import CROWD, matrix_svg
from assessments.views.portfolio.changes import changes_for
from assessments.views.portfolio.entries import Entry, Portfolio, portfolio_of
from assessments.views.portfolio.filters import SORTS, PortfolioFilterForm
from assessments.views.portfolio.rows import point_of, rows_of
from assessments.views.portfolio.saving import SavedViewForm
from corridors.models import Corridor, CorridorDraft

A_PAGE = 50


@login_required
@require_safe
def portfolio(request: HttpRequest) -> HttpResponse:
    """What the address asks for; opened bare, what the reader's own view asks for."""
    views = list(SavedView.objects.of(request.user))
    opening = next((view for view in views if view.is_default), None)
    if opening is not None and not request.GET:
        return redirect(opening)
    return portfolio_page(request, request.GET, views)


def portfolio_page(
    request: HttpRequest,
    asked: QueryDict,
    views: list[SavedView],
    saving: SavedViewForm | None = None,
    status: int = 200,
) -> HttpResponse:
    archived = asked.get("archived") == "1"
    whole = portfolio_of(request.user, archived=archived)
    finding = PortfolioFilterForm(asked, whole, request.user)
    found = finding.matching(whole.entries)
    context = {
        **_shown(request, asked, finding, found, whole),
        **_around(request.user, archived=archived),
        "changes": None if archived else changes_for(request, whole),
        "saving": saving or SavedViewForm(request.user, initial={"query": finding.query}),
        "views": views,
    }
    wrong = 400 if finding.errors else status
    return render(request, "assessments/portfolio.html", context, status=wrong)


def _shown(
    request: HttpRequest, asked: QueryDict, finding: PortfolioFilterForm, found: list[Entry], whole: Portfolio
) -> dict[str, Any]:
    """What the filters leave, and the page of the table that is looked at."""
    page = _page_of(found, asked)
    rows = rows_of(list(page.object_list))
    drawn = sum(entry.is_on_matrix for entry in found)
    return {
        "finding": finding,
        "query": finding.query,
        "entries": found,
        "of_all": len(whole.entries),
        "page": page,
        "rows": rows,
        "matrix": portfolio_matrix(found),
        "on_matrix": drawn,
        "is_crowd": drawn > CROWD,
        "beside_matrix": [entry for entry in found if not entry.is_on_matrix],
        "undrawn": [row for row in rows if not row.is_drawn],
        "page_numbers": list(page.paginator.get_elided_page_range(page.number)),
        "order_words": dict(SORTS)[finding.asked("sort")],
        "stale_count": sum(entry.stale for entry in found),
        "stale_of_all": sum(entry.stale for entry in whole.entries),
        "not_assessed": finding.unassessed(whole.unassessed),
    }


def _page_of(found: list[Entry], asked: QueryDict) -> Any:
    """The page asked for, or the one that holds the corridor asked for."""
    pages = Paginator(found, A_PAGE)
    at = asked.get("at", "")
    for number, entry in enumerate(found):
        if str(entry.corridor) == at:
            return pages.get_page(number // A_PAGE + 1)
    return pages.get_page(asked.get("page"))


def _around(user: Any, *, archived: bool) -> dict[str, Any]:
    return {
        "archived": archived,
        "has_archived": Corridor.objects.visible_to(user).archived().exists(),
        "drafts": list(CorridorDraft.objects.of(user)),
        "running": _running(user),
        "worker_is_missing": not Worker.objects.seen_lately().exists(),
    }


def portfolio_matrix(entries: list[Entry]) -> SafeString:
    points = [point_of(entry) for entry in entries if entry.is_on_matrix]
    description = _("Match and motive of %(number)d corridors; the table below holds the same numbers.")
    svg = matrix_svg(points, description=description % {"number": len(points)}, width=640, height=560)
    return mark_safe(svg)  # what is written into it is escaped there


def _running(user: Any) -> list[Assessment]:
    unfinished = Assessment.objects.visible_to(user).unfinished()
    return list(unfinished.select_related("corridor__origin", "corridor__destination"))
