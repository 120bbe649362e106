"""What the method uses of UNHCR's population, asylum decisions and demographics."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from corridors.sources.reading import CountryReading, PairReading, Reading

ACROSS_BORDERS = ("unhcr.refugees", "unhcr.asylum-seekers", "unhcr.oip")

LEVELS = ("FI", "FA", "IN", "EO")
"""Levels of decision that count people once: first instance, first instance with appeal, and the two
of the United States. Appeals and reopened cases come on top of them and would count people twice."""

POSITIVE = ("unhcr.decisions.recognized", "unhcr.decisions.other")
NEGATIVE = ("unhcr.decisions.rejected",)

UNITS = {"P": "persons", "C": "cases"}

Pair = tuple[str, str, str]
"""Origin, destination, year."""


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
    for reading in _told(readings):
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
    pairs: dict[Pair, dict[str, list[PairReading]]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        if isinstance(reading, PairReading) and reading.period >= first_year:
            _, level, unit = reading.qualifier.split(" ")
            if level in LEVELS:
                pairs[reading.origin, reading.destination, reading.period][unit].append(reading)
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


def _pair(reading: PairReading) -> Pair:
    return reading.origin, reading.destination, reading.period


def _pairs_with(readings: Iterable[PairReading], indicator: str) -> set[Pair]:
    return {_pair(r) for r in readings if r.indicator == indicator and r.value}


def _told(readings: Iterable[Reading]) -> Iterator[CountryReading | PairReading]:
    for reading in readings:
        if isinstance(reading, CountryReading | PairReading):
            yield reading


def _decided(pair: Pair, by_unit: dict[str, list[PairReading]]) -> Iterator[PairReading]:
    unit = "P" if "P" in by_unit else "C"
    positive = sum(r.value or 0.0 for r in by_unit[unit] if r.indicator in POSITIVE)
    rejected = sum(r.value or 0.0 for r in by_unit[unit] if r.indicator in NEGATIVE)
    if positive + rejected > 0:
        yield PairReading("unhcr.decisions.positive", *pair, positive, UNITS[unit])
        yield PairReading("unhcr.decisions.rejected", *pair, rejected, UNITS[unit])
