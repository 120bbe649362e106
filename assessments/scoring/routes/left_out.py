"""Recorded deaths near a leg that count nowhere: they belong to a named route that no leg names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessments.scoring.routes.exposure import LAND_DEATHS, SEA_DEATHS
from assessments.scoring.routes.route import Journey

MOST_ROUTES = 3


@dataclass(frozen=True)
class LeftOut:
    """What one leg leaves out.

    Attributes
    ----------
    leg : its number, from 0
    routes : mapping of the name of a route to its incidents near the leg, the most first
    counted : how many recorded deaths count at the leg with the nominal bandwidth
    """

    leg: int
    routes: Mapping[str, int]
    counted: int

    @property
    def incidents(self) -> int:
        return sum(self.routes.values())

    @property
    def outnumbers(self) -> bool:
        """Whether more is left out than counts."""
        return self.incidents > self.counted


def left_out_along(journey: Journey) -> Iterator[LeftOut]:
    """Give the legs that leave something out, in their order."""
    for number in range(len(journey.question.legs)):
        if routes := journey.exposure.left_out.get(number):
            known = journey.exposure.legs[number]
            counted = sum(known[slug].incidents for slug in (LAND_DEATHS, SEA_DEATHS) if slug in known)
            yield LeftOut(number, routes, counted)


def left_out_part(number: int, journey: Journey) -> list[dict[str, Any]]:
    """Return what a leg leaves out as a result shows it, the route with the most incidents first."""
    routes = journey.exposure.left_out.get(number, {})
    return [{"route": label, "incidents": incidents} for label, incidents in routes.items()]


def left_out_sentence(leg: str, left_out: LeftOut) -> str:
    """Return one sentence about a leg, given by its number and places."""
    if len(left_out.routes) == 1:
        return _of_one_route(leg, *left_out.routes.items())
    return (
        f"{leg} lies near {left_out.incidents:,} incidents of recorded deaths that belong to other named "
        f"routes ({_listed(left_out.routes)}) and do not count, because the leg does not name them."
    )


def _of_one_route(leg: str, only: tuple[str, int]) -> str:
    label, incidents = only
    counted = "1 incident" if incidents == 1 else f"{incidents:,} incidents"
    belong, they = ("belongs", "it does") if incidents == 1 else ("belong", "they do")
    return (
        f"{leg} lies near {counted} of recorded deaths that {belong} to the route “{label}”, "
        f"which the leg does not name; {they} not count."
    )


def _listed(routes: Mapping[str, int]) -> str:
    named = [f"{label} {incidents:,}" for label, incidents in routes.items()]
    rest = len(named) - MOST_ROUTES
    if rest <= 0:
        return ", ".join(named)
    return f"{', '.join(named[:MOST_ROUTES])} and {rest} {'other' if rest == 1 else 'others'}"
