"""The route as a plain table of fields, for a browser without JavaScript: rows to a document and back."""

import re
from collections.abc import Mapping
from typing import Any

PREFIX = "route-places"
SPARE_ROWS = 4
PLACE_FIELDS = ("order", "name", "country", "longitude", "latitude")
LEG_FIELDS = ("mode", "labels", "closures", "corrections", "line")

_CLOSURE = re.compile(
    r"\s*(?P<starts>\S+)(?:\s+to\s+(?P<ends>[\d-]+))?(?P<yearly>\s+every year)?\s*(?:;\s*(?P<reason>.*))?$"
)
_CORRECTION = re.compile(
    r"\s*(?P<sign>[+-])\s*(?P<iso3>\w+)(?:\s+(?P<km>[\d.]+)(?:\s*km)?)?\s*(?:;\s*(?P<reason>.*))?$"
)


def document_of_table(data: Mapping[str, Any]) -> dict[str, Any] | None:
    """The document the posted rows describe, in their order; ``None`` where no table was posted."""
    if f"{PREFIX}-0-name" not in data:
        return None
    rows = []
    while f"{PREFIX}-{len(rows)}-name" in data:
        rows.append(
            {key: data.get(f"{PREFIX}-{len(rows)}-{key}", "") for key in (*PLACE_FIELDS, *LEG_FIELDS)}
        )
    kept = [row for row in rows if row["name"].strip()]
    kept.sort(key=lambda row: _order(row["order"]))
    return {"places": [_place(row) for row in kept], "legs": [_leg(row) for row in kept[:-1]]}


def table_of_document(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of the table: those of the document, then empty ones."""
    places, legs = document.get("places") or [], document.get("legs") or []
    rows = [_place_row(place) for place in places]
    for row, leg in zip(rows, legs, strict=False):
        row |= _leg_row(leg)
    rows += [{} for _ in range(SPARE_ROWS)]
    return [
        row | {"order": number, "prefix": f"{PREFIX}-{number - 1}"}
        for number, row in enumerate(rows, start=1)
    ]


def _order(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("inf")


def _place(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": row["name"].strip(),
        "iso3": row["country"].strip(),
        "longitude": row["longitude"].strip() or None,
        "latitude": row["latitude"].strip() or None,
    }


def _leg(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "mode": row["mode"],
        "line": _line(row["line"]),
        "labels": _written(row["labels"]),
        "closures": [_closure(line) for line in _written(row["closures"])],
        "corrections": [_correction(line) for line in _written(row["corrections"])],
    }


def _written(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _line(text: str) -> dict[str, Any] | None:
    """One point a line, longitude first; what is no number is left as it is, to be refused by name."""
    written = [re.split(r"[,;\s]+", line) for line in _written(text)]
    if not written:
        return None
    return {"type": "LineString", "coordinates": [[_degrees(part) for part in parts] for parts in written]}


def _degrees(text: str) -> Any:
    try:
        return float(text)
    except ValueError:
        return text


def _closure(line: str) -> dict[str, Any]:
    found = _CLOSURE.match(line)
    parts: dict[str, Any] = found.groupdict() if found else {"starts": line}
    return {
        "starts": parts["starts"], "ends": parts.get("ends"), "reason": parts.get("reason") or "",
        "every_year": bool(parts.get("yearly")),
    }  # fmt: skip


def _correction(line: str) -> dict[str, Any]:
    found = _CORRECTION.match(line)
    parts: dict[str, Any] = found.groupdict() if found else {"iso3": ""}
    return {
        "iso3": (parts.get("iso3") or "").upper(), "passes": parts.get("sign") == "+",
        "km": _degrees(parts["km"]) if parts.get("km") else None, "reason": parts.get("reason") or "",
    }  # fmt: skip


def _place_row(place: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": place.get("name", ""), "country": place.get("iso3", ""),
        "longitude": _text(place.get("longitude")), "latitude": _text(place.get("latitude")),
    }  # fmt: skip


def _leg_row(leg: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "mode": leg.get("mode", ""),
        "labels": "\n".join(leg.get("labels") or []),
        "closures": "\n".join(_closure_text(closure) for closure in leg.get("closures") or []),
        "corrections": "\n".join(_correction_text(each) for each in leg.get("corrections") or []),
        "line": "\n".join(", ".join(map(_text, at)) for at in (leg.get("line") or {}).get("coordinates", [])),
    }


def _closure_text(closure: Mapping[str, Any]) -> str:
    until = f" to {closure['ends']}" if closure.get("ends") else ""
    yearly = " every year" if closure.get("every_year") else ""
    return f"{closure.get('starts') or ''}{until}{yearly}; {closure.get('reason', '')}"


def _correction_text(correction: Mapping[str, Any]) -> str:
    sign = "+" if correction.get("passes") else "-"
    km = f" {_text(correction['km'])} km" if correction.get("km") is not None else ""
    return f"{sign}{correction.get('iso3', '')}{km}; {correction.get('reason', '')}"


def _text(value: Any) -> str:
    return "" if value is None else str(value)
