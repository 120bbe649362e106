"""Which published figure serves: the as-of rule, the serving release, windows of years.

A figure counts when its reference date is on or before the evidence date. One release serves
an indicator for every country: the latest published on or before the evidence date (or, where
all were published later, the earliest that has figures that count: a later edition may still
report an earlier stock). Releases are never mixed, so a country that the serving release left
out has no figure.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from assessments.scoring.evidence.ageing import decimal_year
from assessments.scoring.evidence.ledger import UsedFigure
from assessments.scoring.evidence.source_choice import CURATOR, FINER, LAST, NEWER, ORDER
from assessments.scoring.evidence.values import Evidence, ReleaseValue

Place = str | tuple[str, str]
Years = dict[int, UsedFigure]
Row = tuple[Any, ...]
ROW = ("indicator", "release", "year", "period", "counts_from", "value", "qualifier", "figure")
_VALUE = ROW.index("value")
_QUALIFIER = ROW.index("qualifier")
PROJECTED = "wpp.population"
POPULATIONS = ("inform.population", PROJECTED)
QUALIFIED = ("labour.shortage-list", "labour.openings-per-seeker")
"""Indicators with a row for each of several groups of a country, named by the qualifier."""


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
        self.choices = evidence.choices
        self._rows: dict[str, dict[str, dict[Place, dict[int, Row]]]] = defaultdict(_by_release)
        self._made: dict[tuple[str, Place], Years] = {}
        self._serving: dict[tuple[str, str], str | None] = {}
        self._last_years: dict[tuple[str, str], int | None] = {}
        self._qualified = _newest_by_qualifier(evidence.figures, as_of)
        self._take(evidence.figures, ("country",))
        self._take(evidence.pairs, ("origin", "destination"))

    def release(self, indicator: str, place: Place | None = None) -> ReleaseValue | None:
        """Return the release that serves an indicator, ``None`` where no release has it."""
        key = self.release_key(indicator, place)
        return None if key is None else self.releases.get(key)

    def release_key(self, indicator: str, place: Place | None = None) -> str | None:
        """Return the key of the release that serves; of a place where a curator chose one for it."""
        scope = self._scope(indicator, place)
        if (indicator, scope) not in self._serving:
            self._serving[indicator, scope] = self._choose(indicator, scope)
        return self._serving[indicator, scope]

    def _scope(self, indicator: str, place: Place | None) -> str:
        """Return the country for which a curator chose a source, ``""`` where nobody did.

        Of a pair it is the destination, which counts the people.
        """
        if place is None or not self.choices.overrides:
            return ""
        iso3 = place if isinstance(place, str) else place[1]
        return iso3 if (indicator, iso3) in self.choices.overrides else ""

    def years(self, indicator: str, place: Place) -> Years:
        """Return the published figures of the serving release, oldest year first."""
        if (indicator, place) not in self._made:
            rows = self._published(indicator, place)
            chosen = self._chosen_over(indicator, place) if rows else ""
            self._made[indicator, place] = {year: _figure(row, place, chosen) for year, row in rows.items()}
        return self._made[indicator, place]

    def years_known(self, indicator: str, place: Place) -> Collection[int]:
        """Return the years of the published figures, without making them."""
        return self._published(indicator, place).keys()

    def value(self, indicator: str, place: Place, year: int) -> float | None:
        """Return one published number, without making its figure; ``None`` where there is none."""
        row = self._published(indicator, place).get(year)
        return None if row is None else float(row[_VALUE])

    def _published(self, indicator: str, place: Place) -> Mapping[int, Row]:
        return self._rows.get(indicator, {}).get(str(self.release_key(indicator, place)), {}).get(place, {})

    def by_qualifier(self, indicator: str, country: str) -> dict[str, UsedFigure]:
        """Return the newest figure of each qualifier, for indicators with several rows a country."""
        key = str(self.release_key(indicator, country))
        rows = self._qualified.get((indicator, key, country), {})
        return {qualifier: _figure(row, country) for qualifier, row in rows.items()}

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
        scope = self._scope(indicator, place)
        if (indicator, scope) not in self._last_years:
            self._last_years[indicator, scope] = self._find_last_year(indicator, place)
        return self._last_years[indicator, scope]

    def _find_last_year(self, indicator: str, place: Place | None) -> int | None:
        key = self.release_key(indicator, place)
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

    def _take(self, frame: pd.DataFrame, place_columns: tuple[str, ...]) -> None:
        """Sort the rows that count into indicator, release, place and year; figures are made on demand."""
        if frame.empty:
            return
        counts = (pd.to_datetime(frame["counts_from"]) <= pd.Timestamp(self.as_of)) & frame["value"].notna()
        counting = counts.to_numpy()
        columns = [_stated(frame[name])[counting].tolist() for name in ROW]
        codes = [frame[name].to_numpy(dtype=object)[counting].tolist() for name in place_columns]
        places = codes[0] if len(codes) == 1 else list(zip(*codes, strict=True))
        held = self._rows
        for place, row in zip(places, zip(*columns, strict=True), strict=True):
            held[row[0]][row[1]][place][int(row[2])] = row

    def _choose(self, indicator: str, scope: str) -> str | None:
        having = set(self._rows.get(indicator, {}))
        wanted = self._chosen_by_curator(indicator, scope, having)
        if wanted:
            return max(wanted, key=lambda key: self._standing(indicator, key))
        known = {self._dataset(key) for key in having if key in self.releases}
        card = self.indicators.get(indicator, {})
        known.add((str(card.get("publisher", "")), str(card.get("dataset", ""))))
        siblings = {key for key in self.releases if self._dataset(key) in known}
        published = [key for key in having | siblings if self._day(key) <= self.as_of]
        if published:
            return max(published, key=lambda key: self._standing(indicator, key))
        return min(having, key=lambda key: (self._day(key), key), default=None)

    def _chosen_by_curator(self, indicator: str, scope: str, having: set[str]) -> set[str]:
        """Return the releases of the dataset a curator chose, where they say anything about the place."""
        override = self.choices.override(indicator, scope)
        if override is None:
            return set()
        rows, asked = self._rows.get(indicator, {}), (override.publisher, override.dataset)
        return {
            key
            for key in having
            if key in self.releases
            and self._dataset(key) == asked
            and (not scope or any(_is_about(place, scope) for place in rows[key]))
        }

    def _standing(self, indicator: str, key: str) -> tuple[int, date, int, str]:
        """Return what a release is chosen by: the order of sources, then newer, then finer."""
        rank = self.choices.rank(indicator, *self._dataset(key)) if key in self.releases else LAST
        return -rank, self._day(key), len(self._rows.get(indicator, {}).get(key, {})), key

    def _chosen_over(self, indicator: str, place: Place) -> str:
        """Say over which other sources of the same the serving one was taken, and why; mostly nothing."""
        serving = self.release_key(indicator, place)
        rows = self._rows.get(indicator, {})
        editions = [key for key in rows if key != serving and place in rows[key] and key in self.releases]
        said = [f"{self._named(key)}: {self._why(indicator, place, key)}" for key in editions]
        said += [f"{self._named(key)}: {why}" for key, why in self._other_indicators(indicator, place)]
        return f"Chosen over {'; '.join(said)}." if said else ""

    def _why(self, indicator: str, place: Place, other: str) -> str:
        scope = self._scope(indicator, place)
        override, serving = self.choices.override(indicator, scope), str(self.release_key(indicator, place))
        if override and serving in self._chosen_by_curator(indicator, scope, {serving}):
            return f"{CURATOR} ({override.note})"
        ours, theirs = self._standing(indicator, serving), self._standing(indicator, other)
        differing = next((at for at in range(3) if ours[at] != theirs[at]), 2)
        return (ORDER, NEWER, FINER)[differing]

    def _other_indicators(self, indicator: str, place: Place) -> Iterator[tuple[str, str]]:
        """Yield releases of what measures the same and comes later in the order, with why it does."""
        iso3 = place if isinstance(place, str) else place[1]
        same = self.choices.in_order(self.choices.alternatives(indicator), iso3)
        override = self.choices.override(indicator, iso3)
        why = f"{CURATOR} ({override.note})" if override else ORDER
        for other in same[same.index(indicator) + 1 :]:
            key = self.release_key(other, place)
            if key in self.releases and place in self._rows.get(other, {}).get(str(key), {}):
                yield str(key), why

    def _named(self, key: str) -> str:
        release = self.releases[key]
        return f"{release.publisher}, {release.dataset}, {release.version}"

    def _dataset(self, key: str) -> tuple[str, str]:
        release = self.releases[key]
        return release.publisher, release.dataset

    def _day(self, key: str) -> date:
        release = self.releases.get(key)
        return (release.released if release else None) or date.min


def _is_about(place: Place, iso3: str) -> bool:
    return (place if isinstance(place, str) else place[1]) == iso3


def _by_release() -> dict[str, dict[Place, dict[int, Row]]]:
    return defaultdict(_by_place)


def _by_place() -> dict[Place, dict[int, Row]]:
    return defaultdict(dict)


def _newest_by_qualifier(frame: pd.DataFrame, as_of: date) -> dict[tuple[str, str, str], dict[str, Row]]:
    """Return indicator, release and country -> qualifier -> newest row that counts."""
    found: dict[tuple[str, str, str], dict[str, Row]] = {}
    if frame.empty:
        return found
    counts = frame["indicator"].isin(QUALIFIED) & frame["value"].notna()
    for row in frame[counts].sort_values("period")[["country", *ROW]].itertuples(index=False, name=None):
        country, (indicator, release, _year, _period, counts_from, *_rest) = row[0], row[1:]
        if _calendar_day(counts_from) <= as_of:
            found.setdefault((indicator, release, country), {})[str(row[1 + _QUALIFIER])] = row[1:]
    return found


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


def _figure(row: Row, place: Place, chosen: str = "") -> UsedFigure:
    indicator, release, year, period, counts_from, value, qualifier, figure = row
    pair = place if isinstance(place, tuple) else None
    return UsedFigure(
        indicator=str(indicator),
        value=float(value),
        period=str(period),
        counts_from=_calendar_day(counts_from),
        release=str(release),
        figure=None if figure is None else int(figure),
        scope="pair" if pair else "country",
        country=None if isinstance(place, tuple) else place,
        origin=pair[0] if pair else None,
        destination=pair[1] if pair else None,
        year=int(year),
        qualifier="" if qualifier is None else str(qualifier),
        chosen=chosen,
    )


def _stated(column: pd.Series) -> NDArray[np.object_]:
    """Return a column as plain values, ``None`` where nothing is stated."""
    values, missing = column.to_numpy(dtype=object), column.isna().to_numpy()
    if missing.any():
        values = values.copy()
        values[missing] = None
    return values


@cache
def _calendar_day(moment: Any) -> date:
    day: date = pd.Timestamp(moment).date()
    return day
