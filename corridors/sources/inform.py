"""INFORM Risk workbooks of the Joint Research Centre: scores, raw inequality, population, regions.

Every score runs from 0 to 10 and higher is worse, lack of coping capacity included. ``x`` and
``No data`` are missing. Sheets are known by what stands in them and columns by their names, in
every spelling the releases use: orders, the rows above a header and sheet names change by release.
Each release recomputes its past, so the period of a score is the release's year; a raw indicator
and a population keep the year they are about.

Codebook: the sheet of indicator metadata in each workbook and
https://drmkc.jrc.ec.europa.eu/inform-index/INFORM-Risk/Methodology
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain, pairwise

from corridors.codes import from_iso3
from corridors.sources.income import groups
from corridors.sources.reading import CountryReading, Row, UnreadableFile
from corridors.sources.tables import Cell, Source, UnusableRow, judged, number, year
from corridors.sources.workbooks import sheet_cells, sheet_names

NULLS = frozenset({"", "x", "No data"})

Sheet = list[tuple[int, list[Cell]]]

SCORES = {
    "risk": ("INFORM RISK",),
    "hazard": ("HAZARD & EXPOSURE",),
    "natural": ("Natural",),
    "earthquake": ("Earthquake",),
    "river-flood": ("Flood", "River Flood"),
    "tsunami": ("Tsunami",),
    "tropical-cyclone": ("Tropical Cyclone",),
    "coastal-flood": ("Coastal flood",),
    "drought": ("Drought",),
    "epidemic": ("Epidemic",),
    "human": ("Human",),
    "projected-conflict": ("Projected Conflict Risk", "Projected Conflict Probability"),
    "current-conflict": ("Current Highly Violent Conflict Intensity", "Current Conflict Intensity"),
    "vulnerability": ("VULNERABILITY",),
    "socio-economic": ("Socio-Economic Vulnerability",),
    "development-deprivation": ("Development & Deprivation",),
    "inequality": ("Inequality",),
    "economic-dependency": ("Economic Dependency",),
    "vulnerable-groups": ("Vulnerable Groups",),
    "uprooted-people": ("Uprooted people",),
    "health-conditions": ("Health Conditions",),
    "children-u5": ("Children U5",),
    "recent-shocks": ("Recent Shocks",),
    "food-security": ("Food Security",),
    "other-vulnerable-groups": ("Other Vulnerable Groups",),
    "lack-of-coping": ("LACK OF COPING CAPACITY",),
    "institutional": ("Institutional",),
    "drr": ("DRR",),
    "governance": ("Governance",),
    "infrastructure": ("Infrastructure",),
    "communication": ("Communication",),
    "physical-infrastructure": ("Physical infrastructure",),
    "access-to-health-care": ("Access to health care",),
    "lack-of-reliability": ("Lack of Reliability (*)",),
}
"""Slug of each score and the names its column has had, the latest last, to be compared by ``_plain``."""

GENDER_INEQUALITY = "gender inequality index"
GENDER_INEQUALITY_ID = "gii"
_HEADER_ROWS = 25

BESIDE_SCORES = ("ISO3", "{year}", "Gender Inequality Index", "WB Region", "WB IncomeGroup")


def _score_columns(place: int, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return a release's headings; ``place`` is 0 for the earliest name of a column, -1 for the latest."""
    return (*(names[place] for slug, names in SCORES.items() if slug not in without), *BESIDE_SCORES)


_LATEST = _score_columns(-1)
INFORM_COLUMNS = {
    "2022 and 2023": _score_columns(0, without=("coastal-flood",)),
    "2024": tuple("River Flood" if name == "Flood" else name for name in _score_columns(0)),
    "2025": _LATEST,
}


