"""What files say of their own edition, and silence where they say nothing."""

from datetime import date
from pathlib import Path

import pytest

from corridors.sources.stated import Stated, inform, last_updated, nothing, set_on_1_july, year_end
from tests.sources.workbook import typed_workbook


def about(*lines: str) -> bytes:
    return typed_workbook({"About": [[line] for line in lines]})


def test_inform_states_day_and_version_below_the_word_release() -> None:
    workbook = about("release:", "31 March 2025 v 0.7.0", "INFORM RISK INDEX")
    assert inform(workbook, "2025") == Stated("2025 v0.7.0", date(2025, 3, 31))


@pytest.mark.parametrize("lines", [("INFORM RISK INDEX", "2025"), ("release:", "soon"), ("release:",)])
def test_a_workbook_without_its_release_is_called_by_its_year(lines: tuple[str, ...]) -> None:
    assert inform(about(*lines), "2025") == Stated("2025")


def test_a_day_that_is_none_is_not_guessed() -> None:
    assert inform(about("release:", "31 Febuary 2025 v 0.7.0"), "2025") == Stated("2025 v0.7.0")


def test_world_development_indicators_state_their_last_update() -> None:
    data = [["Data Source", "World Development Indicators"], ["Last Updated Date", date(2024, 2, 21)]]
    assert last_updated(typed_workbook({"Data": data}), "2022") == Stated(
        "updated 2024-02-21", date(2024, 2, 21)
    )
    assert last_updated(typed_workbook({"Data": [["Last Updated Date", "lately"]]}), "2022") == Stated()
    assert last_updated(typed_workbook({"Data": [["Data Source"]]}), "2022") == Stated()


def test_a_classification_counts_from_1_july_and_unhcr_by_its_last_year() -> None:
    assert set_on_1_july(b"", "2022") == Stated("set 1 July 2022", date(2022, 7, 1))
    assert year_end(b"", "2025") == Stated("end-2025")
    assert nothing(b"", "2025") == Stated()


def test_the_published_workbooks_state_what_their_publisher_announced(shared_data: Path) -> None:
    folder = shared_data / "inform"
    assert inform(folder / "INFORM_Risk_2024_v067.xlsx", "2024") == Stated("2024 v0.6.7", date(2023, 9, 15))
    assert inform(folder / "INFORM_Risk_2025_v070.xlsx", "2025") == Stated("2025 v0.7.0", date(2025, 3, 31))
