"""Countries with their outlines: the shapes of this installation's maps, made into text once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from assessments.maps.boundaries import boundary_note, displayed_shapes, outlines_edition
from config.compressing import kept_packed
from corridors.api.answering import as_features
from corridors.api.columns import row_serializer
from corridors.api.countries import COLUMNS, CountryViewSet
from corridors.frames import ShapesMissing


@extend_schema(responses=row_serializer("Country", COLUMNS, "One country or area.")(many=True))
class OutlinedCountryViewSet(CountryViewSet):
    """As GeoJSON without other parameters it is one document of all countries, however many."""

    geometry = "outlines_of"

    def rows(self, request: Request) -> HttpResponse:
        if request.accepted_renderer.format != "geojson" or set(request.query_params) - {"format"}:
            return super().rows(request)
        state = request._request.state_seen  # type: ignore[attr-defined]
        whole = _whole(settings.BOUNDARY_VIEW, outlines_edition(), state)
        return kept_packed(whole, "application/geo+json")

    def outlines_of(self, keys: Sequence[str]) -> dict[str, Any]:
        outlines = _outlines(settings.BOUNDARY_VIEW, outlines_edition())
        return {key: outlines[key] for key in keys if key in outlines}


@lru_cache(maxsize=4)
def _whole(view: str, edition: str, state: tuple[Any, ...]) -> bytes:
    """The document of all countries for one state of the catalogue."""
    rows = CountryViewSet.queryset.order_by("pk").values_list(*(column.source for column in COLUMNS), "pk")
    outlines = _outlines(view, edition)
    placed = [(*values[:-1], outlines.get(values[-1])) for values in rows]
    return bytes(as_features(placed, COLUMNS, {"count": len(placed), **boundary_note(view)}).content)


@lru_cache(maxsize=4)
def _outlines(view: str, edition: str) -> dict[str, str]:
    """The geometry of each country as GeoJSON text; none where there are no shapes."""
    try:
        shapes = displayed_shapes(view)
    except ShapesMissing:
        return {}
    pairs = zip(shapes["iso3"], shapes.geometry, strict=True)
    return {iso3: orjson.dumps(shape.__geo_interface__).decode() for iso3, shape in pairs}
