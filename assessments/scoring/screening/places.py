"""Risk of one country, as the destination of every corridor that ends there and as origin of its own."""

from dataclasses import dataclass

import numpy as np

from assessments.scoring.arithmetic.aggregate import Tree
from assessments.scoring.corridor import corridor_risk
from assessments.scoring.drawing.bands import banded
from assessments.scoring.drawing.donors import Donors
from assessments.scoring.drawing.ranges import nominal
from assessments.scoring.evidence.reliability import unreliability
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.places.place import elements_of, readings_of, risk_at
from assessments.scoring.places.threats import Sources
from assessments.scoring.routes.route import RouteRisk
from assessments.scoring.screening.world import ScreenedWorld


@dataclass(frozen=True)
class PlaceSide:
    """Risk of a country.

    Attributes
    ----------
    on_return : 0..10 or None
        Of the place itself, for corridors that begin there.
    risk, low, high : 0..10 or None
        Of every corridor that ends there, with its range.
    band : str
    reliability : 0 (best) .. 10
    """

    on_return: float | None
    risk: float | None
    low: float | None
    high: float | None
    band: str
    reliability: float


def place_side(
    country: str, figures: FiguresAsOf, world: ScreenedWorld, donors: Donors, tree: Tree
) -> PlaceSide:
    """Return the risk of one country in every draw, as far as rows show it."""
    method, choices = world.method, world.choices
    place = risk_at(country, "destination", Sources(figures, method, world.ledger(), choices, donors), tree)
    here = place.outcomes["place"].value
    rule = method[f"corridor.{world.population}"]
    none = RouteRisk("not rated", str(method["route.no_places"]), np.full(choices.rows, np.nan))
    shown = banded(corridor_risk(rule, none, here, choices), "risk", method)
    elements = elements_of(readings_of(place, method), method, 1.0)
    return PlaceSide(
        nominal(here),
        shown["nominal"],
        shown["low"],
        shown["high"],
        shown["band"],
        unreliability(elements, method["reliability"]),
    )
