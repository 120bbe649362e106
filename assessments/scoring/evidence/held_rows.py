"""The published rows that count on a day, as plain values; a figure is made of one on demand."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from assessments.scoring.evidence.ledger import UsedFigure
from assessments.scoring.evidence.values import Evidence

Place = str | tuple[str, str]
"""An ISO3 code for figures of a country, ``(origin, destination)`` for those of a pair."""
Row = tuple[Any, ...]
ROW = ("indicator", "release", "year", "period", "counts_from", "value", "qualifier", "figure")
VALUE = ROW.index("value")
_QUALIFIER = ROW.index("qualifier")
QUALIFIED = ("labour.shortage-list", "labour.openings-per-seeker")
"""Indicators with a row for each of several groups of a country, named by the qualifier."""


class HeldRows:
    """Rows by indicator, release, place and year; of some indicators the newest of each qualifier."""

    def __init__(self, evidence: Evidence, as_of: date) -> None:
        self.as_of = as_of
        self._rows: dict[str, dict[str, dict[Place, dict[int, Row]]]] = defaultdict(_by_release)
        self._qualified = _newest_by_qualifier(evidence.figures, as_of)
        self._take(evidence.figures, ("country",))
        self._take(evidence.pairs, ("origin", "destination"))

    def releases(self, indicator: str) -> Mapping[str, Mapping[Place, Mapping[int, Row]]]:
        """Return release key -> place -> year -> row of one indicator."""
        return self._rows.get(indicator, {})

    def of(self, indicator: str, release: str, place: Place) -> Mapping[int, Row]:
        """Return year -> row of one place in one release."""
        return self.releases(indicator).get(release, {}).get(place, {})

    def by_qualifier(self, indicator: str, release: str, country: str) -> Mapping[str, Row]:
        """Return qualifier -> newest row of one country in one release."""
        return self._qualified.get((indicator, release, country), {})

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


def figure_of(row: Row, place: Place, chosen: str = "") -> UsedFigure:
    """Return a row as the figure it is; ``chosen`` says over what it was taken."""
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
