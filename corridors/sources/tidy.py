"""Three small tables distilled from open statistics, a country and a year a row.

Population by age (World Population Prospects 2019, medium variant; thousands in the file, persons in the
readings), the self-employed share of employment (ILO modelled estimates) and GDP per head at purchasing
power parity. The Channel Islands (``CHI``, ``CHANISL``), which have no code of their own, are refused.

Sources: https://population.un.org/wpp/ and https://www.gapminder.org/data/
"""

from collections.abc import Iterator

from corridors.codes import from_iso3
from corridors.sources.reading import CountryReading, Row
from corridors.sources.tables import Source, UnusableRow, columns, csv_rows, judged, number, year

AGES = {
    "population_thousands": "wpp.population",
    "aged_20_39_thousands": "wpp.aged-20-39",
    "aged_20_64_thousands": "wpp.aged-20-64",
    "aged_65_plus_thousands": "wpp.aged-65-plus",
}
OTHER_CODES = {"KOS": "XKX", "NLD_CURACAO": "CUW"}
"""Codes of Gapminder's tables that are not ISO 3166-1."""

_VALUE = ("iso3", "year", "value")

AGE_COLUMNS = {"one row a year": ("iso3", "year", *AGES)}
VALUE_COLUMNS = {"one row a year": _VALUE}


def read_population_by_age(source: Source) -> Iterator[Row]:
    """Read population and three age groups, in persons."""
    names = ("iso3", "year", *AGES)
    header, rows = csv_rows(source, names)
    iso3, when, *ages = columns(header, names)

    def read(cells: list[str]) -> tuple[CountryReading, ...]:
        country, period = from_iso3(cells[iso3]), year(cells[when])
        return tuple(
            CountryReading(indicator, country, period, _persons(cells[column]))
            for indicator, column in zip(AGES.values(), ages, strict=True)
        )

    return judged(rows, len(header), read)


def read_self_employed(source: Source) -> Iterator[Row]:
    """Read the self-employed as percent of all employed: ``ilo.self-employed``."""
    return _read_value(source, "ilo.self-employed", at_most=100.0)


def read_gdp_per_head(source: Source) -> Iterator[Row]:
    """Read GDP per head, PPP, international dollars: ``gapminder.gdp-per-head-ppp``."""
    return _read_value(source, "gapminder.gdp-per-head-ppp", at_most=None)


def _read_value(source: Source, indicator: str, at_most: float | None) -> Iterator[Row]:
    header, rows = csv_rows(source, _VALUE)
    iso3, when, value = columns(header, _VALUE)

    def read(cells: list[str]) -> tuple[CountryReading, ...]:
        stated = number(cells[value])
        if stated is not None and not 0 <= stated <= (at_most or stated):
            raise UnusableRow(f"{cells[value]!r} is out of bounds for {indicator}.")
        country = from_iso3(OTHER_CODES.get(cells[iso3], cells[iso3]))
        return (CountryReading(indicator, country, year(cells[when]), stated),)

    return judged(rows, len(header), read)


def _persons(cell: str) -> float | None:
    thousands = number(cell)
    if thousands is not None and thousands < 0:
        raise UnusableRow(f"{cell!r} is no number of people.")
    return None if thousands is None else float(round(thousands * 1000))
