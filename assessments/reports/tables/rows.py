"""The rows the tables of a result are made of. Pure and frozen; texts are ready to show."""

from dataclasses import dataclass

from assessments.reports.words.display import Value


@dataclass(frozen=True)
class ShareRow:
    """One quarter of the matrix, or fear; ``share`` is 0 to 1 or ``None`` where not rated.

    ``words`` says the share and its range for readers who do not see the bar.
    """

    code: str
    name: str
    asks: str
    share: float | None
    text: str
    range_text: str
    is_largest: bool
    low: float | None = None
    high: float | None = None
    words: str = ""


@dataclass(frozen=True)
class Line:
    """A label, what stands beside it, and a remark."""

    label: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class PlaceRow:
    """Risk at one place. ``title`` is "Origin: Myanmar"; ``role`` says how to read it."""

    place: str
    title: str
    country: str | None
    role: str
    risk: Value
    violence: Value
    structural: Value
    hazard: Value
    vulnerability: Value
    lack_of_coping: Value
    note: str


@dataclass(frozen=True)
class LeftOutRow:
    """A leg, counted from 1, near which more recorded deaths are left out than count, in a sentence."""

    leg: int
    text: str


@dataclass(frozen=True)
class LegRow:
    label: str
    mode: str
    line: str
    km: float | None
    km_text: str
    countries: str
    risk: Value
    why: str
    closed: bool
    closures: str


@dataclass(frozen=True)
class ThreatRow:
    """One threat, with its value at origin, route and destination (in that order)."""

    slug: str
    label: str
    is_added: bool
    note: str
    cells: tuple[Value, ...]
    figures: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class SystemRows:
    """One system: its scores at the three places, then its threats."""

    slug: str
    label: str
    cells: tuple[Value, ...]
    threats: tuple[ThreatRow, ...]


@dataclass(frozen=True)
class FreedomRow:
    slug: str
    label: str
    covers: str
    cells: tuple[Value, ...]


@dataclass(frozen=True)
class LegalCell:
    """``evidence`` is the entry the status rests on; ``""`` where no row says it."""

    country: str
    status: str
    since: str
    known_to: str
    note: str
    evidence: str = ""


@dataclass(frozen=True)
class LegalRow:
    instrument: str
    about: str
    cells: tuple[LegalCell, ...]


@dataclass(frozen=True)
class LegalCover:
    """Instruments (rows) by country (columns), as far as the result knows."""

    countries: tuple[str, ...]
    rows: tuple[LegalRow, ...]


@dataclass(frozen=True)
class EvidenceRow:
    """One figure used. ``figure`` is its row in the database, where it has one of its own."""

    id: str
    figure: int | None
    scope: str
    label: str
    about: str
    value: str
    unit: str
    severity: str
    period: str
    age: str
    tier: int
    publisher: str
    release: str
    release_key: str
    licence: str
    used_for: str
    note: str


@dataclass(frozen=True)
class ReleaseRow:
    key: str
    publisher: str
    dataset: str
    version: str
    period: str
    released: str
    sha256: str
    licence: str
    page_url: str
    absent_means: str


@dataclass(frozen=True)
class AssumptionRow:
    """A constant without an empirical source, with the values it could as well have."""

    name: str
    value: str
    between: str
    why: str


@dataclass(frozen=True)
class DriverRow:
    """What one threat contributes to the risk of a place, with the figures it rests on."""

    label: str
    where: str
    contribution: float
    text: str
    share_text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class DriverGroup:
    """What drives one value: the greatest parts first, then the rest together; they sum to it."""

    title: str
    value: Value
    rows: tuple[DriverRow, ...]
    rest: DriverRow | None


@dataclass(frozen=True)
class ChoiceRow:
    """A choice or figure on which a range depends much; ``size`` is 0 to 1, whatever its direction."""

    output: str
    label: str
    effect: str
    size: float
    is_judgement: bool
    kind: str


@dataclass(frozen=True)
class ChoiceGroup:
    """What the range of one value depends on most."""

    output: str
    rows: tuple[ChoiceRow, ...]


@dataclass(frozen=True)
class ChangeCell:
    """How a lever changes one share: the nominal change in points, and its range."""

    code: str
    change: float | None
    low: float | None
    high: float | None
    text: str
    range_text: str


@dataclass(frozen=True)
class LeverRow:
    """One lever: who holds it, and how the shares would change; or why it does not apply."""

    label: str
    holder: str
    applies: bool
    why: str
    cells: tuple[ChangeCell, ...]


@dataclass(frozen=True)
class CoverageRow:
    """How many threats of a place rest on a figure, and how far its systems are covered."""

    title: str
    rated: int
    known: int
    share: float
    text: str
    systems: str
