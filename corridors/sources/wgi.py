"""World Bank Worldwide Governance Indicators: the workbook to the 2023 update, and that of the 2025 revision.

Estimates run from about -2.5 to 2.5, higher is better governed. Above the header of statistics stands a
row of years, one for each block of columns. ``#N/A`` is missing. Some codes are the World Bank's old ones
(``ZAR``, ``ROM``, ``WBG``). Every estimate of the past is revised with each update.

Codebook: https://www.worldbank.org/en/publication/worldwide-governance-indicators/documentation
"""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from corridors.codes import from_world_bank
from corridors.sources.reading import CountryReading, Row, UnreadableFile
from corridors.sources.tables import (
    HEADER_WITHIN,
    Cell,
    Source,
    UnusableRow,
    columns,
    judged,
    number,
    sheet_rows,
    year,
)
from corridors.sources.workbooks import sheet_cells, sheet_names

NULLS = frozenset({"", "#N/A", ".."})
"""The workbooks write ``#N/A``; ``..`` is how the World Bank's tables write it elsewhere."""

SHEETS = {
    "voiceandaccountability": "wgi.voice",
    "politicalstabilitynoviolence": "wgi.political-stability",
    "governmenteffectiveness": "wgi.government-effectiveness",
    "regulatoryquality": "wgi.regulatory-quality",
    "ruleoflaw": "wgi.rule-of-law",
    "controlofcorruption": "wgi.corruption-control",
}
"""Indicator of each sheet, its name in lower case without spaces."""

STATISTIC = "Estimate"

SHEETS_SINCE_2025 = {
    "va": "wgi.voice",
    "pv": "wgi.political-stability",
    "ge": "wgi.government-effectiveness",
    "rq": "wgi.regulatory-quality",
    "rl": "wgi.rule-of-law",
    "cc": "wgi.corruption-control",
}
"""Indicator of each sheet of the layout that has one row a country and year."""

SINCE_2025 = ("Economy (code)", "Year", "Governance estimate (approx. -2.5 to +2.5)")
"""The 2025 revision. The scores of 0 to 100 beside the estimates are on another scale and are not read."""

GOVERNANCE_COLUMNS = {
    "six sheets, to the 2023 update": ("Code", "{year}", STATISTIC),
    "one row a country and year, since 2025": SINCE_2025,
}
WIDEST = 5.0
"""No estimate lies this far out: they are standardised, and the publisher speaks of about -2.5 to 2.5."""


def read_wgi(source: Source) -> Iterator[Row]:
    """Read the estimates of all six dimensions; a row's line is its row in its own sheet.

    Raises
    ------
    UnreadableFile
        When the file is no workbook, has none of the six sheets or a sheet has no header.
    """
    names = {name: "".join(name.split()).lower() for name in sheet_names(source)}
    before = [(name, SHEETS[plain]) for name, plain in names.items() if plain in SHEETS]
    if before:
        return chain.from_iterable([_sheet(source, name, indicator) for name, indicator in before])
    since = [(name, SHEETS_SINCE_2025[plain]) for name, plain in names.items() if plain in SHEETS_SINCE_2025]
    if since:
        return chain.from_iterable([_long_sheet(source, name, indicator) for name, indicator in since])
    raise UnreadableFile("The workbook has none of the six governance sheets: this is another file.")


def _long_sheet(source: Source, name: str, indicator: str) -> Iterator[Row]:
    header, rows = sheet_rows(source, name, SINCE_2025)
    code, when, estimate = columns(header, SINCE_2025)

    def read(row: list[Cell]) -> tuple[CountryReading, ...]:
        country, period = from_world_bank(str(row[code])), year(row[when])
        return (CountryReading(indicator, country, period, _estimate(row[estimate])),)

    return judged(rows, len(header), read)


def _sheet(source: Source, name: str, indicator: str) -> Iterator[Row]:
    cells = sheet_cells(source, name)
    place, years = _header(cells, name)
    code = cells[place][1].index("Code")

    def read(row: list[Cell]) -> tuple[CountryReading, ...]:
        country = from_world_bank(str(row[code]))
        return tuple(
            CountryReading(indicator, country, period, _estimate(row[column]))
            for column, period in years.items()
        )

    return judged(cells[place + 1 :], len(cells[place][1]), read)


def _header(cells: list[tuple[int, list[Cell]]], name: str) -> tuple[int, dict[int, str]]:
    """Return which row holds the statistics' names, and the year of each column of estimates.

    The years stand in the row above. One sheet carries the names twice, hidden above the years too.
    """
    for place, ((_, above), (_, row)) in enumerate(pairwise(cells[:HEADER_WITHIN]), start=1):
        estimates = [column for column, label in enumerate(row) if label == STATISTIC]
        if "Code" in row and estimates and all(_is_year(above[column]) for column in estimates):
            return place, {column: year(above[column]) for column in estimates}
    raise UnreadableFile(f"Sheet {name!r} has no header with 'Code' and 'Estimate' under a row of years.")


def _is_year(cell: Cell) -> bool:
    return isinstance(cell, int | float | str) and re.fullmatch(r"(19|20)\d\d(\.0)?", str(cell)) is not None


def _estimate(cell: Cell) -> float | None:
    estimate = number(cell, NULLS)
    if estimate is not None and abs(estimate) > WIDEST:
        raise UnusableRow(f"An estimate of {estimate} is outside -{WIDEST} to {WIDEST}.")
    return estimate
