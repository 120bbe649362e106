"""An official file of country outlines, checked and kept for maps in three details.

Maps show it; no score depends on it, for the kilometres a line runs through a country come from the
base shapes. What is kept lies in one folder named by the SHA-256 of the file; ``current.json`` says
which folder serves, and is replaced last.
"""

import hashlib
import json
import shutil
import uuid
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from corridors import codes
from corridors.frames import DETAILS, Edition, boundaries_folder, current_edition
from corridors.models import Country

READ = {".json", ".geojson", ".gpkg", ".zip", ".shp"}
CODE_COLUMNS = ("adm0_a3", "iso3", "iso_a3", "iso3cd", "iso3_code", "iso_3", "iso_a3_eh", "adm0_iso")
LEAST_COVERED = 0.9
"""Share of the screened countries a file must draw: less is a map of a region, not of the world."""


class UnusableBoundaries(ValueError):
    """The file cannot serve as outlines of countries; the message says what is wrong with it."""


@dataclass(frozen=True)
class Boundaries:
    """What was kept; codes of the file that lead to no country; screened countries without a shape."""

    edition: Edition
    left_out: tuple[str, ...]
    without_shape: tuple[str, ...]


def import_boundaries(file: Path, source: str, licence: str, page_url: str = "") -> Boundaries:
    """Check a file of country outlines and let maps use it from now on.

    Raises
    ------
    UnusableBoundaries
        With nothing kept, where the file is no set of country outlines.
    """
    shapes, left_out = by_code(_read(file))
    without = _check_coverage(set(shapes["iso3"]))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    edition = Edition(
        source, licence, page_url, file.name, digest, datetime.now(UTC).isoformat(timespec="seconds"),
        len(shapes), digest[:16],
    )  # fmt: skip
    _keep(shapes, edition)
    return Boundaries(edition, tuple(left_out), without)


def remove_boundaries() -> Edition | None:
    """Go back to the base shapes; return what served until now, ``None`` where nothing did."""
    edition = current_edition()
    if edition is not None:
        (boundaries_folder() / "current.json").unlink()
        shutil.rmtree(boundaries_folder() / edition.folder, ignore_errors=True)
    return edition


def by_code(drawn: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[str]]:
    """Return one shape a country under our codes, and the codes in the file that lead to none.

    Raises
    ------
    UnusableBoundaries
        Where no column holds codes of countries.
    """
    column = _code_column(drawn)
    known = [_iso3(code) for code in drawn[column]]
    left_out = sorted({str(code) for code, iso3 in zip(drawn[column], known, strict=True) if iso3 is None})
    kept = drawn.assign(iso3=known).dropna(subset=["iso3"])[["iso3", "geometry"]]
    shapes = kept.dissolve(by="iso3", sort=True).reset_index()[["iso3", "geometry"]]
    shapes.insert(1, "name", [codes.english_name(iso3) for iso3 in shapes["iso3"]])
    return shapes, left_out


def simplified(shapes: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Return shapes with fewer points; neighbours keep their common border, no country vanishes."""
    if not tolerance:
        return shapes
    geometries = shapely.coverage_simplify(shapes.geometry.to_numpy(), tolerance)
    usable = shapely.is_valid(geometries) & ~shapely.is_empty(geometries)
    return shapes.set_geometry(np.where(usable, geometries, shapes.geometry.to_numpy()), crs=shapes.crs)


def _read(file: Path) -> gpd.GeoDataFrame:
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


def _code_column(drawn: gpd.GeoDataFrame) -> str:
    columns = {str(name).lower(): str(name) for name in drawn.columns}
    found = [columns[name] for name in CODE_COLUMNS if name in columns]
    if not found:
        raise UnusableBoundaries(
            f"No column holds ISO 3166-1 alpha-3 codes. Looked for: {', '.join(CODE_COLUMNS)}."
        )
    return max(found, key=lambda name: sum(_iso3(code) is not None for code in drawn[name]))


def _iso3(code: object) -> str | None:
    if not isinstance(code, str) or len(code.strip()) != 3:
        return None
    try:
        return codes.from_natural_earth(code)
    except codes.UnknownCountry:
        return None


def _check_coverage(drawn: set[str]) -> tuple[str, ...]:
    screened = set(Country.objects.screened().values_list("iso3", flat=True))
    without = sorted(screened - drawn)
    if len(without) > (1 - LEAST_COVERED) * len(screened):
        raise UnusableBoundaries(
            f"{len(without)} of {len(screened)} screened countries have no shape, {', '.join(without[:8])} "
            f"among them; at least {LEAST_COVERED:.0%} must have one."
        )
    return tuple(without)


def _keep(shapes: gpd.GeoDataFrame, edition: Edition) -> None:
    folder = boundaries_folder() / edition.folder
    folder.mkdir(parents=True, exist_ok=True)
    for detail, tolerance in DETAILS.items():
        simplified(shapes, tolerance).to_file(folder / f"{detail}.fgb", driver="FlatGeobuf")
    unfinished = boundaries_folder() / f".{uuid.uuid4().hex}"
    unfinished.write_text(json.dumps(asdict(edition), indent=1), encoding="utf-8")
    unfinished.replace(boundaries_folder() / "current.json")
