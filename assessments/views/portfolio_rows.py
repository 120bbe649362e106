"""One row of the portfolio: a corridor's latest snapshot in words, numbers and ranges."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from assessments.models import Score
from assessments.reports.display import RISK_LIMITS, Value, in_draws, percent, percent_range, value_of
from assessments.reports.likelihood import MIXED, share_range
from assessments.reports.matrix_ranges import range_of_draws
from assessments.reports.matrix_svg import MatrixPoint

CODES = ("E", "RS", "D", "RW")
UNDRAWN = {"low": None, "median": None, "high": None}
Ranges = Mapping[tuple[str, str], Mapping[str, float | None]]


@dataclass(frozen=True)
class Segment:
    """One piece of a share bar, in percent of its width."""

    code: str
    x: float
    width: float


@dataclass(frozen=True)
class CorridorRow:
    """One corridor of the table; ``ranges`` stand in the order of ``shares``."""

    snapshot: Any
    title: str
    url: str
    shares: tuple[str, ...]
    ranges: tuple[str, ...]
    segments: tuple[Segment, ...]
    naming: str
    origin: Value
    route: Value
    destination: Value
    headline: Value
    fear_range: tuple[float, float] | None
    strong_range: tuple[float, float] | None
    why: str
    stale: bool
    as_of: date

    @property
    def is_on_matrix(self) -> bool:
        return None not in (self.snapshot.fear, self.snapshot.share_e, self.snapshot.share_rs)

    @property
    def shares_with_ranges(self) -> list[tuple[str, str]]:
        return list(zip(self.shares, self.ranges, strict=True))

    @property
    def is_drawn(self) -> bool:
        """Whether this snapshot has ranges at all."""
        return bool(self.headline.range_text or any(self.ranges))


def ranges_of(snapshots: Iterable[Any]) -> dict[int, dict[tuple[str, str], dict[str, float | None]]]:
    """Ranges of fear, shares and risks by snapshot, each by dimension and what it is of: one query."""
    wanted = Score.objects.filter(
        snapshot__in=[snapshot.pk for snapshot in snapshots], dimension__in=("fear", "share", "risk")
    )
    found: dict[int, dict[tuple[str, str], dict[str, float | None]]] = {}
    for pk, dimension, place, threat, low, median, high in wanted.values_list(
        "snapshot_id", "dimension", "place", "threat", "low", "median", "high"
    ):
        of_one = found.setdefault(pk, {})
        of_one[dimension, place or threat] = {"low": low, "median": median, "high": high}
    return found


def row_of(snapshot: Any, ranges: Ranges, *, stale: bool) -> CorridorRow:
    shares = [getattr(snapshot, f"share_{code.lower()}") for code in CODES]
    at_least = snapshot.at_least in (True, 1, "1", "true")
    risks = {
        name: _risk(snapshot, name, ranges, at_least=at_least and name != "origin")
        for name in ("origin", "route", "destination", "")
    }
    return CorridorRow(
        snapshot=snapshot,
        title=f"{snapshot.corridor.origin.name} to {snapshot.corridor.destination.name}",
        url=reverse("assessments:corridor", args=[snapshot.corridor_id]),
        shares=tuple("not rated" if share is None else percent(share) for share in shares),
        ranges=tuple(narrow(percent_range(ranges.get(("share", code), UNDRAWN))) for code in CODES),
        segments=_segments(shares),
        naming=_naming(snapshot),
        origin=risks["origin"],
        route=risks["route"],
        destination=risks["destination"],
        headline=risks[""],
        fear_range=_ends(ranges.get(("fear", ""), UNDRAWN)),
        strong_range=range_of_draws(json.loads(snapshot.strong or "[]")),
        why=snapshot.why or "",
        stale=stale,
        as_of=snapshot.as_of,
    )


def narrow(range_text: str) -> str:
    """Write a range for a narrow column; one that lies under 1% as a whole says nothing more.

    >>> narrow("34–77%"), narrow("under 1% to 7%"), narrow("63% to over 99%"), narrow("under 1%")
    ('34–77%', '<1–7%', '63–>99%', '')
    """
    if " to " not in range_text:
        return "" if range_text.startswith("under") else range_text
    low, high = range_text.replace("under ", "<").replace("over ", ">").split(" to ")
    return f"{low.removesuffix('%')}–{high}"


def _risk(snapshot: Any, place: str, ranges: Ranges, *, at_least: bool) -> Value:
    end = f"_{place}" if place else ""
    part = {"nominal": getattr(snapshot, f"risk{end}"), "band": getattr(snapshot, f"band{end}")}
    return value_of(part | ranges.get(("risk", place), UNDRAWN), RISK_LIMITS, at_least=at_least)


def _ends(part: Mapping[str, float | None]) -> tuple[float, float] | None:
    low, high = part["low"], part["high"]
    return None if low is None or high is None else (low, high)


def _segments(shares: list[float | None]) -> tuple[Segment, ...]:
    """Pieces of a bar of 100, in the order of the codes; what is not rated leaves a gap."""
    segments, x = [], 0.0
    for code, share in zip(CODES, shares, strict=True):
        if share is not None:
            segments.append(Segment(code, round(x, 2), round(100 * share, 2)))
            x += 100 * share
    return tuple(segments)


def _naming(snapshot: Any) -> str:
    """The field that is named, and in how many draws; of a mixed corridor only the most frequent."""
    probability = json.loads(snapshot.probability or "null") or {}
    if snapshot.quadrant == MIXED:
        often = in_draws(probability).split(",")[0]
        return f"{MIXED}; {often}" if often else MIXED
    if snapshot.quadrant:
        return in_draws({snapshot.quadrant: probability.get(snapshot.quadrant)}) or str(snapshot.quadrant)
    if snapshot.largest:
        return f"largest: {snapshot.largest}; ranges not computed"
    return "rated in part" if snapshot.fear is not None else "not rated"


def point_of(row: CorridorRow) -> MatrixPoint:
    """A corridor as a linked point of the matrix, with a cross of its ranges."""
    snapshot = row.snapshot
    strong = snapshot.share_e + snapshot.share_rs
    fear = _said(snapshot.fear, row.fear_range)
    title = f"{row.title}: fear {fear}, strong match {_said(strong, row.strong_range)}"
    return MatrixPoint(
        snapshot.fear, strong, snapshot.corridor.code, title, href=row.url,
        fear_range=row.fear_range, strong_range=row.strong_range,
    )  # fmt: skip


def _said(value: float, between: tuple[float, float] | None) -> str:
    text = share_range({"low": between[0], "high": between[1]}) if between else ""
    return f"{percent(value)} ({text})" if text else percent(value)
