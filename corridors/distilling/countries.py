"""The table of countries: codes and names from CLDR, groups from the World Bank, a point for a marker."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from shapely.geometry import MultiPolygon, Polygon, shape

from corridors.codes import (
    NOT_COUNTRIES,
    UnknownCountry,
    english_name,
    from_iso2,
    from_m49,
    from_natural_earth,
)
from corridors.distilling.tables import Cells, table_text
from corridors.sources.reading import CountryReading, Reading

COLUMNS = (
    "iso3", "iso2", "m49", "name", "region", "income_group", "screened", "longitude", "latitude",
    "is_country",
)  # fmt: skip

NAMES = {
    "BES": "Caribbean Netherlands",
    "CIV": "Côte d'Ivoire",
    "COD": "Democratic Republic of the Congo",
    "COG": "Congo",
    "CPV": "Cabo Verde",
    "FLK": "Falkland Islands (Malvinas)",
    "FSM": "Micronesia (Federated States of)",
    "HKG": "Hong Kong SAR",
    "MAC": "Macao SAR",
    "MMR": "Myanmar",
    "PSE": "Palestine",
    "PRK": "Democratic People's Republic of Korea",
    "KOR": "Republic of Korea",
    "VNM": "Viet Nam",
    "UNK": "Unknown origin",
    "XXA": "Stateless",
    "TIB": "Tibetan",
}
"""Names that differ from CLDR's English ones: closer to the United Nations' usage, or shorter."""

NUMBERS = {"DEU": "276", "SDN": "729"}
"""Today's M49 numbers where a higher one stands for a state that is no more."""

POINTS = {
    "BES": (-68.26, 12.18), "BVT": (3.36, -54.42), "CCK": (96.83, -12.16), "CXR": (105.63, -10.49),
    "GIB": (-5.35, 36.14), "GLP": (-61.55, 16.20), "GUF": (-53.1, 3.9), "MTQ": (-61.02, 14.65),
    "MYT": (45.15, -12.82), "REU": (55.53, -21.12), "SJM": (16.0, 78.6), "TKL": (-171.83, -9.2),
    "TUV": (179.2, -8.52), "UMI": (166.62, 19.30),
}  # fmt: skip
"""Longitude and latitude, to about ten kilometres, of the ones Natural Earth's 1:50m file does not draw."""


def countries_table(groups: Iterable[Reading], screened: Collection[str], shapes: Mapping[str, Any]) -> str:
    """Return the table of countries, and of UNHCR's three codes for people of no known country.

    Parameters
    ----------
    groups : iterable of Reading
        Regions and income groups (``wb.region``, ``wb.income-group``).
    screened : collection of str
        ISO3 of the countries INFORM or World Population Prospects has figures for.
    shapes : mapping
        Natural Earth's countries as a GeoJSON FeatureCollection.
    """
    named = [r for r in groups if isinstance(r, CountryReading)]
    regions = {r.iso3: r.qualifier for r in named if r.indicator == "wb.region"}
    incomes = {r.iso3: r.qualifier for r in named if r.indicator == "wb.income-group"}
    points = _points(shapes) | POINTS
    numbers = _numbers()
    rows = [
        (
            iso3, iso2, numbers.get(iso3, ""), _name(iso3), regions.get(iso3, ""), incomes.get(iso3, ""),
            "yes" if iso3 in screened else "no", *_coordinates(points.get(iso3)), "yes",
        )
        for iso3, iso2 in _codes().items()
    ]  # fmt: skip
    return table_text(COLUMNS, [*rows, *_of_no_country()])


def _codes() -> dict[str, str]:
    """ISO3 to ISO2 of every country CLDR knows."""
    letters = [chr(letter) for letter in range(ord("A"), ord("Z") + 1)]
    found = {}
    for iso2 in (first + second for first in letters for second in letters):
        try:
            found[from_iso2(iso2)] = iso2
        except UnknownCountry:
            continue
    return found


def _numbers() -> dict[str, str]:
    found = {}
    for number in range(1, 900):
        try:
            found[from_m49(number)] = str(number)
        except UnknownCountry:
            continue
    return found | NUMBERS


def _name(iso3: str) -> str:
    plain = english_name(iso3).replace(" & ", " and ").replace("’", "'")
    return NAMES.get(iso3, plain)


def _points(shapes: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """A point inside the largest part of each country's shape."""
    points: dict[str, tuple[float, float]] = {}
    for feature in sorted(shapes["features"], key=lambda one: one["properties"]["ADM0_A3"] in PARTS):
        try:
            iso3 = from_natural_earth(feature["properties"]["ADM0_A3"])
        except UnknownCountry:
            continue
        inside = _largest(shape(feature["geometry"])).representative_point()
        points.setdefault(iso3, (inside.x, inside.y))
    return points


PARTS = ("CYN", "SOL")
"""Natural Earth draws northern Cyprus and Somaliland apart; the marker stands in the rest."""


def _largest(drawn: Polygon | MultiPolygon) -> Polygon:
    return max(drawn.geoms, key=lambda part: part.area) if isinstance(drawn, MultiPolygon) else drawn


def _coordinates(point: tuple[float, float] | None) -> tuple[str, str]:
    return ("", "") if point is None else (f"{point[0]:.2f}", f"{point[1]:.2f}")


def _of_no_country() -> list[Cells]:
    return [(code, "", "", NAMES[code], "", "", "no", "", "", "no") for code in sorted(NOT_COUNTRIES)]
