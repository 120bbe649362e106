"""The frozen values that go into the engine. No Django, no files, no clock.

Frames carry one published number a row. ``year`` is the year the number is about,
``counts_from`` the day from which it may be used (method 1.0 section 0: a stock's date, a flow's
last day, the release day of an index, projection or classification), ``release`` the key of an
entry in ``Evidence.releases``, ``figure`` the identifier by which the page finds it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from assessments.scoring.evidence.source_choice import SourceChoices
from corridors.route_plan import Closure, Correction

if TYPE_CHECKING:
    import pandas as pd

COUNTRY_COLUMNS = (
    "indicator",
    "country",
    "period",
    "year",
    "counts_from",
    "value",
    "qualifier",
    "release",
    "figure",
)
PAIR_COLUMNS = (
    "indicator",
    "origin",
    "destination",
    "period",
    "year",
    "counts_from",
    "value",
    "qualifier",
    "release",
    "figure",
)
TOTAL_COLUMNS = ("indicator", "destination", "year", "value", "known_origins", "release")
PARTICIPATION_COLUMNS = (
    "instrument",
    "country",
    "status",
    "since",
    "known_to",
    "to_be_checked",
    "note",
    "release",
    "figure",
)
EVENT_COLUMNS = (
    "event",
    "kind",
    "publisher_id",
    "date",
    "longitude",
    "latitude",
    "precision",
    "country",
    "dead",
    "missing",
    "label",
    "origins",
    "link",
    "release",
)
SURVEY_COLUMNS = (
    "corridor",
    "population",
    "share",
    "reference_date",
    "basis",
    "to_be_checked",
    "release",
    "figure",
)


def without_rows(columns: tuple[str, ...]) -> "pd.DataFrame":
    """Return a frame of these columns and no row."""
    import pandas as pd

    return pd.DataFrame([], columns=columns)


@dataclass(frozen=True)
class ReleaseValue:
    """One edition of one publisher's data, as a result names it.

    ``events`` is the kind of its incidents (``conflict``, ``death``), empty where it has none;
    ``countries_covered`` the ISO3 of those it speaks of, ``None`` for the whole world and its seas.
    """

    key: str
    publisher: str
    dataset: str
    version: str
    period: str
    released: date | None
    sha256: str
    licence: str
    page_url: str
    absent_means: str
    covered_until: date | None = None
    countries_covered: tuple[str, ...] | None = None
    events: str = ""
    arrived_on: date | None = None

    @property
    def known_since(self) -> date | None:
        """The day of release, or that of arrival where nobody stated it: what is newer is told by it."""
        return self.released or self.arrived_on


@dataclass(frozen=True)
class CountryValue:
    iso3: str
    name: str
    region: str
    income_group: str


@dataclass(frozen=True)
class PlaceValue:
    name: str
    country: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class LegValue:
    """A stretch between two places.

    ``line`` is a GeoJSON geometry (LineString or MultiLineString, WGS 84, longitude first);
    ``countries`` maps ISO3 to kilometres of the line in that country, as people corrected them; where
    they did, ``corrections`` says how and ``outlined`` holds what the coarse outlines say. ``labels``
    are the names by which a publisher of deaths en route calls this stretch; empty where nobody
    recorded any. ``closures`` say when nobody can take the leg; they change no score.
    """

    mode: str
    kind: str
    length_km: float
    countries: Mapping[str, float]
    line: Mapping[str, object]
    labels: tuple[str, ...] = ()
    closures: tuple[Closure, ...] = ()
    corrections: tuple[Correction, ...] = ()
    outlined: Mapping[str, float] = field(default_factory=dict)

    @property
    def added(self) -> tuple[str, ...]:
        """The countries somebody says the leg passes, whatever the outlines say."""
        return tuple(correction.iso3 for correction in self.corrections if correction.passes)

    def is_closed(self, day: date) -> bool:
        return any(closure.is_in_force(day) for closure in self.closures)


@dataclass(frozen=True)
class ProfileValue:
    """What is recorded about the people of a corridor; ``None`` where nobody recorded it.

    Shares are between 0 and 1. ``work`` is ``""``, ``"elementary"`` or ``"domestic"``.
    ``occupations`` maps an occupation group to its share, ``shortages`` the same group to
    the shortage (0..1) recorded at the destination. ``reference_date`` is the day they were
    recorded about, ``None`` where nobody said.
    """

    overqualification: float | None = None
    work: str = ""
    work_permit_share: float | None = None
    irregular_share: float | None = None
    work_rights: float | None = None
    occupations: Mapping[str, float] = field(default_factory=dict)
    shortages: Mapping[str, float] = field(default_factory=dict)
    source: str = ""
    reference_date: date | None = None


@dataclass(frozen=True)
class Question:
    """What is asked: one corridor, one population, one evidence date."""

    origin: str
    destination: str
    population: str
    as_of: date
    places: tuple[PlaceValue, ...] = ()
    legs: tuple[LegValue, ...] = ()
    profile: ProfileValue = ProfileValue()
    policies: tuple[str, ...] = field(default=(), repr=False)
    """Of a what-if: see ``policies.py``. A result is asked without any."""

    @property
    def corridor(self) -> str:
        return f"{self.origin}-{self.destination}"


@dataclass(frozen=True)
class Evidence:
    """Everything published that the engine may look at for a question.

    Attributes
    ----------
    figures : DataFrame, COUNTRY_COLUMNS
    pairs : DataFrame, PAIR_COLUMNS
        UN DESA stock, UNHCR population and decisions of the origin towards every destination,
        asylum-seekers of unknown origin (origin ``UNK``), recorded overrides.
    totals : DataFrame, TOTAL_COLUMNS
        Decisions summed over origins for each destination and year (``known_origins`` True:
        without ``UNK``; False: all origins).
    participations : DataFrame, PARTICIPATION_COLUMNS
    surveys : DataFrame, SURVEY_COLUMNS
    countries : mapping of ISO3 to CountryValue
    releases : mapping of key to ReleaseValue
    donors : DataFrame, COUNTRY_COLUMNS
        Figures of all countries from which a missing one is drawn; empty where nothing is drawn.
    events : DataFrame, EVENT_COLUMNS
        Recorded incidents about the lines of the question: ``date`` the day they began, ``dead`` the
        best estimate, ``missing`` (both NaN where not stated), ``label`` the publisher's name of the
        route, ``origins`` a tuple of ISO3 (empty: unknown), ``link`` a source, ``event`` the identifier.
    """

    figures: "pd.DataFrame"
    pairs: "pd.DataFrame"
    totals: "pd.DataFrame"
    participations: "pd.DataFrame"
    surveys: "pd.DataFrame"
    countries: Mapping[str, CountryValue]
    releases: Mapping[str, ReleaseValue]
    donors: "pd.DataFrame" = field(default_factory=lambda: without_rows(COUNTRY_COLUMNS))
    events: "pd.DataFrame" = field(default_factory=lambda: without_rows(EVENT_COLUMNS))
    choices: SourceChoices = field(default_factory=SourceChoices)


class UnanswerableQuestion(ValueError):
    """The question cannot be put to this evidence at all; the message says which value is wrong."""
