"""Keeping some indicators and years of a publisher's long series."""

from collections.abc import Collection, Iterable, Iterator

from corridors.sources.reading import CountryReading, PairReading, Reading


def only(
    readings: Iterable[Reading],
    indicators: Collection[str] | None = None,
    periods: Collection[str] | None = None,
    first_year: str = "",
    last_year: str = "9999",
) -> Iterator[Reading]:
    """Keep the named indicators and periods, both ends of the years included, where there is a number
    or a name to keep.

    ``None`` keeps every indicator, or every period.
    """
    return (
        reading
        for reading in readings
        if isinstance(reading, CountryReading | PairReading)
        and (indicators is None or reading.indicator in indicators)
        and (periods is None or reading.period in periods)
        and first_year <= reading.period[:4] <= last_year
        and (reading.value is not None or reading.qualifier)
    )


def last_periods(readings: Iterable[Reading], count: int) -> list[Reading]:
    """Keep the last periods there are, whichever they are: of estimates for every fifth year the last two."""
    kept = list(only(readings))
    periods = {r.period for r in kept if isinstance(r, CountryReading | PairReading)}
    return list(only(kept, periods=sorted(periods)[-count:]))


def latest_year(readings: Iterable[Reading], indicators: Collection[str]) -> list[Reading]:
    """Keep the last year of each indicator that has a number at all, for every country."""
    kept = list(only(readings, indicators))
    last: dict[str, str] = {}
    for reading in kept:
        if isinstance(reading, CountryReading) and reading.value is not None:
            last[reading.indicator] = max(last.get(reading.indicator, ""), reading.period)
    return [r for r in kept if isinstance(r, CountryReading) and r.period == last[r.indicator]]
