"""Which file of which publisher is read how, and what of it is kept.

One entry a release. What the publisher says of the edition (dataset, version, period, licence, what an
absent row means) stands in ``releases.csv`` beside the files; what only the file itself tells stands here.
"""

from datetime import date
from functools import partial

from corridors.distilling.displacement import weather_displacement
from corridors.distilling.editions import Edition, Introduction, Read
from corridors.distilling.incidents import incidents, read_distinct_incidents, without_points
from corridors.distilling.protection import decisions, demographics, population
from corridors.distilling.series import last_periods, latest_year, only
from corridors.sources.acled import read_acled
from corridors.sources.gdacs import read_gdacs_geojson, read_gdacs_rss
from corridors.sources.idmc import read_conflict_displacement, read_disaster_displacement
from corridors.sources.inform import SCORES, read_inform
from corridors.sources.survey import read_survey
from corridors.sources.tidy import read_gdp_per_head as read_tidy_gdp_per_head
from corridors.sources.tidy import read_population_by_age, read_self_employed
from corridors.sources.treaties import read_later_participation, read_treaty_status
from corridors.sources.ucdp import read_events
from corridors.sources.undesa import read_stock
from corridors.sources.unhcr import read_decisions, read_demographics, read_population
from corridors.sources.usgs import read_earthquakes_csv, read_earthquakes_geojson
from corridors.sources.wdi import read_classification, read_gdp_growth, read_gdp_per_head
from corridors.sources.wgi import read_wgi

INFORM_KEPT = {f"inform.{slug}" for slug in SCORES} | {"inform.raw.gender-inequality", "inform.population"}
CONFLICT_DETAILS = ("type_of_violence", "dyad", "date_precision")
EARTHQUAKE_DETAILS = ("place", "depth_km", "magnitude_type", "status", "url")
DISASTER_DETAILS = ("name", "alert_level", "severity", "unit", "affected", "url")
UNREST_DETAILS = ("event_type", "sub_event_type", "actor1", "actor2", "date_precision")
DEATH_DETAILS = ("migration_route", "country_of_origin", "cause", "url", "source_quality")

UNHCR = (
    Edition(
        "unhcr-population-2025", "unhcr/population.csv", "unhcr", read_population,
        partial(population, first_year="2019"), covered_until=date(2025, 12, 31),
    ),
    Edition(
        "unhcr-decisions-2025", "unhcr/asylum_decisions.csv", "unhcr", read_decisions,
        partial(decisions, first_year="2018"), covered_until=date(2025, 12, 31),
    ),
    Edition(
        "unhcr-demographics-2025", "unhcr/demographics.csv", "unhcr", read_demographics, demographics,
        covered_until=date(2025, 12, 31),
    ),
)  # fmt: skip

STOCKS_AND_AGES = (
    Edition(
        "undesa-stock-2024", "undesa/migration_table1_countries_clean.csv", "undesa", read_stock,
        partial(last_periods, count=2), covered_until=date(2024, 7, 1),
    ),
    Edition(
        "wpp-2019", "tidy/wpp2019_population_by_age.csv", "undesa", read_population_by_age, only,
    ),
)  # fmt: skip

DISPLACEMENT = (
    Edition(
        "idmc-conflict-2025", "idmc/gidd_displacement_from_api.csv", "idmc", read_conflict_displacement,
        list, covered_until=date(2024, 12, 31),
    ),
    Edition(
        "idmc-disasters-2025", "idmc/gidd_disaster_from_api.csv", "idmc", read_disaster_displacement,
        partial(weather_displacement, first_year="2014"), covered_until=date(2024, 12, 31),
    ),
)  # fmt: skip

INDICES = (
    Edition(
        "inform-risk-2024", "inform/INFORM_Risk_2024_v067.xlsx", "inform", read_inform,
        partial(only, indicators=INFORM_KEPT),
    ),
    Edition(
        "inform-risk-2025", "inform/INFORM_Risk_2025_v070.xlsx", "inform", read_inform,
        partial(only, indicators=INFORM_KEPT),
    ),
    Edition(
        "wgi-2023", "wgi/wgidataset.xlsx", "world-bank", read_wgi,
        partial(latest_year, indicators=("wgi.voice",)), covered_until=date(2022, 12, 31),
    ),
)  # fmt: skip

