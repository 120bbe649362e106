"""Which published figure serves: the as-of rule, the serving release, windows of years.

A figure counts when its reference date is on or before the evidence date. One release serves
an indicator for every country: the latest published on or before the evidence date (or, where
all were published later, the earliest that has figures that count: a later edition may still
report an earlier stock). Releases are never mixed, so a country that the serving release left
out has no figure.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from assessments.scoring.ageing import decimal_year
from assessments.scoring.ledger import UsedFigure
from assessments.scoring.values import Evidence, ReleaseValue

Place = str | tuple[str, str]
Years = dict[int, UsedFigure]
Row = tuple[Any, ...]
ROW = ("indicator", "release", "year", "period", "counts_from", "value", "qualifier", "figure")


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


class FiguresAsOf:
    """The figures of an evidence that count on a day, by indicator, release, place and year.

    A place is an ISO3 code for country figures and ``(origin, destination)`` for pairs.
    ``indicators`` is the method's table: an indicator that names its publisher and dataset is
    served by a release of that dataset even where no row of it is about a country asked for.
    """

    def __init__(self, evidence: Evidence, as_of: date, indicators: Mapping[str, Mapping[str, Any]]) -> None:
        self.as_of = as_of
        self.indicators = indicators
        self.releases = evidence.releases
        self.events = evidence.events
        self._rows: dict[str, dict[str, dict[Place, dict[int, Row]]]] = {}
        self._made: dict[tuple[str, Place], Years] = {}
        self._serving: dict[str, str | None] = {}
        self._last_years: dict[str, int | None] = {}
        self._take(evidence.figures, ("country",))
        self._take(evidence.pairs, ("origin", "destination"))

    def release(self, indicator: str) -> ReleaseValue | None:
        """Return the release that serves an indicator, ``None`` where no release has it."""
        key = self.release_key(indicator)
        return None if key is None else self.releases.get(key)

    def release_key(self, indicator: str) -> str | None:
        if indicator not in self._serving:
            self._serving[indicator] = self._choose(indicator)
        return self._serving[indicator]

    def years(self, indicator: str, place: Place) -> Years:
        """Return the published figures of the serving release, oldest year first."""
        if (indicator, place) not in self._made:
            rows = self._rows.get(indicator, {}).get(str(self.release_key(indicator)), {}).get(place, {})
            self._made[indicator, place] = {year: _figure(row, place) for year, row in rows.items()}
        return self._made[indicator, place]

    def latest(self, indicator: str, place: Place) -> UsedFigure | None:
        """Return the figure of the latest year, ``None`` where the release has none."""
        years = self.years(indicator, place)
        return years[max(years)] if years else None

    def window(self, indicator: str, place: Place, count: int) -> Window | None:
        """Return the last ``count`` years of the serving release, ``None`` where none serves."""
        last = self.last_year(indicator)
        if last is None:
            return None
        years = self.years(indicator, place)
        release = self.release(indicator)
        wanted = range(last - count + 1, last + 1)
        begins = first_year(release.period) if release else None
        covered = sum(1 for year in wanted if begins is None or year >= begins)
        return Window(
            wanted[0],
            last,
            {year: years[year] for year in wanted if year in years},
            release is not None and release.absent_means.strip().lower().startswith("zero"),
            covered,
        )

    def last_year(self, indicator: str) -> int | None:
        """Return the serving release's last year that counts on the evidence date."""
        if indicator not in self._last_years:
            self._last_years[indicator] = self._find_last_year(indicator)
        return self._last_years[indicator]

    def _find_last_year(self, indicator: str) -> int | None:
        key = self.release_key(indicator)
        if key is None:
            return None
        known = [max(years) for years in self._rows.get(indicator, {}).get(key, {}).values()]
        release = self.releases.get(key)
        ends = last_year(release.period) if release else None
        if ends is not None:
            known.append(min(ends, last_complete_year(self.as_of)))
        return max(known) if known else None

    def population(self, country: str) -> UsedFigure | None:
        """Return the people living in a country: INFORM's last year, else WPP between table years."""
        published = self.years("inform.population", country)
        counted = [year for year in published if year <= self.as_of.year]
        if counted:
            return published[max(counted)]
        return self.between_years("wpp.population", country, decimal_year(self.as_of))

    def between_years(self, indicator: str, place: Place, year: float) -> UsedFigure | None:
        """Return a figure linear between the table years around ``year``; none outside the table."""
        years = self.years(indicator, place)
        table = sorted(years)
        if not table or not table[0] <= year <= table[-1]:
            return None
        values = [float(years[entry].value or 0.0) for entry in table]
        below = years[max(entry for entry in table if entry <= year)]
        return replace(below, value=float(np.interp(year, table, values)), period=f"{year:.2f}")

    def _take(self, frame: pd.DataFrame, place_columns: tuple[str, ...]) -> None:
        """Sort the rows that count into indicator, release, place and year; figures are made on demand."""
        if frame.empty:
            return
        counts = (pd.to_datetime(frame["counts_from"]) <= pd.Timestamp(self.as_of)) & frame["value"].notna()
        columns = [frame[name].to_numpy(dtype=object)[counts.to_numpy()].tolist() for name in ROW]
        codes = [frame[name].to_numpy(dtype=object)[counts.to_numpy()].tolist() for name in place_columns]
        places = codes[0] if len(codes) == 1 else list(zip(*codes, strict=True))
        for place, row in zip(places, zip(*columns, strict=True), strict=True):
            indicator, release, year = row[:3]
            held = self._rows.setdefault(indicator, {}).setdefault(release, {})
            held.setdefault(place, {})[int(year)] = row

    def _choose(self, indicator: str) -> str | None:
        having = set(self._rows.get(indicator, {}))
        known = {self._dataset(key) for key in having if key in self.releases}
        card = self.indicators.get(indicator, {})
        known.add((str(card.get("publisher", "")), str(card.get("dataset", ""))))
        siblings = {key for key in self.releases if self._dataset(key) in known}
        published = [key for key in having | siblings if self._day(key) <= self.as_of]
        if published:
            return max(published, key=lambda key: (self._day(key), key))
        return min(having, key=lambda key: (self._day(key), key), default=None)

    def _dataset(self, key: str) -> tuple[str, str]:
        release = self.releases[key]
        return release.publisher, release.dataset

    def _day(self, key: str) -> date:
        release = self.releases.get(key)
        return (release.released if release else None) or date.min


