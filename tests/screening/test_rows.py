"""What a row holds, and what it never holds."""

from dataclasses import fields

import pytest

from assessments.scoring.screening.rows import COLUMNS, ScreenedRow, rounded


@pytest.mark.parametrize(
    ("share", "shown"), [(0.0, 0.0), (0.049, 0.0), (0.05, 0.1), (0.25, 0.3), (0.349, 0.3), (0.96, 1.0)]
)
def test_a_share_is_shown_in_tenths_a_half_going_up(share: float, shown: float) -> None:
    assert rounded(share, 1) == shown


def test_a_missing_share_stays_missing() -> None:
    assert rounded(None, 1) is None


def test_a_row_has_the_columns_others_hold_on_to() -> None:
    own = {field.name for field in fields(ScreenedRow)}
    assert own - {"why"} == set(COLUMNS) - {"method", "as_of"}


def test_a_row_counts_no_heads() -> None:
    counting = ("people", "stock", "refugees", "number", "count")
    assert not [field.name for field in fields(ScreenedRow) if any(word in field.name for word in counting)]