ECONOMIES = (
    Edition(
        "wdi-gdp-growth-2023", "wdi/API_NY.GDP.MKTP.KD.ZG_DS2_en_excel_v2_27.xls", "world-bank",
        read_gdp_growth, partial(only, first_year="2018"), covered_until=date(2022, 12, 31),
    ),
    Edition(
        "wdi-gdp-per-head-2024", "wdi/API_NY.GDP.PCAP.PP.CD_DS2_en_excel_v2_84017.xls", "world-bank",
        read_gdp_per_head, partial(only, first_year="2018"), covered_until=date(2023, 12, 31),
    ),
    Edition(
        "wb-classification-2022", "wdi/class-country.xlsx", "world-bank", read_classification, list,
        corrected={"period": "2022", "released": "2022-07-01"},  # the workbook's notes: set on 1 July 2022
    ),
)  # fmt: skip

TIDY = (
    Edition(
        "ilo-self-employed-2026", "tidy/ilo_self_employed_percent_of_employment.csv", "ilo-gapminder",
        read_self_employed, partial(only, first_year="2018"),
        covered_until=date(2023, 12, 31),
    ),
    Edition(
        "gapminder-gdp-per-head-2026", "tidy/wb_gdp_per_capita_ppp.csv", "world-bank-gapminder",
        read_tidy_gdp_per_head, partial(only, first_year="2018"),
        covered_until=date(2024, 12, 31),
    ),
)  # fmt: skip

LAW = (
    Edition(
        "untc-status-2015", "treaties/combined_2015_long.csv", "untc", read_treaty_status, list,
        covered_until=date(2015, 3, 14), yields_to="untc-later",
    ),
    Edition("untc-later", "treaties/after_2015.csv", "untc", read_later_participation, list),
)  # fmt: skip

SURVEYS = (
    Edition(
        "iom-survey-reasons", "corridors/survey_reasons.csv", "iom", read_survey, list, to_be_checked=True,
    ),
)  # fmt: skip

INCIDENTS = (
    Edition(
        "ucdp-ged-19-1", "ucdp/ged191.csv", "ucdp", read_events,
        partial(incidents, since=date(2014, 1, 1), details=CONFLICT_DETAILS, without=("MMR",)),
        covered_until=date(2018, 12, 31), countries=("BGD",),
    ),
    Edition(
        "ucdp-ged-24-1", "ucdp/ged241_layout_myanmar.csv", "ucdp", read_events,
        partial(incidents, since=date(2014, 1, 1), details=CONFLICT_DETAILS),
        covered_until=date(2023, 12, 31), countries=("MMR",),
    ),
    Edition(
        "iom-missing-migrants-2025", "missing_migrants/*-json.json", "iom", read_distinct_incidents,
        lambda readings: without_points(incidents(readings, since=date(2019, 1, 1), details=DEATH_DETAILS)),
        covered_until=date(2025, 9, 8),
    ),
)  # fmt: skip


def _fed(key: str, read: Read, details: tuple[str, ...], introduced: Introduction) -> Edition:
    keep = partial(incidents, since=date(2014, 1, 1), details=details)
    return Edition(key, "", introduced.publisher, read, keep, introduced=introduced)


USGS = Introduction(
    "usgs", "Earthquakes", "https://earthquake.usgs.gov/earthquakes/feed/", "public domain", "none",
)  # fmt: skip
GDACS = Introduction(
    "gdacs", "Current disasters", "https://www.gdacs.org/", "not stated", "none that is current",
)  # fmt: skip
ACLED = Introduction(
    "acled", "Political violence and demonstrations", "https://acleddata.com/", "ACLED terms",
    "none recorded where covered", by_country=True,
)  # fmt: skip

FED = (
    _fed("usgs-earthquakes", read_earthquakes_csv, EARTHQUAKE_DETAILS, USGS),
    _fed("usgs-earthquakes", read_earthquakes_geojson, EARTHQUAKE_DETAILS, USGS),
    _fed("gdacs-disasters", read_gdacs_geojson, DISASTER_DETAILS, GDACS),
    _fed("gdacs-disasters", read_gdacs_rss, DISASTER_DETAILS, GDACS),
    _fed("acled", read_acled, UNREST_DETAILS, ACLED),
)
"""Datasets no edition of which ships, because they change by the hour or may not be passed on. They are
imported as they come, shown, and count for no score: a feed of disasters forgets its past, and ACLED records
the fighting UCDP does. GDACS states no licence, so its rows are not passed on."""

EDITIONS = (*UNHCR, *STOCKS_AND_AGES, *DISPLACEMENT, *INDICES, *ECONOMIES, *TIDY, *LAW, *SURVEYS, *INCIDENTS)
