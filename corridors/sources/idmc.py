"""IDMC Global Internal Displacement Database (GIDD), as its API writes csv.

New displacements are movements within the year (a flow, one person can be counted several times);
the total is the number of people displaced at the end of the year (a stock). A blank is missing.
Exact numbers are read, not the rounded ones beside them. ``AB9``, Abyei, belongs to no one country.

Codebook: https://www.internal-displacement.org/database/api-documentation/
"""

from collections.abc import Iterator

from corridors.codes import from_idmc
from corridors.sources.reading import CountryReading, Row, UnreadableFile
from corridors.sources.tables import Source, UnusableRow, columns, csv_rows, judged, number, year

CONFLICT_COLUMNS = ("iso3", "year", "new_displacement", "total_displacement")
DISASTER_COLUMNS = ("iso3", "year", "new_displacement", "hazard_category_name")


def read_conflict_displacement(source: Source) -> Iterator[Row]:
    """Read displacement by conflict: one row a country and year.

    Gives ``idmc.conflict.new`` and ``idmc.conflict.stock``, in people.
    """
    header, rows = csv_rows(source, CONFLICT_COLUMNS)
    if DISASTER_COLUMNS[-1] in header:
        raise UnreadableFile("The file is IDMC's displacement by disasters, not by conflict.")
    iso3, when, new, total = columns(header, CONFLICT_COLUMNS)

    def read(cells: list[str]) -> tuple[CountryReading, ...]:
        country, period = from_idmc(cells[iso3]), year(cells[when])
        return (
            CountryReading("idmc.conflict.new", country, period, _people(cells[new])),
            CountryReading("idmc.conflict.stock", country, period, _people(cells[total])),
        )

    return judged(rows, len(header), read)


def read_disaster_displacement(source: Source) -> Iterator[Row]:
    """Read displacement by disaster: one row an event, several a country and year.

    Gives ``idmc.disaster.new`` in people, the hazard's category (``Weather related``, ``Geophysical``,
    ``Mixed disasters``) as qualifier.
    """
    header, rows = csv_rows(source, DISASTER_COLUMNS)
    iso3, when, new, category = columns(header, DISASTER_COLUMNS)

    def read(cells: list[str]) -> tuple[CountryReading, ...]:
        country, period, hazard = from_idmc(cells[iso3]), year(cells[when]), cells[category].strip()
        if not hazard:
            raise UnusableRow("The event has no hazard category.")
        return (CountryReading("idmc.disaster.new", country, period, _people(cells[new]), hazard),)

    return judged(rows, len(header), read)


def _people(cell: str) -> float | None:
    count = number(cell)
    if count is not None and count < 0:
        raise UnusableRow(f"{cell!r} is no number of people.")
    return count