def read_inform(source: Source) -> Iterator[Row]:
    """Read a workbook: scores, then gender inequality, population and groups where their sheets are there.

    A row's line is its row in its own sheet.

    Raises
    ------
    UnreadableFile
        When the file is no workbook, has no sheet of scores or does not say its year.
    """
    sheets = {name: sheet_cells(source, name) for name in sheet_names(source)}
    scores = _find(sheets, lambda sheet: _heading(sheet, "iso3", "inform risk") is not None)
    if scores is None:
        raise UnreadableFile("No sheet has the columns 'ISO3' and 'INFORM RISK': this is another file.")
    release = _release_year(sheets, scores)
    raw, population = _find(sheets, _is_raw_data), _find(sheets, _is_population)
    regions = _find(sheets, lambda sheet: _heading(sheet, "iso3", "wb region", "wb incomegroup") is not None)
    return chain(
        _scores(sheets[scores], release),
        _gender_inequality(sheets[raw], _years_by_country(sheets)) if raw else (),
        _population(sheets[population]) if population else (),
        _regions(sheets[regions], release) if regions else (),
    )


def _scores(sheet: Sheet, release: str) -> Iterator[Row]:
    labels, rows = _table(sheet, "iso3", "inform risk")
    spelled = {slug: [_plain(name) for name in names] for slug, names in SCORES.items()}
    found = {slug: next((n for n in names if n in labels), None) for slug, names in spelled.items()}
    at = {slug: labels.index(name) for slug, name in found.items() if name is not None}
    iso3 = labels.index("iso3")

    def read(cells: list[Cell]) -> tuple[CountryReading, ...]:
        country = from_iso3(str(cells[iso3]))
        return tuple(
            CountryReading(f"inform.{slug}", country, release, _score(cells[column]))
            for slug, column in at.items()
        )

    below_units = [row for row in rows if not str(row[1][iso3]).startswith("(")]
    return judged(below_units, len(labels), read)


def _gender_inequality(sheet: Sheet, years: dict[str, str]) -> Iterator[Row]:
    """Read the raw index (0 equal .. 1 unequal), with the country's own year where the workbook has it.

    Its column is known by the indicator's identifier, which outlives a change of its name.
    """
    labels, rows = _table(sheet, "country")
    column = _raw_column(sheet)
    if column is None:
        return iter(())
    surveyed = next(str(cells[column]) for _, cells in rows if _plain(cells[0]) == "survey year")

    def read(cells: list[Cell]) -> tuple[CountryReading, ...]:
        country, index = from_iso3(str(cells[1])), number(cells[column], NULLS)
        if index is not None and not 0 <= index <= 1:
            raise UnusableRow(f"A gender inequality index of {index} is outside 0 to 1.")
        period = years.get(country) or year(surveyed)
        return (CountryReading("inform.raw.gender-inequality", country, period, index),)

    return judged(_of_countries(rows), len(labels), read)


def _population(sheet: Sheet) -> Iterator[Row]:
    labels, rows = _table(sheet, "country", "iso3")
    years = {column: _stated(cell) for column, cell in enumerate(rows[0][1]) if column > 1 and cell != ""}

    def read(cells: list[Cell]) -> tuple[CountryReading, ...]:
        country = from_iso3(str(cells[1]))
        return tuple(
            CountryReading("inform.population", country, period, number(cells[column], NULLS))
            for column, period in years.items()
            if cells[column] != ""
        )

    return judged(_of_countries(rows), len(labels), read)


def _regions(sheet: Sheet, release: str) -> Iterator[Row]:
    labels, rows = _table(sheet, "iso3", "wb region", "wb incomegroup")
    iso3, region, income = (labels.index(name) for name in ("iso3", "wb region", "wb incomegroup"))

    def read(cells: list[Cell]) -> tuple[CountryReading, ...]:
        country = from_iso3(str(cells[iso3]))
        return groups(country, release, str(cells[region]).strip(), str(cells[income]).strip())

    return judged(rows, len(labels), read)


def _score(cell: Cell) -> float | None:
    score = number(cell, NULLS)
    if score is not None and not 0 <= score <= 10:
        raise UnusableRow(f"A score of {score} is outside 0 to 10.")
    return score


def _plain(cell: Cell) -> str:
    """Return a label in lower case, line breaks and the footnote mark taken away."""
    return " ".join(str(cell).replace("(*)", " ").split()).lower()


