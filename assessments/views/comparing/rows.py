"""Results side by side: the rows of the comparison, each with a cell a result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.models import Method
from assessments.reports.tables import tables
from assessments.reports.tables.rows import ShareRow
from assessments.reports.words.display import RISK_LIMITS, Value, percent, value_of
from assessments.reports.words.naming import PLACES, is_at_least
from assessments.scoring.drawing.comparison import Comparison, compare
from assessments.scoring.kept_draws import Draws, drawn_in_common
from assessments.views.choices import loaded
from assessments.views.result.evidence import figure_url

MOST_THREATS = 8
LEAST_DIFFERENCE = 0.05


@dataclass(frozen=True)
class Column:
    """One of the results that are compared, with its draws once they are there."""

    number: int
    url: str
    payload: Mapping[str, Any]
    method: Method
    draws: Draws | None
    what_if: str = ""
    """The name of a what-if; empty for a result."""
    name: str = ""
    """The name of the corridor, in quotes."""

    @property
    def title(self) -> str:
        origin, destination = tables.ends_of(dict(self.payload))
        pair = _("%(origin)s to %(destination)s") % {"origin": origin, "destination": destination}
        return f"{pair} {self.name}".rstrip()

    @property
    def origin(self) -> str:
        return str(self.payload["places"]["origin"]["country"])


@dataclass(frozen=True)
class Standing:
    """How a value stands to the same value of the first result, in words and in shares of the draws."""

    words: str
    shares: str


@dataclass(frozen=True)
class Cell:
    """A share or a severity of one result, and how it stands to the first one."""

    share: ShareRow | None = None
    value: Value | None = None
    standing: Standing | None = None
    url: str = ""


@dataclass(frozen=True)
class Row:
    label: str
    code: str
    cells: tuple[Cell, ...]


def share_rows(columns: Sequence[Column]) -> list[Row]:
    """Fear and the four shares, in their order; never sorted by size."""
    rows = [
        {row.code: row for row in (tables.fear_row(dict(one.payload)), *tables.share_rows(dict(one.payload)))}
        for one in columns
    ]
    return [
        Row(first.name, code, tuple(_share_cell(rows[at][code], columns, at) for at in range(len(columns))))
        for code, first in rows[0].items()
    ]


def _share_cell(row: ShareRow, columns: Sequence[Column], at: int) -> Cell:
    """Shares of people of different origins are set side by side and not held against each other."""
    column, first = columns[at], columns[0]
    told = column.origin == first.origin
    return Cell(share=row, standing=standing(row.code, column, first) if told else None)


def risk_rows(columns: Sequence[Column]) -> list[Row]:
    """Risk at origin, route and destination, then the one number for sorting."""
    labels = {
        "origin": _("Risk at the origin"), "route": _("Risk on the route"),
        "destination": _("Risk at the destination"), "risk": _("Risk of the corridor"),
    }  # fmt: skip
    return [
        Row(label, name, tuple(_risk_cell(name, column, columns[0]) for column in columns))
        for name, label in labels.items()
    ]


def _risk_cell(name: str, column: Column, first: Column) -> Cell:
    payload = dict(column.payload)
    part = payload["risk"] if name == "risk" else payload["places"][name]["risk"]
    at_least = bool(part["at_least"]) if name == "risk" else is_at_least(payload, name)
    return Cell(value=value_of(part, RISK_LIMITS, at_least=at_least), standing=standing(name, column, first))


def standing(name: str, column: Column, first: Column) -> Standing | None:
    """How a value stands to that of the first result, from common draws; ``None`` where nobody can say."""
    if column is first or column.draws is None or first.draws is None:
        return None
    one, other = loaded(column.method.text), loaded(first.method.text)
    if not drawn_in_common(column.payload, one, first.payload, other):
        return None
    found = compare(column.draws[name], first.draws[name], one)
    return None if found is None else Standing(in_words(found), shares_of_draws(found))


def in_words(found: Comparison) -> str:
    words = {
        "higher": _("higher"), "probably higher": _("probably higher"),
        "lower": _("lower"), "probably lower": _("probably lower"),
    }  # fmt: skip
    if not found.above and not found.below:
        return _("the same")
    return words.get(found.words, _("cannot be told apart"))


def shares_of_draws(found: Comparison) -> str:
    if not found.above and not found.below:
        return _("the same in every draw")
    return _("higher in %(above)s of the draws, lower in %(below)s") % {
        "above": percent(found.above), "below": percent(found.below),
    }  # fmt: skip


def threat_rows(columns: Sequence[Column]) -> list[Row]:
    """The threats that differ most, place by place, the greatest difference first."""
    found = sorted(_differing(columns), key=lambda pair: -pair[0])
    return [row for _difference, row in found[:MOST_THREATS]]


def _differing(columns: Sequence[Column]) -> Iterator[tuple[float, Row]]:
    for place in PLACES:
        grids = [column.payload["places"][place].get("threats") or {} for column in columns]
        for slug in dict.fromkeys(slug for grid in grids for slug in grid):
            parts = [grid.get(slug) for grid in grids]
            known = [part["nominal"] for part in parts if part and part["nominal"] is not None]
            if len(known) > 1 and max(known) - min(known) >= LEAST_DIFFERENCE:
                label = next(part["label"] for part in parts if part)
                cells = tuple(_threat_cell(part, column) for part, column in zip(parts, columns, strict=True))
                yield max(known) - min(known), Row(label, place, cells)


def _threat_cell(part: Mapping[str, Any] | None, column: Column) -> Cell:
    figures = part["figures"] if part else []
    url = link_of(figures[0]["evidence"], column) if figures else ""
    return Cell(value=value_of(part), url=url)


def link_of(evidence: str, column: Column) -> str:
    """The page of a figure, else its row in the evidence table of its result."""
    entry = next(one for one in column.payload["evidence"] if one["id"] == evidence)
    url = figure_url(dict(entry))
    return f"{column.url}{url}" if url.startswith("#") else url
