"""The rows a release says differently, as a page and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from corridors.api.columns import Column
from corridors.api.delimited import delimited
from corridors.importing.differing import ABSOLUTE, KINDS, RELATIVE, SIZE, Comparison, Pair, tables_of
from corridors.importing.publishing import predecessors
from corridors.models import Country, Event, Figure, PairFigure, Release

A_PAGE = 50
TABLE_NAMES = {
    "countries": _("figures about countries"), "pairs": _("figures about pairs of countries"),
    "events": _("incidents"), "treaties": _("treaty participations"), "surveys": _("survey shares"),
}  # fmt: skip
KIND_NAMES = {"changed": _("changed"), "added": _("added"), "gone": _("gone")}


@dataclass(frozen=True)
class Line:
    """One difference in words and numbers; old or new is None where there is none."""

    about: str
    what: str
    unit: str
    period: str
    old: float | None
    new: float | None
    old_url: str
    new_url: str
    note: str = ""

    @property
    def change(self) -> float | None:
        return None if self.old is None or self.new is None else self.new - self.old

    @property
    def ratio(self) -> float | None:
        return None if self.change is None or not self.old else self.change / abs(self.old)


def differences_context(request: HttpRequest, shown: Release, before: list[Release]) -> dict[str, Any]:
    older = tuple(one.pk for one in before)
    tables = tables_of(shown, before)
    counts = [
        (table, TABLE_NAMES[table], [_counted(shown, older, table, kind) for kind in KINDS])
        for table in tables
    ]
    if not tables:
        return {"counts": [], "page": None}
    asked = _asked(request, shown, older, tables, counts)
    page = Paginator(asked, A_PAGE).get_page(request.GET.get("page"))
    return {
        "counts": counts,
        "asked": asked,
        "page": page,
        "lines": [line_of(pair) for pair in page.object_list],
        "country": Country.objects.filter(pk=asked.country).first(),
        "has_size": asked.model in SIZE,
        "relative": RELATIVE,
    }


def _counted(shown: Release, older: tuple[int, ...], table: str, kind: str) -> tuple[str, Any, int]:
    return kind, KIND_NAMES[kind], Comparison(shown.pk, older, table, kind).count()


def _asked(
    request: HttpRequest, shown: Release, older: tuple[int, ...], tables: list[str], counts: list[Any]
) -> Comparison:
    table = request.GET.get("table", "")
    table = table if table in tables else _most_telling(counts)
    sizes = {kind: number for name, _label, kinds in counts if name == table for kind, _kind, number in kinds}
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else next((one for one in KINDS if sizes[one]), KINDS[0])
    by = RELATIVE if request.GET.get("by") == RELATIVE else ABSOLUTE
    country = request.GET.get("country", "").strip()
    named = Country.objects.filter(pk=country.upper()) | Country.objects.filter(name__iexact=country)
    found = named.first() if country else None
    return Comparison(shown.pk, older, table, kind, found.pk if found else "", by)


def _most_telling(counts: list[Any]) -> str:
    """The table with most changed rows, of several without any the one with most differences."""
    return str(max(counts, key=lambda one: (one[2][0][2], sum(kind[2] for kind in one[2])))[0])


def line_of(pair: Pair) -> Line:
    row = pair.new or pair.old
    size = SIZE.get(type(row))
    old, new = (getattr(side, size) if side and size else None for side in (pair.old, pair.new))
    urls = _url(pair.old), _url(pair.new)
    if isinstance(row, Figure):
        return Line(row.country.name, row.indicator.label, row.indicator.unit, _period(row), old, new, *urls)
    if isinstance(row, PairFigure):
        about = f"{row.origin.name} – {row.destination.name}"
        return Line(about, row.indicator.label, row.indicator.unit, _period(row), old, new, *urls)
    if isinstance(row, Event):
        about = row.country.name if row.country else ""
        what = f"{row.get_kind_display()} {row.publisher_id}"
        return Line(about, what, "deaths", row.starts.isoformat(), old, new, *urls)
    about = row.country.name if hasattr(row, "country") else row.corridor
    what = str(getattr(row, "instrument", row))
    said = ["" if side is None else str(getattr(side, "action", side)) for side in (pair.old, pair.new)]
    return Line(about, what, "", "", old, new, *urls, note=" → ".join(said))


def _period(row: Any) -> str:
    return f"{row.period} {row.qualifier}".strip()


def _url(row: Any) -> str:
    names = {Figure: "corridors:figure", PairFigure: "corridors:pair-figure"}
    return reverse(names[type(row)], args=[row.pk]) if type(row) in names else ""


COLUMNS = [
    Column(name, name, kind)
    for name, kind in (
        ("difference", "text"), ("about", "text"), ("what", "text"), ("unit", "text"), ("period", "text"),
        ("old", "number"), ("new", "number"), ("change", "number"), ("note", "text"), ("release", "text"),
        ("before", "text"),
    )
]  # fmt: skip


@login_required
@permission_required("corridors.change_release", raise_exception=True)
@require_GET
def download(request: HttpRequest, key: str) -> HttpResponseBase:
    """All differences of all tables as CSV, largest first within each."""
    shown = get_object_or_404(Release, key=key)
    if not Release.objects.exportable().filter(pk=shown.pk).exists():
        messages.error(request, _("The licence of this release keeps its numbers inside this site."))
        return redirect("assessments:curate-release", key)
    staged = shown.status == Release.Status.STAGED
    before = predecessors(shown) if staged else list(shown.supersedes.all())
    return delimited(_cells(shown, before), COLUMNS, f"differences-{shown.key}")


def _cells(shown: Release, before: list[Release]) -> Iterator[list[Any]]:
    older, keys = tuple(one.pk for one in before), " ".join(one.key for one in before)
    for table in tables_of(shown, before):
        for kind in KINDS:
            for pair in Comparison(shown.pk, older, table, kind).every():
                line = line_of(pair)
                yield [
                    kind, line.about, line.what, line.unit, line.period, line.old, line.new, line.change,
                    line.note, shown.key, keys,
                ]  # fmt: skip
