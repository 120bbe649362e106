"""A result as narrow rows: every value of the document that a list may filter on, with what it rests on."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?!\d))?(?:-(0[1-9]|[12]\d|3[01])(?!\d))?")
SINGLES = ("risk", "violence", "structural", "hazard", "vulnerability", "lack_of_coping")
GROUPS = (("systems", "system"), ("freedoms", "freedom"), ("threats", "threat"))

Row = dict[str, Any]


def score_rows(payload: Row) -> list[Row]:
    """Return one row for each share, risk, system, freedom and threat of a document.

    Each has ``dimension, place, threat, value, low, median, high, band, coverage, probability, reliability,
    period, period_start, period_end, releases``; unknown is None, or empty where it is a text. The
    ``probability`` is that of the row's band, of a share that it is the largest. Periods and releases are
    those of the figures behind the value; of one made of several threats, of all figures of its place.

    >>> period_of([{"period": "2019"}, {"period": "2024-06"}])[0]
    '2019/2024-06'
    """
    resting = [entry for entry in payload["evidence"] if not _about_law(entry)]
    rows = [*_matrix_rows(payload, resting), *_risk_rows(payload, resting)]
    for place, part in payload["places"].items():
        rows += _place_rows(place, part, resting, payload["risk"]["reliability"])
    return rows


def _matrix_rows(payload: Row, resting: list[Row]) -> Iterator[Row]:
    matrix = payload["matrix"]
    behind = _behind(resting, lambda use: use == "fear" or use.startswith("match"))
    of_fear = _behind(resting, lambda use: use == "fear")
    yield _row("fear", "", "", matrix["fear"]) | of_fear | {"reliability": matrix["reliability"]}
    for code, share in matrix["shares"].items():
        row = _row("share", "", code, share) | behind
        yield row | {"reliability": matrix["reliability"], "probability": matrix["probability"][code]}


def _risk_rows(payload: Row, resting: list[Row]) -> Iterator[Row]:
    """The risk of the corridor as a whole has no place; that of a place has one."""
    behind = _behind(resting, lambda use: use.startswith(("route.", "destination.")))
    yield _row("risk", "", "", payload["risk"]) | behind | {"reliability": payload["risk"]["reliability"]}


def _place_rows(place: str, part: Row, resting: list[Row], reliability: float | None) -> list[Row]:
    behind = _behind(resting, lambda use: use.startswith(f"{place}."))
    rows = [
        _row(name.replace("_", "-"), place, "", part[name]) | behind for name in SINGLES if part.get(name)
    ]
    for group, dimension in GROUPS:
        for slug, cell in (part.get(group) or {}).items():
            own = _behind(resting, f"{place}.{slug}".__eq__) if group == "threats" else behind
            rows.append(_row(dimension, place, slug, cell) | own)
    return [row | {"reliability": reliability} for row in rows]


def _row(dimension: str, place: str, threat: str, cell: Row) -> Row:
    band = cell.get("band") or ""
    return {
        "dimension": dimension, "place": place, "threat": threat,
        "value": cell["nominal"], "low": cell["low"], "median": cell["median"], "high": cell["high"],
        "band": band, "coverage": cell.get("coverage"),
        "probability": (cell.get("band_probability") or {}).get(band),
    }  # fmt: skip


def _behind(resting: Iterable[Row], serves: Any) -> Row:
    entries = [entry for entry in resting if any(serves(use) for use in entry["used_for"])]
    period, start, end = period_of(entries)
    releases = sorted({entry["release"] for entry in entries if entry["release"]})
    return {"period": period, "period_start": start, "period_end": end, "releases": " ".join(releases)}


def period_of(entries: Iterable[Row]) -> tuple[str, date | None, date | None]:
    """From the first to the last period of some figures, as an ISO 8601 interval, with both days."""
    found = [match for entry in entries for match in DAY.finditer(entry["period"] or "")]
    if not found:
        return "", None, None
    first, last = min(found, key=_first_day), max(found, key=_last_day)
    text = first[0] if first[0] == last[0] else f"{first[0]}/{last[0]}"
    return text, _first_day(first), _last_day(last)


def _first_day(match: re.Match[str]) -> date:
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))


def _last_day(match: re.Match[str]) -> date:
    """The last day of the year or month; a month is taken to its 28th, which no month lacks."""
    return date(int(match[1]), int(match[2] or 12), int(match[3] or (31 if not match[2] else 28)))


def _about_law(entry: Row) -> bool:
    return str(entry["scope"]) == "treaty"
