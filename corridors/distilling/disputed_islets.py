"""Disputed islets smaller than any base map shows: our words for them, a publisher's position.

The areas large enough to be outlined stand in ``disputed_areas.json``, by hand.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from shapely.geometry import shape

from corridors.distilling.tables import table_text

HEADER = ("name", "parties", "un", "jp", "undisputed_in", "published_as", "longitude", "latitude", "source")
SOURCE = "Natural Earth 1:10m, public domain"


class Islets(NamedTuple):
    """A group of islets: names, parties in alphabetical order, whose it is in each boundary view.

    ``undisputed_in``: the view whose holder of the position says that there is no dispute.
    """

    name: str
    parties: str
    un: str
    jp: str
    undisputed_in: str
    published_as: str


ISLETS = (
    Islets("Senkaku Islands / Diaoyu Dao", "China, Japan, Taiwan", "", "JPN", "jp", "Pinnacle Is."),
    Islets("Takeshima / Dokdo", "Japan, South Korea", "", "JPN", "", "Dokdo"),
)


def islets_table(published: Iterable[dict[str, Any]]) -> str:
    """Return the islets with a point on the largest of each group.

    Parameters
    ----------
    published : GeoJSON features of Natural Earth's disputed areas, with ``BRK_NAME``

    Raises
    ------
    KeyError
        When the publisher's file knows no such islets.
    """
    shapes = {one["properties"]["BRK_NAME"]: shape(one["geometry"]) for one in published}
    rows = []
    for known in ISLETS:
        parts = shapes[known.published_as]
        largest = max(getattr(parts, "geoms", [parts]), key=lambda part: part.area)
        middle = largest.representative_point()
        rows.append((*known, f"{middle.x:.2f}", f"{middle.y:.2f}", SOURCE))
    return table_text(HEADER, rows)
