"""Every reader by the name of its dataset, and which of them can read a given file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from corridors.sources.idmc import read_conflict_displacement, read_disaster_displacement
from corridors.sources.inform import read_inform
from corridors.sources.missing_migrants import read_incidents
from corridors.sources.opening import Source
from corridors.sources.reading import Row, UnreadableFile
from corridors.sources.survey import read_survey
from corridors.sources.tidy import read_gdp_per_head as read_gdp_per_head_series
from corridors.sources.tidy import read_population_by_age, read_self_employed
from corridors.sources.treaties import read_later_participation, read_treaty_status
from corridors.sources.ucdp import read_events
from corridors.sources.undesa import read_stock
from corridors.sources.unhcr import read_decisions, read_demographics, read_population
from corridors.sources.usgs import read_earthquakes_csv, read_earthquakes_geojson
from corridors.sources.wdi import read_classification, read_gdp_growth, read_gdp_per_head
from corridors.sources.wgi import read_wgi


@dataclass(frozen=True, slots=True)
class Reader:
    """One dataset of one publisher and the function that reads its file.

    Attributes
    ----------
    key : str
        The dataset's name in commands and forms: ``unhcr-population``.
    publisher : str
        The publisher's slug: ``unhcr``.
    label : str
        What a curator chooses from.
    read : callable
        The file in, accepted and refused rows out; raises ``UnreadableFile``.
    """

    key: str
    publisher: str
    label: str
    read: Callable[[Source], Iterator[Row]]


ALL = (
    Reader("unhcr-population", "unhcr", "UNHCR: population", read_population),
    Reader("unhcr-decisions", "unhcr", "UNHCR: asylum decisions", read_decisions),
    Reader("unhcr-demographics", "unhcr", "UNHCR: demographics", read_demographics),
    Reader("undesa-stock", "undesa", "UN DESA: International Migrant Stock", read_stock),
    Reader("inform", "inform", "INFORM Risk workbook", read_inform),
    Reader("idmc-conflict", "idmc", "IDMC: displacement by conflict", read_conflict_displacement),
    Reader("idmc-disasters", "idmc", "IDMC: displacement by disasters", read_disaster_displacement),
    Reader("ucdp-ged", "ucdp", "UCDP: Georeferenced Event Dataset", read_events),
    Reader("iom-missing-migrants", "iom", "IOM: Missing Migrants Project", read_incidents),
    Reader("wgi", "world-bank", "World Bank: Worldwide Governance Indicators", read_wgi),
    Reader("wdi-gdp-growth", "world-bank", "World Bank: GDP growth", read_gdp_growth),
    Reader("wdi-gdp-per-head", "world-bank", "World Bank: GDP per head, PPP", read_gdp_per_head),
    Reader("wb-classification", "world-bank", "World Bank: income groups and regions", read_classification),
    Reader("usgs-csv", "usgs", "USGS: earthquakes, csv", read_earthquakes_csv),
    Reader("usgs-geojson", "usgs", "USGS: earthquakes, GeoJSON", read_earthquakes_geojson),
    Reader("treaties-status", "untc", "UN Treaty Collection: status lists of 2015", read_treaty_status),
    Reader("treaties-later", "untc", "Treaty participation after 2015", read_later_participation),
    Reader("wpp-ages", "undesa", "UN DESA: population by age, one row a year", read_population_by_age),
    Reader(
        "ilo-self-employed",
        "ilo-gapminder",
        "ILO: self-employed share, one row a year",
        read_self_employed,
    ),
    Reader(
        "gapminder-gdp-per-head",
        "world-bank-gapminder",
        "Gapminder: GDP per head, one row a year",
        read_gdp_per_head_series,
    ),
    Reader("survey-reasons", "iom", "Surveys: reasons to move", read_survey),
)

READERS = {reader.key: reader for reader in ALL}
"""Dataset key -> reader."""


class UnknownDataset(ValueError):
    """No reader has this name; the message names it and what may have been meant."""


def named(name: str) -> tuple[Reader, ...]:
    """Return the reader of a dataset key, or every reader of a publisher's slug.

    Raises
    ------
    UnknownDataset
        When the name is neither.
    """
    found = tuple(reader for reader in ALL if name in (reader.key, reader.publisher))
    if found:
        return found
    names = sorted({reader.key for reader in ALL} | {reader.publisher for reader in ALL})
    close = get_close_matches(name, names, n=3) or names
    raise UnknownDataset(f"No publisher or dataset is called {name!r}; there is {', '.join(close)}.")


def able_to_read(source: Source, among: Iterable[Reader] = ALL) -> tuple[Reader, ...]:
    """Return the readers that find their own header in the file."""
    return tuple(reader for reader in among if _reads(reader, source))


def detect(source: Source, among: Iterable[Reader] = ALL) -> Reader:
    """Return the one reader that can read the file.

    Raises
    ------
    UnreadableFile
        When none can, with the reason where only one was asked, or when more than one can.
    """
    candidates = tuple(among)
    if len(candidates) == 1:
        next(candidates[0].read(source), None)
        return candidates[0]
    able = able_to_read(source, candidates)
    if len(able) == 1:
        return able[0]
    if able:
        raise UnreadableFile(f"The file could be {' or '.join(reader.key for reader in able)}: say which.")
    asked = ", ".join(reader.label for reader in candidates)
    raise UnreadableFile(f"The file is none of: {asked}.")


def _reads(reader: Reader, source: Source) -> bool:
    try:
        next(reader.read(source), None)
    except UnreadableFile:
        return False
    return True
