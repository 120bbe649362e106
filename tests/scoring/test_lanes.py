"""Where each lane of the match is rated, and the rules on income, informal work and access."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assessments.scoring.evidence.values import ProfileValue
from tests.scoring.matrix_world import QUESTION, ask, ask_with_ledger, world

GDP = "gapminder.gdp-per-head-ppp"


def _asked(profile: ProfileValue) -> dict[str, Any]:
    return ask(world(), replace(QUESTION, profile=profile))


def test_informal_demand_does_not_speak_for_opportunity() -> None:
    """61% self-employed: W = .39. Fear stays; E and D are unknown."""
    found = ask(world().with_country({("ilo.self-employed", "JPN", 2023): 61.0}))
    assert (found["status"], found["why"]["code"]) == ("rated", "opportunity-match-not-rated")
    assert found["shares"]["E"]["nominal"] is found["shares"]["D"]["nominal"] is None
    assert found["shares"]["RS"]["nominal"] + found["shares"]["RW"]["nominal"] == pytest.approx(0.1904226)
    assert found["largest"] is found["quadrant"] is None
    assert found["working"]["lanes"]["e"]["need"] is None
    assert found["working"]["lanes"]["r"]["need"] == pytest.approx(0.4285714 + 0.5 * 0.39)


def test_waged_work_of_exactly_forty_percent_speaks() -> None:
    assert ask(world().with_country({("ilo.self-employed", "JPN", 2023): 60.0}))["why"] is None


def test_need_by_occupation_speaks_for_opportunity_whatever_waged_work_is() -> None:
    rows = world().with_country({("ilo.self-employed", "JPN", 2023): 95.0})
    profile = ProfileValue(
        occupations={"5": 0.7, "9": 0.3}, shortages={"5": 1.0, "9": 0.5}, reference_date=date(2025, 5, 1)
    )
    lane = ask(rows, replace(QUESTION, profile=profile))["working"]["lanes"]["e"]
    assert (lane["need_tier"], lane["rated"], lane["need"]) == (1, True, pytest.approx(0.85))


def test_occupations_without_enough_shortages_give_way_to_ageing() -> None:
    lane = _asked(ProfileValue(occupations={"5": 0.6, "9": 0.4}, shortages={"5": 1.0}))["working"]["lanes"][
        "e"
    ]
    assert (lane["need_tier"], lane["need"]) == (2, pytest.approx(0.8785714))


def test_towards_a_poorer_country_nobody_who_seeks_opportunity_is_a_weak_match() -> None:
    found = ask(world().without("ilo").with_country({(GDP, "MMR", 2024): 46_001.0,
                ("ilo.self-employed", "JPN", 2023): 90.0}))  # fmt: skip
    assert found["working"]["rule"] == "income"
    assert found["shares"]["D"]["nominal"] == 0.0
    assert found["shares"]["E"]["nominal"] == pytest.approx(1 - 0.1904226)
    assert found["why"] is None


def test_equal_income_is_no_poorer_destination() -> None:
    assert ask(world().with_country({(GDP, "MMR", 2024): 46_000.0}))["working"]["rule"] is None


def test_income_of_more_than_five_years_ago_does_not_count() -> None:
    old = {(GDP, "MMR", 2024): None, (GDP, "MMR", 2020): 99_000.0}
    assert ask(world().with_country(old))["working"]["rule"] is None
    recent = {(GDP, "MMR", 2024): None, (GDP, "MMR", 2021): 99_000.0}
    assert ask(world().with_country(recent))["working"]["rule"] == "income"


def test_both_incomes_come_from_the_same_publisher() -> None:
    rows = world().with_country({(GDP, "MMR", 2024): None, ("wdi.gdp-per-head-ppp", "MMR", 2023): 99_000.0})
    assert ask(rows)["working"]["rule"] is None
    both = rows.with_country({("wdi.gdp-per-head-ppp", "JPN", 2023): 40_000.0})
    assert ask(both)["working"]["rule"] == "income"


def test_without_need_neither_lane_is_rated() -> None:
    """Fit and access carry .6 of the weight, under two thirds."""
    found = ask(world().without("ilo"))
    assert (found["status"], found["why"]["code"]) == ("not rated", "coverage")
    assert found["fear"]["nominal"] == pytest.approx(0.1904226)
    assert found["shares"]["RS"]["nominal"] is None


def test_a_missing_part_of_fit_can_leave_opportunity_unrated() -> None:
    """Without the ages fit covers .8: .4 + .3*.8 = .64 without access, .94 with it."""
    found = ask(world().without("wpp.aged-20-39"))
    assert found["why"]["code"] == "opportunity-match-not-rated"
    assert found["working"]["lanes"]["r"]["fit"] == pytest.approx((0.5 * 0.7 + 0.3 * 0.0) / 0.8)


def test_access_of_refugees_depends_on_consent_by_the_evidence_date() -> None:
    late = dict(world().participations[0], since=date(2026, 7, 1))
    unchecked = dict(world().participations[0], since=date(2020, 1, 1), to_be_checked=True)
    signed = dict(world().participations[0], status="signature")
    accesses = [
        ask(replace(world(), participations=rows))["working"]["lanes"]["r"]["access"]
        for rows in ([], [late], [unchecked], [signed])
    ]
    assert accesses == [0.25, 0.25, 0.55, 0.25]


def test_recorded_rights_go_before_the_assumption() -> None:
    profile = ProfileValue(work_rights=0.8, work_permit_share=0.9, irregular_share=0.5)
    lanes = _asked(profile)["working"]["lanes"]
    assert lanes["r"]["access"] == 0.8
    assert lanes["e"]["access"] == pytest.approx(0.9 - 0.4 * 0.5)


def test_an_irregular_share_alone_leaves_access_missing() -> None:
    assert _asked(ProfileValue(irregular_share=0.5))["working"]["lanes"]["e"]["access"] is None


def test_skill_is_read_from_over_qualification_then_from_elementary_work() -> None:
    """Recorded: .5*.6 + .3*0 + .2*.83333 = .46667; elementary: .7*1 + .1*0 + .2*.83333 = .86667."""
    recorded = _asked(ProfileValue(overqualification=0.4, work="domestic"))["working"]["lanes"]["e"]
    assert (recorded["skill"], recorded["fit"]) == (0.6, pytest.approx(0.4666667))
    elementary = _asked(ProfileValue(work="elementary"))["working"]["lanes"]["e"]
    assert (elementary["skill"], elementary["fit"]) == (1.0, pytest.approx(0.8666667))


def test_the_share_of_children_stands_beside_and_changes_no_score() -> None:
    slug = "unhcr.demographics"
    ages = {(f"{slug}.{name}", "MMR", "JPN", 2025): value
            for name, value in (("children", 300.0), ("with-ages", 750.0), ("total", 1_500.0))}  # fmt: skip
    with_ages, ledger = ask_with_ledger(world().with_pairs(ages))
    assert with_ages["working"]["children_share"] == pytest.approx(0.4)
    assert with_ages["shares"] == ask(world())["shares"]
    assert "match.children" in {use for entry in ledger.evidence for use in entry["used_for"]}
    fewer = ages | {(f"{slug}.with-ages", "MMR", "JPN", 2025): 749.0}
    assert ask(world().with_pairs(fewer))["working"]["children_share"] is None
