"""A few of the readings that were kept, as a page shows them."""

from typing import Any

from corridors.importing.contents import SAMPLE
from corridors.importing.spooling import Spool
from corridors.sources.reading import (
    CountryReading,
    EventReading,
    PairReading,
    ParticipationReading,
    Reading,
    SurveyReading,
)

SURVEY_SHARE = "survey share"


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
        case ParticipationReading():
            return [reading.instrument, reading.iso3, str(reading.since or ""), None, reading.action]
        case SurveyReading():
            when = str(reading.reference_date)
            return [SURVEY_SHARE, reading.corridor, when, reading.share, reading.population]
        case _:
            return ["place", reading.iso3, "", None, reading.name]
