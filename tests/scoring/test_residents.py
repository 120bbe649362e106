"""The resident stock, its date and the people under protection around it."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.scoring.matrix.people import year_ends_around
from tests.scoring.matrix_world import QUESTION, ask, ask_with_ledger, world


def test_a_recorded_national_stock_goes_before_un_desa() -> None:
    """Counted at mid-2025 (here 1 July): between the ends of 2024 (6,400) and 2025 (7,500)."""
    found = ask(world().with_pairs({("national.stock", "MMR", "JPN", 2025): 60_000.0}))["working"]
    assert found["stock"]["value"] == 60_000.0
    assert found["protection_then"] == pytest.approx(6_950.0)


def test_a_year_end_after_the_evidence_date_does_not_count() -> None:
    """On 1 September 2024 the end of 2024 is to come: 2023 alone, 5,000."""
    found = ask(world(), replace(QUESTION, as_of=date(2024, 9, 1)))["working"]
    assert found["protection_then"] == pytest.approx(5_000.0)
    assert found["R"] == 1_000.0


def test_the_year_end_on_the_stocks_own_day_stands_alone() -> None:
    assert year_ends_around(date(2024, 12, 31)) == (2024,)
    assert year_ends_around(date(2025, 1, 1)) == (2024, 2025)


def test_a_published_zero_is_a_stock() -> None:
    """S = 0, so U = 0 and N = 7,500: by status everyone."""
    found = ask(world().with_pairs({("undesa.stock", "MMR", "JPN", 2024): 0.0}))
    assert found["people"]["stock"] == 0.0
    assert (found["working"]["U"], found["fear"]["by_status"]) == (0.0, 1.0)


def test_a_stock_un_desa_imputed_is_tier_3() -> None:
    key = ("undesa.stock", "MMR", "JPN", 2024)
    _, ledger = ask_with_ledger(replace(world(), qualifiers={key: "I R"}))
    entry = next(entry for entry in ledger.evidence if entry["indicator"] == "undesa.stock")
    assert (entry["tier"], entry["note"]) == (3, "UN DESA data type I R: imputed by UN DESA; refugees added")


def test_an_absent_year_end_is_none_of_concern() -> None:
    found = ask(world().with_pairs({("unhcr.refugees", "MMR", "JPN", 2025): None}))
    assert found["working"]["R"] == 0.0


@pytest.mark.parametrize(("stock", "warned"), [(50_000.0, False), (9_000.0, False), (4_000.0, True)])
def test_counts_of_different_dates_are_warned_of(stock: float, warned: bool) -> None:
    """9,000: N = 3,300 + 7,500 = 10,800, 1.2 times; 4,000: N = 7,500, 1.875 times; 50,000: 1.036."""
    _, ledger = ask_with_ledger(world().with_pairs({("undesa.stock", "MMR", "JPN", 2024): stock}))
    text = "stock and protection figures are of different dates"
    assert (text in ledger.warnings) is warned


def test_fewer_than_100_people_are_mixed_and_warned_of() -> None:
    rows = world().without("unhcr.refugees", "unhcr.asylum-seekers")
    rows = rows.with_pairs({
        ("undesa.stock", "MMR", "JPN", 2024): 99.0, ("unhcr.refugees", "MMR", "USA", 2025): 1e5,
        ("unhcr.refugees", "MMR", "USA", 2023): 1e5,
    })  # fmt: skip
    found, ledger = ask_with_ledger(rows)
    assert (found["status"], found["quadrant"], found["working"]["N"]) == ("rated", "mixed", 99.0)
    assert "fewer than 100 people" in ledger.warnings
