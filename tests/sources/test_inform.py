"""INFORM's workbooks: scores by column name, the raw inequality index, population and groups."""

from pathlib import Path

import openpyxl
import pytest

from corridors.sources.inform import read_inform
from corridors.sources.reading import CountryReading, UnreadableFile, collect
from tests.sources.workbook import typed_workbook

ABOUT = [["release:"], ["31 March 2025 v 0.7.0"], ["INFORM RISK INDEX"], ["2025 2nd edition"]]
SCORES = [
    ["COUNTRY", "ISO3", "INFORM RISK", "HAZARD &\nEXPOSURE", "Current Conflict Intensity", "Food Security"],
    ["Myanmar", "MMR", 6.9, 7.9, 10, "x"],
    ["Japan", "JPN", 2.1, 5.0, 0, 0.9],
]
RAW = [
    ["COUNTRY", None, "Agriculture Drought probability", "Gender Inequality Index"],
    ["Survey Year", None, "1989-2023", 2022],
    ["IndicatorId", None, "ASI", "GII"],
    ["Unit of Measurament", None, "%", "Index"],
    ["Myanmar", "MMR", 0.1, 0.479],
    ["Japan", "JPN", 0.0, "No data"],
]
DATES = [
    ["COUNTRY", "ISO3", "Agriculture Drought probability", "Gender Inequality Index"],
    ["Survey Year", None, "1989-2023", 2022],
    ["IndicatorId", None, "ASI", "GII"],
    ["Myanmar", "MMR", 2023, 2021],
]
POPULATION = [
    ["COUNTRY", "ISO3", None, None],
    ["Reference Year", None, 2023, 2024],
    ["Myanmar", "MMR", 54577997, 54964694],
]
REGIONS = [
    ["COUNTRY", "ISO3", "WB Region", "WB IncomeGroup"],
    ["Myanmar", "MMR", "East Asia & Pacific", "Lower middle income"],
    ["Venezuela", "VEN", "Latin America & Caribbean", None],
]
SHEETS = {
    "INFORM Risk 2025 (a-z)": SCORES, "About": ABOUT, "Indicator Data": RAW, "Indicator Date": DATES,
    "Population Data": POPULATION, "Regions": REGIONS,
}  # fmt: skip


def readings(**changed: object) -> tuple[CountryReading, ...]:
    return collect(read_inform(typed_workbook(SHEETS | changed))).readings


def test_scores_carry_the_releases_year() -> None:
    assert CountryReading("inform.risk", "MMR", "2025", 6.9) in readings()
    assert CountryReading("inform.hazard", "MMR", "2025", 7.9) in readings()


def test_an_x_is_missing_and_a_published_zero_is_zero() -> None:
    assert CountryReading("inform.food-security", "MMR", "2025", None) in readings()
    assert CountryReading("inform.current-conflict", "JPN", "2025", 0.0) in readings()


def test_the_older_release_names_the_same_columns_otherwise() -> None:
    # As published for 2024: a title row of blanks, the header, the units; another conflict column name.
    older = [
        [], ["COUNTRY", "ISO3", "INFORM RISK", "Current Highly Violent Conflict Intensity"],
        ["(a-z)", "(a-z)", "(0-10)", "(0-10)"], ["Myanmar", "MMR", 6.8, 10],
    ]  # fmt: skip
    tally = collect(read_inform(typed_workbook({"INFORM Risk 2024 (a-z)": older})))
    assert tally.read == 1
    assert CountryReading("inform.current-conflict", "MMR", "2024", 10.0) in tally.readings


def test_sheets_are_known_by_what_stands_in_them() -> None:
    shuffled = {f"sheet {number}": SHEETS[name] for number, name in enumerate(reversed(SHEETS))}
    assert (
        CountryReading("inform.risk", "MMR", "2025", 6.9)
        in collect(read_inform(typed_workbook(shuffled))).readings
    )


def test_the_raw_inequality_index_keeps_the_countrys_own_year() -> None:
    assert CountryReading("inform.raw.gender-inequality", "MMR", "2021", 0.479) in readings()


def test_without_a_year_of_its_own_the_index_takes_the_survey_year() -> None:
    assert CountryReading("inform.raw.gender-inequality", "JPN", "2022", None) in readings()


def test_population_is_read_for_each_year() -> None:
    assert CountryReading("inform.population", "MMR", "2024", 54964694.0) in readings()


def test_a_country_without_an_income_group_has_none() -> None:
    assert CountryReading("wb.region", "VEN", "2025", None, "Latin America & Caribbean") in readings()
    assert not [r for r in readings() if r.iso3 == "VEN" and r.indicator == "wb.income-group"]


@pytest.mark.parametrize(("score", "said"), [(11, "11"), ("high", "high")])
def test_what_is_no_score_is_refused_with_its_value(score: object, said: str) -> None:
    scores = [SCORES[0], ["Myanmar", "MMR", score, 7.9, 10, 5]]
    [refused] = collect(read_inform(typed_workbook({"INFORM Risk 2025 (a-z)": scores}))).refused
    assert said in refused.reason


def test_an_unknown_country_is_refused_and_the_others_are_read() -> None:
    scores = [*SCORES, ["Nowhere", "QQQ", 1, 1, 1, 1]]
    tally = collect(read_inform(typed_workbook({"INFORM Risk 2025 (a-z)": scores})))
    assert tally.read == 2
    assert "QQQ" in tally.refused[0].reason


def test_another_publishers_workbook_is_unreadable() -> None:
    with pytest.raises(UnreadableFile, match="INFORM RISK"):
        collect(read_inform(typed_workbook({"Data": [["Country Code", "2022"], ["MMR", 3.0]]})))


@pytest.mark.parametrize("content", [b"", b"<html></html>", typed_workbook(SHEETS)[:2000]])
def test_an_empty_cut_or_foreign_file_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        collect(read_inform(content))


def test_a_column_of_population_without_a_year_makes_the_workbook_unreadable() -> None:
    population = [POPULATION[0], ["Reference Year", None, 2023, "latest"], POPULATION[2]]
    with pytest.raises(UnreadableFile, match="latest"):
        collect(read_inform(typed_workbook(SHEETS | {"Population Data": population})))


def test_a_workbook_that_does_not_say_its_year_is_unreadable() -> None:
    with pytest.raises(UnreadableFile, match="year"):
        collect(read_inform(typed_workbook({"scores": SCORES})))


def countries_in(path: Path, sheet: str) -> int:
    """Count the cells with a three-letter code in a sheet's second column, read by another library."""
    counted = openpyxl.load_workbook(path, read_only=True, data_only=True)[sheet]
    counted.reset_dimensions()
    return sum(len(str(row[1])) == 3 for row in counted.iter_rows(values_only=True) if len(row) > 1)


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize(
    ("name", "missing"), [("INFORM_Risk_2024_v067.xlsx", 51 + 21), ("INFORM_Risk_2025_v070.xlsx", 75 + 20)]
)
def test_every_row_of_a_whole_workbook_is_accepted(shared_data: Path, name: str, missing: int) -> None:
    # 51 and 75 scores are x, 21 and 20 inequality indices "No data".
    path = shared_data / "inform" / name
    sheets = (f"INFORM Risk {name[12:16]} (a-z)", "Indicator Data", "Population Data", "Regions")
    tally = collect(read_inform(path))
    assert tally.read + len(tally.refused) == sum(countries_in(path, sheet) for sheet in sheets) == 4 * 191
    assert sum(r.value is None for r in tally.readings if r.indicator.startswith("inform.")) == missing
