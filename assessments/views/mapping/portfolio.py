"""The corridors of the portfolio as lines, for the map of all of them."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.maps.boundaries import boundary_note
from assessments.maps.content.documents import Document, document, tag_of
from assessments.maps.content.layers import collection, in_words, portfolio_feature
from assessments.maps.content.legend import band_limits
from assessments.models import Snapshot
from assessments.views.mapping.answers import sent, unchanged_since
from assessments.views.portfolio.entries import portfolio_of
from assessments.views.portfolio.filters import PortfolioFilterForm

COLUMNS = (
    "pk", "digest", "risk", "band", "corridor_id", "corridor__origin__name", "corridor__destination__name",
    "corridor__population", "method__text", "payload__route_lines", "payload__places__route__legs",
    "payload__risk__at_least",
)  # fmt: skip


@login_required
@require_safe
def corridors(request: HttpRequest) -> HttpResponse:
    """The latest result of every corridor the portfolio shows as one line; those without a line by name."""
    latest = _asked_for(request)
    known = latest.order_by("pk").values_list("pk", "digest")
    tag = tag_of("corridors", settings.BOUNDARY_VIEW, *(f"{pk} {digest}" for pk, digest in known))
    unchanged = unchanged_since(request, tag)
    if unchanged:
        return unchanged
    rows = list(latest.order_by("corridor__origin", "corridor__destination", "pk").values(*COLUMNS))
    drawn = collection(_corridor(row) for row in rows if row["payload__route_lines"])
    without = [_title(row) for row in rows if not row["payload__route_lines"]]
    content = {**drawn, **boundary_note(settings.BOUNDARY_VIEW), "without_line": without}
    return sent(request, Document(document(content).content, tag))


def _asked_for(request: HttpRequest) -> Any:
    """The results that the same filters leave on the page of the portfolio."""
    whole = portfolio_of(request.user, archived=request.GET.get("archived") == "1")
    found = PortfolioFilterForm(request.GET, whole, request.user).matching(whole.entries)
    return Snapshot.objects.filter(pk__in=[entry.snapshot for entry in found])


def _corridor(row: dict[str, Any]) -> dict[str, Any]:
    cell = {"nominal": row["risk"], "band": row["band"]}
    limits = band_limits(row["method__text"])["risk"]
    properties = {
        "corridor": row["corridor_id"],
        "title": _title(row),
        "band": row["band"],
        "text": in_words(cell, limits, bool(row["payload__risk__at_least"])),
        "url": reverse("assessments:corridor", args=[row["corridor_id"]]),
    }
    modes = [leg["mode"] for leg in row["payload__places__route__legs"]]
    return portfolio_feature(row["payload__route_lines"], modes, properties)


def _title(row: dict[str, Any]) -> str:
    people = " (movers)" if row["corridor__population"] == "movers" else ""
    return f"{row['corridor__origin__name']} to {row['corridor__destination__name']}{people}"
