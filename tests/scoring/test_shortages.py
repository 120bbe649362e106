"""Shortages a destination has on record: lists and openings per seeker, where the people work."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.values import COUNTRY_COLUMNS, ProfileValue, Question
from tests.scoring.matrix_world import QUESTION, ask_of_evidence, evidence_of, the_method, world

CARE_AND_FARMS = {"care": 0.6, "farms": 0.4}
LIST, OPENINGS = "labour.shortage-list", "labour.openings-per-seeker"


def on_record(indicator: str, group: str, value: float, day: str = "2025-06-30") -> tuple[Any, ...]:
    return (indicator, "JPN", day, int(day[:4]), date.fromisoformat(day), value, group, "ilo", 77)


def asked(*rows: tuple[Any, ...], **profile: Any) -> tuple[dict[str, Any], EvidenceLedger]:
    """The lane of opportunity of care workers and farm hands, with these rows on record."""
    question: Question = replace(
        QUESTION,
        profile=ProfileValue(
            **{"occupations": CARE_AND_FARMS, "reference_date": date(2025, 5, 1), "source": "made up"}
            | profile
        ),
    )
    before = evidence_of(world())
    frame = pd.DataFrame(list(rows), columns=COUNTRY_COLUMNS)
    figures = pd.concat([before.figures, frame]) if rows else before.figures
    found, ledger = ask_of_evidence(replace(before, figures=figures), question, the_method())
    return found["working"]["lanes"]["e"], ledger


def test_need_is_the_shortage_where_the_people_work() -> None:
    """Care on the list (1), farms on neither (0.5): 0.6*1 + 0.4*0.5 = 0.8."""
    lane, _ = asked(on_record(LIST, "care", 1.0), on_record(LIST, "farms", 0.0))
    assert (lane["need_tier"], lane["need"]) == (1, pytest.approx(0.8))


def test_a_surplus_is_no_need() -> None:
    """Care in surplus (0), farms short (1): 0.6*0 + 0.4*1 = 0.4."""
    lane, _ = asked(on_record(LIST, "care", -1.0), on_record(LIST, "farms", 1.0))
    assert lane["need"] == pytest.approx(0.4)


def test_openings_per_seeker_say_more_than_a_list() -> None:
    """One opening per seeker: ln(1/0.5)/ln 8 = 1/3; four are a full shortage. 0.6/3 + 0.4 = 0.6."""
    rows = (on_record(LIST, "care", 1.0), on_record(OPENINGS, "care", 1.0), on_record(OPENINGS, "farms", 4.0))
    lane, _ = asked(*rows)
    assert lane["need"] == pytest.approx(0.6)


def test_no_opening_is_no_shortage() -> None:
    lane, _ = asked(on_record(OPENINGS, "care", 0.0), on_record(OPENINGS, "farms", 0.0))
    assert lane["need"] == pytest.approx(0.0)


def test_the_newest_row_of_a_group_that_counts_serves() -> None:
    rows = (
        on_record(LIST, "care", -1.0, "2024-06-30"), on_record(LIST, "care", 1.0, "2025-06-30"),
        on_record(LIST, "care", 0.0, "2026-07-01"), on_record(LIST, "farms", 1.0),
    )  # fmt: skip
    assert asked(*rows)[0]["need"] == pytest.approx(1.0)


def test_what_the_profile_records_itself_goes_before_the_list() -> None:
    """Care 0.5 by the profile, farms short by the list: 0.6*0.5 + 0.4 = 0.7."""
    lane, ledger = asked(on_record(LIST, "care", 1.0), on_record(LIST, "farms", 1.0), shortages={"care": 0.5})
    assert lane["need"] == pytest.approx(0.7)
    assert [entry["note"] for entry in ledger.evidence if entry["indicator"] == LIST] == ["farms: shortage"]


def test_the_rows_used_stand_in_the_evidence_with_their_figure() -> None:
    _, ledger = asked(on_record(LIST, "care", 1.0), on_record(LIST, "farms", 0.0))
    used = [entry for entry in ledger.evidence if entry["indicator"] == LIST]
    assert [(entry["figure"], entry["note"]) for entry in used] == [
        (77, "care: shortage"),
        (77, "farms: neither"),
    ]


def test_a_list_without_the_peoples_occupations_changes_nothing() -> None:
    lane, ledger = asked(on_record(LIST, "nursing", 1.0))
    assert lane["need_tier"] == 2
    assert not [entry for entry in ledger.evidence if entry["indicator"] == LIST]


@pytest.mark.parametrize(
    ("day", "tier", "undated"),
    [(date(2023, 6, 30), 1, False), (date(2023, 6, 29), 3, False), (None, 3, True)],
)
def test_what_is_recorded_is_tier_1_for_three_years(day: date | None, tier: int, undated: bool) -> None:
    lane, ledger = asked(shortages={"care": 1.0, "farms": 0.0}, reference_date=day)
    entry = next(entry for entry in ledger.evidence if entry["indicator"] == "profile.need-by-occupation")
    assert (lane["need_tier"], entry["tier"], "undated" in entry["note"]) == (tier, tier, undated)
    assert lane["need"] == pytest.approx(0.6)
