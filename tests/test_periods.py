"""Rule: days and periods are said in words; what no period is stays as it is."""

from datetime import date

import pytest

from corridors.periods import day_words, period_words
from corridors.stock_types import stock_type_words


@pytest.mark.parametrize(
    ("period", "said", "short"),
    [
        ("2024", "2024", "2024"),
        ("2024-07", "July 2024", "Jul 2024"),
        ("2024-07-01", "1 July 2024", "1 Jul 2024"),
        ("1990-2024", "1990 to 2024", "1990–2024"),
        ("2025-2025", "2025", "2025"),
        ("2019-01..2024-07", "January 2019 to July 2024", "Jan 2019 – Jul 2024"),
        ("2019-03..2019-05", "March to May 2019", "Mar – May 2019"),
        ("2025-01..2025-09-08", "1 January to 8 September 2025", "1 Jan – 8 Sep 2025"),
        ("2025-09-01..2025-09-08", "1 to 8 September 2025", "1 – 8 Sep 2025"),
        ("2019..2024-02", "January 2019 to February 2024", "Jan 2019 – Feb 2024"),
        ("2024-02..2025-01-03", "1 February 2024 to 3 January 2025", "1 Feb 2024 – 3 Jan 2025"),
        (
            "2019-01..2024-07 and 2025-01..2025-09-08",
            "January 2019 to July 2024 and 1 January to 8 September 2025",
            "Jan 2019 – Jul 2024, 1 Jan – 8 Sep 2025",
        ),
        ("mean of 2022-2024", "mean of 2022 to 2024", "mean of 2022–2024"),
    ],
)
def test_a_period_is_said_in_words(period: str, said: str, short: str) -> None:
    assert (period_words(period), period_words(period, short=True)) == (said, short)


@pytest.mark.parametrize("text", ["", "–", "undated", "v0.7.0", "2024-13", "12-2024", "by sea and land"])
def test_what_is_no_period_stays_as_it_is(text: str) -> None:
    assert period_words(text) == period_words(text, short=True) == text


def test_a_day_is_written_as_pages_write_it() -> None:
    assert day_words(date(2026, 6, 30)) == "30 June 2026"
    assert day_words(date(2026, 9, 1), short=True) == "1 Sep 2026"


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ("C R", "counts foreign citizens; refugees added"),
        ("B", "counts people born abroad"),
        ("C B R", "counts foreign citizens and people born abroad; refugees added"),
        ("I", "imputed by UN DESA"),
        ("register of residents", "register of residents"),
        ("", ""),
    ],
)
def test_how_un_desa_counted_is_said_in_words(codes: str, said: str) -> None:
    assert stock_type_words(codes) == said
