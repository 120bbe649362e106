"""Asylum-seekers of unknown origin are shared out by refusals, for every destination and year-end."""

import pytest

from tests.scoring.matrix_world import ask, ask_with_ledger, world

UNKNOWN = "unhcr.asylum-seekers"
REJECTED = "unhcr.decisions.rejected"


def test_a_destination_that_refuses_no_known_origin_shares_out_nothing() -> None:
    japan = {(REJECTED, "JPN", year, known): 0.0 for year in range(2022, 2026) for known in (True, False)}
    found = ask(world().with_totals(japan))
    assert found["working"]["shared_out"] == 0.0
    assert found["people"]["asylum_seekers"] == 4_000.0


def test_people_abroad_take_their_share_at_every_destination() -> None:
    """USA: 100 of 5,000 refusals; 2% of 50,000 unknown = 1,000 more than the 100,000."""
    rows = world().with_pairs({(UNKNOWN, "UNK", "USA", 2025): 50_000.0})
    rows = rows.with_totals({(REJECTED, "USA", 2025, True): 5_000.0})
    assert ask(rows)["working"]["abroad"] == pytest.approx(101_000.0)
    assert ask(rows)["working"]["shared_out"] == pytest.approx(2_000.0)


def test_each_year_end_has_the_refusals_of_its_own_two_years() -> None:
    """At the end of 2023 the share becomes (500+100)/2,000 = .3, at the end of 2024 it stays .1:
    (1,000 + 3,000 + 3,000 + 6,400)/2 = 6,700."""
    rows = world().with_pairs({(REJECTED, "MMR", "JPN", 2022): 500.0})
    assert ask(rows)["working"]["protection_then"] == pytest.approx(6_700.0)
    assert ask(rows)["working"]["A"] == pytest.approx(6_000.0)


def test_unknown_refusals_do_not_dilute_the_share() -> None:
    rows = world().with_totals({(REJECTED, "JPN", year, False): 9e6 for year in (2024, 2025)})
    assert ask(rows)["working"]["shared_out"] == pytest.approx(2_000.0)


def test_what_is_shared_out_is_flagged_as_tier_3() -> None:
    _, ledger = ask_with_ledger(world())
    shared = [entry for entry in ledger.evidence if "unknown origin" in entry["note"]]
    assert shared
    assert all(entry["tier"] == 3 for entry in shared)
