"""How old a figure is on the evidence date, and the tier that follows (method 1.0 section 0)."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any


def last_day_of(period: str) -> date | None:
    """Return the last day of a period written ``2024``, ``2024-06`` or ``2024-06-30``.

    Examples
    --------
    >>> last_day_of("2024"), last_day_of("2024-06-30"), last_day_of("B R")
    (datetime.date(2024, 12, 31), datetime.date(2024, 6, 30), None)
    """
    parts = period.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else 12
    if not 1 <= month <= 12:
        return None
    day = int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1]
    return date(year, month, day)


def reference_date(counts_from: date, period: str) -> date:
    """Return the day a figure is aged from: the end of its period, or its edition if that is earlier.

    A projection for 2030 published in 2019 is aged from 2019; an index for 2022 published in
    2023 from the end of 2022.
    """
    ends = last_day_of(period)
    return counts_from if ends is None else min(ends, counts_from)


def age_in_years(reference: date, as_of: date) -> float:
    """Return whole anniversaries plus the part of the running year, never below 0.

    Examples
    --------
    >>> age_in_years(date(2023, 6, 30), date(2026, 6, 30))
    3.0
    """
    if as_of <= reference:
        return 0.0
    years = as_of.year - reference.year
    if _anniversary(reference, years) > as_of:
        years -= 1
    since = _anniversary(reference, years)
    until = _anniversary(reference, years + 1)
    return years + (as_of - since).days / (until - since).days


def tier_of(age_years: float | None, *, corridor_specific: bool, rules: Mapping[str, Any]) -> int:
    """Return 1, 2 or 3; a figure of unknown age is tier 3.

    Parameters
    ----------
    rules : mapping
        ``corridor_specific_years`` and ``country_level_years`` of the method's ``tiers``.
    """
    if age_years is None:
        return 3
    if corridor_specific and age_years <= float(rules["corridor_specific_years"]):
        return 1
    return 2 if age_years <= float(rules["country_level_years"]) else 3


def _anniversary(day: date, years: int) -> date:
    last = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))


def decimal_year(day: date) -> float:
    """Return a day as a decimal year: 1 January is the whole number.

    Examples
    --------
    >>> decimal_year(date(2026, 1, 1))
    2026.0
    """
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - start).days / (end - start).days
