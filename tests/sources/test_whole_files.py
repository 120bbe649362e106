"""Every row of every publisher's file is accepted or refused with a reason; none is dropped."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from corridors.sources.gazetteer import read_places
from corridors.sources.reading import RejectedRow
from corridors.sources.registry import READERS
from tests.conftest import ROOT

TEXTS = {
    "unhcr/population.csv": "unhcr-population",
    "unhcr/asylum_decisions.csv": "unhcr-decisions",
    "unhcr/demographics.csv": "unhcr-demographics",
    "undesa/migration_table1_countries_clean.csv": "undesa-stock",
    "idmc/gidd_displacement_from_api.csv": "idmc-conflict",
    "idmc/gidd_disaster_from_api.csv": "idmc-disasters",
    "ucdp/ged191.csv": "ucdp-ged",
    "ucdp/ged241_layout_myanmar.csv": "ucdp-ged",
    "missing_migrants/2024-json.json": "iom-missing-migrants",
    "missing_migrants/2025-json.json": "iom-missing-migrants",
    "missing_migrants/publisher_csv_excerpt.csv": "iom-missing-migrants",
    "usgs/all_month.csv": "usgs-csv",
    "usgs/all_week.geojson": "usgs-geojson",
    "treaties/combined_2015_long.csv": "treaties-status",
    "treaties/after_2015.csv": "treaties-later",
    "tidy/wpp2019_population_by_age.csv": "wpp-ages",
    "tidy/ilo_self_employed_percent_of_employment.csv": "ilo-self-employed",
    "tidy/wb_gdp_per_capita_ppp.csv": "gapminder-gdp-per-head",
    "corridors/survey_reasons.csv": "survey-reasons",
}

WORKBOOKS = {
    "inform/INFORM_Risk_2024_v067.xlsx": ("inform", "inform-risk-2024"),
    "inform/INFORM_Risk_2025_v070.xlsx": ("inform", "inform-risk-2025"),
    "wgi/wgidataset.xlsx": ("wgi", "wgi-2023"),
    "wdi/API_NY.GDP.MKTP.KD.ZG_DS2_en_excel_v2_27.xls": ("wdi-gdp-growth", "wdi-gdp-growth-2023"),
    "wdi/API_NY.GDP.PCAP.PP.CD_DS2_en_excel_v2_84017.xls": ("wdi-gdp-per-head", "wdi-gdp-per-head-2024"),
    "wdi/class-country.xlsx": ("wb-classification", "wb-classification-2022"),
}
"""File -> reader and the release distilled from it, whose rows were counted before."""


def rows_in(path: Path) -> int:
    """Data rows, counted without our readers: every publisher's csv here has one header row."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return sum(1 for cells in csv.reader(file) if cells) - 1
    content = json.loads(path.read_text(encoding="utf-8-sig"))
    return len(content["features"] if isinstance(content, dict) else content)


def counted(path: Path, key: str) -> Counter[str]:
    outcome: Counter[str] = Counter()
    for row in READERS[key].read(path):
        refused = isinstance(row, RejectedRow)
        outcome["refused" if refused else "accepted"] += 1
        outcome["without a reason"] += refused and not getattr(row, "reason", "")
    return outcome


@pytest.mark.parametrize(("path", "key"), TEXTS.items())
def test_accepted_and_refused_rows_are_the_rows_of_the_file(shared_data: Path, path: str, key: str) -> None:
    outcome = counted(shared_data / path, key)
    assert outcome["accepted"] + outcome["refused"] == rows_in(shared_data / path)
    assert outcome["accepted"] > 0 and outcome["without a reason"] == 0


@pytest.mark.parametrize(("path", "told"), WORKBOOKS.items())
def test_a_workbook_has_as_many_rows_as_its_release_says(
    shared_data: Path, path: str, told: tuple[str, str]
) -> None:
    key, release = told
    with (ROOT / "fixtures" / "releases.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["key"] == release)
    outcome = counted(shared_data / path, key)
    assert outcome["accepted"] + outcome["refused"] == int(row["rows_read"])
    assert outcome["refused"] == int(row["rows_refused"])


def test_every_town_of_the_gazetteer_is_accepted_or_refused(shared_data: Path) -> None:
    path = shared_data / "natural_earth" / "ne_50m_populated_places_simple.json"
    assert sum(1 for _ in read_places(path)) == rows_in(path)
