"""Which published figure serves: the as-of rule, the serving release, windows of years.

A figure counts when its reference date is on or before the evidence date. Which release it is
taken from says ``serving``.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from assessments.scoring.evidence.ageing import decimal_year
from assessments.scoring.evidence.held_rows import VALUE, HeldRows, Place, Row, figure_of
from assessments.scoring.evidence.ledger import UsedFigure
from assessments.scoring.evidence.serving import ServingReleases
from assessments.scoring.evidence.values import Evidence, ReleaseValue
from assessments.scoring.evidence.window import Window, first_year, last_complete_year, last_year

Years = dict[int, UsedFigure]
PROJECTED = "wpp.population"
POPULATIONS = ("inform.population", PROJECTED)


class FiguresAsOf:
    """The figures of an evidence that count on a day, by indicator, release, place and year.

    A place is an ISO3 code for country figures and ``(origin, destination)`` for pairs.
    """

    def __init__(self, evidence: Evidence, as_of: date, indicators: Mapping[str, Mapping[str, Any]]) -> None:
        self.as_of = as_of
        self.indicators = indicators
        self.releases = evidence.releases
        self.events = evidence.events
        self.choices = evidence.choices
        self.names = {code: country.name for code, country in evidence.countries.items()}
        self._rows = HeldRows(evidence, as_of)
        self._serving = ServingReleases(evidence, self._rows, indicators)
        self._made: dict[tuple[str, Place], Years] = {}
        self._last_years: dict[tuple[str, str], int | None] = {}

    def release(self, indicator: str, place: Place | None = None) -> ReleaseValue | None:
        """Return the release that serves an indicator, ``None`` where no release has it."""
        key = self.release_key(indicator, place)
        return None if key is None else self.releases.get(key)

    def release_key(self, indicator: str, place: Place | None = None) -> str | None:
        """Return the key of the release that serves; of a place where a curator chose one for it."""
        return self._serving.key(indicator, place)

    def years(self, indicator: str, place: Place) -> Years:
        """Return the published figures of the serving release, oldest year first."""
        if (indicator, place) not in self._made:
            rows = self._published(indicator, place)
            chosen = self._serving.chosen_over(indicator, place) if rows else ""
            self._made[indicator, place] = {year: figure_of(row, place, chosen) for year, row in rows.items()}
        return self._made[indicator, place]

    def years_known(self, indicator: str, place: Place) -> Collection[int]:
        """Return the years of the published figures, without making them."""
        return self._published(indicator, place).keys()

    def value(self, indicator: str, place: Place, year: int) -> float | None:
        """Return one published number, without making its figure; ``None`` where there is none."""
        row = self._published(indicator, place).get(year)
        return None if row is None else float(row[VALUE])

    def _published(self, indicator: str, place: Place) -> Mapping[int, Row]:
        return self._rows.of(indicator, str(self.release_key(indicator, place)), place)

    def by_qualifier(self, indicator: str, country: str) -> dict[str, UsedFigure]:
        """Return the newest figure of each qualifier, for indicators with several rows a country."""
        key = str(self.release_key(indicator, country))
        rows = self._rows.by_qualifier(indicator, key, country)
        return {qualifier: figure_of(row, country) for qualifier, row in rows.items()}

    def latest(self, indicator: str, place: Place) -> UsedFigure | None:
        """Return the figure of the latest year, ``None`` where the release has none."""
        years = self.years(indicator, place)
        return years[max(years)] if years else None

    def window(self, indicator: str, place: Place, count: int) -> Window | None:
        """Return the last ``count`` years of the serving release, ``None`` where none serves."""
        last = self.last_year(indicator, place)
        if last is None:
            return None
        years = self.years(indicator, place)
        release = self.release(indicator, place)
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

    def last_year(self, indicator: str, place: Place | None = None) -> int | None:
        """Return the serving release's last year that counts on the evidence date."""
        scope = self._serving.scope(indicator, place)
        if (indicator, scope) not in self._last_years:
            self._last_years[indicator, scope] = self._find_last_year(indicator, place)
        return self._last_years[indicator, scope]

    def _find_last_year(self, indicator: str, place: Place | None) -> int | None:
        key = self.release_key(indicator, place)
        if key is None:
            return None
        known = [max(years) for years in self._rows.releases(indicator).get(key, {}).values()]
        release = self.releases.get(key)
        ends = last_year(release.period) if release else None
        if ends is not None:
            known.append(min(ends, last_complete_year(self.as_of)))
        return max(known) if known else None

    def population(self, country: str) -> UsedFigure | None:
        """Return the people living in a country: INFORM's last year, else WPP between table years."""
        for slug in self.choices.in_order(POPULATIONS, country):
            found = self._population_of(slug, country)
            if found is not None:
                return found
        return None

    def _population_of(self, slug: str, country: str) -> UsedFigure | None:
        if slug == PROJECTED:
            return self.between_years(slug, country, decimal_year(self.as_of))
        published = self.years(slug, country)
        counted = [year for year in published if year <= self.as_of.year]
        return published[max(counted)] if counted else None

    def between_years(self, indicator: str, place: Place, year: float) -> UsedFigure | None:
        """Return a figure linear between the table years around ``year``; none outside the table."""
        years = self.years(indicator, place)
        table = sorted(years)
        if not table or not table[0] <= year <= table[-1]:
            return None
        values = [float(years[entry].value or 0.0) for entry in table]
        below = years[max(entry for entry in table if entry <= year)]
        return replace(below, value=float(np.interp(year, table, values)), period=f"{year:.2f}")
