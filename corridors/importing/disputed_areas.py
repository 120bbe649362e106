"""Outlines of disputed areas as a publisher draws them, in place of our coarse ones.

Only areas this installation already tells of get another outline: which ground is disputed, between whom,
and with whom a boundary view draws it stays as its own list says, whatever a file says.
"""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd

from corridors.disputed import LAYER, published_names
from corridors.frames import DISPUTED, Edition
from corridors.importing.outlines import edition_of, put_in_use, read_areas

NAMES = ("brk_name", "name")
TOLERANCE = 0.005
"""Degrees; about half a kilometre."""

LEAST_KNOWN = 0.5
"""Share of the published areas that a file must draw to be one of disputed areas."""


@dataclass(frozen=True)
class DisputedOutlines:
    """What was kept; the areas that keep the outline of this installation."""

    edition: Edition
    without: tuple[str, ...]


def import_disputed_areas(
    file: Path, source: str, licence: str, page_url: str = ""
) -> DisputedOutlines | None:
    """Keep the outlines of disputed areas and let maps show them from now on.

    ``None``, with nothing kept, where the file draws less than half of them: it is one of something else.
    """
    wanted = published_names()
    known = _by_name(read_areas(file), wanted)
    if known is None or len(known) < LEAST_KNOWN * len(wanted):
        return None
    edition = edition_of(file, source, licence, page_url, len(known))
    put_in_use({LAYER: known}, edition, DISPUTED)
    return DisputedOutlines(edition, tuple(sorted(wanted - set(known["published_as"]))))


def _by_name(drawn: gpd.GeoDataFrame, wanted: set[str]) -> gpd.GeoDataFrame | None:
    """One outline a name, from the column that has most of them; ``None`` without such a column."""
    columns = {str(name).lower(): str(name) for name in drawn.columns}
    found = [columns[name] for name in NAMES if name in columns]
    if not found:
        return None
    column = max(found, key=lambda name: len(set(drawn[name]) & wanted))
    named = drawn[drawn[column].isin(wanted)].assign(published_as=drawn[column])
    whole = named.dissolve(by="published_as", sort=True).reset_index()[["published_as", "geometry"]]
    return whole.set_geometry(whole.geometry.simplify(TOLERANCE))
