"""What the method uses of IDMC's internal displacement."""

from collections import defaultdict
from collections.abc import Iterable

from corridors.sources.reading import CountryReading, Reading

WEATHER = "Weather related"


def weather_displacement(readings: Iterable[Reading], first_year: str) -> list[Reading]:
    """Sum new displacements over the events of a country and year in the category "Weather related".

    An event without a number adds nothing; a country and year whose events all lack one is left out.
    """
    people: dict[tuple[str, str], float] = defaultdict(float)
    for reading in readings:
        if not isinstance(reading, CountryReading) or reading.period < first_year:
            continue
        if reading.qualifier == WEATHER and reading.value is not None:
            people[reading.iso3, reading.period] += reading.value
    return [
        CountryReading("idmc.disaster.weather", iso3, period, count)
        for (iso3, period), count in people.items()
    ]
