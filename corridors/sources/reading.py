"""What a reader gives back: one reading per usable row, one refusal per row it cannot use.

A reader knows one publisher's columns, units and oddities. It never touches the database,
never guesses and never drops a row in silence: the number of accepted rows plus the number
of refused rows is the number of data rows in the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

Scalar = str | int | float | bool | date | None

Columns = Mapping[str, tuple[str, ...]]
"""Layout of a publisher's file -> the headings (of JSON the keys) a reader looks up, as published.
``{year}`` stands for the headings of all years, such as ``2024``."""


class Kept:
    """What can be kept on disk: written as its fields in their order, several times as fast as by name."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type["Kept"], tuple[object, ...]]:
        names: tuple[str, ...] = self.__slots__
        return type(self), tuple([getattr(self, name) for name in names])


EVENT_KINDS = (
    "conflict", "death", "unrest",
    "earthquake", "tsunami", "cyclone", "flood", "drought", "volcano", "wildfire",
)  # fmt: skip
"""Kinds of events. ``death`` is en route; ``unrest`` is political violence and protest as ACLED counts them,
which overlaps with ``conflict`` (UCDP) and is never added to it. The last seven are disasters."""


@dataclass(frozen=True, slots=True)
class CountryReading(Kept):
    """One published number about one country.

    Attributes
    ----------
    indicator : str
        Dotted slug, publisher first: ``inform.epidemic``, ``idmc.conflict.new``.
    iso3 : str
        ISO 3166-1 alpha-3, upper case; ``XKX`` for Kosovo.
    period : str
        The year (``"2024"``) or day (``"2024-07-01"``) the number is about.
    value : float or None
        In the unit of the indicator; ``None`` where the publisher says "unknown".
    qualifier : str
        What the publisher says of the number beside it (data type, level, source), or ``""``.
    """

    indicator: str
    iso3: str
    period: str
    value: float | None
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class PairReading(Kept):
    """One published number about an ordered pair of countries (origin -> destination)."""

    indicator: str
    origin: str
    destination: str
    period: str
    value: float | None
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class EventReading(Kept):
    """One recorded incident.

    Attributes
    ----------
    kind : str
        One of ``EVENT_KINDS``.
    precision : int
        1 exact .. 5 vague; 6 and 7 say the position stands for a country and is no point.
    best, low, high : float or None
        Deaths (conflict, unrest), dead (en route) or magnitude (disasters: ``best`` only, in the
        attributes' ``unit``; of an earthquake its magnitude).
    missing : float or None
        Minimum estimate of missing people (en route only); may be negative as published.
    attributes : mapping
        What else the page shows: route label, cause, actors, source link.
    """

    kind: str
    publisher_id: str
    starts: date | None
    ends: date | None
    longitude: float | None
    latitude: float | None
    precision: int
    country: str | None
    best: float | None
    low: float | None = None
    high: float | None = None
    missing: float | None = None
    attributes: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParticipationReading(Kept):
    """One country's consent to be bound by one instrument."""

    instrument: str
    iso3: str
    action: str
    since: date | None
    known_to: date | None
    to_be_checked: bool
    basis: str


@dataclass(frozen=True, slots=True)
class SurveyReading(Kept):
    """What a survey found about the people of one recorded corridor.

    Attributes
    ----------
    corridor : str
        Origin and destination, ``MMR-THA``.
    population : str
        ``residents`` or ``movers``; the share speaks for no other.
    share : float or None
        Share (0..1) of those asked who name their safety as the reason to move.
    basis : str
        Who asked whom, and where it was published.
    """

    corridor: str
    population: str
    share: float | None
    reference_date: date
    basis: str
    to_be_checked: bool


@dataclass(frozen=True, slots=True)
class PlaceReading(Kept):
    """One town a corridor can pass through, for the gazetteer; it is no figure.

    ``longitude`` and ``latitude`` are WGS 84 degrees; ``population`` is of the wider built-up area.
    """

    name: str
    ascii_name: str
    iso3: str
    longitude: float
    latitude: float
    population: int | None


FIGURES = (CountryReading, PairReading)
"""What is one number: as a tuple, because it is asked of every reading of a file."""

Reading = CountryReading | PairReading | EventReading | ParticipationReading | SurveyReading | PlaceReading


@dataclass(frozen=True, slots=True)
class AcceptedRow:
    """A row of the file that could be used, with every reading it gave (possibly none:
    a row of blanks is a row read, not a row refused)."""

    line: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class RejectedRow(Kept):
    """A row that could not be used: its line in the file and a reason a person can act on.

    ``country`` is the code or name that no scheme knows, where that is the reason.
    """

    line: int
    reason: str
    raw: tuple[str, ...] = ()
    country: str = ""


Row = AcceptedRow | RejectedRow


class UnreadableFile(ValueError):
    """The file as a whole is not what this reader reads; the message says why in one sentence."""


@dataclass(frozen=True)
class Tally:
    """How many rows a reader accepted and refused, and the readings of the accepted ones."""

    read: int
    refused: tuple[RejectedRow, ...]
    readings: tuple[Reading, ...]


def collect(rows: Iterable[Row]) -> Tally:
    """Run a reader to its end and keep everything (for small files and for tests)."""
    readings: list[Reading] = []
    refused: list[RejectedRow] = []
    read = 0
    for row in rows:
        if isinstance(row, RejectedRow):
            refused.append(row)
        else:
            read += 1
            readings.extend(row.readings)
    return Tally(read, tuple(refused), tuple(readings))
