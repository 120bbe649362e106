"""Who is counted: residents, refugees, asylum-seekers, other people in need of protection.

Asylum-seekers whose origin a destination does not publish are shared out among the known origins
by their share of that destination's refusals, for every destination and year-end.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assessments.scoring.evidence.decisions import Decisions
from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.slugs import (
    ASYLUM_SEEKERS,
    NATIONAL,
    PROTECTION,
    REFUGEES,
    REJECTED,
    STOCKS,
)
from corridors.stock_types import stock_type_words

UNKNOWN = "UNK"
MODELLED = "I"
"""UN DESA's mark of a stock that is imputed, not counted."""


@dataclass(frozen=True)
class UnderProtection:
    """People of one origin in one destination (or all of them) at one year-end.

    ``asylum_seekers`` holds the published ones and ``shared_out``, those of unknown origin
    attributed to this one.
    """

    refugees: float = 0.0
    asylum_seekers: float = 0.0
    others: float = 0.0
    shared_out: float = 0.0

    @property
    def together(self) -> float:
        return self.refugees + self.asylum_seekers + self.others

    def __add__(self, other: "UnderProtection") -> "UnderProtection":
        return UnderProtection(
            self.refugees + other.refugees,
            self.asylum_seekers + other.asylum_seekers,
            self.others + other.others,
            self.shared_out + other.shared_out,
        )


class ProtectionFigures:
    """UNHCR's year-end figures of one origin, with unknown origins shared out.

    Parameters
    ----------
    decisions : Decisions
        Whose refusals decide how unknown origins are shared out.
    sharing_years : int
        Over how many years' refusals, the year of the year-end included.
    """

    def __init__(self, figures: FiguresAsOf, decisions: Decisions, sharing_years: int) -> None:
        self.figures = figures
        self.decisions = decisions
        self.origin = decisions.origin
        self.sharing_years = sharing_years

    @cached_property
    def first_year(self) -> int | None:
        """Return the first year-end loaded at all, for the origin or for unknown origins."""
        origins = (self.origin, UNKNOWN)
        years = (
            year
            for slug in PROTECTION
            for place in self.decisions.destinations
            for origin in origins
            for year in self.figures.years_known(slug, (origin, place))
        )
        return min(years, default=None)

    @cached_property
    def latest(self) -> int | None:
        """Return the latest year-end that counts, None where none is loaded by the evidence date."""
        ends = [year for slug in PROTECTION if (year := self.figures.last_year(slug)) is not None]
        first = self.first_year
        if first is None or not ends or max(ends) < first:
            return None
        return max(ends)

    def at(self, destination: str, year: int) -> UnderProtection:
        """Return the people of the origin in a destination; an absent row is none (or under five)."""
        refugees, asylum_seekers, others = (self._count(slug, destination, year) for slug in PROTECTION)
        shared = self.shared_out(destination, year)
        return UnderProtection(refugees, asylum_seekers + shared, others, shared)

    def abroad(self, year: int) -> UnderProtection:
        """Return the people of the origin under protection everywhere but at home."""
        places = (place for place in self.decisions.destinations if place != self.origin)
        return sum((self.at(place, year) for place in places), UnderProtection())

    def shared_out(self, destination: str, year: int) -> float:
        """Return the asylum-seekers of unknown origin attributed to this origin."""
        unknown = self.figures.value(ASYLUM_SEEKERS, (UNKNOWN, destination), year)
        if not unknown:
            return 0.0
        years = self.decisions.years_until(year, self.sharing_years)
        return unknown * self.decisions.share_of_refusals(destination, years)

    def around(self, day: date) -> tuple[int, ...]:
        """Return the loaded year-ends around a day, the nearest loaded one where neither is."""
        first, last = self.first_year, self.latest
        if first is None or last is None:
            return ()
        loaded = tuple(year for year in year_ends_around(day) if first <= year <= last)
        return loaded or (min(max(day.year, first), last),)

    def enter(self, destination: str, year: int, ledger: EvidenceLedger) -> tuple[str, ...]:
        """Enter the published figures of one destination and year-end, and what was shared out."""
        published = (self.figures.years(slug, (self.origin, destination)).get(year) for slug in PROTECTION)
        entered = [ledger.add(figure, "fear") for figure in published if figure is not None]
        if self.shared_out(destination, year) > 0:
            entered += self._enter_sharing(destination, year, ledger)
        return tuple(entered)

    def enter_abroad(self, year: int, ledger: EvidenceLedger) -> tuple[str, ...]:
        """Enter the sums over every destination."""
        everywhere = self.abroad(year)
        counts = (everywhere.refugees, everywhere.asylum_seekers - everywhere.shared_out, everywhere.others)
        sums = [self._sum(slug, count, year) for slug, count in zip(PROTECTION, counts, strict=True)]
        published = [figure for figure in sums if figure.value or figure.indicator == REFUGEES]
        entered = [ledger.add(figure, "fear", note="sum over every destination") for figure in published]
        if everywhere.shared_out > 0:
            shared = replace(self._sum(ASYLUM_SEEKERS, everywhere.shared_out, year), qualifier="shared out")
            note = "asylum-seekers of unknown origin, shared out by refusals in every destination"
            entered.append(ledger.add(shared, "fear", tier=3, note=note))
        return tuple(entered)

    def _count(self, slug: str, destination: str, year: int) -> float:
        return self.figures.value(slug, (self.origin, destination), year) or 0.0

    def _enter_sharing(self, destination: str, year: int, ledger: EvidenceLedger) -> list[str]:
        years = self.decisions.years_until(year, self.sharing_years)
        unknown = self.figures.years(ASYLUM_SEEKERS, (UNKNOWN, destination))[year]
        share = self.decisions.share_of_refusals(destination, years)
        note = f"of unknown origin; this origin takes {share:.2%}, its share of the refusals"
        refused = self.figures.years(REJECTED, (self.origin, destination))
        entered = [ledger.add(unknown, "fear", tier=3, note=note)]
        entered += [ledger.add(refused[decided], "fear") for decided in years if decided in refused]
        return [*entered, self.decisions.enter_refusals(destination, years, ledger)]

    def _sum(self, slug: str, count: float, year: int) -> UsedFigure:
        release = self.figures.release_key(slug) or self.figures.release_key(ASYLUM_SEEKERS)
        return UsedFigure(
            indicator=slug,
            value=count,
            period=str(year),
            counts_from=date(year, 12, 31),
            release=release,
            country=self.origin,
            year=year,
            qualifier="every destination",
        )


