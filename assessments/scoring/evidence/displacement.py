"""People displaced inside the origin, and the people living there (method 1.0 section 1.1)."""

from math import nan

import numpy as np
import pandas as pd

from assessments.scoring.arithmetic.motive import Number
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.slugs import CONFLICT_NEW, CONFLICT_STOCK, UNHCR_IDPS


def displaced_inside(stock: Number, new_displacements: Number) -> Number:
    """Return IDPs: the stock, but no more than were newly displaced over the window.

    A stock that outlives every displacement of the last years counts people who have long settled.
    """
    return np.minimum(stock, new_displacements)


def idps_of(
    country: str,
    figures: FiguresAsOf,
    published: pd.DataFrame,
    years: int,
    year_end: int | None,
    ledger: EvidenceLedger,
) -> tuple[float, tuple[str, ...]]:
    """Return the people displaced by conflict inside a country, and the evidence entries.

    Parameters
    ----------
    published : DataFrame, COUNTRY_COLUMNS
        The country figures of the evidence: a country with any row in the release of IDMC is known
        to IDMC, and no row in the last year is zero. Only a country IDMC never names takes the
        UNHCR figure.
    years : int
        Length of the window of new displacements.
    year_end : int or None
        The latest year-end of UNHCR's population figures, None where they are not loaded.

    Returns
    -------
    (persons, entries)
        NaN where neither publisher is loaded.
    """
    last = figures.last_year(CONFLICT_STOCK) or figures.last_year(CONFLICT_NEW)
    if last is None or not _named_by_idmc(country, figures, published):
        return _idps_of_unhcr(country, figures, year_end, ledger)
    stock = figures.years(CONFLICT_STOCK, country).get(last)
    if stock is None:
        return 0.0, ()
    window = range(last - years + 1, last + 1)
    new = [figure for year, figure in figures.years(CONFLICT_NEW, country).items() if year in window]
    entries = tuple(ledger.add(figure, "fear") for figure in (stock, *new))
    together = sum(float(figure.value or 0.0) for figure in new)
    return float(displaced_inside(float(stock.value or 0.0), together)), entries


def population_of(
    country: str, figures: FiguresAsOf, ledger: EvidenceLedger
) -> tuple[float, tuple[str, ...]]:
    """Return the people living in a country, NaN where neither INFORM nor WPP has it."""
    figure = figures.population(country)
    if figure is None or figure.value is None:
        return nan, ()
    return float(figure.value), (ledger.add(figure, "fear"),)


def _named_by_idmc(country: str, figures: FiguresAsOf, published: pd.DataFrame) -> bool:
    serving = {slug: figures.release_key(slug) for slug in (CONFLICT_STOCK, CONFLICT_NEW)}
    rows = published[(published["country"] == country) & published["indicator"].isin(list(serving))]
    return bool((rows["release"] == rows["indicator"].map(serving)).any())


def _idps_of_unhcr(
    country: str, figures: FiguresAsOf, year_end: int | None, ledger: EvidenceLedger
) -> tuple[float, tuple[str, ...]]:
    if year_end is None:
        return nan, ()
    figure = figures.years(UNHCR_IDPS, country).get(year_end)
    if figure is None:
        return 0.0, ()
    entry = ledger.add(figure, "fear", note="IDMC does not name this country")
    return float(figure.value or 0.0), (entry,)
