"""UNHCR Refugee Data Finder: population, asylum decisions and demographics, as downloaded or from the API.

Field meanings: https://www.unhcr.org/refugee-statistics/methodology and the API's own
documentation at https://api.unhcr.org/docs/refugee-statistics.html.

Two layouts of each file are read: the API's field names (csv or JSON) and the website's headings, alone
or in the archive the website gives out.
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

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from corridors.codes import NOT_COUNTRIES, from_iso3, from_unhcr
from corridors.sources.opening import Source
from corridors.sources.reading import AcceptedRow, CountryReading, PairReading, Reading, Row
from corridors.sources.tables import (
    UnusableRow,
    columns,
    count,
    judged,
    year,
)
from corridors.sources.unhcr_layouts import (
    CHILDREN,
    DECISIONS,
    DISPLACED_AT_HOME,
    PAIR,
    POPULATION,
    POPULATION_TYPE,
    QUALIFIED_BY,
    WITH_AGES,
    unhcr_table,
)

NULLS = frozenset({"", "-"})

SUMS = ("children", "with-ages", "total")
"""Indicators of the demographics, ``unhcr.demographics.`` before them."""

POPULATION_TYPES = {"refugees": "REF", "refugees under unhcr's mandate": "REF", "asylum-seekers": "ASY"}
"""Population types in words -> the API's codes."""


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
    header, rows = unhcr_table(source, (*POPULATION, *DISPLACED_AT_HOME))
    at = columns(header, PAIR)
    pairs = _placed(header, POPULATION, zero_tells=("oip",))
    at_home = _placed(header, DISPLACED_AT_HOME)

    def read(cells: list[str]) -> tuple[Reading, ...]:
        period, origin, destination = _pair(cells, at)
        across = [
            PairReading(indicator, origin, destination, period, value)
            for indicator, value in _counted(cells, pairs)
        ]
        displaced = _counted(cells, at_home)
        return (*across, *_at_home(displaced, origin, destination, period)) if displaced else tuple(across)

    return judged(rows, len(header), read)


def read_decisions(source: Source) -> Iterator[Row]:
    """Read the asylum decisions file (API layout); the qualifier is "PROCEDURE LEVEL UNIT"."""
    header, rows = unhcr_table(source, (*QUALIFIED_BY, *DECISIONS))
    at = columns(header, PAIR)
    qualified_by = columns(header, QUALIFIED_BY)
    placed = _placed(header, DECISIONS, zero_tells=DECISIONS)

    def read(cells: list[str]) -> tuple[Reading, ...]:
        period, origin, destination = _pair(cells, at)
        qualifier = " ".join([_code(cells[place]) for place in qualified_by])
        return tuple(
            [
                PairReading(indicator, origin, destination, period, value, qualifier)
                for indicator, value in _counted(cells, placed)
            ]
        )

    return judged(rows, len(header), read)


def read_demographics(source: Source) -> Iterator[Row]:
    """Read the demographics file (API layout), summed over the places within a country of asylum.

    The file has a row for each location; the last row of an origin, a country of asylum, a year
    and a population type carries the three sums of all its rows. The qualifier is the population
    type (``REF``, ``ASY``, ...).
    """
    named = (POPULATION_TYPE, *WITH_AGES, "total")
    at = dict(zip((*PAIR, *named), columns(unhcr_table(source, named)[0], (*PAIR, *named)), strict=True))
    place_in = tuple(at[name] for name in (*PAIR, POPULATION_TYPE))
    summed = tuple(tuple((at[name], name) for name in names) for names in (CHILDREN, WITH_AGES, ("total",)))

    def rows() -> Iterator[Row]:
        header, lines = unhcr_table(source, named)
        return judged(lines, len(header), lambda cells: _place_readings(cells, place_in, summed))

    return _summed_in_last_row(rows)


def _placed(
    header: list[str], named: dict[str, str], zero_tells: Collection[str] = ()
) -> list[tuple[str, int, str, str]]:
    """Column, where it stands, its indicator, and the cell that gives no reading."""
    places = columns(header, named)
    said_by_absence = ("" if column in zero_tells else "0" for column in named)
    return list(zip(named, places, named.values(), said_by_absence, strict=True))


def _counted(cells: list[str], placed: Sequence[tuple[str, int, str, str]]) -> list[tuple[str, float]]:
    found = []
    for column, place, indicator, passed_over in placed:
        cell = cells[place]
        if cell == passed_over:
            continue
        value = float(cell) if cell.isdecimal() else count(cell, column, NULLS)
        if value is not None:
            found.append((indicator, value))
    return found


def _at_home(
    counted: list[tuple[str, float]], origin: str, destination: str, period: str
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


def _place_readings(
    cells: list[str], place_in: Sequence[int], summed: Sequence[Sequence[tuple[int, str]]]
) -> tuple[Reading, ...]:
    """The three sums of one row: the part one place has in the figures of its pair."""
    period, origin, destination = _pair(cells, place_in)
    kind = _population_type(cells[place_in[3]])
    return tuple(
        PairReading(
            f"unhcr.demographics.{what}", origin, destination, period,
            sum(count(cells[place], column, NULLS) or 0.0 for place, column in columns_of), kind,
        )
        for what, columns_of in zip(SUMS, summed, strict=True)
    )  # fmt: skip


@lru_cache(maxsize=256)
def _population_type(cell: str) -> str:
    return POPULATION_TYPES.get(cell.strip().lower()) or _code(cell)


def _summed_in_last_row(rows: Callable[[], Iterator[Row]]) -> Iterator[Row]:
    """Replace each row's readings by their sums over the file, given once, on the last row they stand in.

    The file is read twice, so that only the sums are held, never the rows.
    """
    totals: dict[tuple[str, ...], list[float]] = {}
    last: dict[tuple[str, ...], int] = {}
    for row in rows():
        if key := _key(row):
            parts = [reading.value or 0.0 for reading in _pairs(row)]
            totals[key] = [a + b for a, b in zip(totals.get(key, [0.0] * len(parts)), parts, strict=True)]
            last[key] = row.line
    return (_with_sums(row, totals, last) for row in rows())


def _with_sums(row: Row, totals: dict[tuple[str, ...], list[float]], last: dict[tuple[str, ...], int]) -> Row:
    key = _key(row)
    if not key:
        return row
    if last[key] != row.line:
        return AcceptedRow(row.line, ())
    summed = zip(_pairs(row), totals[key], strict=True)
    return AcceptedRow(row.line, tuple(replace(reading, value=total) for reading, total in summed))


def _pairs(row: Row) -> list[PairReading]:
    found = row.readings if isinstance(row, AcceptedRow) else ()
    return [reading for reading in found if isinstance(reading, PairReading)]


def _key(row: Row) -> tuple[str, ...]:
    for reading in _pairs(row)[:1]:
        return reading.origin, reading.destination, reading.period, reading.qualifier
    return ()
