"""The incidents behind a result as rows: in an order asked for, and as they may be passed on. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assessments.reports.tables.passing_on import withheld_releases, withheld_row
from assessments.reports.words.naming import Payload

Row = Mapping[str, Any]

ORDERS = {
    "counts": ("counts", True),
    "date": ("date", True),
    "distance": ("distance_km", False),
    "dead": ("dead", True),
    "missing": ("missing", True),
}
"""Name of an order -> what it sorts by, and whether the greatest stands first unless asked otherwise."""


def incident_rows(route: Payload) -> list[dict[str, Any]]:
    """Return every incident of a route: those that count by leg, then those without a point (no leg)."""
    nowhere = {"leg": None, "distance_km": None, "counts": None}
    return [*route.get("events", ()), *(nowhere | row for row in route.get("events_not_placed", ()))]


def passed_on_rows(rows: Iterable[dict[str, Any]], releases: Sequence[Payload]) -> list[dict[str, Any]]:
    """Return rows of which those under a licence that keeps them here say only that they count."""
    kept = withheld_releases({"releases": releases})
    return [withheld_row(row, kept[row["release"]]) if row["release"] in kept else row for row in rows]


def in_order(rows: Sequence[Row], order: str) -> list[Row]:
    """Return rows in a named order, ``-name`` the other way round; a number not stated stands last.

    Raises
    ------
    KeyError
        Where there is no such order.
    """
    column, greatest_first = ORDERS[order.removeprefix("-")]
    stated = [row for row in rows if row[column] is not None]
    backwards = greatest_first != order.startswith("-")
    ordered = sorted(stated, key=lambda row: row[column], reverse=backwards)
    return ordered + [row for row in rows if row[column] is None]
