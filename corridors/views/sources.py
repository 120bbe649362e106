"""Releases and figures: where every displayed number comes from. For every signed-in user."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from corridors.holdings import holdings
from corridors.models import Figure, HandEntries, PairFigure, Participation, Release, SurveyShare
from corridors.source_choices import measures

STAGED = Release.Status.STAGED
A_PAGE = 50
"""Incidents of a release shown at once."""


@login_required
def releases(request: HttpRequest) -> HttpResponse:
    newest_first = _shown_releases(request.user).newest_first()
    shown = sorted(newest_first, key=lambda release: (release.publisher.name, release.dataset))
    counting = [release for release in shown if release.status == Release.Status.PUBLISHED]
    others = [release for release in shown if release.status != Release.Status.PUBLISHED]
    context = {"counting": counting, "others": others, "holdings": holdings(shown)}
    return render(request, "corridors/releases.html", context)


@login_required
def release(request: HttpRequest, key: str) -> HttpResponse:
    shown = get_object_or_404(_shown_releases(request.user), key=key)
    contents = contents_of(shown)
    has_incidents = any(row["indicator__label"] == "events" for row in contents)
    context = {
        "release": shown,
        "contents": contents,
        "incidents": _incidents(shown, request.GET.get("page")) if has_incidents else None,
        "steps": shown.steps.select_related("by").defer("stood"),
        "curates": _curates(request.user),
    }
    return render(request, "corridors/release.html", context)


def _incidents(shown: Release, page: str | None) -> Any:
    """A page of its incidents, the latest first."""
    recorded = shown.events.select_related("country").order_by("-starts", "-pk")
    return Paginator(recorded, A_PAGE).get_page(page)


def contents_of(shown: Release) -> list[dict[str, Any]]:
    """How many numbers of which indicator a release holds."""
    country = shown.figures.order_by("indicator__label").values("indicator__label", "indicator__unit")
    pair = shown.pair_figures.order_by("indicator__label").values("indicator__label", "indicator__unit")
    rows = [*country.annotate(number=Count("pk")), *pair.annotate(number=Count("pk"))]
    extra = (("events", shown.events), ("consents to be bound by a treaty", shown.participations))
    counted = [{"indicator__label": label, "number": related.count()} for label, related in extra]
    return rows + [row for row in counted if row["number"]]


@login_required
def figure(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(_traced(Figure.objects.select_related("country"), request.user), pk=pk)
    series = Figure.objects.filter(
        release=shown.release_id, indicator=shown.indicator_id, country=shown.country_id
    )
    about = shown.country.name
    entry = _entry(shown.release, destination=shown.country_id, group=shown.qualifier, date=shown.period)
    return render(
        request, "corridors/figure.html", _figure_context(shown, about, series.order_by("period"), entry)
    )


@login_required
def pair_figure(request: HttpRequest, pk: int) -> HttpResponse:
    pairs = PairFigure.objects.select_related("origin", "destination")
    shown = get_object_or_404(_traced(pairs, request.user), pk=pk)
    series = PairFigure.objects.filter(
        release=shown.release_id, indicator=shown.indicator_id, origin=shown.origin_id,
        destination=shown.destination_id,
    )  # fmt: skip
    about = f"{shown.origin.name} to {shown.destination.name}"
    entry = _entry(shown.release, origin=shown.origin_id, destination=shown.destination_id, date=shown.period)
    return render(
        request, "corridors/figure.html", _figure_context(shown, about, series.order_by("period"), entry)
    )


@login_required
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """One country's consent to be bound by one instrument, as a release says."""
    consents = Participation.objects.select_related("instrument", "country", "release__publisher")
    shown = get_object_or_404(_of_shown_releases(consents, request.user), pk=pk)
    entry = _entry(shown.release, iso3=shown.country_id, instrument=shown.instrument_id)
    context = {"consent": shown, "release": shown.release, "entry": entry}
    return render(request, "corridors/consent.html", context)


@login_required
def survey_share(request: HttpRequest, pk: int) -> HttpResponse:
    """The recorded share of the people of a corridor who name safety as their reason."""
    shares = SurveyShare.objects.select_related("release__publisher")
    shown = get_object_or_404(_of_shown_releases(shares, request.user), pk=pk)
    day = shown.reference_date.isoformat()
    entry = _entry(shown.release, corridor=shown.corridor, population=shown.population, reference_date=day)
    context = {"share": shown, "release": shown.release, "entry": entry}
    return render(request, "corridors/survey_share.html", context)


def _entry(release: Release, **cells: str) -> dict[str, str] | None:
    """The row a curator recorded, with its source, where the release was recorded by hand."""
    entries = HandEntries.objects.filter(release=release).first()
    return entries.row_where(**cells) if entries else None


def _figure_context(shown: Any, about: str, series: QuerySet[Any], entry: Any) -> dict[str, Any]:
    return {
        "figure": shown,
        "release": shown.release,
        "about": about,
        "age_years": (date.today() - shown.counts_from).days / 365.25,
        "series": series,
        "entry": entry,
        "others": _other_sources(shown),
    }


def _traced(figures: QuerySet[Any], user: Any) -> QuerySet[Any]:
    return _of_shown_releases(figures.select_related("indicator", "release__publisher"), user)


def _other_sources(shown: Any) -> list[Any]:
    """The latest number of each other counting release that gives the same about the same."""
    same = [row for rows in measures().values() for row in rows]
    of_measure = {row.measure for row in same if row.indicator == shown.indicator_id}
    slugs = {row.indicator for row in same if row.measure in of_measure} | {shown.indicator_id}
    place = (
        {"country": shown.country_id}
        if isinstance(shown, Figure)
        else {"origin": shown.origin_id, "destination": shown.destination_id}
    )
    rows = type(shown).objects.filter(indicator__in=slugs, release__status="published", **place)
    others = rows.exclude(release=shown.release_id).order_by("release", "indicator", "-period")
    found: dict[tuple[int, str], Any] = {}
    for row in others.select_related("indicator", "release__publisher"):
        found.setdefault((row.release_id, row.indicator_id), row)
    return list(found.values())


def _of_shown_releases(rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
    return rows if _curates(user) else rows.exclude(release__status=STAGED)


def _shown_releases(user: Any) -> QuerySet[Release]:
    """Staged releases are for those who curate them."""
    everything = Release.objects.select_related("publisher", "superseded_by")
    return everything if _curates(user) else everything.exclude(status=STAGED)


def _curates(user: Any) -> bool:
    return user.has_perm("corridors.change_release")
