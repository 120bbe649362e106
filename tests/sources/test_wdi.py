"""World Development Indicators: years as columns, aggregates among the countries, the classification."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlrd

from corridors.sources.reading import CountryReading, Row, UnreadableFile, collect
from corridors.sources.wdi import read_classification, read_gdp_growth, read_gdp_per_head
from tests.sources.workbook import typed_workbook

GROWTH = ["GDP growth (annual %)", "NY.GDP.MKTP.KD.ZG"]
DATA = [
    ["Data Source", "World Development Indicators"],
    ["Last Updated Date", "2024-02-21"],
    [],
    ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2021", "2022"],
    ["Myanmar", "MMR", *GROWTH, -17.9, 3.0],
    ["Aruba", "ABW", *GROWTH, None, 0],
    ["Africa Eastern and Southern", "AFE", *GROWTH, 4.3, 3.5],
    ["Channel Islands", "CHI", *GROWTH, None, None],
    ["Chile", "CHL", *GROWTH, 11.7, 2.4],
    ["Not classified", "INX", *GROWTH, None, None],
]
METADATA = [
    ["Country Code", "Region", "IncomeGroup"],
    ["MMR", "East Asia & Pacific", "Lower middle income"],
    ["ABW", "Latin America & Caribbean", "High income"],
    ["AFE", None, None],
    ["CHI", "Europe & Central Asia", "High income"],
    ["CHL", "Latin America & Caribbean", "High income"],
]
GROWTH_FILE = typed_workbook({"Data": DATA, "Metadata - Countries": METADATA})
CLASSES = [
    ["Economy", "Code", "Region", "Income group", "Lending category"],
    ["Myanmar", "MMR", "East Asia & Pacific", "Lower middle income", "IDA"],
    ["Venezuela", "VEN", "Latin America & Caribbean", None, "IBRD"],
    ["Channel Islands", "CHI", "Europe & Central Asia", "High income", None],
    ["Chile", "CHL", "Latin America & Caribbean", "High income", None],
]
NOTES = [["Notes"], ["Income classifications set on 1 July 2022 remain in effect until 1 July 2023."]]
CLASS_FILE = typed_workbook({"List of economies": CLASSES, "Notes": NOTES})


def test_each_year_is_a_reading() -> None:
    readings = collect(read_gdp_growth(GROWTH_FILE)).readings
    assert CountryReading("wdi.gdp-growth", "MMR", "2021", -17.9) in readings
    assert CountryReading("wdi.gdp-growth", "MMR", "2022", 3.0) in readings


def test_a_blank_gives_no_reading_and_a_zero_does() -> None:
    readings = collect(read_gdp_growth(GROWTH_FILE)).readings
    assert [r for r in readings if r.iso3 == "ABW"] == [CountryReading("wdi.gdp-growth", "ABW", "2022", 0.0)]


def test_an_aggregate_is_refused_as_such() -> None:
    refused = {row.raw[1]: row.reason for row in collect(read_gdp_growth(GROWTH_FILE)).refused}
    assert "aggregate, not a country" in refused["AFE"]
    assert set(refused) == {"AFE", "CHI", "INX"}


def test_the_channel_islands_are_refused_and_chile_is_read() -> None:
    tally = collect(read_gdp_growth(GROWTH_FILE))
    assert any("Channel Islands" in row.reason for row in tally.refused)
    assert CountryReading("wdi.gdp-growth", "CHL", "2022", 2.4) in tally.readings


def test_the_file_of_another_indicator_is_unreadable() -> None:
    with pytest.raises(UnreadableFile, match=r"NY\.GDP\.MKTP\.KD\.ZG, not NY\.GDP\.PCAP\.PP\.CD"):
        collect(read_gdp_per_head(GROWTH_FILE))


def test_a_region_is_a_name_and_an_income_group_a_rank() -> None:
    readings = collect(read_classification(CLASS_FILE)).readings
    assert CountryReading("wb.region", "MMR", "2022", None, "East Asia & Pacific") in readings
    assert CountryReading("wb.income-group", "MMR", "2022", 2.0, "Lower middle income") in readings
    assert CountryReading("wb.income-group", "CHL", "2022", 4.0, "High income") in readings


def test_an_unclassified_country_has_no_income_group() -> None:
    readings = collect(read_classification(CLASS_FILE)).readings
    assert [r.indicator for r in readings if r.iso3 == "VEN"] == ["wb.region"]


def test_an_unknown_income_group_is_refused_with_its_name() -> None:
    classes = [CLASSES[0], ["Myanmar", "MMR", "East Asia & Pacific", "Quite rich", None]]
    [refused] = collect(
        read_classification(typed_workbook({"List of economies": classes, "Notes": NOTES}))
    ).refused
    assert "Quite rich" in refused.reason


def test_a_classification_that_does_not_say_its_year_is_unreadable() -> None:
    with pytest.raises(UnreadableFile, match="when the classification was set"):
        collect(read_classification(typed_workbook({"List of economies": CLASSES})))


@pytest.mark.parametrize("read", [read_gdp_growth, read_gdp_per_head, read_classification])
@pytest.mark.parametrize(
    "content", [b"", b"<html></html>", GROWTH_FILE[:1500], typed_workbook({"Data": [["ISO3"]]})]
)
def test_an_empty_cut_or_foreign_file_is_unreadable(
    read: Callable[[bytes], Iterator[Row]], content: bytes
) -> None:
    with pytest.raises(UnreadableFile):
        collect(read(content))


@pytest.mark.parametrize(
    ("name", "read", "refused"),
    [
        # 48 aggregates without a region, INX "not classified" and CHI
        ("API_NY.GDP.MKTP.KD.ZG_DS2_en_excel_v2_27.xls", read_gdp_growth, 50),
        ("API_NY.GDP.PCAP.PP.CD_DS2_en_excel_v2_84017.xls", read_gdp_per_head, 50),
    ],
)
def test_every_row_of_a_whole_download_is_accepted_or_refused(
    shared_data: Path, name: str, read: Callable[[Path], Iterator[Row]], refused: int
) -> None:
    sheet = xlrd.open_workbook(shared_data / "wdi" / name).sheet_by_name("Data")
    years = range(4, sheet.ncols)
    rows = [row for row in range(4, sheet.nrows) if sheet.cell_value(row, 1)]
    tally = collect(read(shared_data / "wdi" / name))
    turned_down = {row.raw[1] for row in tally.refused}
    stated = sum(
        sheet.cell_type(row, column) == xlrd.XL_CELL_NUMBER
        for row in rows for column in years if sheet.cell_value(row, 1) not in turned_down
    )  # fmt: skip
    assert tally.read + len(tally.refused) == len(rows)
    assert len(tally.refused) == refused
    assert len(tally.readings) == stated


def test_every_economy_of_the_whole_classification_is_read_but_the_channel_islands(shared_data: Path) -> None:
    tally = collect(read_classification(shared_data / "wdi" / "class-country.xlsx"))
    assert [row.raw[1] for row in tally.refused] == ["CHI"]
    assert tally.read == 217
    assert len(tally.readings) == 2 * 217
