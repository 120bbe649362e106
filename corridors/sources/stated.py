"""What a file says of its own edition: version and day of release, where the publisher writes them in it.

Most files do not: then both stay unknown and whoever imports the file has to know them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from corridors.sources import wdi_layouts
from corridors.sources.tables import Source
from corridors.sources.workbooks import sheet_cells, sheet_names

_INFORM_RELEASE = re.compile(r"(\d{1,2} [A-Z][a-z]+ 20\d\d) v ?(\d+(?:\.\d+)+)")
_ABOVE_INFORM_RELEASE = "release:"


@dataclass(frozen=True)
class Stated:
    """Version (``""`` where it is not stated) and day of release of an edition."""

    version: str = ""
    released: date | None = None


def nothing(source: Source, last_year: str) -> Stated:
    """Return what a file says that names no edition."""
    return Stated()


def year_end(source: Source, last_year: str) -> Stated:
    """UNHCR: the edition is the one to the end of the last year in it."""
    return Stated(f"end-{last_year}")


def its_last_year(source: Source, last_year: str) -> Stated:
    """UN DESA: an edition is called by the last year it estimates."""
    return Stated(last_year)


def inform(source: Source, last_year: str) -> Stated:
    """INFORM: the sheet "About" states day and version (``31 March 2025 v 0.7.0``)."""
    for title, below in pairwise(_first_cells(source, "about")):
        stated = _INFORM_RELEASE.search(below)
        if title.strip().lower() == _ABOVE_INFORM_RELEASE and stated:
            return Stated(f"{last_year} v{stated[2]}", _written_day(stated[1]))
    return Stated(last_year)


def set_on_1_july(source: Source, last_year: str) -> Stated:
    """World Bank classification: set on 1 July of the year its notes state."""
    return Stated(f"set 1 July {last_year}", date(int(last_year), 7, 1))


def last_updated(source: Source, last_year: str) -> Stated:
    """World Development Indicators: the download opens with the day of its last update."""
    updated = wdi_layouts.last_updated(source)
    return Stated(f"updated {updated}", updated) if updated else Stated()


def _first_cells(source: Source, sheet: str) -> Iterator[str]:
    named = [name for name in sheet_names(source) if name.strip().lower() == sheet]
    return (str(cells[0]) for name in named for _, cells in sheet_cells(source, name))


def _written_day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d %B %Y").date()
    except ValueError:
        return None
