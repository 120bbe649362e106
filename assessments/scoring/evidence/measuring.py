"""How severe one input of one country is by the method's card: nothing is entered, nothing is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.normalise import per_100k, to_severity
from assessments.scoring.evidence.ageing import age_in_years
from assessments.scoring.evidence.ledger import UsedFigure
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.window import Window
from corridors.periods import day_words, period_words


@dataclass(frozen=True)
class Measured:
    """One input of one country.

    Attributes
    ----------
    severity : 0..10 or None
        ``None`` where missing, then ``why`` says the reason.
    figures : tuple of UsedFigure
        What it rests on, newest first.
    people : UsedFigure or None
        The population it is counted against.
    note : str
        How the figures became one number.
    """

    severity: float | None
    figures: tuple[UsedFigure, ...] = ()
    people: UsedFigure | None = None
    note: str = ""
    why: str = ""


def measure(country: str, card: Mapping[str, Any], figures: FiguresAsOf) -> Measured:
    """Return an input of a country from the figures that count.

    Parameters
    ----------
    card : mapping
        An entry of the method's ``inputs``.
    """
    if "window" in card:
        return _from_window(country, card, figures)
    figure = figures.latest(card["indicator"], country)
    if figure is None or figure.value is None:
        return Measured(None, why=_no_figure(card["indicator"], figures))
    return Measured(_severity(figure.value, card), (figure,))


def _from_window(country: str, card: Mapping[str, Any], figures: FiguresAsOf) -> Measured:
    window = figures.window(card["indicator"], country, card["window"])
    mean = None if window is None else window.mean()
    if window is None or mean is None:
        return Measured(None, why=_no_figure(card["indicator"], figures))
    too_old = _too_old(window, card, figures.as_of)
    if too_old:
        return Measured(None, why=too_old)
    people = figures.population(country) if card.get("per_100k") else None
    if card.get("per_100k"):
        if people is None or not people.value:
            return Measured(None, why="no population figure")
        mean = per_100k(mean, people.value)
    used = _figures_of(country, card["indicator"], window, figures)
    note = period_words(f"mean of {window.first}-{window.last}")
    return Measured(_severity(mean, card), used, people, note)


def _severity(figure: float, card: Mapping[str, Any]) -> float:
    return float(to_severity(np.array([figure]), card)[0])


def _too_old(window: Window, card: Mapping[str, Any], as_of: date) -> str:
    """Say why a window is too old to serve, "" where it is not or the method sets no limit."""
    most = card.get("newest_within_years")
    newest = max(window.figures, default=None)
    if most is None or newest is None or age_in_years(date(newest, 12, 31), as_of) <= most:
        return ""
    return f"the latest figure is of {newest}, more than {most} years before {day_words(as_of)}"


def _figures_of(country: str, indicator: str, window: Window, figures: FiguresAsOf) -> tuple[UsedFigure, ...]:
    """Return the figures of a window, newest first, then the zeros that absent rows mean."""
    found = [window.figures[year] for year in sorted(window.figures, reverse=True)]
    return (*found, *(_absent(country, indicator, window, figures) if window.absent_is_zero else ()))


def _absent(country: str, indicator: str, window: Window, figures: FiguresAsOf) -> tuple[UsedFigure, ...]:
    """Return one figure of zero for the years in which the publisher has no row of the country."""
    begins = window.last - window.covered + 1
    years = [year for year in range(begins, window.last + 1) if year not in window.figures]
    if not years:
        return ()
    zero = UsedFigure(
        indicator=indicator,
        value=0.0,
        period=", ".join(str(year) for year in years),
        counts_from=date(years[-1], 12, 31),
        release=figures.release_key(indicator, country),
        country=country,
        year=years[-1],
        qualifier="no row: the publisher means zero",
    )
    return (zero,)


def _no_figure(indicator: str, figures: FiguresAsOf) -> str:
    label = figures.indicators[indicator]["label"]
    release = figures.release(indicator)
    where = f"{release.dataset} {release.version}" if release else "any loaded release that counts"
    return f"no figure for {label} in {where}"
