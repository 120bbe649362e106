"""Which outlines a map shows: base shapes under a boundary view, and the disputed areas over them.

A boundary view changes what is drawn, never a score: distances by country come from the base shapes.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

import geopandas as gpd
import orjson
from django.conf import settings
from shapely import set_precision
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from corridors.codes import english_name
from corridors.frames import SOURCE, ShapesMissing, country_shapes

VIEWS = {
    "un": "United Nations view (resolutions of the General Assembly and the Security Council)",
    "jp": "view of the Government of Japan",
}

DISCLAIMER = (
    "Boundaries, names and shading imply no opinion on the legal status of any territory. "
    "Disputed areas are hatched and dashed."
)

_SLIVER = 0.6
"""Degrees: a remnant this near to an area given to another state is coastline the coarse shape added."""


@dataclass(frozen=True)
class Document:
    """Bytes ready to be sent, with the tag that tells whether a browser has them already."""

    content: bytes
    etag: str


@cache
def disputed_areas(view: str) -> gpd.GeoDataFrame:
    """The areas a view shows as disputed: name, held_by, claimed_by, drawn_with, geometry."""
    areas = _every_area().rename(columns={view: "drawn_with"})
    holder = [english_name(iso3) if isinstance(iso3, str) else "" for iso3 in areas["drawn_with"]]
    return areas[areas["held_by"] != holder][["name", "held_by", "claimed_by", "drawn_with", "geometry"]]


@cache
def displayed_shapes(view: str) -> gpd.GeoDataFrame:
    """The base shapes with the disputed areas given to the states this view draws them with."""
    shapes = country_shapes().copy()
    geometries = dict(zip(shapes["iso3"], shapes.geometry, strict=True))
    areas = _every_area()
    for iso3 in sorted(set(areas[view].dropna())):
        _give(geometries, iso3, areas.loc[areas[view] == iso3].geometry.union_all())
    return shapes.set_geometry(gpd.GeoSeries([geometries[iso3] for iso3 in shapes["iso3"]], crs=shapes.crs))


@cache
def countries_document(view: str) -> Document:
    """The base map as GeoJSON: iso3 and name of each country; with a notice where there are no shapes."""
    try:
        shapes = displayed_shapes(view)
    except ShapesMissing as missing:
        return _document([], {"notice": f"No country outlines: {missing}"})
    rows = zip(shapes["iso3"], shapes["name"], shapes.geometry, strict=True)
    return _document([_feature({"iso3": iso3, "name": name}, shape) for iso3, name, shape in rows], {})


@cache
def disputed_document(view: str) -> Document:
    """The disputed areas as GeoJSON: their name and who holds and claims them, in words."""
    rows = disputed_areas(view).itertuples()
    return _document([_feature({"name": row.name, "status": _status(row)}, row.geometry) for row in rows], {})


@cache
def _every_area() -> gpd.GeoDataFrame:
    return gpd.read_file(settings.FIXTURES / "disputed_areas.json")


def _status(area: Any) -> str:
    claimed = f", claimed by {area.claimed_by}" if area.claimed_by else ""
    return f"Status disputed: held by {area.held_by}{claimed}" if claimed else f"Status: {area.held_by}"


def _give(geometries: dict[str, BaseGeometry], iso3: str, area: BaseGeometry) -> None:
    """Move an area to one state, and with it the bits of coast that would stay behind."""
    if iso3 not in geometries:
        return
    taken: list[BaseGeometry] = [area]
    for other in [code for code in geometries if code != iso3 and geometries[code].intersects(area)]:
        rest = geometries[other].difference(area)
        slivers = [part for part in _polygons(rest) if _is_sliver(part, area)]
        kept = [part for part in _polygons(rest) if not _is_sliver(part, area)]
        geometries[other] = MultiPolygon(kept) if kept else geometries[other]
        taken += slivers if kept else []
    geometries[iso3] = _without_seams(geometries[iso3], taken)


def _without_seams(home: BaseGeometry, taken: list[BaseGeometry]) -> BaseGeometry:
    """Join shapes of different precision; gaps of less than a tenth of a degree close."""
    joined = gpd.GeoSeries([home, *taken]).union_all()
    closed = joined.buffer(0.05, join_style="mitre").buffer(-0.05, join_style="mitre")
    near = gpd.GeoSeries(taken).union_all().buffer(0.3)
    return joined.union(closed.intersection(near))


def _is_sliver(part: Polygon, area: BaseGeometry) -> bool:
    return part.area < area.area / 2 and area.buffer(_SLIVER).contains(part)


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    return [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon)]


def _feature(properties: dict[str, str], shape: BaseGeometry) -> dict[str, Any]:
    rounded = set_precision(shape, 0.01)
    outline = shape if rounded.is_empty else rounded
    return {"type": "Feature", "properties": properties, "geometry": _rounded(mapping(outline))}


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {"type": value["type"], "coordinates": _rounded(value["coordinates"])}
    return [_rounded(part) for part in value]


def _document(features: list[dict[str, Any]], extra: dict[str, str]) -> Document:
    content = orjson.dumps({"type": "FeatureCollection", "source": SOURCE, **extra, "features": features})
    return Document(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')
