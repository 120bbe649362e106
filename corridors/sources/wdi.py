"""World Development Indicators: GDP growth and GDP per head, and the classification of economies (xlsx).

The download of an indicator has a row of years as header and blanks for missing; among the countries stand
about 48 aggregates, told apart by the sheet ``Metadata - Countries``, where an aggregate has no region.
``CHI`` is the Channel Islands, which have no ISO 3166-1 code (Chile is ``CHL``).

Codebook: https://datahelpdesk.worldbank.org/knowledgebase/articles/906519-world-bank-country-and-lending-groups
and the sheet ``Metadata - Indicators`` of each file.
"""

import re
from collections.abc import Iterator

from corridors.codes import from_world_bank
from corridors.sources.income import groups
from corridors.sources.reading import CountryReading, Row, UnreadableFile
from corridors.sources.tables import Cell, Source, UnusableRow, columns, judged, number, sheet_rows
from corridors.sources.wdi_layouts import download
from corridors.sources.workbooks import sheet_cells, sheet_names

INDICATORS = {"NY.GDP.MKTP.KD.ZG": "wdi.gdp-growth", "NY.GDP.PCAP.PP.CD": "wdi.gdp-per-head-ppp"}
"""GDP growth in percent a year; GDP per head at purchasing power parity in current international dollars."""

NULLS = frozenset({"", ".."})
"""The download leaves the cell empty; an extract of the same database writes ``..``."""

GROWTH = "NY.GDP.MKTP.KD.ZG"
PER_HEAD = "NY.GDP.PCAP.PP.CD"
_CLASSES = ("Economy", "Code", "Region", "Income group")

CLASS_COLUMNS = {"workbook": ("Code", "Region", "Income group")}


def read_gdp_growth(source: Source) -> Iterator[Row]:
    """Read annual growth of the gross domestic product: ``wdi.gdp-growth``, percent."""
    return _read_indicator(source, GROWTH)


def read_gdp_per_head(source: Source) -> Iterator[Row]:
    """Read the gross domestic product per head: ``wdi.gdp-per-head-ppp``, current international dollars."""
    return _read_indicator(source, PER_HEAD)


def read_classification(source: Source) -> Iterator[Row]:
    """Read region (``wb.region``, name as qualifier) and income group (``wb.income-group``, 1 low .. 4 high).

    The period is the year in which the workbook's own notes say the classification was set.
    """
    header, rows = sheet_rows(source, None, _CLASSES)
    _, code, region, income = columns(header, _CLASSES)
    period = _year_set(source)

    def read(cells: list[Cell]) -> tuple[CountryReading, ...]:
        country = _country(cells[code])
        return groups(country, period, str(cells[region]).strip(), str(cells[income]).strip())

    return judged(rows, len(header), read)


def _read_indicator(source: Source, wanted: str) -> Iterator[Row]:
    table = download(source)
    code, stated = columns(table.header, ("Country Code", "Indicator Code"))
    years = table.years
    _expect(wanted, {str(cells[stated]) for _, cells in table.rows if len(cells) > stated})

    def read(cells: list[Cell]) -> tuple[CountryReading, ...]:
        if cells[stated] != wanted:
            raise UnusableRow(f"The row is about {str(cells[stated])!r}, not {wanted}.")
        if cells[code] in table.aggregates:
            raise UnusableRow(f"{cells[code]} is an aggregate, not a country.")
        country = _country(cells[code])
        values = ((period, number(cells[column], NULLS)) for column, period in years.items())
        name = INDICATORS[wanted]
        return tuple(CountryReading(name, country, when, v) for when, v in values if v is not None)

    return judged(table.rows, len(table.header), read)


def _expect(wanted: str, stated: set[str]) -> None:
    if wanted not in stated:
        raise UnreadableFile(f"The file is about {', '.join(sorted(stated)) or 'nothing'}, not {wanted}.")


def _country(code: Cell) -> str:
    if code == "CHI":
        raise UnusableRow("CHI is the Channel Islands, which have no ISO 3166-1 code.")
    return from_world_bank(str(code))


def _year_set(source: Source) -> str:
    """Return the year from the notes ("classifications set on 1 July 2022")."""
    notes = [name for name in sheet_names(source) if name.strip().lower() == "notes"]
    texts = [str(cell) for name in notes for _, cells in sheet_cells(source, name) for cell in cells]
    stated = re.search(r"set on 1 July (20\d\d)", " ".join(" ".join(texts).split()))
    if stated is None:
        raise UnreadableFile("The workbook's notes do not say when the classification was set.")
    return stated.group(1)
