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


def read_survey(source: Source) -> Iterator[Row]:
    """Read the share (0..1) of those asked who name their safety as the reason to move."""
    header, rows = csv_rows(source, _COLUMNS)
    corridor, population, share, when, basis = columns(header, _COLUMNS)

    def read(cells: list[str]) -> tuple[SurveyReading, ...]:
        who, asked, why = _population(cells[population]), day(cells[when]), cells[basis].strip()
        if asked is None or not why:
            raise UnusableRow("A survey share needs its date and its basis.")
        checked_later = re.search(r"\bcheck", why.lower()) is not None
        pair, found = _corridor(cells[corridor]), _share(cells[share])
        return (SurveyReading(pair, who, found, asked, why, checked_later),)

    return judged(rows, len(header), read)


def _corridor(text: str) -> str:
    origin, dash, destination = text.strip().partition("-")
    if not dash:
        raise UnusableRow(f"{text.strip()!r} is no corridor; write it as MMR-THA.")
    return f"{from_iso3(origin)}-{from_iso3(destination)}"


def _population(text: str) -> str:
    if text.strip() not in POPULATIONS:
        raise UnusableRow(f"{text.strip()!r} is neither residents nor movers.")
    return text.strip()


def _share(cell: str) -> float | None:
    share = number(cell)
    if share is not None and not 0 <= share <= 1:
        raise UnusableRow(f"A share of {cell} is outside 0 to 1.")
    return share
