"""What one country brings to the match: need and access as a destination, age and language as an origin.

Read from the lanes of the country towards itself: nothing else is asked about a single country, and
whatever is assumed there is assumed alike for every pair, since nothing is recorded about its people.
"""

from dataclasses import dataclass

from assessments.scoring.evidence.reliability import Element
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Evidence
from assessments.scoring.matrix.labour import Factor
from assessments.scoring.matrix.lanes import read_lanes
from assessments.scoring.screening.resting import NOTHING, resting_on
from assessments.scoring.screening.world import ScreenedWorld


@dataclass(frozen=True)
class Known:
    """One factor with what it rests on."""

    factor: Factor
    element: Element


@dataclass(frozen=True)
class MarketSide:
    """The factors of one country.

    Attributes
    ----------
    need_opportunity, need_fear : Known
        At this destination; not rated for opportunity where informal demand is not in the figures.
    access_opportunity, access_fear : Known
        At this destination.
    skill, age : Known
        Of people from this origin.
    language : Element
        What a shared language rests on; missing where the country has no table of languages.
    """

    need_opportunity: Known
    need_fear: Known
    access_opportunity: Known
    access_fear: Known
    skill: Known
    age: Known
    language: Element


def market_side(country: str, evidence: Evidence, figures: FiguresAsOf, world: ScreenedWorld) -> MarketSide:
    """Return the factors of one country in every draw."""
    question, ledger = world.question(country, country), world.ledger()
    lanes = read_lanes(question, evidence, figures, world.choices, ledger)
    parts = lanes.fear.factors["fit"].parts or {}

    def known(factor: Factor) -> Known:
        return Known(factor, resting_on(factor.support, ledger) if factor.coverage > 0 else NOTHING)

    return MarketSide(
        known(lanes.opportunity.factors["need"]),
        known(lanes.fear.factors["need"]),
        known(lanes.opportunity.factors["access"]),
        known(lanes.fear.factors["access"]),
        known(parts["skill"]),
        known(parts["age"]),
        known(parts["language"]).element,
    )
