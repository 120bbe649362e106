"""The last years of a release, and which years its period names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from assessments.scoring.evidence.ledger import UsedFigure


@dataclass(frozen=True)
class Window:
    """The figures of one country over the last years of the serving release.

    Attributes
    ----------
    first, last : int
        The years of the window, both included; ``last`` is the release's last year that counts.
    figures : mapping of year to UsedFigure
        The published ones.
    absent_is_zero : bool
        Whether the publisher means zero by an absent row.
    covered : int
        How many years of the window the release covers at all.
    """

    first: int
    last: int
    figures: Mapping[int, UsedFigure]
    absent_is_zero: bool
    covered: int

    def mean(self) -> float | None:
        """Return the mean over the years, ``None`` where more than one year is missing."""
        wanted = self.last - self.first + 1
        known = self.covered if self.absent_is_zero else len(self.figures)
        if known < max(1, wanted - 1):
            return None
        return sum(figure.value or 0.0 for figure in self.figures.values()) / known


@cache
def first_year(period: str) -> int | None:
    """Return the first year named in a release's period, ``"2008-2024"`` gives 2008."""
    found = re.findall(r"\b(?:19|20)\d\d\b", period)
    return int(found[0]) if found else None


@cache
def last_year(period: str) -> int | None:
    """Return the last year named in a release's period, ``"2008-2024"`` gives 2024."""
    found = re.findall(r"\b(?:19|20)\d\d\b", period)
    return int(found[-1]) if found else None


def last_complete_year(day: date) -> int:
    """Return the last year that has ended on a day."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1
