"""What a missing figure could be: the severities that comparable countries have (method 1.0 section 6).

Donors are the countries of the same region and income group that have the figure, with fewer than
five the region, then the income group, then the world. They stand in draws only: the nominal value
stays missing and gives up its weight.
"""

import weakref
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choice_labels import DONOR
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.drawing.noise import points_of
from assessments.scoring.evidence.measuring import measure
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import CountryValue, Evidence
from assessments.scoring.methods.method import Method

POPULATION = ("inform.population", "wpp.population")


@dataclass(frozen=True)
class Donors:
    """The severities of every country, measured when an input is first missing somewhere."""

    evidence: Evidence
    method: Method
    as_of: date

    @cached_property
    def _measured(self) -> dict[str, dict[str, float]]:
        about = (self.method.sha256, self.as_of, *self.evidence.countries.values())
        return measured_on(self.evidence.donors, (*about, *self.evidence.releases.values()))

    def drawn(self, country: str, slug: str, choices: Choices) -> FloatArray:
        """Return an input of a country in every draw, on (draws,); NaN where nobody has the figure."""
        values = self.severities(country, slug)
        if not choices.spread or not len(values):
            return np.full(choices.count, np.nan)
        indicator = self.method["inputs"][slug]["indicator"]
        points = points_of(country, f"{DONOR}{indicator}", choices)
        drawn: FloatArray = values[(points * len(values)).astype(int)]
        return drawn

    def severities(self, country: str, slug: str) -> FloatArray:
        """Return the severities of a country's donors, in the order of their ISO3 codes."""
        having = self._everywhere(slug)
        known = self.evidence.countries
        least = int(self.method["draws.donors.least"])
        donors = donors_of(country, sorted(having), known, self.method["draws.donors.groups"], least)
        return np.array([having[donor] for donor in donors])

    def _everywhere(self, slug: str) -> Mapping[str, float]:
        if slug not in self._measured:
            self._measured[slug] = self._measure(slug)
        return self._measured[slug]

    def _measure(self, slug: str) -> dict[str, float]:
        card = self.method["inputs"][slug]
        wanted = (card["indicator"], *(POPULATION if card.get("per_100k") else ()))
        frame = self.evidence.donors
        rows = frame[frame["indicator"].isin(wanted)]
        figures = FiguresAsOf(_only(self.evidence, rows), self.as_of, self.method["indicators"])
        found = {code: measure(code, card, figures).severity for code in self.evidence.countries}
        return {code: severity for code, severity in found.items() if severity is not None}


def measured_on(frame: pd.DataFrame, about: Hashable) -> dict[str, dict[str, float]]:
    """Return what was measured on this very frame before: every corridor of a process asks the same of it.

    Frames of an evidence never change. What was measured goes with the frame.
    """
    key = id(frame), about
    if key not in _MEASURED:
        _MEASURED[key] = {}
        weakref.finalize(frame, _MEASURED.pop, key, None)
    return _MEASURED[key]


_MEASURED: dict[tuple[int, Hashable], dict[str, dict[str, float]]] = {}


def indicators_of(method: Method) -> frozenset[str]:
    """Return the indicators of which figures of all countries are wanted: those of the risk tree."""
    cards = method["inputs"].values()
    return frozenset(card["indicator"] for card in cards) | frozenset(POPULATION)


def donors_of(
    country: str,
    having: Sequence[str],
    known: Mapping[str, CountryValue],
    groups: Sequence[Sequence[str]],
    least: int,
) -> list[str]:
    """Return the countries that give a country its missing figure.

    Parameters
    ----------
    having : the countries that have the figure
    groups : what donors must share with the country, the closest first: names of attributes of
        ``CountryValue``; an attribute that is not known of the country makes no group
    least : fewer donors than this do not serve, except those of the last group
    """
    others = [code for code in having if code != country and code in known]
    for alike in groups[:-1]:
        wanted = [getattr(known[country], name) for name in alike] if country in known else [""]
        found = [code for code in others if [getattr(known[code], name) for name in alike] == wanted]
        if all(wanted) and len(found) >= least:
            return found
    return others


def _only(evidence: Evidence, rows: pd.DataFrame) -> Evidence:
    """Return an evidence that holds some rows about countries and nothing about pairs."""
    return Evidence(
        figures=rows,
        pairs=evidence.pairs.iloc[:0],
        totals=evidence.totals.iloc[:0],
        participations=evidence.participations.iloc[:0],
        surveys=evidence.surveys.iloc[:0],
        countries=evidence.countries,
        releases=evidence.releases,
    )
