"""An official file of country outlines, checked and kept for maps in three details.

Maps show it; no score depends on it, for the kilometres a line runs through a country come from the
base shapes.
"""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from corridors import codes
from corridors.frames import COUNTRIES, DETAILS, Edition
from corridors.importing.outlines import UnusableBoundaries, edition_of, put_in_use, read_areas
from corridors.models import Country

CODE_COLUMNS = ("adm0_a3", "iso3", "iso_a3", "iso3cd", "iso3_code", "iso_3", "iso_a3_eh", "adm0_iso")
LEAST_COVERED = 0.9
"""Share of the screened countries a file must draw: less is a map of a region, not of the world."""


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
    shapes, left_out = by_code(read_areas(file))
    without = _check_coverage(set(shapes["iso3"]))
    edition = edition_of(file, source, licence, page_url, len(shapes))
    _keep(shapes, edition)
    return Boundaries(edition, tuple(left_out), without)


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
    details = {detail: simplified(shapes, tolerance) for detail, tolerance in DETAILS.items()}
    put_in_use(details, edition, COUNTRIES)
