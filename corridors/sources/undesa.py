"""UN DESA International Migrant Stock by destination and origin: flat csv or the publisher's workbook.

Documentation: https://www.un.org/development/desa/pd/content/international-migrant-stock.

The figures are persons of both sexes on 1 July of the year. Countries are M49 numbers; rows of
regions, income groups and "Others" (900 and above, 2003) are refused, because they would be
counted beside the countries they hold. The qualifier is the data type of the destination:
``B`` born abroad, ``C`` foreign citizens (Japan), ``I`` imputed, ``R`` refugees added.
``..`` and blanks are unknown and give no reading; a published 0 is a reading of 0.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from corridors.codes import from_m49
from corridors.sources.json_tables import table_rows
from corridors.sources.opening import Source
from corridors.sources.reading import PairReading, Reading, Row, UnreadableFile
from corridors.sources.tables import (
    Cell,
    UnusableRow,
    columns,
    count,
    judged,
    number,
    sheet_rows,
)
from corridors.sources.workbooks import is_workbook

INDICATOR = "undesa.stock"
NULLS = frozenset({"", ".."})

_CODES = ("Location code of destination", "Location code of origin")
_TYPE_HEADINGS = ("Data type", "Type of data of destination")
STOCK_COLUMNS = {
    "flat csv": (*_CODES, _TYPE_HEADINGS[0], "{year}_total"),
    "workbook of 2024": (*_CODES, _TYPE_HEADINGS[0], "{year}"),
    "workbook of 2020": (*_CODES, _TYPE_HEADINGS[1], "{year}"),
}

_YEAR = re.compile(r"((?:19|20)\d\d)(?:_total)?")


def read_stock(source: Source) -> Iterator[Row]:
    """Read the stock of every pair of countries and every year of the file.

    Parameters
    ----------
    source : Path or bytes
        The flat csv (``2024_total`` ...) or the workbook, whose sheet "Table 1" repeats the years
        for both sexes, males and females in this order; the first block is read.

    Raises
    ------
    UnreadableFile
        When the file is another one, empty or cut off.
    """
    header, rows = _table(source)
    destination_at, origin_at = columns(header, _CODES)
    type_at = _type_column(header)
    years = _years(header)

    def read(cells: list[Cell]) -> tuple[Reading, ...]:
        origin, destination = _iso3(cells[origin_at]), _iso3(cells[destination_at])
        data_type = _data_type(str(cells[type_at]))
        stocks = ((period, count(cells[place], period, NULLS)) for period, place in years)
        return tuple(
            PairReading(INDICATOR, origin, destination, period, value, data_type)
            for period, value in stocks
            if value is not None
        )

    return judged(rows, len(header), read)


def _table(source: Source) -> tuple[list[str], Iterator[tuple[int, list[Cell]]]]:
    if is_workbook(source):
        return sheet_rows(source, "Table 1", _CODES)
    header, rows = table_rows(source, _CODES)
    return header, ((line, list(cells)) for line, cells in rows)


def _type_column(header: list[str]) -> int:
    for heading in _TYPE_HEADINGS:
        if heading in header:
            return header.index(heading)
    raise UnreadableFile(f"The header has no column {_TYPE_HEADINGS[0]!r}.")


def _years(header: list[str]) -> list[tuple[str, int]]:
    """Each year and its first column, which is the one of both sexes."""
    found: dict[str, int] = {}
    for place, heading in enumerate(header):
        year = _YEAR.fullmatch(heading)
        if year:
            found.setdefault(year[1], place)
    if not found:
        raise UnreadableFile("The header has no column of a year, such as '2024' or '2024_total'.")
    return list(found.items())


@lru_cache(maxsize=1024)
def _iso3(cell: Cell) -> str:
    code = number(cell)
    if code is None or code != int(code):
        raise UnusableRow(f"{cell!r} is not an M49 country code.")
    return from_m49(int(code))


@lru_cache(maxsize=64)
def _data_type(cell: str) -> str:
    letters = cell.split()
    if not letters or not set(letters) <= {"B", "C", "I", "R"}:
        raise UnusableRow(f"{cell!r} is not a data type of B, C, I and R.")
    return " ".join(letters)
