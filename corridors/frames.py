"""The door to GeoDataFrames: the base shapes of countries, and better ones for maps.

First-run shapes are Natural Earth 1:110m (public domain), which pyogrio's wheel carries: 177 shapes,
no small island states, and no code for France, Norway, Kosovo, Northern Cyprus and Somaliland.
Base shapes serve distances by country, always; maps show imported outlines where there are any, in the
detail they ask for. Which state a disputed area is drawn with is decided where a map is shown, never here.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from corridors import codes

if TYPE_CHECKING:
    import geopandas as gpd

SOURCE = "Natural Earth 1:110m, public domain"

_FOLDER = ("tests", "fixtures", "naturalearth_lowres")
_FILE = "naturalearth_lowres.shp"

_WITHOUT_CODE = {"France": "FRA", "Norway": "NOR", "Kosovo": "KOS", "N. Cyprus": "CYN", "Somaliland": "SOL"}
"""Natural Earth's ADM0_A3 of the shapes whose ISO code it gives as -99."""


DETAILS = {"world": 0.3, "region": 0.02, "close": 0.0}
"""Details of imported outlines -> tolerance of their simplification in degrees (about 33 km, 2 km, none)."""


@dataclass(frozen=True)
class Edition:
    """The imported outlines that serve: whose, under which licence, from which file, how many countries."""

    source: str
    licence: str
    page_url: str
    file: str
    sha256: str
    imported: str
    countries: int
    folder: str

    def __str__(self) -> str:
        return f"{self.source}, {self.licence}"


COUNTRIES, DISPUTED = "current.json", "disputed.json"
"""Where it stands which imported outlines of countries, and which of disputed areas, serve."""


class ShapesMissing(RuntimeError):
    """There are no country shapes on this machine; maps show points only, distances by country none."""


def country_shapes(detail: str | None = None) -> "gpd.GeoDataFrame":
    """Return shapes, one row a country: iso3, name (CLDR English), geometry in WGS 84 degrees.

    Without a detail the base shapes, which scores rest on; with one (``world``, ``region``, ``close``)
    the best there are for a map: the imported outlines, else the base shapes. Read once a process; do
    not change what is returned.

    Raises
    ------
    ShapesMissing
        When the installed pyogrio does not carry the shapes; the message names the folder.
    """
    edition = current_edition() if detail else None
    if edition is None:
        return base_shapes()
    if detail not in DETAILS:
        raise ValueError(f"detail must be one of {', '.join(DETAILS)}, not {detail!r}")
    return imported(edition.folder, str(detail))


def source_of(detail: str | None = None) -> str:
    """Return whose shapes ``country_shapes`` gives, with their licence."""
    edition = current_edition() if detail else None
    return SOURCE if edition is None else str(edition)


def current_edition(kind: str = COUNTRIES) -> Edition | None:
    """Return the imported outlines that serve now; ``None`` where none are imported."""
    try:
        said = json.loads((boundaries_folder() / kind).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Edition(**said)


def boundaries_folder() -> Path:
    return Path(settings.VAR) / "boundaries"


@cache
def imported(folder: str, name: str) -> "gpd.GeoDataFrame":
    """Return one layer of an imported edition in the order of its first column."""
    kept = _read(boundaries_folder() / folder / f"{name}.fgb")
    return kept.sort_values(kept.columns[0], ignore_index=True)


@cache
def base_shapes() -> "gpd.GeoDataFrame":
    """Return the base shapes."""
    path = _shapes_file()
    if not path.is_file():
        raise ShapesMissing(
            f"There is no {_FILE} in {path.parent}; this version of pyogrio does not carry it."
        )
    return by_country(_read(path, columns=["name", "iso_a3"]))


def by_country(natural_earth: "gpd.GeoDataFrame") -> "gpd.GeoDataFrame":
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


def _read(path: Path, **options: Any) -> "gpd.GeoDataFrame":
    """Read shapes; what reads them is loaded with the first, as it weighs more than the rest of a process."""
    import geopandas as gpd

    return gpd.read_file(path, **options)


def _shapes_file() -> Path:
    return Path(str(files("pyogrio").joinpath(*_FOLDER, _FILE)))


def _iso3(name: str, code: str) -> str:
    return codes.from_natural_earth(_WITHOUT_CODE.get(name, code) if code == "-99" else code)
