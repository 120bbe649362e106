"""Decisions on asylum: recognition elsewhere, and the origin's share of a destination's refusals.

Decisions come distilled per origin, destination and year (levels FI, FA, IN and EO; persons where
there are any, else cases). Sums over all origins stand in the evidence's ``totals``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from assessments.scoring.arithmetic.motive import Number, share_of
from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.slugs import POSITIVE, REJECTED
from assessments.scoring.evidence.values import TOTAL_COLUMNS
from assessments.scoring.evidence.window import last_complete_year


@dataclass(frozen=True)
class Recognition:
    """Positive decisions and all decisions on the origin's people in every other destination."""

    positive: float
    decided: float
    value: float
    destinations: tuple[str, ...]
    left_out: tuple[str, ...]
    years: tuple[int, ...]


def recognition_elsewhere(
    positive: Number, decided: Number, prior_positive: float, prior_decided: float
) -> Number:
    """Return g: ``(positive + prior_positive) / (decided + prior_decided)``.

    The prior keeps a handful of decisions from speaking for a nationality; without any decision
    g is the prior's own share.

    Examples
    --------
    >>> float(recognition_elsewhere(300.0, 800.0, 100.0, 200.0))
    0.4
    """
    return share_of(positive + prior_positive, decided + prior_decided)


class Decisions:
    """Decisions on people of one origin, and on everyone, by destination and year.

    Parameters
    ----------
    origin : str
    destinations : destinations at which the origin may appear
    figures : FiguresAsOf
    totals : DataFrame, TOTAL_COLUMNS
    """

    def __init__(
        self, origin: str, destinations: Iterable[str], figures: FiguresAsOf, totals: pd.DataFrame
    ) -> None:
        self.origin = origin
        self.destinations = tuple(sorted(set(destinations)))
        self.figures = figures
        self._totals = _totals_by_place(totals, figures)
        self._counts: dict[tuple[int, ...], dict[str, tuple[float, float]]] = {}
        known = [year for (_, _, year, _) in self._totals]
        self.last_year = max(known, default=figures.last_year(REJECTED))

    def years_until(self, last: int, count: int) -> tuple[int, ...]:
        return tuple(range(last - count + 1, last + 1))

    def of_origin(self, indicator: str, destination: str, years: Iterable[int]) -> float:
        """Return the decisions on the origin's people; a year without a row had none reported."""
        pair = (self.origin, destination)
        return sum(self.figures.value(indicator, pair, year) or 0.0 for year in years)

    def of_everyone(
        self, indicator: str, destination: str, years: Iterable[int], *, known_origins: bool
    ) -> float:
        return sum(self._totals.get((indicator, destination, year, known_origins), 0.0) for year in years)

    def share_of_refusals(self, destination: str, years: Iterable[int]) -> float:
        """Return the origin's share of a destination's refusals among known origins; 0 without any."""
        years = tuple(years)
        refused = self.of_everyone(REJECTED, destination, years, known_origins=True)
        return self.of_origin(REJECTED, destination, years) / refused if refused > 0 else 0.0

    def recognition(self, destination: str, rules: Mapping[str, Any]) -> Recognition | None:
        """Return recognition of the origin's people everywhere but in ``destination``.

        Parameters
        ----------
        rules : mapping
            The method's ``matrix.recognition``.

        Returns
        -------
        Recognition or None
            None where no decisions are loaded at all.
        """
        if self.last_year is None:
            return None
        years = self.years_until(self.last_year, int(rules["years"]))
        counted = {place: pair for place, pair in self._counted(years).items() if place != destination}
        left_out = [place for place in counted if self._refuses_nobody(place, years, rules)]
        kept = [place for place in counted if place not in left_out]
        positive = sum(counted[place][0] for place in kept)
        decided = sum(counted[place][1] for place in kept)
        value = recognition_elsewhere(positive, decided, rules["prior_positive"], rules["prior_decided"])
        return Recognition(positive, decided, float(value), tuple(kept), tuple(left_out), years)

    def enter_refusals(self, destination: str, years: tuple[int, ...], ledger: EvidenceLedger) -> str:
        """Enter a destination's refusals of everyone whose origin it publishes."""
        refused = self.of_everyone(REJECTED, destination, years, known_origins=True)
        figure = self._sum(REJECTED, refused, years, destination, "known origins")
        return ledger.add(figure, "fear", note="sum over known origins")

    def enter_recognition(self, found: Recognition, ledger: EvidenceLedger) -> tuple[str, ...]:
        """Enter the two sums recognition elsewhere rests on."""
        note = f"sum over {len(found.destinations)} other destinations"
        if found.left_out:
            note += f"; left out because they refuse almost nobody: {', '.join(found.left_out)}"
        sums = ((POSITIVE, found.positive), (REJECTED, found.decided - found.positive))
        figures = [
            self._sum(slug, value, found.years, self.origin, "other destinations") for slug, value in sums
        ]
        return tuple(ledger.add(figure, "fear", note=note) for figure in figures)

    def _counted(self, years: tuple[int, ...]) -> Mapping[str, tuple[float, float]]:
        """Return positive and all decisions of every destination that decided anything, found once."""
        if years not in self._counts:
            found = {place: self._decided(place, years) for place in self.destinations}
            self._counts[years] = {place: pair for place, pair in found.items() if pair[1] > 0}
        return self._counts[years]

    def _decided(self, place: str, years: tuple[int, ...]) -> tuple[float, float]:
        positive = self.of_origin(POSITIVE, place, years)
        return positive, positive + self.of_origin(REJECTED, place, years)

    def _refuses_nobody(self, place: str, years: tuple[int, ...], rules: Mapping[str, Any]) -> bool:
        rejected = self.of_everyone(REJECTED, place, years, known_origins=False)
        decided = rejected + self.of_everyone(POSITIVE, place, years, known_origins=False)
        return decided > 0 and rejected / decided < float(rules["least_rejected_share"])

    def _sum(
        self, indicator: str, value: float, years: tuple[int, ...], country: str, qualifier: str
    ) -> UsedFigure:
        return UsedFigure(
            indicator=indicator,
            value=value,
            period=f"{years[0]}-{years[-1]}",
            counts_from=date(years[-1], 12, 31),
            release=self.figures.release_key(indicator),
            country=country,
            year=years[-1],
            qualifier=qualifier,
        )


def _totals_by_place(totals: pd.DataFrame, figures: FiguresAsOf) -> dict[tuple[str, str, int, bool], float]:
    """Return the sums that count on the evidence date, of the release that serves the pairs."""
    found: dict[tuple[str, str, int, bool], float] = {}
    serving = {slug: figures.release_key(slug) for slug in (POSITIVE, REJECTED)}
    last = last_complete_year(figures.as_of)
    columns = [totals[name].to_numpy(dtype=object).tolist() for name in TOTAL_COLUMNS]
    for slug, place, year, value, known_origins, release in zip(*columns, strict=True):
        if slug in serving and year <= last and serving[slug] in (None, release):
            key = (slug, place, int(year), bool(known_origins))
            found[key] = found.get(key, 0.0) + float(value)
    return found
