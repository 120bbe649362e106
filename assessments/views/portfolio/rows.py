"""One row of the portfolio: a corridor's latest result in words, numbers and ranges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.models import Score
from assessments.reports.pictures.matrix_svg import MatrixPoint
from assessments.reports.words.display import RISK_LIMITS, Value, in_draws, percent, percent_range, value_of
from assessments.reports.words.likelihood import MIXED, share_range
from assessments.views.portfolio.entries import Entry

CODES = ("E", "RS", "D", "RW")
PLACES = ("origin", "route", "destination", "")
UNDRAWN: Mapping[str, float | None] = {"low": None, "median": None, "high": None, "probability": None}
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

    entry: Entry
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
    stale: bool
    as_of: date

    @property
    def shares_with_ranges(self) -> list[tuple[str, str]]:
        return list(zip(self.shares, self.ranges, strict=True))

    @property
    def is_drawn(self) -> bool:
        """Whether this result has ranges at all."""
        return bool(self.headline.range_text or any(self.ranges))


def rows_of(entries: list[Entry]) -> list[CorridorRow]:
    ranges = ranges_of(entry.snapshot for entry in entries)
    return [row_of(entry, ranges.get(entry.snapshot, {})) for entry in entries]


def ranges_of(snapshots: Iterable[int]) -> dict[int, dict[tuple[str, str], dict[str, float | None]]]:
    """Ranges of fear, shares and risks by snapshot, each by dimension and what it is of: one query."""
    wanted = Score.objects.filter(snapshot__in=list(snapshots), dimension__in=("fear", "share", "risk"))
    found: dict[int, dict[tuple[str, str], dict[str, float | None]]] = {}
    for pk, dimension, place, threat, low, median, high, probability in wanted.order_by().values_list(
        "snapshot_id", "dimension", "place", "threat", "low", "median", "high", "probability"
    ):
        part = {"low": low, "median": median, "high": high, "probability": probability}
        found.setdefault(pk, {})[dimension, place or threat] = part
    return found


def row_of(entry: Entry, ranges: Ranges) -> CorridorRow:
    shares = shares_of(entry)
    risks = {name: _risk(entry, name, ranges) for name in PLACES}
    return CorridorRow(
        entry=entry,
        title=entry.title,
        url=entry.url,
        shares=tuple("not rated" if share is None else percent(share) for share in shares),
        ranges=tuple(narrow(percent_range(ranges.get(("share", code), UNDRAWN))) for code in CODES),
        segments=_segments(shares),
        naming=_naming(entry, ranges),
        origin=risks["origin"],
        route=risks["route"],
        destination=risks["destination"],
        headline=risks[""],
        stale=entry.stale,
        as_of=entry.as_of,
    )


def shares_of(entry: Entry) -> list[float | None]:
    """In the order of ``CODES``."""
    return [entry.share_e, entry.share_rs, entry.share_d, entry.share_rw]


def narrow(range_text: str) -> str:
    """Write a range for a narrow column; one that lies under 1% as a whole says nothing more.

    >>> narrow("34–77%"), narrow("under 1% to 7%"), narrow("63% to over 99%"), narrow("under 1%")
    ('34–77%', '<1–7%', '63–>99%', '')
    """
    if " to " not in range_text:
        return "" if range_text.startswith("under") else range_text
    low, high = range_text.replace("under ", "<").replace("over ", ">").split(" to ")
    return f"{low.removesuffix('%')}–{high}"


def risk_at(entry: Entry, place: str) -> tuple[float | None, str]:
    """Number and band at a place; of the corridor as a whole where the place is empty."""
    end = f"_{place}" if place else ""
    return getattr(entry, f"risk{end}"), getattr(entry, f"band{end}")


def _risk(entry: Entry, place: str, ranges: Ranges) -> Value:
    number, band = risk_at(entry, place)
    part: dict[str, Any] = {"nominal": number, "band": band} | dict(ranges.get(("risk", place), UNDRAWN))
    return value_of(part, RISK_LIMITS, at_least=entry.at_least and place != "origin")


def _segments(shares: list[float | None]) -> tuple[Segment, ...]:
    """Pieces of a bar of 100, in the order of the codes; what is not rated leaves a gap."""
    segments, x = [], 0.0
    for code, share in zip(CODES, shares, strict=True):
        if share is not None:
            segments.append(Segment(code, round(x, 2), round(100 * share, 2)))
            x += 100 * share
    return tuple(segments)


def _naming(entry: Entry, ranges: Ranges) -> str:
    """The field that is named, and in how many draws; of a mixed corridor only the most frequent."""
    probability = {code: ranges.get(("share", code), UNDRAWN)["probability"] for code in CODES}
    if entry.quadrant == MIXED:
        often = in_draws(probability).split(",")[0]
        return f"{MIXED}; {often}" if often else MIXED
    if entry.quadrant:
        return in_draws({entry.quadrant: probability.get(entry.quadrant)}) or str(entry.quadrant)
    if entry.largest:
        return f"largest: {entry.largest}; ranges not computed"
    return "rated in part" if entry.fear is not None else "not rated"


def point_of(entry: Entry) -> MatrixPoint:
    """A corridor as a linked point of the matrix, with a cross of its ranges."""
    fear, strong = entry.fear, entry.strong
    if fear is None or strong is None:
        raise ValueError(f"{entry.title} has no place on the matrix.")
    fear_range = _ends(entry.fear_low, entry.fear_high)
    strong_range = _ends(entry.strong_low, entry.strong_high)
    title = f"{entry.title}: fear {_said(fear, fear_range)}, strong match {_said(strong, strong_range)}"
    return MatrixPoint(
        fear, strong, entry.code, title, href=entry.url, key=str(entry.corridor),
        fear_range=fear_range, strong_range=strong_range,
    )  # fmt: skip


def _ends(low: float | None, high: float | None) -> tuple[float, float] | None:
    return None if low is None or high is None else (low, high)


def _said(value: float, between: tuple[float, float] | None) -> str:
    text = share_range({"low": between[0], "high": between[1]}) if between else ""
    return f"{percent(value)} ({text})" if text else percent(value)
