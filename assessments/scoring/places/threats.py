"""Which figures stand behind the inputs of a place, and how severe they are in every draw."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.drawing.donors import Donors
from assessments.scoring.drawing.noise import drawn_severity
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.measuring import Measured, measure
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.methods.method import Method


@dataclass(frozen=True)
class Severity:
    """One input of a place.

    Attributes
    ----------
    value : array (draws,)
        0 no concern .. 10 worst, the published one first. NaN there where missing, then ``why``
        says the reason; its draws may still hold what comparable countries have.
    evidence : tuple of str
        Entries of the ledger it rests on.
    age_years, tier : float and int, or None
        Of the newest figure; ``None`` where missing or undated.
    """

    value: FloatArray
    evidence: tuple[str, ...] = ()
    age_years: float | None = None
    tier: int | None = None
    why: str = ""

    @property
    def missing(self) -> bool:
        return bool(np.isnan(self.value[0]))


@dataclass(frozen=True)
class Sources:
    """What the inputs of any place are read from, and the draws."""

    figures: FiguresAsOf
    method: Method
    ledger: EvidenceLedger
    choices: Choices
    donors: Donors


def severities(country: str, use: str, sources: Sources) -> dict[str, Severity]:
    """Return every input of the method for a country as published, on (1,).

    ``use`` is origin, route or destination.
    """
    inputs: Mapping[str, Mapping[str, Any]] = sources.method["inputs"]
    serves = cells_of_inputs(sources.method)
    return {
        slug: _entered(measure(country, card, sources.figures), f"{use}.{serves.get(slug, slug)}", sources)
        for slug, card in inputs.items()
    }


def in_every_draw(
    country: str, published: Mapping[str, Severity], lacking: Collection[str], sources: Sources
) -> dict[str, Severity]:
    """Return the inputs of a country on (rows,): the published ones with noise.

    Parameters
    ----------
    lacking : inputs that are missing inside a group that is rated: they are drawn from donors;
        those missing elsewhere stay missing.
    """
    return {
        slug: replace(severity, value=_drawn(country, slug, severity, slug in lacking, sources))
        for slug, severity in published.items()
    }


def cells_of_inputs(method: Method) -> dict[str, str]:
    """Return the cell that each input under a cell serves; other inputs are cells themselves or none."""
    cells = [(slug, node) for slug, node in method["nodes"].items() if node["role"] == "cell"]
    return {child: slug for slug, node in cells for child in node["children"]}


def _entered(measured: Measured, use: str, sources: Sources) -> Severity:
    """Return a severity as published, its figures entered in the ledger."""
    if measured.severity is None:
        return Severity(np.array([np.nan]), why=measured.why)
    ledger, severity = sources.ledger, measured.severity
    if measured.people is not None:
        ledger.add(measured.people, use, note="people per 100,000")
    evidence = tuple(
        ledger.add(figure, use, severity=severity, note=measured.note) for figure in measured.figures
    )
    entries = [ledger.entry(key) for key in evidence]
    ages = [entry["age_years"] for entry in entries if entry["age_years"] is not None]
    tiers = [entry["tier"] for entry in entries]
    return Severity(np.array([severity]), evidence, min(ages, default=None), min(tiers, default=None))


def _drawn(country: str, slug: str, severity: Severity, from_donors: bool, sources: Sources) -> FloatArray:
    choices = sources.choices
    if from_donors:
        return choices.after(np.nan, sources.donors.drawn(country, slug, choices))
    if severity.missing:
        return np.full(choices.rows, np.nan)
    indicator = str(sources.method["inputs"][slug]["indicator"])
    tier = severity.tier or len(choices.method["draws.noise.sd"])
    return drawn_severity(float(severity.value[0]), tier, country, indicator, choices)
