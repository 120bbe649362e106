"""The three distilled tables: persons, percent, dollars."""

import csv
from pathlib import Path

import pytest

from corridors.sources.reading import CountryReading, UnreadableFile, collect
from corridors.sources.tidy import read_gdp_per_head, read_population_by_age, read_self_employed

AGES = """iso3,year,population_thousands,aged_20_39_thousands,aged_20_64_thousands,aged_65_plus_thousands
ABW,2020,106.766,26.221,65.404,15.594
CHI,2020,173.859,43.391,104.121,
NAM,2025,2540.916,,1200.5,90.1
"""
SHARES = "iso3,year,value\nAFG,2000,92.70496\nCHANISL,2000,12.5\nALB,2001,\n"
DOLLARS = "iso3,year,value\nKOS,2008,7098.40302\nNLD_CURACAO,2008,20000\nAFG,2008,-1\n"


def test_thousands_become_persons() -> None:
    assert collect(read_population_by_age(AGES.encode())).readings[:4] == (
        CountryReading("wpp.population", "ABW", "2020", 106766.0),
        CountryReading("wpp.aged-20-39", "ABW", "2020", 26221.0),
        CountryReading("wpp.aged-20-64", "ABW", "2020", 65404.0),
        CountryReading("wpp.aged-65-plus", "ABW", "2020", 15594.0),
    )


def test_a_blank_age_group_is_missing() -> None:
    readings = collect(read_population_by_age(AGES.encode())).readings
    assert CountryReading("wpp.aged-20-39", "NAM", "2025", None) in readings


def test_the_channel_islands_are_refused_under_either_code() -> None:
    assert [row.raw[0] for row in collect(read_population_by_age(AGES.encode())).refused] == ["CHI"]
    assert [row.raw[0] for row in collect(read_self_employed(SHARES.encode())).refused] == ["CHANISL"]


def test_the_self_employed_are_percent() -> None:
    assert collect(read_self_employed(SHARES.encode())).readings == (
        CountryReading("ilo.self-employed", "AFG", "2000", 92.70496),
        CountryReading("ilo.self-employed", "ALB", "2001", None),
    )
    [refused] = collect(read_self_employed(b"iso3,year,value\nAFG,2000,192.7\n")).refused
    assert "192.7" in refused.reason


def test_codes_of_gapminder_lead_to_kosovo_and_curacao() -> None:
    readings = collect(read_gdp_per_head(DOLLARS.encode())).readings
    assert [(r.indicator, r.iso3) for r in readings] == [
        ("gapminder.gdp-per-head-ppp", "XKX"), ("gapminder.gdp-per-head-ppp", "CUW"),
    ]  # fmt: skip


def test_a_negative_product_is_refused_with_its_value() -> None:
    [refused] = collect(read_gdp_per_head(DOLLARS.encode())).refused
    assert "-1" in refused.reason


@pytest.mark.parametrize("read", [read_gdp_per_head, read_population_by_age, read_self_employed])
def test_a_foreign_or_empty_file_is_unreadable(read) -> None:
    for content in (b"", b"<html></html>", b"country,share\nAFG,1\n"):
        with pytest.raises(UnreadableFile):
            collect(read(content))


@pytest.mark.parametrize(
    ("name", "read", "refused"),
    [
        ("wpp2019_population_by_age.csv", read_population_by_age, {"CHI"}),
        ("ilo_self_employed_percent_of_employment.csv", read_self_employed, {"CHANISL"}),
        ("wb_gdp_per_capita_ppp.csv", read_gdp_per_head, set()),
    ],
)
def test_every_row_of_a_whole_table_is_accepted_or_refused(
    shared_data: Path, name: str, read, refused: set[str]
) -> None:
    with (shared_data / "tidy" / name).open(encoding="utf-8-sig", newline="") as file:
        rows = sum(1 for _ in csv.DictReader(file))
    tally = collect(read(shared_data / "tidy" / name))
    assert tally.read + len(tally.refused) == rows
    assert {row.raw[0] for row in tally.refused} == refused