def first_year(period: str) -> int | None:
    """Return the first year named in a release's period, ``"2008-2024"`` gives 2008."""
    found = re.findall(r"\b(?:19|20)\d\d\b", period)
    return int(found[0]) if found else None


def last_year(period: str) -> int | None:
    """Return the last year named in a release's period, ``"2008-2024"`` gives 2024."""
    found = re.findall(r"\b(?:19|20)\d\d\b", period)
    return int(found[-1]) if found else None


def last_complete_year(day: date) -> int:
    """Return the last year that has ended on a day."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def _figure(row: Row, place: Place) -> UsedFigure:
    indicator, release, year, period, counts_from, value, qualifier, figure = row
    pair = place if isinstance(place, tuple) else None
    return UsedFigure(
        indicator=str(indicator),
        value=float(value),
        period=str(period),
        counts_from=_calendar_day(counts_from),
        release=str(release),
        figure=None if pd.isna(figure) else int(figure),
        scope="pair" if pair else "country",
        country=None if isinstance(place, tuple) else place,
        origin=pair[0] if pair else None,
        destination=pair[1] if pair else None,
        year=int(year),
        qualifier="" if pd.isna(qualifier) else str(qualifier),
    )


@cache
def _calendar_day(moment: Any) -> date:
    day: date = pd.Timestamp(moment).date()
    return day
