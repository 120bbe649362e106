"""The parts of the page of a what-if; everything read from its stored documents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from assessments.models import Scenario
from assessments.reports.pictures.matrix_picture import matrix_point
from assessments.reports.pictures.matrix_svg import matrix_svg
from assessments.reports.tables import tables
from assessments.reports.tables.driver_tables import points
from assessments.reports.words.display import (
    NO_NUMBER,
    RISK_LIMITS,
    Value,
    percent,
    percent_range,
    sentence_case,
    severity_text,
    value_of,
)
from assessments.reports.words.naming import is_at_least, name_of
from assessments.scoring.drawing.comparison import Comparison
from assessments.scoring.kept_draws import HEADLINES
from assessments.scoring.what_ifs.what_if_words import NO_NOMINAL, has_no_nominal
from assessments.views.comparing.reasons import marked, pairs_of, signed
from assessments.views.comparing.rows import Column, in_words, shares_of_draws

RISKS = ("origin", "route", "destination", "risk")
MOVED_BY_ACCESS = ("E", "D")
"""The shares that access to work of those who moved for opportunity has a part in."""


@dataclass(frozen=True)
class Row:
    """One headline value: in the base, in the what-if, the change with its range, and its words."""

    label: str
    code: str
    base: Value
    scenario: Value
    change: str
    change_range: str
    reason: str
    words: str
    shares: str


def scenario_parts(shown: Scenario) -> dict[str, Any]:
    result, base, payload = shown.result or {}, shown.base.payload, shown.payload or {}
    unknown = [has_no_nominal(change, base) for change in shown.changes]
    rows = [_row(name, result["values"][name], base, payload, any(unknown)) for name in HEADLINES]
    columns = [
        Column(1, shown.base.get_absolute_url(), base, shown.base.method, None),
        Column(2, shown.get_absolute_url(), marked(payload, base), shown.base.method, None),
    ]
    return {
        "ends": tables.ends_of(base),
        "rows": rows,
        "matrix": _matrix(base, payload),
        "steps": _steps(result["steps"], rows, unknown),
        "step_labels": [(_label(name), name) for name in HEADLINES],
        "travelled": [_travelled(row, base) for row in result["travelled"]],
        "pair": pairs_of(columns)[0],
        "route_why": payload["places"]["route"].get("why"),
    }


def _label(name: str) -> str:
    return {
        "fear": _("Moved in fear for their safety"), "origin": _("Risk at the origin"),
        "route": _("Risk on the route"), "destination": _("Risk at the destination"),
        "risk": _("Risk of the corridor"),
    }.get(name, name)  # fmt: skip


def _row(
    name: str, part: dict[str, Any], base: dict[str, Any], payload: dict[str, Any], has_unknown: bool
) -> Row:
    """The median stands for a change that has no nominal value, with the reason."""
    by_median = has_unknown and name in MOVED_BY_ACCESS and bool(part["change"]["median"])
    change = _change(name, part["change"]["median" if by_median else "nominal"])
    found = None if part["words"] is None else Comparison(part["above"], part["below"], part["words"])
    return Row(
        _label(name), name, _value(name, part["base"], base), _value(name, part["scenario"], payload),
        _("median %(change)s") % {"change": change} if by_median else change,
        _change_range(name, part["change"]), sentence_case(_(NO_NOMINAL)) if by_median else "",
        "" if found is None else in_words(found), "" if found is None else shares_of_draws(found),
    )  # fmt: skip


def _value(name: str, part: dict[str, Any], payload: dict[str, Any]) -> Value:
    if name in RISKS:
        at_least = bool(payload["risk"]["at_least"]) if name == "risk" else is_at_least(payload, name)
        return value_of(part, RISK_LIMITS, at_least=at_least)
    if part["nominal"] is None:
        return Value(None, _("not rated"), "")
    return Value(part["nominal"], percent(part["nominal"]), "", range_text=percent_range(part))


def _change(name: str, change: float | None) -> str:
    if change is None:
        return "–"
    if name in RISKS:
        return signed(change)
    text = points(change)
    return text if text == "0" else _("%(number)s points") % {"number": text}


def _change_range(name: str, change: dict[str, Any]) -> str:
    if change["low"] is None:
        return ""
    low, high = (_change(name, change[key]).removesuffix(" " + _("points")) for key in ("low", "high"))
    return "" if low == high == "0" else _("%(low)s to %(high)s") % {"low": low, "high": high}


def _steps(
    steps: Sequence[dict[str, Any]], rows: Sequence[Row], unknown: Sequence[bool]
) -> list[dict[str, Any]]:
    """Each change with what it adds, and the sum beside the whole change."""
    told = [
        {"sentence": step["sentence"], "cells": [_added(row, step, raises) for row in rows]}
        for step, raises in zip(steps, unknown, strict=True)
    ]
    whole = [row.change for row in rows]
    return [*told, {"sentence": _("All together"), "cells": whole, "is_sum": True}] if told else []


def _added(row: Row, step: dict[str, Any], raises_unknown: bool) -> str:
    """What a step adds to a nominal value; a dash where it has none."""
    return NO_NUMBER if raises_unknown and row.reason else _change(row.code, step["values"][row.code])


def _travelled(row: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": row["label"], "country": name_of(base, row["country"]), "because": ", ".join(row["because"]),
        "value": severity_text(row["value"]), "with_the_rise": severity_text(row["with_the_rise"]),
    }  # fmt: skip


def _matrix(base: dict[str, Any], payload: dict[str, Any]) -> SafeString | None:
    """Both centres in one picture; ``None`` where neither can be placed."""
    points = [(matrix_point(base), _("Base")), (matrix_point(payload), _("What-if"))]
    named = [replace(point, label=label, cloud=()) for point, label in points if point]
    if not named:
        return None
    description = _("The centre of the base and of the what-if in the matrix of match and motive.")
    svg = matrix_svg(named, description=description, width=460, height=420, font="inherit")
    return mark_safe(svg)  # every text in it is escaped where it is drawn
