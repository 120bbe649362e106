"""Survey shares typed by hand."""

from datetime import date
from pathlib import Path

import pytest

from corridors.sources.reading import SurveyReading, UnreadableFile, collect
from corridors.sources.survey import read_survey

SURVEY = """corridor,population,share_naming_safety,reference_date,basis
ETH-SAU,movers,0.07,2024-12-31,"IOM, 2024: 7% conflict (check the IOM report before quoting)"
MMR-THA,residents,0.15,2023-03-31,"IOM, report of March 2023, page 4"
"""


def test_a_share_speaks_for_its_corridor_and_population() -> None:
    assert collect(read_survey(SURVEY.encode())).readings[1] == SurveyReading(
        "MMR-THA", "residents", 0.15, date(2023, 3, 31), "IOM, report of March 2023, page 4", False
    )


def test_a_basis_that_asks_for_a_check_marks_the_share() -> None:
    readings = collect(read_survey(SURVEY.encode())).readings
    assert [reading.to_be_checked for reading in readings] == [True, False]


@pytest.mark.parametrize(
    ("good", "wrong", "said"),
    [("0.15", "15", "share of 15"), ("residents", "everybody", "everybody"), ("MMR-THA", "MMRTHA", "MMRTHA"),
     ("MMR-THA", "MMR-QQQ", "QQQ"), ("2023-03-31", "spring", "spring")],
)  # fmt: skip
def test_a_wrong_value_is_refused_and_named(good: str, wrong: str, said: str) -> None:
    [refused] = collect(read_survey(SURVEY.replace(good, wrong).encode())).refused
    assert said in refused.reason


def test_a_share_without_a_basis_is_refused() -> None:
    text = SURVEY.replace('"IOM, report of March 2023, page 4"', "")
    assert "basis" in collect(read_survey(text.encode())).refused[0].reason


def test_another_table_is_unreadable() -> None:
    with pytest.raises(UnreadableFile):
        collect(read_survey(b"iso3,year,value\nAFG,2000,1\n"))


def test_the_recorded_shares_are_read_and_marked_to_be_checked(shared_data: Path) -> None:
    tally = collect(read_survey(shared_data / "corridors" / "survey_reasons.csv"))
    assert (tally.read, tally.refused) == (2, ())
    assert all(reading.to_be_checked for reading in tally.readings)
