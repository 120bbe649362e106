"""What surveys found about why the people of a corridor move, typed by hand with their basis.

A share speaks only for the corridor and the population it was asked of. A basis that asks to be checked
marks the reading so, and the page shows it as such.
"""

import re
from collections.abc import Iterator

from corridors.codes import from_iso3
from corridors.sources.reading import Row, SurveyReading
from corridors.sources.tables import Source, UnusableRow, columns, csv_rows, day, judged, number

POPULATIONS = ("residents", "movers")
_COLUMNS = ("corridor", "population", "share_naming_safety", "reference_date", "basis")

SURVEY_COLUMNS = {"row by row": _COLUMNS}


def read_survey(source: Source) -> Iterator[Row]:
    """Read the share (0..1) of those asked who name their safety as the reason to move."""
    header, rows = csv_rows(source, _COLUMNS)
    corridor, population, share, when, basis = columns(header, _COLUMNS)

    def read(cells: list[str]) -> tuple[SurveyReading, ...]:
        who, asked, why = population_of(cells[population]), day(cells[when]), cells[basis].strip()
        if asked is None or not why:
            raise UnusableRow("A survey share needs its date and its basis.")
        pair, found = corridor_of(cells[corridor]), share_of(cells[share])
        return (SurveyReading(pair, who, found, asked, why, asks_to_be_checked(why)),)

    return judged(rows, len(header), read)


def asks_to_be_checked(basis: str) -> bool:
    return re.search(r"\bcheck", basis.lower()) is not None


def corridor_of(text: str) -> str:
    origin, dash, destination = text.strip().partition("-")
    if not dash:
        raise UnusableRow(f"{text.strip()!r} is no corridor; write it as MMR-THA.")
    return f"{from_iso3(origin)}-{from_iso3(destination)}"


def population_of(text: str) -> str:
    if text.strip() not in POPULATIONS:
        raise UnusableRow(f"{text.strip()!r} is neither residents nor movers.")
    return text.strip()


def share_of(cell: str) -> float | None:
    share = number(cell)
    if share is not None and not 0 <= share <= 1:
        raise UnusableRow(f"A share of {cell} is outside 0 to 1.")
    return share
