"""Tables of what drives a result: threats by contribution, choices by effect, levers. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from assessments.reports.tables.rows import (
    ChangeCell,
    ChoiceGroup,
    ChoiceRow,
    DriverGroup,
    DriverRow,
    LeverRow,
)
from assessments.reports.tables.threat_tables import threat_label
from assessments.reports.words.display import MINUS, RISK_LIMITS, Value, percent, sentence_case, value_of
from assessments.reports.words.naming import PLACES, Payload, is_at_least, name_of, place_title

SHOWN = 6
OUTPUTS = {
    "risk": "Risk of the corridor", "fear": "Fear for safety", "E": "Share of E", "RS": "Share of RS",
    "D": "Share of D", "RW": "Share of RW",
}  # fmt: skip
JUDGEMENT, UNCERTAIN = "judgement", "uncertain figure"
SHARES = ("E", "RS", "D", "RW")


def driver_groups(payload: Payload) -> list[DriverGroup]:
    """What drives the risk: the corridor's where it joins several places, then place by place."""
    groups = []
    if payload["risk"]["basis"] != "destination":
        value = value_of(payload["risk"], RISK_LIMITS, at_least=bool(payload["risk"]["at_least"]))
        groups.append(_group(payload, "Corridor: route and destination", value, payload["drivers"]))
    groups += [_place_group(payload, place) for place in PLACES]
    return [group for group in groups if group.rows]


def _place_group(payload: Payload, place: str) -> DriverGroup:
    part = payload["places"][place]
    found = part.get("drivers")
    rows = [row for row in payload["drivers"] if row["place"] == place] if found is None else found
    value = value_of(part["risk"], RISK_LIMITS, at_least=is_at_least(payload, place))
    return _group(payload, place_title(payload, place), value, rows)


def _group(payload: Payload, title: str, value: Value, found: Iterable[Payload]) -> DriverGroup:
    """Figures of one threat in one country stand as one part; the smallest parts stand together."""
    whole = value.number or 0.0
    rows = [
        replace(row, where="") if row.where and row.where in title else row
        for row in _by_threat(payload, found, whole)
    ]
    rest = rows[SHOWN:] if len(rows) > SHOWN + 1 else []
    shown = rows[: len(rows) - len(rest)]
    return DriverGroup(title, value, tuple(shown), _together(rest, whole) if rest else None)


def _by_threat(payload: Payload, found: Iterable[Payload], whole: float) -> list[DriverRow]:
    ordered = sorted(found, key=_threat_of)
    rows = [_driver_row(payload, list(group), whole) for _, group in groupby(ordered, key=_threat_of)]
    return sorted((row for row in rows if row.contribution), key=lambda row: -row.contribution)


def _threat_of(row: Payload) -> tuple[str, str]:
    return row["threat"], row["country"] or ""


def _driver_row(payload: Payload, figures: Sequence[Payload], whole: float) -> DriverRow:
    first = figures[0]
    label = first.get("label") or threat_label(payload, first["threat"])
    evidence = dict.fromkeys(figure["evidence"] for figure in figures if figure.get("evidence"))
    return _row(
        label, name_of(payload, first["country"]) or "along the line",
        sum(figure["contribution"] for figure in figures), whole, tuple(evidence),
    )  # fmt: skip


def _row(label: str, where: str, part: float, whole: float, evidence: tuple[str, ...]) -> DriverRow:
    share = percent(part / whole) if whole > 0 and part >= 0 else ""
    return DriverRow(label, where, part, f"{part:.2f}".replace("-", MINUS), share, evidence)


def _together(rows: Sequence[DriverRow], whole: float) -> DriverRow:
    evidence = tuple(key for row in rows for key in row.evidence)
    return _row(f"{len(rows)} others together", "", sum(row.contribution for row in rows), whole, evidence)


def main_drivers(payload: Payload, place: str, most: int = 2) -> list[str]:
    """Return the labels of the greatest contributions at a place; none where they are not computed."""
    return [row.label for row in _place_group(payload, place).rows[:most] if row.contribution > 0]


def choice_groups(payload: Payload) -> list[ChoiceGroup]:
    """What each range depends on most, in the order of the result; judgement is named."""
    rows = [_choice_row(row) for row in payload["choices"]]
    outputs = list(dict.fromkeys(row.output for row in rows))
    return [ChoiceGroup(output, tuple(row for row in rows if row.output == output)) for output in outputs]


def _choice_row(row: Payload) -> ChoiceRow:
    effect = 0.0 if row["effect"] is None else float(row["effect"])
    kind = JUDGEMENT if row["judgement"] else UNCERTAIN
    text = f"{effect:+.2f}".replace("-", MINUS)
    return ChoiceRow(
        OUTPUTS.get(row["output"], sentence_case(row["output"])), sentence_case(row["label"]), text,
        min(1.0, abs(effect)), bool(row["judgement"]), kind,
    )  # fmt: skip


def lever_rows(payload: Payload) -> list[LeverRow]:
    """The levers in the order of the result; one that does not apply says why."""
    return [
        LeverRow(
            row["label"], row["holder"], bool(row["applies"]), row["why"] or row.get("note") or "",
            tuple(_change(code, part) for code, part in _changes(row)) if row["applies"] else (),
        )
        for row in payload["levers"]
    ]  # fmt: skip


def _changes(row: Payload) -> list[tuple[str, Any]]:
    shares = row["shares"] or {}
    return [*((code, shares.get(code)) for code in SHARES), ("fear", row["fear"])]


def _change(code: str, part: Payload | None) -> ChangeCell:
    """One share under a lever; the median stands where the lever has no nominal value."""
    if part is None or (part["nominal"] is None and part["median"] is None):
        return ChangeCell(code, None, None, None, "not rated", "")
    change = part["median"] if part["nominal"] is None else part["nominal"]
    if not any((change, part["low"], part["high"])):
        return ChangeCell(code, change, None, None, "0", "")
    between = "" if part["low"] is None else f"{points(part['low'])} to {points(part['high'])}"
    text = points(change) if part["nominal"] is not None else f"median {points(change)}"
    return ChangeCell(code, change, part["low"], part["high"], text, between)


def points(change: float) -> str:
    """Return the change of a share in percentage points, signed; below one point with a decimal.

    >>> points(0.052), points(-0.031), points(-0.0046), points(0.0)
    ('+5', '−3', '−0.5', '0')
    """
    text = f"{100 * change:+.0f}" if abs(change) >= 0.00995 else f"{100 * change:+.1f}"
    return "0" if text in ("+0.0", "-0.0") else text.replace("-", MINUS)
