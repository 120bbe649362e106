"""Which source serves where several give the same number.

A curator's choice goes first, then the order of sources, then the newer edition, then the finer one (more
rows). The order is the table ``fixtures/source_choices.csv``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LAST = 99
"""The rank of a source that is not in the order."""

CURATOR, ORDER, NEWER, FINER = (
    "a curator chose it",
    "it goes first in the order of sources",
    "it is newer",
    "it is finer",
)


@dataclass(frozen=True)
class Override:
    """A curator's choice of the publisher's dataset that serves."""

    publisher: str
    dataset: str
    note: str


@dataclass(frozen=True)
class SourceChoices:
    """The order of sources, and what curators chose otherwise.

    Attributes
    ----------
    ranks : mapping of (indicator, publisher, dataset) to int
        1 goes first.
    measures : tuple of tuples of str
        Indicators that measure the same thing, the first one first.
    overrides : mapping of (indicator, ISO3) to Override
        ``""`` stands for every country.
    """

    ranks: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    measures: tuple[tuple[str, ...], ...] = ()
    overrides: Mapping[tuple[str, str], Override] = field(default_factory=dict)

    def rank(self, indicator: str, publisher: str, dataset: str) -> int:
        return self.ranks.get((indicator, publisher, dataset), LAST)

    def override(self, indicator: str, country: str) -> Override | None:
        """Return the choice for a country, else the one for every country."""
        return self.overrides.get((indicator, country)) or self.overrides.get((indicator, ""))

    def in_order(self, indicators: Sequence[str], *countries: str) -> tuple[str, ...]:
        """Return alternatives with those a curator chose for one of the countries first.

        Examples
        --------
        >>> chosen = SourceChoices(overrides={("b", "JPN"): Override("P", "D", "")})
        >>> chosen.in_order(("a", "b"), "JPN"), chosen.in_order(("a", "b"), "THA")
        (('b', 'a'), ('a', 'b'))
        """
        first = [one for one in indicators if any(self.override(one, iso3) for iso3 in countries)]
        return (*first, *(one for one in indicators if one not in first))

    def alternatives(self, indicator: str) -> tuple[str, ...]:
        """Return the indicators that measure the same, in their order; itself where there is no other."""
        return next((measure for measure in self.measures if indicator in measure), (indicator,))
