"""A small world: the fixtures with only a few countries to screen, so that a run takes a second."""

from datetime import date
from typing import Any

from assessments.models import Method, Screening
from assessments.requesting import request_screening
from assessments.running import screen_world
from corridors.models import Country

AS_OF = date(2026, 6, 30)
FEW = ("MMR", "THA", "JPN", "BRA", "PSE")


def screen_only(*codes: str) -> None:
    Country.objects.update(screened=False)
    Country.objects.filter(iso3__in=codes).update(screened=True)


def ask(**how: Any) -> Screening:
    wanted = {"method": Method.objects.get(is_default=True), "as_of": AS_OF} | how
    return request_screening(**wanted)


def screened(*codes: str, **how: Any) -> Screening:
    """A screening that has run, of the few countries unless others are named."""
    screen_only(*(codes or FEW))
    screening = ask(**how)
    screen_world(screening.pk)
    screening.refresh_from_db()
    return screening
