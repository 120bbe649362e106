"""Which figures stand behind the inputs of a place, and how severe they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from assessments.scoring.ageing import age_in_years
from assessments.scoring.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.method import Method
from assessments.scoring.normalise import FloatArray, per_100k, to_severity
from assessments.scoring.selection import FiguresAsOf, Window


@dataclass(frozen=True)
class Severity:
    """One input of a place.

    Attributes
    ----------
    value : array (draws,)
        0 no concern .. 10 worst; NaN where missing, then ``why`` says the reason.
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
    """What the inputs of any place are read from."""

    figures: FiguresAsOf
    method: Method
    ledger: EvidenceLedger


@dataclass(frozen=True)
class _Asked:
    """One input of one country, and what it is used for."""

    country: str
    use: str
    card: Mapping[str, Any]

    @property
    def indicator(self) -> str:
        return str(self.card["indicator"])


def severities(country: str, use: str, sources: Sources) -> dict[str, Severity]:
    """Return every input of the method for a country; ``use`` is origin, route or destination."""
    inputs: Mapping[str, Mapping[str, Any]] = sources.method["inputs"]
    serves = dict(_threat_of_inputs(sources.method))
    return {
        slug: _severity(_Asked(country, f"{use}.{serves.get(slug, slug)}", card), sources)
        for slug, card in inputs.items()
    }


def _threat_of_inputs(method: Method) -> Iterator[tuple[str, str]]:
    for slug, node in method["nodes"].items():
        if node["role"] == "cell":
            yield from ((child, slug) for child in node["children"])


def _severity(asked: _Asked, sources: Sources) -> Severity:
    if "window" in asked.card:
        return _from_window(asked, sources)
    figure = sources.figures.latest(asked.indicator, asked.country)
    if figure is None or figure.value is None:
        return _missing(_no_figure(asked, sources))
    value = to_severity(np.array([figure.value]), asked.card)
    return _rated(value, (sources.ledger.add(figure, asked.use, severity=float(value[0])),), sources)


def _from_window(asked: _Asked, sources: Sources) -> Severity:
    window = sources.figures.window(asked.indicator, asked.country, asked.card["window"])
    mean = None if window is None else window.mean()
    if window is None or mean is None:
        return _missing(_no_figure(asked, sources))
    too_old = _too_old(window, asked.card, sources.figures.as_of)
    if too_old:
        return _missing(too_old)
    people = None
    if asked.card.get("per_100k"):
        people = sources.figures.population(asked.country)
        if people is None or not people.value:
            return _missing("no population figure")
        mean = per_100k(mean, people.value)
    value = to_severity(np.array([mean]), asked.card)
    return _rated(value, _enter(asked, window, people, float(value[0]), sources), sources)


def _too_old(window: Window, card: Mapping[str, Any], as_of: date) -> str:
    """Say why a window is too old to serve, "" where it is not or the method sets no limit."""
    most = card.get("newest_within_years")
    newest = max(window.figures, default=None)
    if most is None or newest is None or age_in_years(date(newest, 12, 31), as_of) <= most:
        return ""
    return f"the latest figure is of {newest}, more than {most} years before {as_of.isoformat()}"


def _enter(
    asked: _Asked, window: Window, people: UsedFigure | None, severity: float, sources: Sources
) -> tuple[str, ...]:
    """Enter the figures of a window with their common severity, newest first, and the population."""
    figures = [window.figures[year] for year in sorted(window.figures, reverse=True)]
    if window.absent_is_zero:
        figures += _absent(asked, window, sources)
    if people is not None:
        sources.ledger.add(people, asked.use, note="people per 100,000")
    note = f"mean of {window.first}-{window.last}"
    return tuple(sources.ledger.add(figure, asked.use, severity=severity, note=note) for figure in figures)


def _absent(asked: _Asked, window: Window, sources: Sources) -> list[UsedFigure]:
    """Return one entry of zero for the years in which the publisher has no row of the country."""
    begins = window.last - window.covered + 1
    years = [year for year in range(begins, window.last + 1) if year not in window.figures]
    if not years:
        return []
    zero = UsedFigure(
        indicator=asked.indicator,
        value=0.0,
        period=", ".join(str(year) for year in years),
        counts_from=date(years[-1], 12, 31),
        release=sources.figures.release_key(asked.indicator),
        country=asked.country,
        year=years[-1],
        qualifier="no row: the publisher means zero",
    )
    return [zero]


def _rated(value: FloatArray, evidence: tuple[str, ...], sources: Sources) -> Severity:
    entries = [sources.ledger.entry(key) for key in evidence]
    ages = [entry["age_years"] for entry in entries if entry["age_years"] is not None]
    tiers = [entry["tier"] for entry in entries]
    return Severity(value, evidence, min(ages, default=None), min(tiers, default=None))


def _no_figure(asked: _Asked, sources: Sources) -> str:
    label = sources.method["indicators"][asked.indicator]["label"]
    release = sources.figures.release(asked.indicator)
    where = f"{release.dataset} {release.version}" if release else "any loaded release that counts"
    return f"no figure for {label} in {where}"


def _missing(why: str) -> Severity:
    return Severity(np.array([np.nan]), why=why)
