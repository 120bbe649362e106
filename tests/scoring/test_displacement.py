"""People displaced inside the origin, and the people living there."""

import pytest

from tests.scoring.matrix_world import ask, world

STOCK, NEW = "idmc.conflict.stock", "idmc.conflict.new"


def test_the_stock_counts_no_more_than_were_displaced_in_ten_years() -> None:
    """400,000 + 1,000,000 + 1,300,000; the nine million of 2010 are outside 2015-2024."""
    assert ask(world())["working"]["idps"] == 2_700_000.0


def test_a_smaller_stock_counts_as_it_is() -> None:
    assert ask(world().with_country({(STOCK, "MMR", 2024): 600_000.0}))["working"]["idps"] == 600_000.0


def test_rows_but_none_in_the_last_year_is_zero() -> None:
    rows = world().with_country({(STOCK, "MMR", 2024): None, (STOCK, "MMR", 2023): 2_000_000.0})
    rows = rows.with_country({("unhcr.idps", "MMR", 2025): 3_000_000.0})
    assert ask(rows)["working"]["idps"] == 0.0


def test_only_a_country_idmc_never_names_takes_the_figure_of_unhcr() -> None:
    rows = world().without("idmc").with_country({("unhcr.idps", "MMR", 2025): 3_000_000.0})
    assert ask(rows)["working"]["idps"] == 3_000_000.0


def test_a_country_neither_publisher_names_has_none() -> None:
    assert ask(world().without("idmc"))["working"]["idps"] == 0.0


def test_population_is_that_of_the_last_year_by_the_evidence_date() -> None:
    rows = world().with_country({("inform.population", "MMR", 2027): 60_000_000.0})
    assert ask(rows)["working"]["population"] == 53_900_000.0


def test_without_inform_the_population_is_read_between_the_years_of_the_projection() -> None:
    """30 June 2026 is 2026 + 180/365: 54 m + (1 + 180/365)/5 of 1 m."""
    table = {("wpp.population", "MMR", 2025): 54e6, ("wpp.population", "MMR", 2030): 55e6}
    found = ask(world().without("inform").with_country(table))["working"]
    assert found["population"] == pytest.approx(54e6 + 1e6 * (1 + 180 / 365) / 5)


def test_without_a_population_fear_is_not_rated() -> None:
    found = ask(world().without("inform"))
    assert (found["status"], found["why"]["code"]) == ("not rated", "coverage")
    assert "population of the origin" in found["why"]["text"]
    assert found["fear"]["nominal"] is found["shares"]["E"]["nominal"] is None
    assert found["people"]["refugees"] == 1_500.0
