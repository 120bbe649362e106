"""Recognition elsewhere: a destination's practice does not define fear."""

import pytest

from tests.scoring.matrix_world import ask, world

POSITIVE, REJECTED = "unhcr.decisions.positive", "unhcr.decisions.rejected"


def test_the_destinations_own_decisions_do_not_count() -> None:
    rows = world().with_pairs({(POSITIVE, "MMR", "JPN", 2025): 90_000.0})
    assert ask(rows)["working"]["recognition"] == pytest.approx(2 / 3)


def test_without_decisions_elsewhere_the_prior_speaks() -> None:
    """(0 + 100)/(0 + 200) = .5."""
    gone = {(slug, "MMR", "USA", year): None for slug in (POSITIVE, REJECTED) for year in (2024, 2025)}
    found = ask(world().with_pairs(gone))["working"]
    assert (found["recognition"], found["recognition_decisions"]) == (0.5, 0.0)


def test_a_destination_that_refuses_two_percent_counts() -> None:
    """Malaysia refuses 20 of 1,000: (300 + 1,000 + 100)/(400 + 1,000 + 200) = .875."""
    totals = {(REJECTED, "MYS", 2025, False): 20.0, (POSITIVE, "MYS", 2025, False): 980.0}
    assert ask(world().with_totals(totals))["working"]["recognition"] == pytest.approx(0.875)


def test_only_the_last_two_calendar_years_count() -> None:
    rows = world().with_pairs({(POSITIVE, "MMR", "USA", 2023): 9_999.0})
    assert ask(rows)["working"]["recognition_decisions"] == 400.0
