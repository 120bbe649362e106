"""From which day a figure counts: a stock's date, a flow's last day, the release day of an edition."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from corridors.importing.tables import parsed
from corridors.models import Indicator, Release

CountsFrom = Callable[[str, str], str]
"""Indicator slug and period -> the day, as text (2024-12-31)."""


def days_of_year(folder: Path) -> dict[str, str]:
    """Slug -> the day of the year (``12-31``) its figures are about; ``""`` where the release decides."""
    path = folder / "indicators.csv"
    return dict(parsed(path, lambda row: (row["slug"], _checked(row["kind"], row["day"]))))


def counts_from(days: dict[str, str], release: Release) -> CountsFrom:
    """Return the rule for the figures of one release; it remembers what it has worked out."""
    known: dict[tuple[str, str], str] = {}

    def day(slug: str, period: str) -> str:
        if (slug, period) not in known:
            known[slug, period] = _day(days[slug], period, release).isoformat()
        return known[slug, period]

    return day


def _day(day_of_year: str, period: str, release: Release) -> date:
    if day_of_year:
        return date.fromisoformat(period if len(period) == 10 else f"{period}-{day_of_year}")
    if release.released is None:
        raise ValueError(f"{release.key} has no release day, from which its figures would count.")
    return release.released


def _checked(kind: str, day_of_year: str) -> str:
    if (kind == Indicator.Kind.EDITION) == bool(day_of_year):
        raise ValueError(f"kind {kind!r} and day {day_of_year!r} do not go together.")
    return day_of_year
