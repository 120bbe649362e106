"""What the method uses of UNHCR's population, asylum decisions and demographics."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from corridors.sources.reading import FIGURES, CountryReading, PairReading, Reading

ACROSS_BORDERS = ("unhcr.refugees", "unhcr.asylum-seekers", "unhcr.oip")

LEVELS = ("FI", "FA", "IN", "EO")
"""Levels of decision that count people once: first instance, first instance with appeal, and the two
of the United States. Appeals and reopened cases come on top of them and would count people twice."""

POSITIVE = ("unhcr.decisions.recognized", "unhcr.decisions.other")
NEGATIVE = ("unhcr.decisions.rejected",)

UNITS = {"P": "persons", "C": "cases"}

Pair = tuple[str, str, str]
"""Origin, destination, year."""


@dataclass(slots=True)
class Decided:
    """Decisions about the people, or the cases, of one origin in one country and year."""

    positive: float = 0.0
    rejected: float = 0.0

    def add(self, reading: PairReading) -> None:
        if reading.indicator in POSITIVE:
            self.positive += reading.value or 0.0
        elif reading.indicator in NEGATIVE:
            self.rejected += reading.value or 0.0


def population(readings: Iterable[Reading], first_year: str) -> Iterator[Reading]:
    """Keep refugees, asylum-seekers and others in need of protection, displaced and stateless people.

    Cells of 0 are left out: an absent row says the same. Stateless people are summed over their
    origins, by country of asylum.

    Parameters
    ----------
    readings : iterable of Reading
        As ``corridors.sources.unhcr.read_population`` gives them.
    first_year : str
        Four digits; earlier years are left out.
    """
    stateless: dict[tuple[str, str], float] = defaultdict(float)
    for reading in readings:
        if not isinstance(reading, FIGURES):
            continue
        if reading.period < first_year or not reading.value:
            continue
        if isinstance(reading, CountryReading):
            if reading.indicator == "unhcr.idps":
                yield reading
        elif reading.indicator in ACROSS_BORDERS:
            yield reading
        elif reading.indicator == "unhcr.stateless":
            stateless[reading.destination, reading.period] += reading.value
    for (country, period), people in stateless.items():
        yield CountryReading("unhcr.stateless", country, period, people)


def decisions(readings: Iterable[Reading], first_year: str) -> list[Reading]:
    """Add up positive decisions and rejections of each origin, destination and year.

    All procedures; levels ``FI``, ``FA``, ``IN`` and ``EO``; rows that count persons where the pair
    has any in that year, else rows that count cases, never both. Closed cases are no decision.
    Pairs without a decision either way are left out. The qualifier says ``persons`` or ``cases``.
    """
    pairs: dict[Pair, dict[str, Decided]] = {}
    for reading in readings:
        if not isinstance(reading, PairReading) or reading.period < first_year:
            continue
        level, unit = _level_and_unit(reading.qualifier)
        if level in LEVELS:
            pair = (reading.origin, reading.destination, reading.period)
            pairs.setdefault(pair, {}).setdefault(unit, Decided()).add(reading)
    return [row for pair, by_unit in pairs.items() for row in _decided(pair, by_unit)]


def demographics(readings: Iterable[Reading]) -> list[Reading]:
    """Keep the refugees (``REF``) of pairs that have any.

    Where nobody's age is known only the total is kept: the zeros beside it say nothing about children.
    """
    refugees = [r for r in readings if isinstance(r, PairReading) and r.qualifier == "REF"]
    counted = _pairs_with(refugees, "unhcr.demographics.total")
    aged = _pairs_with(refugees, "unhcr.demographics.with-ages")
    return [
        r for r in refugees if _pair(r) in (counted if r.indicator == "unhcr.demographics.total" else aged)
    ]


@lru_cache(maxsize=1024)
def _level_and_unit(qualifier: str) -> tuple[str, str]:
    _, level, unit = qualifier.split(" ")
    return level, unit


def _pair(reading: PairReading) -> Pair:
    return reading.origin, reading.destination, reading.period


def _pairs_with(readings: Iterable[PairReading], indicator: str) -> set[Pair]:
    return {_pair(r) for r in readings if r.indicator == indicator and r.value}


def _decided(pair: Pair, by_unit: dict[str, Decided]) -> Iterator[PairReading]:
    unit = "P" if "P" in by_unit else "C"
    positive, rejected = by_unit[unit].positive, by_unit[unit].rejected
    if positive + rejected > 0:
        yield PairReading("unhcr.decisions.positive", *pair, positive, UNITS[unit])
        yield PairReading("unhcr.decisions.rejected", *pair, rejected, UNITS[unit])
