"""Every corridor of the portfolio as one narrow row: enough to filter, sort, count and place it.

Documents are never read here; 500 corridors are two queries.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from assessments.models import Snapshot
from corridors.models import Corridor

ABOUT = (
    "pk", "origin_id", "destination_id", "origin__name", "destination__name", "origin__region",
    "destination__region", "population", "name", "owner_id", "owner__username", "owner__first_name",
    "owner__last_name",
)  # fmt: skip
RESULT = (
    "pk", "as_of", "created_at", "is_stale", "method__name", "matrix_status", "quadrant", "largest", "why",
    "at_least", "fear", "fear_low", "fear_high", "strong_low", "strong_high", "share_e", "share_rs",
    "share_d", "share_rw", "risk", "band", "risk_origin", "band_origin", "risk_route", "band_route",
    "risk_destination", "band_destination",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """A corridor, assessed or not."""

    corridor: int
    origin: str
    destination: str
    origin_name: str
    destination_name: str
    origin_region: str
    destination_region: str
    population: str
    name: str
    owner: int | None
    owner_login: str | None
    owner_first: str | None
    owner_last: str | None
    tags: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.origin_name} to {self.destination_name}"

    @property
    def code(self) -> str:
        return f"{self.origin}-{self.destination}"

    @property
    def url(self) -> str:
        return reverse("assessments:corridor", args=[self.corridor])

    @property
    def owner_name(self) -> str:
        """The full name where there is one, else the login; empty for a sample of the project."""
        full = f"{self.owner_first or ''} {self.owner_last or ''}".strip()
        return full or self.owner_login or ""

    @property
    def by_name(self) -> tuple[str, str, str, int]:
        return self.origin_name, self.destination_name, self.population, self.corridor


@dataclass(frozen=True, slots=True)
class Entry(About):
    """A corridor with the columns of its latest result."""

    snapshot: int
    as_of: date
    created_at: datetime
    stale: bool
    method: str
    matrix_status: str
    quadrant: str | None
    largest: str | None
    why: str
    at_least: bool
    fear: float | None
    fear_low: float | None
    fear_high: float | None
    strong_low: float | None
    strong_high: float | None
    share_e: float | None
    share_rs: float | None
    share_d: float | None
    share_rw: float | None
    risk: float | None
    band: str
    risk_origin: float | None
    band_origin: str
    risk_route: float | None
    band_route: str
    risk_destination: float | None
    band_destination: str

    @property
    def strong(self) -> float | None:
        """The share with a strong match, E and RS together."""
        if self.share_e is None or self.share_rs is None:
            return None
        return self.share_e + self.share_rs

    @property
    def is_on_matrix(self) -> bool:
        return self.fear is not None and self.strong is not None


@dataclass(frozen=True)
class Portfolio:
    """What one reader may see: corridors with a result, and those without."""

    entries: list[Entry]
    unassessed: list[About]

    @property
    def all(self) -> list[About]:
        return [*self.entries, *self.unassessed]


def portfolio_of(user: Any, *, archived: bool = False) -> Portfolio:
    """Corridors in use, or those put away, by the names of origin and destination."""
    tags = _tags_for(user)
    visible = Snapshot.objects.of_visible_corridors(user).filter(corridor__archived_at__isnull=not archived)
    of_corridor = [f"corridor__{name}" for name in ABOUT]
    latest = visible.latest_per_corridor().with_staleness().order_by()
    rows = latest.values_list(*of_corridor, *RESULT)
    entries = [Entry(*row[: len(ABOUT)], tags.get(row[0], ()), *row[len(ABOUT) :]) for row in rows]
    corridors = Corridor.objects.visible_to(user).filter(archived_at__isnull=not archived, snapshots=None)
    without = [About(*row, tags.get(row[0], ())) for row in corridors.order_by().values_list(*ABOUT)]
    return Portfolio(_sorted(entries), _sorted(without))


def _sorted(rows: Collection[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.by_name)


def _tags_for(user: Any) -> dict[int, tuple[str, ...]]:
    """The tags of each corridor that this reader's organisations gave; no organisation sees another's."""
    mine = user.memberships.values("organisation")
    pairs = Corridor.tags.through.objects.filter(
        Q(tag__organisation=None) | Q(tag__organisation__in=mine),
        corridor__in=Corridor.objects.visible_to(user).values("pk"),
    )
    found: dict[int, tuple[str, ...]] = {}
    for corridor, name in pairs.order_by("tag__name").values_list("corridor_id", "tag__name"):
        found[corridor] = (*found.get(corridor, ()), name)
    return found
