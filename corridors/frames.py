"""The door to GeoDataFrames: the base shapes of countries.

First-run shapes are Natural Earth 1:110m (public domain), which pyogrio's wheel carries: 177 shapes,
no small island states, and no code for France, Norway, Kosovo, Northern Cyprus and Somaliland.
Base shapes serve distances and maps; which state a disputed area is drawn with is decided where a map
is shown, never here.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

import geopandas as gpd

from corridors import codes

SOURCE = "Natural Earth 1:110m, public domain"

_FOLDER = ("tests", "fixtures", "naturalearth_lowres")
_FILE = "naturalearth_lowres.shp"

_WITHOUT_CODE = {"France": "FRA", "Norway": "NOR", "Kosovo": "KOS", "N. Cyprus": "CYN", "Somaliland": "SOL"}
"""Natural Earth's ADM0_A3 of the shapes whose ISO code it gives as -99."""


class ShapesMissing(RuntimeError):
    """There are no country shapes on this machine; maps show points only, distances by country none."""


@cache
def country_shapes() -> gpd.GeoDataFrame:
    """Return the base shapes, one row a country: iso3, name (CLDR English), geometry in WGS 84 degrees.

    Read once a process; do not change what is returned.

    Raises
    ------
    ShapesMissing
        When the installed pyogrio does not carry the shapes; the message names the folder.
    """
    path = _shapes_file()
    if not path.is_file():
        raise ShapesMissing(
            f"There is no {_FILE} in {path.parent}; this version of pyogrio does not carry it."
        )
    return by_country(gpd.read_file(path, columns=["name", "iso_a3"]))


def by_country(natural_earth: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return Natural Earth shapes (``name``, ``iso_a3``) under our codes, one row a country.

    Shapes that lead to the same country, such as Somalia and Somaliland, become one.

    Raises
    ------
    UnknownCountry
        When a shape leads to no country; the message names it.
    """
    named = zip(natural_earth["name"], natural_earth["iso_a3"], strict=True)
    coded = natural_earth.assign(iso3=[_iso3(name, code) for name, code in named])
    shapes = coded.dissolve(by="iso3", sort=True).reset_index()[["iso3", "geometry"]]
    shapes.insert(1, "name", [codes.english_name(iso3) for iso3 in shapes["iso3"]])
    return shapes


def _shapes_file() -> Path:
    return Path(str(files("pyogrio").joinpath(*_FOLDER, _FILE)))


def _iso3(name: str, code: str) -> str:
    return codes.from_natural_earth(_WITHOUT_CODE.get(name, code) if code == "-99" else code)
