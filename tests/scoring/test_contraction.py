"""Economic contraction: mean growth of three years, none if the latest is too old."""

from dataclasses import replace
from datetime import date

import pytest

from tests.scoring.grid_world import everywhere, score, world


def growth_of(values: dict[int, float]):
    rows = [
        ("wdi.gdp-growth", "AAA", str(year), year, date(year, 12, 31), value, "", "growth", None)
        for year, value in values.items()
    ]
    nowhere = everywhere(4, **{"wdi.gdp-growth": None})
    evidence = world({"AAA": nowhere, "BBB": nowhere}, rows)
    last = max(values)
    release = replace(evidence.releases["growth"], period=f"1960-{last}", released=date(last + 1, 5, 1))
    return replace(evidence, releases={**evidence.releases, "growth": release})


def cell(evidence, as_of=date(2026, 6, 30)):
    return score(evidence, as_of=as_of)["places"]["origin"]["threats"]["contraction"]


def test_the_mean_of_three_years_is_scored():
    # (-1 - 4 - 7) / 3 = -4 percent: 4
    assert cell(growth_of({2023: -1, 2024: -4, 2025: -7}))["nominal"] == pytest.approx(4.0)


def test_one_good_year_counts_against_a_bad_one():
    # (3 - 9 + 0) / 3 = -2 percent: 2
    assert cell(growth_of({2023: 3, 2024: -9, 2025: 0}))["nominal"] == pytest.approx(2.0)


def test_a_latest_year_over_two_years_back_is_missing_with_the_reason():
    found = cell(growth_of({2020: -9, 2021: -9, 2022: -9}))
    assert (found["nominal"], found["band"]) == (None, "not rated")
    assert found["why"] == "the latest figure is of 2022, more than 2 years before 30 June 2026"


def test_exactly_two_years_back_still_serves():
    found = cell(growth_of({2021: -9, 2022: -9, 2023: -9}), as_of=date(2025, 12, 31))
    assert found["nominal"] == pytest.approx(9.0)
