"""The rows the tables of a result are made of. Pure and frozen; texts are ready to show."""

from dataclasses import dataclass

from assessments.reports.display import Value


@dataclass(frozen=True)
class ShareRow:
    """One quarter of the matrix; ``share`` is 0 to 1 or ``None`` where not rated."""

    code: str
    name: str
    asks: str
    share: float | None
    text: str
    range_text: str
    is_largest: bool


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
    hazard: str
    vulnerability: str
    lack_of_coping: str
    note: str


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
    country: str
    status: str
    since: str
    known_to: str
    note: str


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
