"""The registry: every reader has its own name, and a file is known by its own header."""

from pathlib import Path

import pytest

from corridors.distilling.catalogue import EDITIONS
from corridors.sources.detecting import detect
from corridors.sources.reading import UnreadableFile
from corridors.sources.registry import ALL, READERS, UnknownDataset, named

FILES = {
    "unhcr/population.csv": "unhcr-population",
    "unhcr/asylum_decisions.csv": "unhcr-decisions",
    "unhcr/demographics.csv": "unhcr-demographics",
    "undesa/migration_table1_countries_clean.csv": "undesa-stock",
    "inform/INFORM_Risk_2024_v067.xlsx": "inform",
    "inform/INFORM_Risk_2025_v070.xlsx": "inform",
    "idmc/gidd_displacement_from_api.csv": "idmc-conflict",
    "idmc/gidd_disaster_from_api.csv": "idmc-disasters",
    "ucdp/ged191.csv": "ucdp-ged",
    "ucdp/ged241_layout_myanmar.csv": "ucdp-ged",
    "missing_migrants/2025-json.json": "iom-missing-migrants",
    "missing_migrants/publisher_csv_excerpt.csv": "iom-missing-migrants",
    "wgi/wgidataset.xlsx": "wgi",
    "wdi/API_NY.GDP.MKTP.KD.ZG_DS2_en_excel_v2_27.xls": "wdi-gdp-growth",
    "wdi/API_NY.GDP.PCAP.PP.CD_DS2_en_excel_v2_84017.xls": "wdi-gdp-per-head",
    "wdi/class-country.xlsx": "wb-classification",
    "usgs/all_month.csv": "usgs-csv",
    "usgs/all_week.geojson": "usgs-geojson",
    "treaties/combined_2015_long.csv": "treaties-status",
    "treaties/after_2015.csv": "treaties-later",
    "tidy/wpp2019_population_by_age.csv": "wpp-ages",
    "corridors/survey_reasons.csv": "survey-reasons",
}


def test_every_reader_has_its_own_name() -> None:
    assert len(READERS) == len(ALL)


def test_a_publisher_stands_for_all_its_datasets() -> None:
    assert [reader.key for reader in named("unhcr")] == [
        "unhcr-population",
        "unhcr-decisions",
        "unhcr-demographics",
    ]
    assert [reader.key for reader in named("ucdp-ged")] == ["ucdp-ged"]


def test_a_reader_names_its_publisher_as_the_releases_do() -> None:
    shipped = {edition.read: edition.publisher for edition in EDITIONS}
    assert {
        reader.key for reader in ALL if shipped.get(reader.read, reader.publisher) != reader.publisher
    } == set()


def test_an_unknown_name_is_refused_with_what_may_have_been_meant() -> None:
    with pytest.raises(UnknownDataset, match="'unchr'; there is unhcr"):
        named("unchr")


@pytest.mark.parametrize(("path", "key"), FILES.items())
def test_a_publishers_file_is_known_by_its_own_header(shared_data: Path, path: str, key: str) -> None:
    assert detect(shared_data / path).key == key


def test_two_series_of_one_layout_have_to_be_told_apart_by_name() -> None:
    with pytest.raises(
        UnreadableFile, match=r"could be ILO: .*\(ilo-self-employed\) or Gapminder: .*: say which"
    ):
        detect(b"iso3,year,value\nJPN,2023,10.5\n")


def test_a_file_of_another_publisher_is_refused_with_the_readers_own_reason() -> None:
    with pytest.raises(UnreadableFile, match="this is another file"):
        detect(b"iso3,country_name\nJPN,Japan\n", named("undesa-stock"))


def test_displacement_by_disasters_is_never_read_as_displacement_by_conflict() -> None:
    disasters = (
        b"iso3,year,new_displacement,total_displacement,hazard_category_name\nJPN,2024,5,5,Geophysical\n"
    )
    assert detect(disasters, named("idmc")).key == "idmc-disasters"
    with pytest.raises(UnreadableFile, match="displacement by disasters, not by conflict"):
        detect(disasters, named("idmc-conflict"))


def test_a_file_nobody_reads_is_refused_with_what_was_tried() -> None:
    with pytest.raises(UnreadableFile, match="none of: UNHCR: population, UNHCR: asylum decisions"):
        detect(b"a,b\n1,2\n", named("unhcr"))
