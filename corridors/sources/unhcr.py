"""UNHCR Refugee Data Finder: population, asylum decisions and demographics, as downloaded.

Field meanings: https://www.unhcr.org/refugee-statistics/methodology and the API's own
documentation at https://api.unhcr.org/docs/refugee-statistics.html.

Two layouts of the population file are read: the API's field names and the website's headings.
Countries are taken from the ISO columns, because UNHCR's own letters are partly other
countries' ISO letters (``AUS`` is Austria). Unknown origin stays ``UNK``, stateless ``XXA``,
Tibetan ``TIB``: they are origins, never countries of asylum.

Population is a stock at the end of the year. UNHCR publishes a row where any group is counted
and fills its other cells with 0, so a 0 there says what an absent row says and gives no reading.
A blank or ``-`` says nothing and gives none either; "other people in need of international
protection" alone has both, so there a 0 is a reading of 0 and a blank is unknown.
Cells of 1 to 4 are published as 5.

Decisions are a flow in the year. Every cell is a reading, 0 included, and carries procedure,
level and unit (``P`` persons, ``C`` cases) as published: levels overlap and units never add.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from corridors.codes import NOT_COUNTRIES, from_iso3, from_unhcr
from corridors.sources.opening import Source, open_bytes
from corridors.sources.reading import AcceptedRow, CountryReading, PairReading, Reading, Row
from corridors.sources.tables import (
    UnusableRow,
    columns,
    count,
    csv_rows,
    judged,
    year,
)

POPULATION = {
    "refugees": "unhcr.refugees",
    "asylum_seekers": "unhcr.asylum-seekers",
    "returned_refugees": "unhcr.returned-refugees",
    "stateless": "unhcr.stateless",
    "ooc": "unhcr.ooc",
    "oip": "unhcr.oip",
    "hst": "unhcr.hst",
}
"""Column -> indicator, people of an origin in a country of asylum."""

DISPLACED_AT_HOME = {"idps": "unhcr.idps", "returned_idps": "unhcr.returned-idps"}
"""Column -> indicator, people within their own country: rows whose origin is the country of asylum."""

DECISIONS = {
    "dec_recognized": "unhcr.decisions.recognized",
    "dec_other": "unhcr.decisions.other",
    "dec_rejected": "unhcr.decisions.rejected",
    "dec_closed": "unhcr.decisions.closed",
}

CHILDREN = ("f_0_4", "f_5_11", "f_12_17", "m_0_4", "m_5_11", "m_12_17")
WITH_AGES = (*CHILDREN, "f_18_59", "f_60", "m_18_59", "m_60")

_WEBSITE_HEADINGS = {
    "Year": "year",
    "Country of origin (ISO)": "coo_iso",
    "Country of asylum (ISO)": "coa_iso",
    "Refugees under UNHCR's mandate": "refugees",
    "Asylum-seekers": "asylum_seekers",
    "Returned refugees": "returned_refugees",
    "IDPs of concern to UNHCR": "idps",
    "Returned IDPss": "returned_idps",
    "Returned IDPs": "returned_idps",
    "Stateless persons": "stateless",
    "Others of concern": "ooc",
    "Other people in need of international protection": "oip",
    "Host Community": "hst",
}

_PAIR = ("year", "coo_iso", "coa_iso")


def read_population(source: Source) -> Iterator[Row]:
    """Read the population file, API or website layout.

    Parameters
    ----------
    source : Path or bytes

    Yields
    ------
    AcceptedRow or RejectedRow
        One for each data row, in the file's order.

    Raises
    ------
    UnreadableFile
        When the file is another one, empty or cut off.
    """
    header, rows = _population_table(source)
    at = columns(header, _PAIR)
    pairs = _placed(header, POPULATION, zero_tells=("oip",))
    at_home = _placed(header, DISPLACED_AT_HOME)

    def read(cells: list[str]) -> tuple[Reading, ...]:
        period, origin, destination = _pair(cells, at)
        across = [
            PairReading(indicator, origin, destination, period, value)
            for indicator, value in _counted(cells, pairs)
        ]
        return (*across, *_at_home(_counted(cells, at_home), origin, destination, period))

    return judged(rows, len(header), read)


def read_decisions(source: Source) -> Iterator[Row]:
    """Read the asylum decisions file (API layout); the qualifier is "PROCEDURE LEVEL UNIT"."""
    named = ("procedure_type", "dec_level", "dec_pc")
    header, rows = csv_rows(source, (*_PAIR, *named, *DECISIONS))
    at = columns(header, _PAIR)
    qualified_by = columns(header, named)
    placed = _placed(header, DECISIONS, zero_tells=DECISIONS)

    def read(cells: list[str]) -> tuple[Reading, ...]:
        period, origin, destination = _pair(cells, at)
        qualifier = " ".join(_code(cells[place]) for place in qualified_by)
        return tuple(
            PairReading(indicator, origin, destination, period, value, qualifier)
            for indicator, value in _counted(cells, placed)
        )

    return judged(rows, len(header), read)


def read_demographics(source: Source) -> Iterator[Row]:
    """Read the demographics file (API layout), summed over the places within a country of asylum.

    The file has a row for each location; the last row of an origin, a country of asylum, a year
    and a population type carries the three sums of all its rows. The qualifier is the population
    type (``REF``, ``ASY``, ...).
    """
    header, rows = csv_rows(source, (*_PAIR, "pop_type", *WITH_AGES, "total"))
    at = columns(header, (*_PAIR, "pop_type"))
    ages, children, total = columns(header, WITH_AGES), columns(header, CHILDREN), header.index("total")

    def read(cells: list[str]) -> tuple[Reading, ...]:
        period, origin, destination = _pair(cells, at)
        qualifier = _code(cells[at[3]])
        sums = {
            "children": _sum(cells, children, header),
            "with-ages": _sum(cells, ages, header),
            "total": _sum(cells, (total,), header),
        }
        return tuple(
            PairReading(f"unhcr.demographics.{what}", origin, destination, period, value, qualifier)
            for what, value in sums.items()
        )

    return _summed_in_last_row(list(judged(rows, len(header), read)))


def _population_table(source: Source) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    content = open_bytes(source)
    if b"Country of origin (ISO)" not in content[:4000]:
        return csv_rows(content, (*_PAIR, *POPULATION, *DISPLACED_AT_HOME))
    header, rows = csv_rows(content, ("Year", "Country of origin (ISO)", "Country of asylum (ISO)"))
    return [_WEBSITE_HEADINGS.get(heading, heading) for heading in header], rows


def _placed(
    header: list[str], named: dict[str, str], zero_tells: Collection[str] = ()
) -> list[tuple[str, int, str, str]]:
    """Column, where it stands, its indicator, and the cell that gives no reading."""
    places = columns(header, named)
    said_by_absence = ("" if column in zero_tells else "0" for column in named)
    return list(zip(named, places, named.values(), said_by_absence, strict=True))


def _counted(cells: list[str], placed: Sequence[tuple[str, int, str, str]]) -> Iterator[tuple[str, float]]:
    for column, place, indicator, passed_over in placed:
        cell = cells[place]
        if cell == passed_over:
            continue
        value = count(cell, column)
        if value is not None:
            yield indicator, value


def _at_home(
    counted: Iterator[tuple[str, float]], origin: str, destination: str, period: str
) -> Iterator[CountryReading]:
    for indicator, value in counted:
        if origin != destination:
            raise UnusableRow(f"People displaced at home are counted from {origin} in {destination}.")
        yield CountryReading(indicator, origin, period, value)


def _pair(cells: list[str], at: Sequence[int]) -> tuple[str, str, str]:
    return _year(cells[at[0]]), _origin(cells[at[1]]), _asylum(cells[at[2]])


_year = lru_cache(maxsize=256)(year)


@lru_cache(maxsize=1024)
def _asylum(iso3: str) -> str:
    if iso3 in NOT_COUNTRIES:
        raise UnusableRow(f"The country of asylum is {iso3} ({NOT_COUNTRIES[iso3]}), which is no country.")
    return from_iso3(iso3)


@lru_cache(maxsize=1024)
def _origin(iso3: str) -> str:
    return iso3 if iso3 in NOT_COUNTRIES else from_unhcr(iso3) if iso3 == "XXX" else from_iso3(iso3)


@lru_cache(maxsize=256)
def _code(cell: str) -> str:
    if not cell.strip() or " " in cell.strip():
        raise UnusableRow(f"{cell!r} is not a code of procedure, level, unit or population.")
    return cell.strip()


def _sum(cells: list[str], places: Sequence[int], header: list[str]) -> float:
    return sum(count(cells[place], header[place]) or 0.0 for place in places)


def _summed_in_last_row(rows: list[Row]) -> Iterator[Row]:
    """Replace each row's readings by their sums over the file, given once, on the last row they stand in."""
    totals: dict[PairReading, float] = {}
    last: dict[PairReading, int] = {}
    for row in rows:
        for reading, key in _keyed(row):
            totals[key] = totals.get(key, 0.0) + (reading.value or 0.0)
            last[key] = row.line
    for row in rows:
        if isinstance(row, AcceptedRow):
            yield AcceptedRow(
                row.line, tuple(_with(key, totals[key]) for _, key in _keyed(row) if last[key] == row.line)
            )
        else:
            yield row


def _keyed(row: Row) -> Iterator[tuple[PairReading, PairReading]]:
    for reading in row.readings if isinstance(row, AcceptedRow) else ():
        if isinstance(reading, PairReading):
            yield reading, _with(reading, None)


def _with(reading: PairReading, value: float | None) -> PairReading:
    return PairReading(
        reading.indicator, reading.origin, reading.destination, reading.period, value, reading.qualifier
    )
