"""Every reader by the name of its dataset."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from corridors.sources import (
    acled,
    gdacs,
    idmc,
    inform,
    missing_migrants,
    survey,
    tidy,
    treaties,
    ucdp,
    undesa,
    unhcr,
    unhcr_layouts,
    usgs,
    wdi,
    wdi_layouts,
    wgi,
)
from corridors.sources.opening import Source
from corridors.sources.reading import Columns, Row


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
    columns : mapping
        The headings it looks up, for each layout of the publisher it reads.
    """

    key: str
    publisher: str
    label: str
    read: Callable[[Source], Iterator[Row]]
    columns: Columns


ALL = (
    Reader(
        "unhcr-population",
        "unhcr",
        "UNHCR: population",
        unhcr.read_population,
        unhcr_layouts.POPULATION_COLUMNS,
    ),
    Reader(
        "unhcr-decisions",
        "unhcr",
        "UNHCR: asylum decisions",
        unhcr.read_decisions,
        unhcr_layouts.DECISION_COLUMNS,
    ),
    Reader(
        "unhcr-demographics",
        "unhcr",
        "UNHCR: demographics",
        unhcr.read_demographics,
        unhcr_layouts.DEMOGRAPHIC_COLUMNS,
    ),
    Reader(
        "undesa-stock",
        "undesa",
        "UN DESA: International Migrant Stock",
        undesa.read_stock,
        undesa.STOCK_COLUMNS,
    ),
    Reader("inform", "inform", "INFORM Risk workbook", inform.read_inform, inform.INFORM_COLUMNS),
    Reader(
        "idmc-conflict",
        "idmc",
        "IDMC: displacement by conflict",
        idmc.read_conflict_displacement,
        idmc.CONFLICT_LAYOUTS,
    ),
    Reader(
        "idmc-disasters",
        "idmc",
        "IDMC: displacement by disasters",
        idmc.read_disaster_displacement,
        idmc.DISASTER_LAYOUTS,
    ),
    Reader("ucdp-ged", "ucdp", "UCDP: Georeferenced Event Dataset", ucdp.read_events, ucdp.EVENT_COLUMNS),
    Reader(
        "iom-missing-migrants",
        "iom",
        "IOM: Missing Migrants Project",
        missing_migrants.read_incidents,
        missing_migrants.INCIDENT_COLUMNS,
    ),
    Reader(
        "wgi",
        "world-bank",
        "World Bank: Worldwide Governance Indicators",
        wgi.read_wgi,
        wgi.GOVERNANCE_COLUMNS,
    ),
    Reader(
        "wdi-gdp-growth",
        "world-bank",
        "World Bank: GDP growth",
        wdi.read_gdp_growth,
        wdi_layouts.INDICATOR_COLUMNS,
    ),
    Reader(
        "wdi-gdp-per-head",
        "world-bank",
        "World Bank: GDP per head, PPP",
        wdi.read_gdp_per_head,
        wdi_layouts.INDICATOR_COLUMNS,
    ),
    Reader(
        "wb-classification",
        "world-bank",
        "World Bank: income groups and regions",
        wdi.read_classification,
        wdi.CLASS_COLUMNS,
    ),
    Reader("usgs-csv", "usgs", "USGS: earthquakes, csv", usgs.read_earthquakes_csv, usgs.CSV_COLUMNS),
    Reader(
        "usgs-geojson",
        "usgs",
        "USGS: earthquakes, GeoJSON",
        usgs.read_earthquakes_geojson,
        usgs.GEOJSON_COLUMNS,
    ),
    Reader(
        "gdacs-geojson", "gdacs", "GDACS: disasters, GeoJSON", gdacs.read_gdacs_geojson, gdacs.GEOJSON_COLUMNS
    ),
    Reader("gdacs-rss", "gdacs", "GDACS: disasters, RSS", gdacs.read_gdacs_rss, gdacs.RSS_COLUMNS),
    Reader("acled", "acled", "ACLED: political violence and protest", acled.read_acled, acled.ACLED_COLUMNS),
    Reader(
        "treaties-status",
        "untc",
        "UN Treaty Collection: status lists of 2015",
        treaties.read_treaty_status,
        treaties.STATUS_COLUMNS,
    ),
    Reader(
        "treaties-later",
        "untc",
        "Treaty participation after 2015",
        treaties.read_later_participation,
        treaties.LATER_COLUMNS,
    ),
    Reader(
        "wpp-ages",
        "undesa",
        "UN DESA: population by age, one row a year",
        tidy.read_population_by_age,
        tidy.AGE_COLUMNS,
    ),
    Reader(
        "ilo-self-employed",
        "ilo-gapminder",
        "ILO: self-employed share, one row a year",
        tidy.read_self_employed,
        tidy.VALUE_COLUMNS,
    ),
    Reader(
        "gapminder-gdp-per-head",
        "world-bank-gapminder",
        "Gapminder: GDP per head, one row a year",
        tidy.read_gdp_per_head,
        tidy.VALUE_COLUMNS,
    ),
    Reader("survey-reasons", "iom", "Surveys: reasons to move", survey.read_survey, survey.SURVEY_COLUMNS),
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
