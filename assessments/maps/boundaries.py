"""Which outlines a map shows: base shapes under a boundary view, and the disputed areas over them.

A boundary view changes what is drawn, never a score: distances by country come from the base shapes.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from shapely import set_precision, union_all
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from assessments.maps.content.documents import Document, document
from corridors.frames import COUNTRIES, DISPUTED, ShapesMissing, country_shapes, current_edition, source_of

if TYPE_CHECKING:
    import geopandas as gpd

VIEWS = {
    "un": "United Nations view (resolutions of the General Assembly and the Security Council)",
    "jp": "view of the Government of Japan",
}

DISCLAIMER = (
    "Boundaries, names and shading imply no opinion on the legal status of any territory. "
    "Disputed areas are hatched and dashed; their outlines are approximate."
)

OUTLINED = "disputed areas outlined coarsely by this project"

LARGEST_ISLETS = 0.05
"""Square degrees: what is smaller is no longer seen on a map of the world, and is marked as well."""

_SLIVER = 0.6
"""Degrees: a remnant this near to an area given to another state is coastline the coarse shape added."""

_HELD = 0.2
"""Share of an area a base shape must cover to be drawn as its holder; less is two coarse outlines' play."""


WORLD = "world"
"""The detail of a map of the whole world; ``corridors.frames.DETAILS`` has the others."""


def displayed_shapes(view: str, detail: str = WORLD) -> "gpd.GeoDataFrame":
    """The best shapes there are, with the disputed areas given to the states this view draws them with."""
    return _displayed(view, detail, outlines_edition())


def outlines_edition() -> str:
    """What tells the outlines that serve now from others."""
    editions = (current_edition(kind) for kind in (COUNTRIES, DISPUTED))
    return " ".join(edition.folder if edition else "-" for edition in editions)


@lru_cache(maxsize=12)
def _displayed(view: str, detail: str, edition: str) -> "gpd.GeoDataFrame":
    """``edition`` tells one set of imported outlines from another."""
    from corridors.disputed import disputed_areas

    shapes = country_shapes(detail).copy()
    geometries = dict(zip(shapes["iso3"], shapes.geometry, strict=True))
    areas = disputed_areas().dropna(subset=[view])
    drawn = areas[areas.geom_type != "Point"]
    for iso3, area in zip(drawn[view], drawn.geometry, strict=True):
        for part in _polygons(area):
            _give(geometries, iso3, part)
    return shapes.set_geometry([geometries[iso3] for iso3 in shapes["iso3"]], crs=shapes.crs)


def countries_layer(view: str, detail: str = WORLD) -> dict[str, Any]:
    """The base map as GeoJSON: iso3 and name of each country; with a notice where there are no shapes."""
    about = {"source": source_of(detail), **boundary_note(view)}
    try:
        shapes = displayed_shapes(view, detail)
    except ShapesMissing as missing:
        return _collection([], {**about, "notice": f"No country outlines: {missing}"})
    rows = zip(shapes["iso3"], shapes["name"], shapes.geometry, strict=True)
    return _collection([_feature({"iso3": iso3, "name": name}, shape) for iso3, name, shape in rows], about)


def areas_disputed_in(view: str) -> "gpd.GeoDataFrame":
    """The areas a view shows as disputed: all but those whose holder it says nobody can dispute.

    ``mark`` is a point on what is too small to be seen by its outline, else missing.
    """
    import geopandas as gpd

    from corridors.disputed import disputed_areas

    areas = disputed_areas()
    shown = areas[areas["undisputed_in"] != view].reset_index(drop=True)
    small = [
        shape.representative_point() if shape.area < LARGEST_ISLETS else None for shape in shown.geometry
    ]
    return shown.assign(mark=gpd.GeoSeries(small, crs=4326))


def disputed_layer(view: str) -> dict[str, Any]:
    """The disputed areas as GeoJSON: their name and the parties, in words; the small ones with a mark."""
    features = []
    for row in areas_disputed_in(view).itertuples():
        words = {"name": row.name, "status": _status(row.parties)}
        if row.geometry.geom_type != "Point":
            features.append(_feature(words, row.geometry))
        if row.mark is not None:
            features.append(_feature(words, row.mark))
    return _collection(features, {"source": outlined(), "disclaimer": DISCLAIMER})


def outlined() -> str:
    """Whose outlines of disputed areas the maps show."""
    edition = current_edition(DISPUTED)
    return f"disputed areas: {edition}" if edition else OUTLINED


def countries_document(view: str, detail: str = WORLD) -> Document:
    return _countries(view, detail, outlines_edition())


@lru_cache(maxsize=12)
def _countries(view: str, detail: str, edition: str) -> Document:
    return document(countries_layer(view, detail))


def disputed_document(view: str) -> Document:
    return _disputed(view, outlines_edition())


@lru_cache(maxsize=4)
def _disputed(view: str, edition: str) -> Document:
    return document(disputed_layer(view))


def boundary_note(view: str) -> dict[str, str]:
    """What every answer with boundaries or names says of them."""
    return {"boundary_view": view, "disclaimer": f"{DISCLAIMER} Drawn after the {VIEWS[view]}."}


def _status(parties: str) -> str:
    return f"Status disputed. Parties, in alphabetical order: {parties}"


def _give(geometries: dict[str, BaseGeometry], iso3: str, area: Polygon) -> None:
    """Move an area from the states it is drawn with to another; where no shape lies, it is all new land."""
    if iso3 not in geometries:
        return
    covered = {code: shape.intersection(area) for code, shape in geometries.items() if shape.intersects(area)}
    holders = [code for code, part in covered.items() if part.area >= _HELD * area.area]
    taken = [] if holders else [area.difference(union_all(list(covered.values())))]
    for holder in [code for code in holders if code != iso3]:
        taken += [covered[holder], *_take(geometries, holder, area)]
    if taken:
        geometries[iso3] = _without_seams(geometries[iso3], taken)


def _take(geometries: dict[str, BaseGeometry], holder: str, area: Polygon) -> list[Polygon]:
    """Cut an area out of its holder's shape; return the bits of coast that would stay behind."""
    rest = _polygons(geometries[holder].difference(area))
    kept = [part for part in rest if not _is_sliver(part, area)]
    geometries[holder] = MultiPolygon(kept)
    return [part for part in rest if _is_sliver(part, area)]


def _without_seams(home: BaseGeometry, taken: list[BaseGeometry]) -> BaseGeometry:
    """Join shapes of different precision; gaps of less than a tenth of a degree close."""
    joined = union_all([home, *taken])
    closed = joined.buffer(0.05, join_style="mitre").buffer(-0.05, join_style="mitre")
    near = union_all(taken).buffer(0.3)
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


def _collection(features: list[dict[str, Any]], about: dict[str, str]) -> dict[str, Any]:
    return {"type": "FeatureCollection", **about, "features": features}
