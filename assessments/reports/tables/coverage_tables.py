"""How far a result rests on figures at all: threats and systems by place. Pure."""

from assessments.reports.tables.rows import CoverageRow
from assessments.reports.tables.threat_tables import SYSTEMS
from assessments.reports.words.display import percent
from assessments.reports.words.naming import PLACES, Payload, place_title

APART = frozenset({"route-deaths"})  # asked of routes only


def coverage_rows(payload: Payload) -> list[CoverageRow]:
    """One row a place: threats that rest on a figure among all threats there are, and its systems.

    A place to which the question does not apply, as the route of a direct flight, has no row.
    """
    return [row for place in PLACES if (row := _row(payload, place)).known]


def _row(payload: Payload, place: str) -> CoverageRow:
    part = payload["places"][place]
    cells = {
        slug: cell
        for slug, cell in (part.get("threats") or {}).items()
        if cell["band"] != "not applicable" and slug not in APART
    }
    rated = sum(cell["nominal"] is not None for cell in cells.values())
    systems = [
        f"{slug} {percent(coverage)}"
        for slug in SYSTEMS
        if (coverage := ((part.get("systems") or {}).get(slug) or {}).get("coverage")) is not None
    ]
    share = rated / len(cells) if cells else 0.0
    return CoverageRow(
        place_title(payload, place), rated, len(cells), share,
        f"{rated} of {len(cells)} threats rest on a figure", ", ".join(systems),
    )  # fmt: skip
