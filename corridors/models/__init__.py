from corridors.models.corridor import Corridor, Leg, MoverProfile, Place, Tag
from corridors.models.country import Country
from corridors.models.edition import CorridorDraft, CorridorEdition
from corridors.models.entries import HandEntries, SourceOverride
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
from corridors.models.kept_answer import KeptAnswer
from corridors.models.law import Instrument, Participation
from corridors.models.new_coverage import NewCoverage
from corridors.models.notice import NoMail, Notice
from corridors.models.people import Membership, Organisation
from corridors.models.release_step import ReleaseStep
from corridors.models.run import BackgroundRun, NoLongerWanted, RunQuerySet, Status
from corridors.models.staging import ColumnMapping, CountryAlias, RefreshPlan, ReleaseImport
from corridors.models.token import Scope, Token, TokenUse
from corridors.models.tour import HiddenTour
from corridors.models.webhook import Delivery, Webhook
from corridors.models.wrong_password import WrongPassword

__all__ = [
    "BackgroundRun",
    "ColumnMapping",
    "Corridor",
    "CorridorDraft",
    "CorridorEdition",
    "Country",
    "CountryAlias",
    "Delivery",
    "Event",
    "Figure",
    "HandEntries",
    "HiddenTour",
    "Indicator",
    "Instrument",
    "KeptAnswer",
    "Leg",
    "Membership",
    "MoverProfile",
    "NewCoverage",
    "NoLongerWanted",
    "NoMail",
    "Notice",
    "Organisation",
    "PairFigure",
    "Participation",
    "Place",
    "PopulatedPlace",
    "Publisher",
    "RefreshPlan",
    "Release",
    "ReleaseImport",
    "ReleaseStep",
    "RunQuerySet",
    "Scope",
    "SourceOverride",
    "Status",
    "SurveyShare",
    "Tag",
    "Token",
    "TokenUse",
    "Webhook",
    "WrongPassword",
]
