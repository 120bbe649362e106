"""Why each result differs from the first: its risks figure by figure, and the methods where they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.reports.words.display import MINUS, count, plain_number
from assessments.reports.words.naming import name_of
from assessments.scoring.explaining.explained import CORRIDOR, Explained, Part, Side, explained
from assessments.scoring.methods.method_diff import Change
from assessments.views.comparing.rows import Column, link_of
from assessments.views.methods.pages import changes_between
from corridors.periods import period_words

SHOWN_FROM = 0.005
ABOUT = ("origin", "route", "destination", CORRIDOR)


@dataclass(frozen=True)
class FigureLink:
    """A figure in words, with its publisher's page one click away."""

    text: str
    url: str
    release: str


@dataclass(frozen=True)
class SideCell:
    contribution: str
    figures: tuple[FigureLink, ...]
    country: str


@dataclass(frozen=True)
class PartRow:
    label: str
    difference: str
    base: SideCell
    other: SideCell


@dataclass(frozen=True)
class Reason:
    """One risk of one result against the first one's: what makes up the difference."""

    title: str
    base: str
    other: str
    difference: str
    total: str
    remainder: str
    rows: tuple[PartRow, ...]
    rest: str
    rest_count: int


@dataclass(frozen=True)
class Pair:
    """A result against the first one."""

    first: Column
    other: Column
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    changes: tuple[Change, ...]
    same_method: bool


def pairs_of(columns: Sequence[Column]) -> list[Pair]:
    return [_pair(columns[0], column) for column in columns[1:]]


def _pair(first: Column, other: Column) -> Pair:
    found = {about: explained(first.payload, other.payload, about) for about in _asked(first, other)}
    same = first.method.sha256 == other.method.sha256
    return Pair(
        first, other,
        tuple(_reason(about, why, first, other) for about, why in found.items() if why),
        tuple(_title(about) for about, why in found.items() if not why),
        () if same else tuple(changes_between(first.method, other.method)),
        same,
    )  # fmt: skip


def _asked(first: Column, other: Column) -> Iterator[str]:
    """The three places; the corridor's own number only where it is not that of the destination."""
    for about in ABOUT:
        bases = {column.payload["risk"]["basis"] for column in (first, other)}
        if about != CORRIDOR or bases != {"destination"}:
            yield about


def _title(about: str) -> str:
    return {
        "origin": _("Risk at the origin"), "route": _("Risk on the route"),
        "destination": _("Risk at the destination"), CORRIDOR: _("Risk of the corridor"),
    }[about]  # fmt: skip


def _reason(about: str, why: Explained, first: Column, other: Column) -> Reason:
    shown = [part for part in why.parts if abs(part.difference) >= SHOWN_FROM]
    rest = [part for part in why.parts if abs(part.difference) < SHOWN_FROM]
    return Reason(
        _title(about), f"{why.base:.2f}", f"{why.other:.2f}", signed(why.difference), signed(why.total),
        signed(why.remainder), tuple(_row(part, first, other) for part in shown),
        signed(sum(part.difference for part in rest)), len(rest),
    )  # fmt: skip


def _row(part: Part, first: Column, other: Column) -> PartRow:
    return PartRow(part.label, signed(part.difference), _side(part.base, first), _side(part.other, other))


def _side(side: Side | None, column: Column) -> SideCell:
    if side is None:
        return SideCell(_("nothing"), (), "")
    entries = {entry["id"]: entry for entry in column.payload["evidence"]}
    figures = tuple(_figure(dict(entries[key]), column) for key in side.evidence)
    return SideCell(f"{side.contribution:.2f}", figures, name_of(dict(column.payload), side.country))


def _figure(entry: dict[str, Any], column: Column) -> FigureLink:
    value = entry["value"]
    number = _("no value") if value is None else count(value) if abs(value) >= 100 else plain_number(value)
    if entry.get("instead_of") is not None:
        number = _("%(number)s instead of %(published)s") % {
            "number": number, "published": plain_number(entry["instead_of"]),
        }  # fmt: skip
    text = ", ".join(word for word in (number, period_words(entry["period"] or "", short=True)) if word)
    return FigureLink(text, link_of(entry["id"], column), entry["release"] or "")


def signed(number: float) -> str:
    """A difference with its sign: "+1.20", "−0.35", "0"."""
    text = f"{number:+.2f}"
    return "0" if text in ("+0.00", "-0.00") else text.replace("-", MINUS)


def marked(payload: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    """The document with what was published beside every figure that was changed."""
    published = {(one["scope"], one["figure"]): one["value"] for one in base["evidence"] if one["figure"]}
    evidence = []
    for entry in payload["evidence"]:
        before = published.get((entry["scope"], entry["figure"]))
        is_changed = before is not None and before != entry["value"]
        evidence.append(entry | {"instead_of": before} if is_changed else entry)
    return payload | {"evidence": evidence}
