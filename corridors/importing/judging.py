"""What a row cannot say although it is well written: of a day to come, or of an incident told before."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from django.utils import timezone
from django.utils.translation import gettext as _

from corridors.models import Indicator
from corridors.sources.reading import (
    FIGURES,
    EventReading,
    ParticipationReading,
    Reading,
    SurveyReading,
)

AHEAD = timedelta(days=1)
"""Somewhere it is tomorrow already."""


class Judge:
    """Judges the readings of one file, row after row.

    Parameters
    ----------
    today : date
    projected : collection of str
        Indicators that may speak of years to come: indices, projections and classifications.
    repeating : bool
        Whether the publisher gives one identifier to several incidents.
    """

    def __init__(self, today: date, projected: Collection[str], *, repeating: bool) -> None:
        self.last_day, self.last_year = today + AHEAD, f"{today.year}"
        self.projected, self.repeating = projected, repeating
        self.told: set[int] = set()

    def __call__(self, readings: Sequence[Reading]) -> str:
        """Say why a row cannot be; empty where it can."""
        for reading in readings:
            if isinstance(reading, FIGURES):
                if reading.period[:4] > self.last_year and reading.indicator not in self.projected:
                    return _ahead(reading.period)
            elif wrong := self._other(reading):
                return wrong
        return ""

    def _other(self, reading: Reading) -> str:
        match reading:
            case EventReading(starts=date() as day) if day > self.last_day:
                return _ahead(day)
            case ParticipationReading(since=date() as day) if day > self.last_day:
                return _ahead(day)
            case SurveyReading(reference_date=day) if day > self.last_day:
                return _ahead(day)
            case EventReading(publisher_id=identifier) if identifier and not self.repeating:
                return self._told_before(reading.kind, identifier)
        return ""

    def _told_before(self, kind: str, identifier: str) -> str:
        digest = blake2b(f"{kind} {identifier}".encode(), digest_size=8).digest()
        mark = int.from_bytes(digest)
        if mark in self.told:
            return _("An earlier row has the same identifier, %s: an incident counts once.") % identifier
        self.told.add(mark)
        return ""


def judge(*, repeating: bool) -> Judge:
    """Return who judges a file today."""
    editions = Indicator.objects.filter(kind=Indicator.Kind.EDITION).values_list("pk", flat=True)
    return Judge(timezone.localdate(), frozenset(editions), repeating=repeating)


def _ahead(when: object) -> str:
    return _("%s lies in the future.") % when
