"""The layers of the maps as JSON, each for those who may see what it shows. Answers 304 where unchanged."""

import hashlib
from collections.abc import Callable
from typing import Any

import orjson
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from assessments.maps.boundaries import Document, countries_document, disputed_document
from assessments.maps.incidents import incidents_layer
from assessments.maps.layers import (
    collection,
    in_words,
    legs_layer,
    places_layer,
    portfolio_feature,
    threats_layer,
)
from assessments.maps.legend import band_limits
from assessments.models import Snapshot
from corridors.models import Country

GEOJSON = "application/geo+json"
LAYOUT = "2"
"""Raise it when a layer looks different for the same snapshot, so that browsers fetch it again."""

PORTFOLIO_COLUMNS = (
    "pk", "digest", "risk", "band", "corridor_id", "corridor__origin__name", "corridor__destination__name",
    "corridor__population", "method__text", "payload__route_lines", "payload__places__route__legs",
    "payload__risk__at_least",
)  # fmt: skip


@login_required
@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """The base map under this installation's boundary view."""
    return _answer(request, countries_document(settings.BOUNDARY_VIEW))


@login_required
@require_safe
def disputed(request: HttpRequest) -> HttpResponse:
    return _answer(request, disputed_document())


@login_required
@require_safe
def legs(request: HttpRequest, pk: int) -> HttpResponse:
    def build(snapshot: Any) -> dict[str, Any]:
        return legs_layer(snapshot.payload, band_limits(snapshot.method.text))

    return _layer(request, pk, "legs", build)


@login_required
@require_safe
def places(request: HttpRequest, pk: int) -> HttpResponse:
    return _layer(request, pk, "places", lambda snapshot: places_layer(snapshot.payload))


@login_required
@require_safe
def threats(request: HttpRequest, pk: int) -> HttpResponse:
    def build(snapshot: Any) -> dict[str, Any]:
        marked = _points(snapshot.payload["countries"])
        return threats_layer(snapshot.payload, marked, band_limits(snapshot.method.text))

    return _layer(request, pk, "threats", build, "application/json")


@login_required
@require_safe
def incidents(request: HttpRequest, pk: int) -> HttpResponse:
    def build(snapshot: Any) -> dict[str, Any]:
        return incidents_layer(snapshot.payload)

    return _layer(request, pk, "incidents", build, "application/json")


@login_required
@require_safe
def corridors(request: HttpRequest) -> HttpResponse:
    """The latest result of every visible corridor as one line; those without a line by name."""
    latest = Snapshot.objects.visible_to(request.user).latest_per_corridor()
    known = latest.order_by("pk").values_list("pk", "digest")
    tag = _tag("corridors", *(f"{pk} {digest}" for pk, digest in known))
    unchanged = _unchanged(request, tag)
    if unchanged:
        return unchanged
    rows = list(latest.order_by("corridor__origin", "corridor__destination", "pk").values(*PORTFOLIO_COLUMNS))
    drawn = collection(_corridor(row) for row in rows if row["payload__route_lines"])
    without = [_title(row) for row in rows if not row["payload__route_lines"]]
    return _answer(request, Document(orjson.dumps({**drawn, "without_line": without}), tag))


def _corridor(row: dict[str, Any]) -> dict[str, Any]:
    cell = {"nominal": row["risk"], "band": row["band"]}
    limits = band_limits(row["method__text"])["risk"]
    properties = {
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


def _layer(
    request: HttpRequest, pk: int, name: str, build: Callable[[Any], dict[str, Any]], kind: str = GEOJSON
) -> HttpResponse:
    """One layer of a snapshot the reader may see; the document is read only where it has to be sent."""
    visible = Snapshot.objects.visible_to(request.user)
    tag = _tag(name, get_object_or_404(visible.only("digest"), pk=pk).digest)
    unchanged = _unchanged(request, tag)
    if unchanged:
        return unchanged
    snapshot = visible.select_related("method").get(pk=pk)
    return _answer(request, Document(orjson.dumps(build(snapshot)), tag), kind)


def _points(names: dict[str, str]) -> dict[str, tuple[float, float]]:
    known = Country.objects.filter(iso3__in=names, longitude__isnull=False, latitude__isnull=False)
    return {iso3: (x, y) for iso3, x, y in known.values_list("iso3", "longitude", "latitude")}


def _tag(name: str, *digests: str) -> str:
    return f'"{hashlib.sha256(":".join((LAYOUT, name, *digests)).encode()).hexdigest()[:32]}"'


def _unchanged(request: HttpRequest, tag: str) -> HttpResponse | None:
    answer = get_conditional_response(request, etag=tag)
    if answer is not None:
        patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _answer(request: HttpRequest, document: Document, kind: str = GEOJSON) -> HttpResponse:
    unchanged = _unchanged(request, document.etag)
    if unchanged:
        return unchanged
    answer = HttpResponse(document.content, content_type=kind, headers={"ETag": document.etag})
    patch_cache_control(answer, private=True, no_cache=True)
    return answer
