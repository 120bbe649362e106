"""Files of outlines: read, checked to be areas in degrees, and kept for the maps.

What is kept lies in one folder named by the SHA-256 of the file. ``current.json`` says which folder serves
for countries and ``disputed.json`` which for disputed areas; each is replaced last.
"""

import hashlib
import json
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import geopandas as gpd
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from corridors.frames import COUNTRIES, DISPUTED, Edition, boundaries_folder, current_edition

READ = {".json", ".geojson", ".gpkg", ".zip", ".shp"}


class UnusableBoundaries(ValueError):
    """The file cannot serve as outlines for maps; the message says what is wrong with it."""


def read_areas(file: Path) -> gpd.GeoDataFrame:
    """Return the areas of a file with their columns, in degrees and valid.

    Raises
    ------
    UnusableBoundaries
        Where it is no file of areas, or does not say its coordinate system.
    """
    if file.suffix.lower() not in READ:
        raise UnusableBoundaries(f"{file.name}: the file must be one of {', '.join(sorted(READ))}.")
    try:
        drawn = gpd.read_file(file)
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise UnusableBoundaries(f"{file.name} cannot be read as shapes: {str(error)[:200]}") from error
    if not isinstance(drawn, gpd.GeoDataFrame) or drawn.empty:
        raise UnusableBoundaries(f"{file.name} holds no shapes.")
    if drawn.crs is None:
        raise UnusableBoundaries(f"{file.name} does not say its coordinate system; WGS 84 is not assumed.")
    return _areas(drawn.to_crs(4326), file.name)


def _areas(drawn: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    kinds = set(drawn.geom_type.dropna()) - {"Polygon", "MultiPolygon"}
    if kinds:
        raise UnusableBoundaries(f"{name} holds {', '.join(sorted(kinds))}; outlines must be polygons.")
    whole = drawn[~(drawn.geometry.is_empty | drawn.geometry.isna())]
    west, south, east, north = whole.total_bounds
    if not (-180.001 <= west <= east <= 180.001 and -90.001 <= south <= north <= 90.001):
        raise UnusableBoundaries(
            f"{name} reaches from {west:.1f}, {south:.1f} to {east:.1f}, {north:.1f}: no degrees."
        )
    valid = shapely.make_valid(whole.geometry.to_numpy(), method="structure", keep_collapsed=False)
    return whole.set_geometry(valid, crs=4326)


def edition_of(file: Path, source: str, licence: str, page_url: str, count: int) -> Edition:
    """Return what will be known of the outlines of a file imported now."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    imported = datetime.now(UTC).isoformat(timespec="seconds")
    return Edition(source, licence, page_url, file.name, digest, imported, count, digest[:16])


def put_in_use(layers: Mapping[str, gpd.GeoDataFrame], edition: Edition, kind: str) -> None:
    """Keep layers by their names and let the maps show them from now on."""
    folder = boundaries_folder() / edition.folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, shapes in layers.items():
        shapes.to_file(folder / f"{name}.fgb", driver="FlatGeobuf")
    unfinished = boundaries_folder() / f".{uuid.uuid4().hex}"
    unfinished.write_text(json.dumps(asdict(edition), indent=1), encoding="utf-8")
    unfinished.replace(boundaries_folder() / kind)


def remove_boundaries() -> tuple[Edition, ...]:
    """Go back to the shapes of the installation; return what served until now."""
    return tuple(edition for kind in (COUNTRIES, DISPUTED) if (edition := _removed(kind)))


def _removed(kind: str) -> Edition | None:
    edition = current_edition(kind)
    if edition is not None:
        (boundaries_folder() / kind).unlink()
        shutil.rmtree(boundaries_folder() / edition.folder, ignore_errors=True)
    return edition
