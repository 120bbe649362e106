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


def severities(country: str, use: str, sources: Sources) -> dict[str, Severity]:
    """Return every input of the method for a country; ``use`` is origin, route or destination."""
    inputs: Mapping[str, Mapping[str, Any]] = sources.method["inputs"]
    serves = dict(_threat_of_inputs(sources.method))
    return {
        slug: _severity(country, f"{use}.{serves.get(slug, slug)}", card, sources)
        for slug, card in inputs.items()
    }


def _threat_of_inputs(method: Method) -> Iterator[tuple[str, str]]:
    for slug, node in method["nodes"].items():
        if node["role"] == "cell":
            yield from ((child, slug) for child in node["children"])


def _severity(country: str, use: str, card: Mapping[str, Any], sources: Sources) -> Severity:
    if "window" in card:
        return _from_window(country, use, card, sources)
    figure = sources.figures.latest(card["indicator"], country)
    if figure is None or figure.value is None:
        return _missing(_no_figure(card, sources))
    value = to_severity(np.array([figure.value]), card)
    return _rated(value, (sources.ledger.add(figure, use, severity=float(value[0])),), sources)


def _from_window(country: str, use: str, card: Mapping[str, Any], sources: Sources) -> Severity:
    window = sources.figures.window(card["indicator"], country, card["window"])
    mean = None if window is None else window.mean()
    if window is None or mean is None:
        return _missing(_no_figure(card, sources))
    too_old = _too_old(window, card, sources.figures.as_of)
    if too_old:
        return _missing(too_old)
    people = sources.figures.population(country) if card.get("per_100k") else None
    if card.get("per_100k"):
        if people is None or not people.value:
            return _missing("no population figure")
        mean = per_100k(mean, people.value)
    value = to_severity(np.array([mean]), card)
    return _rated(value, _enter(window, people, country, use, card, float(value[0]), sources), sources)


def _too_old(window: Window, card: Mapping[str, Any], as_of: date) -> str:
    """Say why a window is too old to serve, "" where it is not or the method sets no limit."""
    most = card.get("newest_within_years")
    newest = max(window.figures, default=None)
    if most is None or newest is None or age_in_years(date(newest, 12, 31), as_of) <= most:
        return ""
    return f"the latest figure is of {newest}, more than {most} years before {as_of.isoformat()}"


def _enter(
    window: Window,
    people: UsedFigure | None,
    country: str,
    use: str,
    card: Mapping[str, Any],
    severity: float,
    sources: Sources,
) -> tuple[str, ...]:
    """Enter the newest figure of a window with the severity, then the earlier ones and the population."""
    ledger = sources.ledger
    newest_first = [window.figures[year] for year in sorted(window.figures, reverse=True)]
    if window.absent_is_zero:
        newest_first += _absent(window, country, card, sources)
    note = f"mean of {window.first}-{window.last}"
    entered = [ledger.add(figure, use, severity=severity, note=note) for figure in newest_first]
    if people is not None:
        ledger.add(people, use, note="people per 100,000")
    return tuple(entered)


def _absent(window: Window, country: str, card: Mapping[str, Any], sources: Sources) -> list[UsedFigure]:
    """Return one entry of zero for the years in which the publisher has no row of the country."""
    begins = window.last - window.covered + 1
    years = [year for year in range(begins, window.last + 1) if year not in window.figures]
    if not years:
        return []
    zero = UsedFigure(
        indicator=card["indicator"],
        value=0.0,
        period=", ".join(str(year) for year in years),
        counts_from=date(years[-1], 12, 31),
        release=sources.figures.release_key(card["indicator"]),
        country=country,
        year=years[-1],
        qualifier="no row: the publisher means zero",
    )
    return [zero]


def _rated(value: FloatArray, evidence: tuple[str, ...], sources: Sources) -> Severity:
    entries = [sources.ledger.entry(key) for key in evidence]
    ages = [entry["age_years"] for entry in entries if entry["age_years"] is not None]
    tiers = [entry["tier"] for entry in entries]
    return Severity(value, evidence, min(ages, default=None), min(tiers, default=None))


def _no_figure(card: Mapping[str, Any], sources: Sources) -> str:
    indicator = card["indicator"]
    label = sources.method["indicators"][indicator]["label"]
    release = sources.figures.release(indicator)
    where = f"{release.dataset} {release.version}" if release else "any loaded release that counts"
    return f"no figure for {label} in {where}"


def _missing(why: str) -> Severity:
    return Severity(np.array([np.nan]), why=why)
