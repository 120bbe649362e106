"""IDMC Global Internal Displacement Database (GIDD): the API's csv and JSON, and the website's export.

New displacements are movements within the year (a flow, one person can be counted several times);
the total is the number of people displaced at the end of the year (a stock). A blank is missing.
Exact numbers are read, not the rounded ones beside them. ``AB9``, Abyei, belongs to no one country.

Codebook: https://www.internal-displacement.org/database/api-documentation/
"""

from collections.abc import Callable, Iterator

from corridors.codes import from_idmc
from corridors.sources.json_tables import table_rows
from corridors.sources.reading import Columns, CountryReading, Row, UnreadableFile
from corridors.sources.tables import Cell, Source, UnusableRow, columns, count, judged, sheet_rows, year
from corridors.sources.workbooks import is_workbook, sheet_names

CONFLICT_LAYOUTS: Columns = {
    "API fields": ("iso3", "year", "new_displacement", "total_displacement"),
    "export of the website": (
        "ISO3", "Year", "Conflict Internal Displacements (Raw)", "Conflict Stock Displacement (Raw)",
    ),
}  # fmt: skip
"""Country, year, movements within it, people displaced at its end: in this order in every layout."""

DISASTER_LAYOUTS: Columns = {
    "API fields": ("iso3", "year", "new_displacement", "hazard_category_name"),
    "export of the website": (
        "ISO3", "Year", "Disaster Internal Displacements (Raw)", "Hazard Category",
    ),
}  # fmt: skip
"""Country, year, movements within it, kind of hazard: in this order in every layout."""

Read = Callable[[str, str, Cell, Cell, tuple[str, ...]], tuple[CountryReading, ...]]
"""Country, year, the cells of the third and the fourth column, the headings of all: readings."""


def read_conflict_displacement(source: Source) -> Iterator[Row]:
    """Read displacement by conflict: one row a country and year.

    Gives ``idmc.conflict.new`` and ``idmc.conflict.stock``, in people.
    """

    def readings(
        country: str, period: str, new: Cell, total: Cell, named: tuple[str, ...]
    ) -> tuple[CountryReading, ...]:
        return (
            CountryReading("idmc.conflict.new", country, period, count(new, named[2])),
            CountryReading("idmc.conflict.stock", country, period, count(total, named[3])),
        )

    return _read(source, CONFLICT_LAYOUTS, readings)


def read_disaster_displacement(source: Source) -> Iterator[Row]:
    """Read displacement by disaster: one row an event, several a country and year.

    Gives ``idmc.disaster.new`` in people, the hazard's category (``Weather related``, ``Geophysical``,
    ``Mixed disasters``) as qualifier.
    """

    def readings(
        country: str, period: str, new: Cell, category: Cell, named: tuple[str, ...]
    ) -> tuple[CountryReading, ...]:
        hazard = str(category).strip()
        if not hazard:
            raise UnusableRow("The event has no hazard category.")
        return (CountryReading("idmc.disaster.new", country, period, count(new, named[2]), hazard),)

    return _read(source, DISASTER_LAYOUTS, readings)


def _read(source: Source, layouts: Columns, readings: Read) -> Iterator[Row]:
    header, rows, named = _table(source, layouts)
    if layouts is CONFLICT_LAYOUTS and any(names[-1] in header for names in DISASTER_LAYOUTS.values()):
        raise UnreadableFile("The file is IDMC's displacement by disasters, not by conflict.")
    iso3, when, new, beside = columns(header, named)

    def read(cells: list[Cell]) -> tuple[CountryReading, ...]:
        return readings(from_idmc(str(cells[iso3])), year(cells[when]), cells[new], cells[beside], named)

    return judged(rows, len(header), read)


def _table(
    source: Source, layouts: Columns
) -> tuple[list[str], Iterator[tuple[int, list[Cell]]], tuple[str, ...]]:
    """Return header, rows and the headings of the layout the file has."""
    refused: UnreadableFile | None = None
    for named in layouts.values():
        for sheet in sheet_names(source) if is_workbook(source) else [None]:
            try:
                header, rows = _open(source, sheet, named)
            except UnreadableFile as error:
                refused = refused or error
            else:
                return header, rows, named
    raise refused or UnreadableFile("The workbook has no sheet.")


def _open(
    source: Source, sheet: str | None, named: tuple[str, ...]
) -> tuple[list[str], Iterator[tuple[int, list[Cell]]]]:
    if sheet is not None:
        return sheet_rows(source, sheet, named)
    header, rows = table_rows(source, named)
    return header, ((line, list(cells)) for line, cells in rows)
