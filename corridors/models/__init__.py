from corridors.models.corridor import Corridor, Leg, MoverProfile, Place
from corridors.models.country import Country
from corridors.models.evidence import (
    Event,
    Figure,
    Indicator,
    PairFigure,
    Publisher,
    Release,
    SurveyShare,
)
from corridors.models.gazetteer import PopulatedPlace
from corridors.models.law import Instrument, Participation
from corridors.models.people import Membership, Organisation

__all__ = [
    "Corridor",
    "Country",
    "Event",
    "Figure",
    "Indicator",
    "Instrument",
    "Leg",
    "Membership",
    "MoverProfile",
    "Organisation",
    "PairFigure",
    "Participation",
    "Place",
    "PopulatedPlace",
    "Publisher",
    "Release",
    "SurveyShare",
]