def stock_of(origin: str, destination: str, figures: FiguresAsOf) -> UsedFigure | None:
    """Return the resident stock; a published 0 is a stock, an absent pair is none."""
    for slug in figures.choices.in_order(STOCKS, destination):
        figure = figures.latest(slug, (origin, destination))
        if figure is not None:
            return figure
    return None


def enter_stock(stock: UsedFigure, ledger: EvidenceLedger) -> str:
    """Enter the stock; one that UN DESA imputed is modelled for want of better."""
    if stock.indicator == NATIONAL:
        named = replace(stock, label="Residents, national count", unit="people")
        return ledger.add(named, "fear", note=f"national count: {stock.qualifier}")
    imputed = MODELLED in stock.qualifier.split()
    return ledger.add(stock, "fear", tier=3 if imputed else None, note=_type_note(stock.qualifier))


def _type_note(code: str) -> str:
    return f"UN DESA data type {code}: {stock_type_words(code)}" if code else ""


def year_ends_around(day: date) -> tuple[int, ...]:
    """Return the years whose last day lies before and after a day; one on the last day itself.

    Examples
    --------
    >>> year_ends_around(date(2024, 7, 1)), year_ends_around(date(2024, 12, 31))
    ((2023, 2024), (2024,))
    """
    if (day.month, day.day) == (12, 31):
        return (day.year,)
    return (day.year - 1, day.year)


def mean_together(counts: Iterable[UnderProtection]) -> float:
    """Return the mean of the people under protection at the given year-ends."""
    together = [count.together for count in counts]
    return sum(together) / len(together)
