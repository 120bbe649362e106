"""The portfolio as a file: exactly the corridors that are seen, in the same order, unrounded."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.models import Snapshot
from assessments.views.portfolio.entries import Entry, portfolio_of
from assessments.views.portfolio.filters import PortfolioFilterForm
from assessments.views.portfolio.rows import CODES, PLACES, UNDRAWN, Ranges, ranges_of, risk_at, shares_of
from corridors.api.columns import Column
from corridors.api.delimited import delimited

RANGED = ("", "_low", "_high")
SHARES = [f"share_{code}{end}" for code in CODES for end in RANGED]
RISKS = [
    f"risk{'_' if place else ''}{place}{end}" for place in PLACES for end in (*RANGED, "_band", "_at_least")
]
NAMES = [
    "corridor", "origin", "destination", "origin_name", "destination_name", "population", "owner", "tags",
    "matrix_status", "matrix_why", "quadrant", "fear", "fear_low", "fear_high", "strong_match",
    "strong_match_low", "strong_match_high", *SHARES, *RISKS, "rests_on_replaced_figures", "as_of",
    "result_made_at", "method", "snapshot", "releases",
]  # fmt: skip
TEXTS = ("origin_name", "destination_name", "owner", "tags", "matrix_why", "releases")
ANSWERS = ("rests_on_replaced_figures", *(name for name in RISKS if name.endswith("_at_least")))
KINDS = dict.fromkeys(TEXTS, "text") | dict.fromkeys(ANSWERS, "yes-no") | {"result_made_at": "moment"}
COLUMNS = [Column(name, name, KINDS.get(name, "code")) for name in NAMES]


@login_required
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """What the same address shows as a page; a filter nobody understands is refused, never left out."""
    archived = request.GET.get("archived") == "1"
    whole = portfolio_of(request.user, archived=archived)
    finding = PortfolioFilterForm(request.GET, whole, request.user)
    if finding.errors:
        wrong = [str(error) for errors in finding.errors.values() for error in errors]
        return HttpResponseBadRequest("\n".join(wrong), content_type="text/plain; charset=utf-8")
    name = f"portfolio-{timezone.localdate():%Y-%m-%d}"
    answer: HttpResponse = delimited(_lines(finding.matching(whole.entries)), COLUMNS, name)  # type: ignore[assignment]
    return answer


def _lines(entries: list[Entry]) -> Iterator[list[Any]]:
    numbers = [entry.snapshot for entry in entries]
    ranges, releases = ranges_of(numbers), _releases_of(numbers)
    for entry in entries:
        yield _line(entry, ranges.get(entry.snapshot, {}), releases.get(entry.snapshot, []))


def _line(entry: Entry, ranges: Ranges, releases: list[str]) -> list[Any]:
    return [
        entry.corridor, entry.origin, entry.destination, entry.origin_name, entry.destination_name,
        entry.population, entry.owner_name, "; ".join(entry.tags), entry.matrix_status, entry.why,
        entry.quadrant, entry.fear, entry.fear_low, entry.fear_high, entry.strong, entry.strong_low,
        entry.strong_high, *_shares(entry, ranges), *_risks(entry, ranges), entry.stale, entry.as_of,
        entry.created_at, entry.method, entry.snapshot, " ".join(releases),
    ]  # fmt: skip


def _shares(entry: Entry, ranges: Ranges) -> Iterator[float | None]:
    for code, share in zip(CODES, shares_of(entry), strict=True):
        yield from (share, *_ends(ranges.get(("share", code), UNDRAWN)))


def _risks(entry: Entry, ranges: Ranges) -> Iterator[Any]:
    for place in PLACES:
        number, band = risk_at(entry, place)
        at_least = entry.at_least and place != "origin" and number is not None
        yield from (number, *_ends(ranges.get(("risk", place), UNDRAWN)), band, at_least)


def _ends(part: Mapping[str, float | None]) -> tuple[float | None, float | None]:
    return part["low"], part["high"]


def _releases_of(snapshots: list[int]) -> dict[int, list[str]]:
    pairs = Snapshot.releases.through.objects.filter(snapshot__in=snapshots).order_by("release__key")
    found: dict[int, list[str]] = {}
    for snapshot, key in pairs.values_list("snapshot_id", "release__key"):
        found.setdefault(snapshot, []).append(key)
    return found
