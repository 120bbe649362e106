"""The incidents behind the score of one leg, all of them: as a page that can be sorted, and as a file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessments.models import Snapshot
from assessments.reports.incident_file import incident_file
from assessments.reports.tables.along_route import country_name
from assessments.reports.tables.incident_rows import ORDERS, Row, in_order, incident_rows

ROWS = 50


@login_required
@require_safe
def leg_events(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of the incidents of a leg; number 0 is those without a point, which count in no score."""
    shown = _snapshot(request, pk)
    rows, leg = [_named(row) for row in _rows(shown, number)], _leg(shown, number)
    order = request.GET.get("sort") or ("counts" if number else "date")
    if order.removeprefix("-") not in ORDERS:
        raise Http404(f"There is no order {order!r}; known: {', '.join(ORDERS)}.")
    context = {
        "snapshot": shown,
        "payload": shown.payload,
        "number": number,
        "leg": leg,
        "page": _page(in_order(rows, order), request.GET.get("page", "1")),
        "order": order,
        "headings": _headings(order, number),
    }
    return render(request, "assessments/leg_events.html", context)


@login_required
@require_safe
def leg_events_file(request: HttpRequest, pk: int, number: int) -> StreamingHttpResponse:
    """The same incidents as a CSV file; those under a licence that keeps them here are left out."""
    shown = _snapshot(request, pk)
    _leg(shown, number)
    about = about_result(shown.pk, shown.payload)
    name = f"{about['corridor']}-{about['as_of']}-{f'leg-{number}' if number else 'not-placed'}-incidents"
    return incident_file(_rows(shown, number), about, shown.payload["releases"], name)


def about_result(pk: int, payload: dict[str, Any]) -> dict[str, Any]:
    return {
        "snapshot": pk,
        "corridor": payload["corridor"],
        "as_of": payload["as_of"],
        "method": payload["method"]["name"],
    }


def _snapshot(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(Snapshot.objects.visible_to(request.user).select_related("corridor"), pk=pk)


def _leg(shown: Snapshot, number: int) -> dict[str, Any] | None:
    legs = shown.payload["places"]["route"]["legs"]
    if number > len(legs):
        raise Http404(f"The route of this result has {len(legs)} legs; there is no leg {number}.")
    return legs[number - 1] if number else None


def _rows(shown: Snapshot, number: int) -> list[Row]:
    return [row for row in incident_rows(shown.payload["places"]["route"]) if (row["leg"] or 0) == number]


def _named(row: Row) -> Row:
    return {**row, "country": country_name(row["country"]) if row["country"] else None}


def _page(rows: list[Row], asked: str) -> Any:
    try:
        return Paginator(rows, ROWS).page(asked)
    except (EmptyPage, PageNotAnInteger):
        raise Http404(f"There is no page {asked!r}.") from None


def _headings(order: str, number: int) -> dict[str, dict[str, str]]:
    """Where the heading of a column leads, and how the column is sorted now, for assistive technology."""
    found = {}
    for name, (_, greatest_first) in ORDERS.items():
        backwards = greatest_first != order.startswith("-")
        now = order.removeprefix("-") == name
        found[name] = {
            "sort": f"-{name}" if now and not order.startswith("-") else name,
            "aria": ("descending" if backwards else "ascending") if now else "none",
        }
    return found
