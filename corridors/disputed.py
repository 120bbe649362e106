"""The areas that maps tell of as disputed, each in the best outline there is.

Which areas these are, their parties, and with whom a boundary view draws them is what this installation's own
list says; an imported file gives other outlines of the same ground, never another word about it.
"""

from functools import cache

import geopandas as gpd
import pandas as pd
from django.conf import settings
from shapely import union_all
from shapely.geometry.base import BaseGeometry

from corridors.frames import DISPUTED, current_edition, imported

LAYER = "disputed"
"""The layer of an imported edition: ``published_as`` and geometry."""

BETWEEN = "; "
"""Between the publisher's names of the parts of one area."""


def disputed_areas() -> gpd.GeoDataFrame:
    """Return name, parties, un, jp, undisputed_in, published_as, and geometry in WGS 84 degrees.

    ``un`` and ``jp`` are the state a boundary view draws an area with, or missing; ``undisputed_in`` names
    the view that knows no dispute. Islets are points where no outlines are imported. Do not change it.
    """
    edition = current_edition(DISPUTED)
    return _disputed(edition.folder if edition else "")


def published_names() -> set[str]:
    """Return the names a publisher has for the areas, or for their parts."""
    return {name for names in _listed()["published_as"].dropna() for name in names.split(BETWEEN)}


@cache
def _disputed(folder: str) -> gpd.GeoDataFrame:
    listed = _listed()
    if not folder:
        return listed
    finer = imported(folder, LAYER).set_index("published_as").geometry
    pairs = zip(listed["published_as"].fillna(""), listed.geometry, strict=True)
    return listed.set_geometry(gpd.GeoSeries([_best(names, own, finer) for names, own in pairs], crs=4326))


def _best(names: str, own: BaseGeometry, finer: gpd.GeoSeries) -> BaseGeometry:
    """The published outline where every part of the area has one, else our own."""
    parts = names.split(BETWEEN)
    return union_all([finer[part] for part in parts]) if set(parts) <= set(finer.index) else own


@cache
def _listed() -> gpd.GeoDataFrame:
    areas = gpd.read_file(settings.FIXTURES / "disputed_areas.json")
    table = pd.read_csv(settings.FIXTURES / "disputed_islets.csv")
    points = gpd.points_from_xy(table.pop("longitude"), table.pop("latitude"), crs=4326)
    islets = gpd.GeoDataFrame(table, geometry=points)
    return pd.concat([areas.assign(undisputed_in=None), islets], ignore_index=True).sort_values(
        "name", ignore_index=True
    )
