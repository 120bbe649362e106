"""Which figure serves on which day."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.window import first_year, last_year
from tests.scoring.grid_world import AS_OF, displacement, everywhere, the_method, world

INDICATORS = the_method()["indicators"]


def older_edition(evidence, indicator="inform.epidemic", value=9.0, country="AAA"):
    """Add INFORM Risk 2024 with one component of one country."""
    row = (indicator, country, "2024", 2024, date(2023, 9, 15), value, "", "inform-2024", None)
    release = replace(
        evidence.releases["inform"], key="inform-2024", released=date(2023, 9, 15), period="2024"
    )
    figures = evidence.figures.copy()
    figures.loc[len(figures)] = row
    return replace(evidence, figures=figures, releases={**evidence.releases, "inform-2024": release})


def on(day, evidence):
    return FiguresAsOf(evidence, day, INDICATORS)


def test_the_latest_release_on_or_before_the_day_serves():
    evidence = older_edition(world({"AAA": everywhere(4)}))
    assert on(AS_OF, evidence).latest("inform.epidemic", "AAA").value == 4.0
    assert on(date(2025, 3, 31), evidence).latest("inform.epidemic", "AAA").value == 4.0
    assert on(date(2025, 3, 30), evidence).latest("inform.epidemic", "AAA").value == 9.0


def test_releases_are_never_mixed():
    evidence = older_edition(world({"AAA": everywhere(4, **{"inform.epidemic": None}), "BBB": everywhere(4)}))
    assert on(AS_OF, evidence).latest("inform.epidemic", "AAA") is None


def test_a_release_serves_even_where_it_left_out_every_country_asked_for():
    evidence = older_edition(world({"AAA": everywhere(4, **{"inform.epidemic": None})}))
    assert on(AS_OF, evidence).release_key("inform.epidemic") == "inform"
    assert on(AS_OF, evidence).latest("inform.epidemic", "AAA") is None


def test_a_flow_counts_from_its_last_day_though_its_edition_came_later():
    evidence = world({"AAA": everywhere(4)}, [displacement("AAA", 2024, 500), displacement("AAA", 2023, 200)])
    assert on(date(2024, 12, 31), evidence).latest("idmc.conflict.new", "AAA").value == 500
    assert on(date(2024, 12, 30), evidence).latest("idmc.conflict.new", "AAA").value == 200


def test_a_window_ends_with_the_releases_last_year_not_the_countrys():
    # the release runs to 2024; the country's last row is of 2022: 600 over 2022, 2023 and 2024
    evidence = world({"AAA": everywhere(4)}, [displacement("AAA", 2022, 600)])
    window = on(AS_OF, evidence).window("idmc.conflict.new", "AAA", 3)
    assert (window.first, window.last) == (2022, 2024)
    assert window.mean() == 200.0


def test_a_window_ends_with_the_last_complete_year_of_the_day():
    evidence = world({"AAA": everywhere(4)}, [displacement("AAA", 2022, 600)])
    window = on(date(2024, 6, 30), evidence).window("idmc.conflict.new", "AAA", 3)
    assert (window.first, window.last) == (2021, 2023)


def test_a_country_absent_from_a_release_that_means_zero_had_none():
    window = on(AS_OF, world({"AAA": everywhere(4)})).window("idmc.conflict.new", "AAA", 3)
    assert window.mean() == 0.0


def test_years_before_the_release_begins_are_not_zero():
    # the release begins in 2009: of 2008, 2009 and 2010 two are covered, (30 + 0) / 2
    evidence = world({"AAA": everywhere(4)}, [displacement("AAA", 2009, 30)])
    window = on(date(2011, 6, 30), evidence).window("idmc.conflict.new", "AAA", 3)
    assert window.mean() == pytest.approx(15.0)


def growth(*years: int):
    rows = [
        (
            "wdi.gdp-growth",
            "AAA",
            str(year),
            year,
            date(year, 12, 31),
            -1.0 * (year - 2020),
            "",
            "growth",
            None,
        )
        for year in years
    ]
    return on(AS_OF, world({"AAA": everywhere(4, **{"wdi.gdp-growth": None})}, rows))


def test_a_mean_over_three_years_needs_two():
    # -3 and -5 of 2023 and 2025
    assert growth(2023, 2025).window("wdi.gdp-growth", "AAA", 3).mean() == pytest.approx(-4.0)
    assert growth(2025).window("wdi.gdp-growth", "AAA", 3).mean() is None


def test_the_population_is_informs_last_year_on_or_before_the_day():
    rows = [
        ("inform.population", "AAA", str(year), year, date(2025, 3, 31), people, "", "inform", None)
        for year, people in ((2025, 5e6), (2027, 7e6))
    ]
    assert on(AS_OF, world({"AAA": everywhere(4)}, rows)).population("AAA").value == 5e6


def test_without_informs_population_the_projection_is_taken_between_its_table_years():
    # 30 June 2026 is 180/365 into 2026: (2026.4932 - 2025)/5 = 0.29863 of the way from 10 to 20 million
    rows = [
        ("wpp.population", "AAA", str(year), year, date(2019, 6, 17), people, "", "wpp", None)
        for year, people in ((2025, 10e6), (2030, 20e6))
    ]
    found = on(AS_OF, world({"AAA": everywhere(4, **{"inform.population": None})}, rows)).population("AAA")
    assert found.value == pytest.approx(10e6 + 10e6 * (1 + 180 / 365) / 5)


def test_the_years_of_a_release_are_read_from_its_period():
    assert (first_year("2008-2024"), last_year("2008-2024")) == (2008, 2024)
    assert (first_year("14 March 2015"), last_year("as downloaded")) == (2015, None)


def test_a_number_read_by_itself_is_that_of_its_figure():
    figures = on(AS_OF, world({"AAA": everywhere(4), "BBB": everywhere(4, **{"inform.epidemic": None})}))
    year = figures.latest("inform.epidemic", "AAA").year
    assert figures.value("inform.epidemic", "AAA", year) == 4.0
    assert list(figures.years_known("inform.epidemic", "AAA")) == [year]
    assert figures.value("inform.epidemic", "BBB", year) is None
    assert figures.value("inform.epidemic", "AAA", year - 1) is None
