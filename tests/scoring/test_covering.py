"""Where and when incidents are recorded: by country, until a day, in how many months."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.scoring.evidence.covering import Covering, covering_of, months_covered, spans
from assessments.scoring.evidence.values import LegValue, ReleaseValue


def release(
    key: str, until: date, countries: tuple[str, ...] | None = None, period: str = ""
) -> ReleaseValue:
    return ReleaseValue(key, "P", "D", "1", period, None, "", "", "", "", until, countries, "conflict")


def covering(as_of: date, *releases: ReleaseValue) -> Covering:
    return covering_of("conflict", {one.key: one for one in releases}, as_of, 24)


def leg(km: float, **countries: float) -> LegValue:
    return LegValue("land", "curated", km, countries, {})


MYANMAR = release("burma", date(2023, 12, 31), ("MMR",), "1989-2023")


def test_a_class_speaks_for_24_months_after_its_coverage_ended():
    assert covering(date(2025, 12, 31), MYANMAR).watching("MMR") == MYANMAR
    assert covering(date(2026, 1, 1), MYANMAR).watching("MMR") is None
    assert covering(date(2026, 1, 1), MYANMAR).over_for(["MMR", "THA"]) == {"MMR": date(2023, 12, 31)}


def test_a_line_outside_the_countries_covered_is_not_watched():
    # 95 of 480 km lie in Myanmar
    assert covering(date(2025, 6, 30), MYANMAR).covered_km(leg(480.0, MMR=95.0, THA=380.0)) == 95.0


def test_a_release_of_the_whole_world_watches_the_sea_too():
    everywhere = release("world", date(2025, 9, 8))
    assert covering(date(2026, 6, 30), everywhere).covered_km(leg(480.0)) == 480.0
    assert covering(date(2026, 6, 30), everywhere).covered_km(leg(480.0, LBY=30.0)) == 480.0


def test_the_release_that_reaches_furthest_speaks():
    older = release("older", date(2018, 12, 31), ("BGD", "MMR"))
    both = covering(date(2025, 6, 30), older, MYANMAR)
    assert both.release_for("MMR") == MYANMAR
    assert both.watching("BGD") is None


def test_a_release_that_had_not_begun_is_silent():
    later = release("later", date(2025, 9, 8), None, "2019-01..2025-09-08")
    assert covering(date(2018, 12, 31), later).watching(None) is None


def test_other_kinds_do_not_count():
    assert covering_of("death", {"burma": MYANMAR}, date(2025, 6, 30), 24).releases == ()


def test_ages_count_to_the_end_of_coverage():
    assert covering(date(2025, 6, 30), MYANMAR).last_day(MYANMAR) == date(2023, 12, 31)
    assert covering(date(2023, 6, 30), MYANMAR).last_day(MYANMAR) == date(2023, 6, 30)


def test_a_gap_inside_coverage_is_left_out_of_the_months():
    # 2019 to 2023: 60 months, 2024 to July: 7, 2025 to September: 9
    period = "2019-01..2024-07 and 2025-01..2025-09-08"
    assert months_covered(period, date(2026, 6, 30)) == 76
    assert months_covered(period, date(2024, 12, 31)) == 67
    assert months_covered(period, date(2019, 2, 1)) == 2


@pytest.mark.parametrize("period", ["", "by year", "row by row", "2024-01..2023-01"])
def test_a_period_that_names_no_time_has_no_months(period: str):
    assert spans(period) == []
    assert months_covered(period, date(2026, 6, 30)) is None


def test_years_are_whole():
    assert spans("1989-2023") == [(date(1989, 1, 1), date(2023, 12, 31))]


ALL_YEARS = replace(release("all-years", date(2024, 12, 31), None, "2014-2024"), released=date(2025, 1, 31))
ONE_YEAR = replace(
    release("one-year", date(2025, 9, 8), None, "2025-01..2025-09-08"), released=date(2025, 9, 30)
)


def test_one_year_beside_all_years_serves_its_own_days_only():
    serving = covering(date(2026, 6, 30), ALL_YEARS, ONE_YEAR).serving("LBY")
    assert serving.furthest == ONE_YEAR and serving.releases == (ONE_YEAR, ALL_YEARS)
    assert [serving.key_on(day) for day in (date(2014, 1, 1), date(2024, 12, 31))] == ["all-years"] * 2
    assert [serving.key_on(day) for day in (date(2025, 1, 1), date(2025, 9, 8))] == ["one-year"] * 2


def test_of_two_releases_of_a_day_the_one_released_last_serves():
    # The correction of 2020 came after the file of all years: it has 2020, the other the years around it.
    corrected = replace(
        release("corrected", date(2020, 12, 31), None, "2020-2020"), released=date(2026, 1, 1)
    )
    serving = covering(date(2026, 6, 30), ALL_YEARS, corrected).serving(None)
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1))
    assert [serving.key_on(day) for day in days] == ["all-years", "corrected", "corrected", "all-years"]


def test_of_two_releases_of_a_day_one_without_a_day_of_release_is_as_new_as_its_arrival():
    arrived = replace(release("arrived", date(2020, 12, 31), None, "2020-2020"), arrived_on=date(2026, 1, 1))
    as_of = covering(date(2026, 6, 30), ALL_YEARS, arrived)
    assert as_of.serving(None).key_on(date(2020, 5, 1)) == "arrived"


def test_a_release_whose_days_a_newer_one_has_all_serves_none():
    within = replace(release("within", date(2020, 12, 31), None, "2020-2020"), released=date(2021, 2, 1))
    assert covering(date(2026, 6, 30), ALL_YEARS, within).serving(None).releases == (ALL_YEARS,)


def test_a_day_no_release_speaks_for_is_served_by_the_one_that_reaches_furthest():
    gap = replace(release("gap", date(2025, 9, 8), None, "2019-01..2024-07 and 2025-01..2025-09-08"))
    old = replace(release("old", date(2012, 12, 31), None, "2010-2012"))
    serving = covering(date(2026, 6, 30), gap, old).serving(None)
    assert [serving.key_on(date(year, 10, 1)) for year in (2009, 2010, 2024)] == ["gap", "old", "gap"]


def test_a_country_only_one_release_speaks_for_is_served_by_it_on_every_day():
    serving = covering(date(2026, 6, 30), ALL_YEARS, replace(ONE_YEAR, countries_covered=("LBY",))).serving(
        "ITA"
    )
    assert serving.releases == (ALL_YEARS,) and serving.key_on(date(2025, 3, 1)) == "all-years"


def test_a_country_nobody_watches_any_more_is_served_by_nobody():
    assert covering(date(2028, 1, 1), ALL_YEARS, ONE_YEAR).serving("LBY") is None
