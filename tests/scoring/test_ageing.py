"""Ages are counted in anniversaries; tiers follow from them."""

from datetime import date

import pytest

from assessments.scoring.evidence.ageing import age_in_years, decimal_year, reference_date, tier_of

RULES = {"corridor_specific_years": 3, "country_level_years": 5}


def test_an_index_is_aged_from_the_year_it_is_about():
    assert reference_date(date(2023, 9, 29), "2022") == date(2022, 12, 31)


def test_a_projection_is_aged_from_its_edition():
    assert reference_date(date(2019, 6, 17), "2030") == date(2019, 6, 17)


def test_an_index_published_within_its_year_is_aged_from_its_edition():
    assert reference_date(date(2025, 3, 31), "2025") == date(2025, 3, 31)


def test_a_period_that_is_no_date_leaves_the_day_it_counts_from():
    assert reference_date(date(2015, 3, 14), "B R") == date(2015, 3, 14)


def test_an_anniversary_is_a_whole_year_leap_or_not():
    assert age_in_years(date(2023, 6, 30), date(2026, 6, 30)) == 3.0
    assert age_in_years(date(2024, 2, 29), date(2025, 2, 28)) == 1.0


def test_a_part_of_a_year_is_a_share_of_its_days():
    # 31 March to 30 June 2026: 91 of the 365 days to the next 31 March
    assert age_in_years(date(2025, 3, 31), date(2026, 6, 30)) == pytest.approx(1 + 91 / 365)


def test_a_figure_of_a_later_day_has_no_age():
    assert age_in_years(date(2026, 7, 1), date(2026, 6, 30)) == 0.0


def test_a_corridor_figure_is_tier_1_until_its_third_anniversary():
    assert tier_of(3.0, corridor_specific=True, rules=RULES) == 1
    assert tier_of(3.01, corridor_specific=True, rules=RULES) == 2


def test_a_country_figure_is_tier_2_until_its_fifth_anniversary():
    assert tier_of(5.0, corridor_specific=False, rules=RULES) == 2
    assert tier_of(5.01, corridor_specific=False, rules=RULES) == 3


def test_a_figure_of_unknown_age_is_tier_3():
    assert tier_of(None, corridor_specific=True, rules=RULES) == 3


def test_the_first_of_january_is_the_whole_year():
    assert decimal_year(date(2026, 1, 1)) == 2026.0
    assert decimal_year(date(2025, 7, 2)) == pytest.approx(2025 + 182 / 365)