def _heading(sheet: Sheet, *labels: str) -> int | None:
    """Return which of the first rows carries all the labels."""
    wanted = set(labels)
    for place, (_, cells) in enumerate(sheet[:_HEADER_ROWS]):
        if wanted.issubset(map(_plain, cells)):
            return place
    return None


def _table(sheet: Sheet, *labels: str) -> tuple[list[str], Sheet]:
    """Return a sheet's labels and the rows below them; the sheet is known to carry the labels."""
    place = _heading(sheet, *labels) or 0
    return [_plain(cell) for cell in sheet[place][1]], sheet[place + 1 :]


def _of_countries(rows: Sheet) -> Sheet:
    """Return the rows below the years and units: a country's row has a code beside its name."""
    return [row for row in rows if row[1][1] != ""]


def _find(sheets: dict[str, Sheet], is_it: Callable[[Sheet], bool]) -> str | None:
    return next((name for name, sheet in sheets.items() if is_it(sheet)), None)


def _first_column(sheet: Sheet) -> set[str]:
    return {_plain(cells[0]) for _, cells in sheet[:8]}


def _raw_column(sheet: Sheet) -> int | None:
    """Where the gender inequality index stands: by its identifier, else by its name."""
    for _, cells in sheet[:_HEADER_ROWS]:
        if _plain(cells[0]) == "indicatorid" and GENDER_INEQUALITY_ID in (
            names := [_plain(c) for c in cells]
        ):
            return names.index(GENDER_INEQUALITY_ID)
    named = ([_plain(cell) for cell in cells] for _, cells in sheet[:_HEADER_ROWS])
    return next((row.index(GENDER_INEQUALITY) for row in named if GENDER_INEQUALITY in row), None)


def _is_raw_data(sheet: Sheet) -> bool:
    """The sheet of figures, not those of their dates and sources: only it names identifiers and units."""
    marks = {"survey year", "indicatorid", "unit of measurament"}
    return marks <= _first_column(sheet) and _raw_column(sheet) is not None


def _is_population(sheet: Sheet) -> bool:
    """The sheet whose header names nothing beside country and code: the years stand in the row below."""
    place = _heading(sheet, "country", "iso3")
    if place is None or len(sheet) <= place + 1:
        return False
    bare = not any(_plain(cell) for cell in sheet[place][1][2:])
    return bare and _plain(sheet[place + 1][1][0]) == "reference year"


def _years_by_country(sheets: dict[str, Sheet]) -> dict[str, str]:
    """Return the year of each country's gender inequality index, where a sheet of dates states it."""
    dates = next((sheet for name, sheet in sheets.items() if _plain(name) == "indicator date"), [])
    if _heading(dates, "iso3", GENDER_INEQUALITY) is None:
        return {}
    labels, rows = _table(dates, "iso3", GENDER_INEQUALITY)
    iso3, column = labels.index("iso3"), labels.index(GENDER_INEQUALITY)
    dated = [cells for _, cells in rows if re.fullmatch(r"20\d\d(\.0)?", str(cells[column]))]
    return {str(cells[iso3]): year(cells[column]) for cells in dated}


def _stated(cell: Cell) -> str:
    try:
        return year(cell)
    except UnusableRow as error:
        raise UnreadableFile(f"Where a year must stand, {error}") from error


def _release_year(sheets: dict[str, Sheet], scores: str) -> str:
    """Return the year in the workbook's title (``INFORM RISK INDEX``, below it ``2025 2nd edition``)."""
    texts = [str(cells[0]) for sheet in sheets.values() for _, cells in sheet[:_HEADER_ROWS]]
    titled = next((below for title, below in pairwise(texts) if _plain(title) == "inform risk index"), scores)
    stated = re.search(r"\b20\d\d\b", titled) or re.search(r"\b20\d\d\b", scores)
    if stated is None:
        raise UnreadableFile("The workbook does not say which year's release it is.")
    return stated.group()
