"""The governance workbook: six sheets, two header rows, old country codes."""

from pathlib import Path

import openpyxl
import pytest

from corridors.sources.reading import CountryReading, UnreadableFile, collect
from corridors.sources.wgi import SHEETS, read_wgi
from tests.sources.workbook import typed_workbook

VOICE = [
    ["Voice and Accountability"],
    [],
    ["Legend"],
    ["Estimate", "Estimate of governance"],
    [None, None, 2021, 2021, 2022, 2022],
    ["Country/Territory", "Code", "Estimate", "StdErr", "Estimate", "StdErr"],
    ["Andorra", "ADO", 1.11, 0.2, 1.14, 0.2],
    ["Aruba", "ABW", "#N/A", "#N/A", 1.28, 0.2],
    ["Congo, Dem. Rep.", "ZAR", -1.3, 0.1, -1.31, 0.1],
    ["Netherlands Antilles (former)", "ANT", 1, 0.2, "#N/A", "#N/A"],
]
RULE = [
    ["Rule of Law"],
    ["Country/Territory", "Code", "Estimate"],  # one published sheet carries the names twice
    ["Country/Territory", "Code", 2022],
    ["Country/Territory", "Code", "Estimate"],
    ["Japan", "JPN", 1.56],
]
BOOK = typed_workbook({"Introduction": [["The WGI"]], "VoiceandAccountability": VOICE, "RuleofLaw": RULE})


def test_each_block_of_columns_belongs_to_the_year_above_it() -> None:
    readings = collect(read_wgi(BOOK)).readings
    assert CountryReading("wgi.voice", "AND", "2021", 1.11) in readings
    assert CountryReading("wgi.voice", "AND", "2022", 1.14) in readings


def test_each_sheet_is_its_own_indicator() -> None:
    assert CountryReading("wgi.rule-of-law", "JPN", "2022", 1.56) in collect(read_wgi(BOOK)).readings


def test_old_world_bank_codes_lead_to_todays_country() -> None:
    assert CountryReading("wgi.voice", "COD", "2022", -1.31) in collect(read_wgi(BOOK)).readings


def test_not_available_is_missing() -> None:
    assert CountryReading("wgi.voice", "ABW", "2021", None) in collect(read_wgi(BOOK)).readings


def test_a_country_that_no_longer_is_one_is_refused() -> None:
    [refused] = collect(read_wgi(BOOK)).refused
    assert "ANT" in refused.reason
    assert refused.line == 10


def test_an_estimate_out_of_all_bounds_is_refused_with_its_value() -> None:
    rule = [*RULE[:4], ["Japan", "JPN", 93.5]]
    [refused] = collect(read_wgi(typed_workbook({"RuleofLaw": rule}))).refused
    assert "93.5" in refused.reason


def test_another_workbook_is_unreadable() -> None:
    with pytest.raises(UnreadableFile, match="six governance sheets"):
        collect(read_wgi(typed_workbook({"Data": [["Country Code"]]})))


def test_a_sheet_without_its_header_is_unreadable() -> None:
    with pytest.raises(UnreadableFile, match="RuleofLaw"):
        collect(read_wgi(typed_workbook({"RuleofLaw": [["Rule of Law"]]})))


@pytest.mark.parametrize("content", [b"", b"Country,Code\n", BOOK[:3000]])
def test_an_empty_cut_or_foreign_file_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        collect(read_wgi(content))


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_every_row_of_the_whole_workbook_is_accepted_or_refused(shared_data: Path) -> None:
    path = shared_data / "wgi" / "wgidataset.xlsx"
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    counted = 0
    for sheet in book.worksheets[1:]:
        codes = [row[1] for row in sheet.iter_rows(min_row=16, max_col=2, values_only=True)]
        counted += sum(code is not None for code in codes)
    tally = collect(read_wgi(path))
    assert tally.read + len(tally.refused) == counted
    assert {r.indicator for r in tally.readings} == set(SHEETS.values())
    assert {refused.raw[1] for refused in tally.refused} == {"ANT"}
