"""Releases and figures: where every displayed number comes from. For every signed-in user."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from corridors.models import Figure, PairFigure, Release

STAGED = Release.Status.STAGED


@login_required
def releases(request: HttpRequest) -> HttpResponse:
    shown = _shown_releases(request.user).order_by("publisher__name", "dataset", "-released", "-pk")
    counting = [release for release in shown if release.status == Release.Status.PUBLISHED]
    others = [release for release in shown if release.status != Release.Status.PUBLISHED]
    return render(request, "corridors/releases.html", {"counting": counting, "others": others})


@login_required
def release(request: HttpRequest, key: str) -> HttpResponse:
    shown = get_object_or_404(_shown_releases(request.user), key=key)
    return render(request, "corridors/release.html", {"release": shown, "contents": contents_of(shown)})


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
    return render(request, "corridors/figure.html", _figure_context(shown, about, series.order_by("period")))


@login_required
def pair_figure(request: HttpRequest, pk: int) -> HttpResponse:
    pairs = PairFigure.objects.select_related("origin", "destination")
    shown = get_object_or_404(_traced(pairs, request.user), pk=pk)
    series = PairFigure.objects.filter(
        release=shown.release_id, indicator=shown.indicator_id, origin=shown.origin_id,
        destination=shown.destination_id,
    )  # fmt: skip
    about = f"{shown.origin.name} to {shown.destination.name}"
    return render(request, "corridors/figure.html", _figure_context(shown, about, series.order_by("period")))


def _figure_context(shown: Any, about: str, series: QuerySet[Any]) -> dict[str, Any]:
    return {
        "figure": shown,
        "release": shown.release,
        "about": about,
        "age_years": (date.today() - shown.counts_from).days / 365.25,
        "series": series,
    }


def _traced(figures: QuerySet[Any], user: Any) -> QuerySet[Any]:
    traced = figures.select_related("indicator", "release__publisher")
    return traced if _curates(user) else traced.exclude(release__status=STAGED)


def _shown_releases(user: Any) -> QuerySet[Release]:
    """Staged releases are for those who curate them."""
    everything = Release.objects.select_related("publisher")
    return everything if _curates(user) else everything.exclude(status=STAGED)


def _curates(user: Any) -> bool:
    return user.has_perm("corridors.change_release")
