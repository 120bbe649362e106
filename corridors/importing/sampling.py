"""A few of the readings that were kept, as a page shows them."""

from typing import Any

from corridors.importing.contents import SAMPLE
from corridors.importing.spooling import Spool
from corridors.sources.reading import CountryReading, EventReading, PairReading, Reading


def sample_of(readings: Spool) -> list[list[Any]]:
    """Return rows spread over all readings: what, about whom, when, the number, what is said beside it."""
    return [_row(reading) for reading in readings.spread(SAMPLE)]


def _row(reading: Reading) -> list[Any]:
    match reading:
        case CountryReading():
            return [reading.indicator, reading.iso3, reading.period, reading.value, reading.qualifier]
        case PairReading():
            about = f"{reading.origin}-{reading.destination}"
            return [reading.indicator, about, reading.period, reading.value, reading.qualifier]
        case EventReading():
            return [
                reading.kind,
                reading.country or "",
                str(reading.starts or ""),
                reading.best,
                reading.publisher_id,
            ]
        case _:
            shown = [getattr(reading, name, "") for name in ("instrument", "iso3", "since")]
            return [*(str(value or "") for value in shown), None, getattr(reading, "action", "")]
