"""The ledger: one entry a figure, every use named, ages and tiers from its dates."""

from datetime import date

import pytest

from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure

AS_OF = date(2026, 6, 30)
TIERS = {"corridor_specific_years": 3, "country_level_years": 5}
WAR = UsedFigure("war", 7.0, "2024", date(2024, 12, 31), "r1", 5, country="MMR")
STOCK = UsedFigure(
    "stock", 900.0, "2024", date(2024, 7, 1), "r2", 6, scope="pair", origin="MMR", destination="THA"
)


@pytest.fixture
def ledger():
    return EvidenceLedger(AS_OF, TIERS, {"war": {"label": "War", "unit": "0-10"}}, {})


def test_a_figure_used_twice_keeps_its_entry(ledger):
    assert ledger.add(WAR, "origin.war") == ledger.add(WAR, "fear") == "e1"
    assert ledger.evidence[0]["used_for"] == ["origin.war", "fear"]


def test_entries_are_numbered_in_the_order_of_first_use(ledger):
    ledger.add(WAR, "fear")
    assert ledger.add(STOCK, "fear") == "e2"
    assert ledger.release_keys == ["r1", "r2"]


def test_an_entry_knows_label_unit_age_and_tier(ledger):
    entry = ledger.entry(ledger.add(WAR, "fear"))
    assert (entry["label"], entry["unit"], entry["tier"]) == ("War", "0-10", 2)
    # 31 December 2024 to 31 December 2025 is one year, then 181 of 365 days
    assert entry["age_years"] == pytest.approx(1 + 181 / 365)


def test_a_recent_figure_about_the_pair_is_tier_1(ledger):
    assert ledger.entry(ledger.add(STOCK, "fear"))["tier"] == 1


def test_an_assumed_constant_is_a_tier_3_figure_and_an_assumption(ledger):
    entry = ledger.entry(ledger.assume("skill", 0.7, 0.4, 1.0, "nobody recorded it", "match"))
    assert (entry["scope"], entry["tier"], entry["release"]) == ("assumed", 3, None)
    assert ledger.assumptions == [
        {"name": "skill", "value": 0.7, "low": 0.4, "high": 1.0, "why": "nobody recorded it"}
    ]


def test_a_choice_of_the_method_is_an_assumption_and_no_figure(ledger):
    ledger.judge("slope", 0.1, 0.07, 0.15, "a choice")
    assert (len(ledger.assumptions), ledger.evidence) == (1, [])


def test_a_warning_is_said_once(ledger):
    ledger.warn("old")
    ledger.warn("old")
    assert ledger.warnings == ["old"]


def test_the_latest_evidence_is_the_latest_reference_date_on_or_before_the_day(ledger):
    ledger.add(STOCK, "fear")
    ledger.add(WAR, "fear")
    ledger.add(UsedFigure("table", 1.0, counts_from=date(2026, 7, 1), release="r3"), "match")
    assert ledger.latest_evidence == date(2024, 12, 31)


def test_an_unknown_scope_is_refused_with_the_value(ledger):
    with pytest.raises(ValueError, match="not 'planet'"):
        ledger.add(UsedFigure("war", 1.0, scope="planet"), "fear")
