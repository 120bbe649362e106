"""The tables of a result, row by row. Pure; page and PDF show the same rows and cannot disagree.

Every function takes the document of a snapshot and returns frozen rows, in the order shown:

``share_rows``, ``people_rows``, ``working_rows``   who moves and why (section 1 of the method)
``place_rows``, ``leg_rows``                        risk at origin, route, destination; the legs
``threat_grid``, ``freedom_rows``, ``uncovered_rows``
``legal_cover``                                     instruments by country
``compound_rows``                                   which places hold which high cells
``evidence_rows``, ``release_rows``, ``assumption_rows`` (in ``annex``) and their explanations
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessments.reports.display import (
    CELL_LIMITS,
    NO_NUMBER,
    RISK_LIMITS,
    Value,
    count,
    percent,
    percent_range,
    sentence_case,
    severity_text,
    value_of,
)

Payload = Mapping[str, Any]
PLACES = ("origin", "route", "destination")

QUADRANT_NAMES = {
    "E": "Strong match, opportunity",
    "RS": "Strong match, fear",
    "D": "Weak match, opportunity (this method)",
    "RW": "Weak match, fear",
}
QUADRANT_ASKS = {
    "E": "Gain more: admit, recognise, include, protect from exploitation.",
    "RS": "Protect, and gain as for strong match with opportunity.",
    "D": "Reduce the need to move this way; respect dignity.",
    "RW": "Protect; lower, share and sustain the cost of hosting.",
}
SYSTEMS = {
    "physical": "Physical systems",
    "living": "Living systems",
    "social": "Social systems",
}
GRID = {
    "physical": (
        "earthquake", "tsunami", "river-flood", "coastal-flood", "storm", "drought", "weather-displacement",
        "volcano", "climate-change", "technological",
    ),
    "living": ("epidemic", "disease-burden", "ncd"),
    "social": (
        "war", "voice", "inequality", "poverty", "hunger", "contraction", "famine", "debt", "energy",
        "interstate", "criminal-violence", "trafficking", "detention-return", "route-deaths",
    ),
}  # fmt: skip
ADDED = frozenset({
    "coastal-flood", "weather-displacement", "technological", "disease-burden", "interstate",
    "criminal-violence", "trafficking", "detention-return", "route-deaths",
})  # fmt: skip
ROW_NOTES = {
    "weather-displacement": "shown only: an outcome of the rows above, in no score",
    "route-deaths": "route only; recorded deaths are minimum estimates, never risk per crossing",
}
FREEDOMS = {
    "fear": ("Freedom from fear", "war and violent conflict; voice and accountability; death en route"),
    "want": ("Freedom from want", "hazards, disease, poverty, hunger, economic contraction"),
    "dignity": ("Freedom to live in dignity", "voice and accountability; gender inequality; statelessness"),
}
INSTRUMENTS = {
    "Refugee Convention 1951": "who is a refugee; no return to danger; rights in exile",
    "Refugee Protocol 1967": "the same without limits of date",
    "ICRMW 1990": "rights of all migrant workers and their families",
    "UNTOC 2000": "organised crime across borders",
    "Trafficking Protocol 2000": "prevent and punish trafficking, protect its victims",
    "Smuggling Protocol 2000": "smuggled people are not to be prosecuted for it",
    "Statelessness 1954": "status of stateless people",
    "Statelessness 1961": "nationality at birth for those who would have none",
}


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


def name_of(payload: Payload, iso3: str | None) -> str:
    """Return a country's name, or its code where the result does not name it."""
    return "" if iso3 is None else str(payload["countries"].get(iso3, iso3))


def ends_of(payload: Payload) -> tuple[str, str]:
    """Return the names of origin and destination."""
    origin, destination = payload["corridor"].split("-")
    return name_of(payload, origin), name_of(payload, destination)


def share_rows(payload: Payload) -> list[ShareRow]:
    """The four shares in the order E, RS, D, RW; never sorted by size."""
    matrix = payload["matrix"]
    return [
        ShareRow(
            code, QUADRANT_NAMES[code], QUADRANT_ASKS[code], matrix["shares"][code]["nominal"],
            "not rated" if matrix["shares"][code]["nominal"] is None
            else percent(matrix["shares"][code]["nominal"]),
            percent_range(matrix["shares"][code]), matrix["largest"] == code,
        )
        for code in QUADRANT_NAMES
    ]  # fmt: skip


def people_rows(payload: Payload) -> list[Line]:
    """People counts as published, each with its date; never a count by quadrant."""
    matrix = payload["matrix"]
    people, working = matrix["people"], matrix["working"]
    stock = working.get("stock") or {}
    dated = ", ".join(str(part) for part in (stock.get("period"), stock.get("type")) if part)
    rows = [
        Line("Residents (migrant stock)", count(people["stock"]), f"UN DESA, {dated}" if dated else "UN DESA"),
        Line("Refugees", count(people["refugees"]), "UNHCR, latest year-end"),
        Line("Asylum-seekers", count(people["asylum_seekers"]), _shared_out(working)),
        Line("Other people in need of international protection", count(people["other_protection"]), "UNHCR"),
    ]
    children = working.get("children_share")
    if children is not None:
        rows.append(Line("Children among the refugees", percent(children), "under 18, where ages are known"))
    return rows


def _shared_out(working: Payload) -> str:
    shared = working.get("shared_out")
    if not shared:
        return "UNHCR, latest year-end"
    return f"UNHCR; {count(shared)} of them of unknown origin, shared out by this method (tier 3)"


def working_rows(payload: Payload) -> list[Line]:
    """How fear and match were reached, in the order of sections 1.1 and 1.2 of the method."""
    matrix = payload["matrix"]
    fear, working = matrix["fear"], matrix["working"]
    decisions = working.get("recognition_decisions")
    rows = [
        Line("Fear, by status", percent(fear["by_status"]), "may not be returned today"),
        Line("Fear, by reason", percent(fear["by_reason"]), "the reading used for the shares"),
        Line("Recognition elsewhere (g)", percent(working.get("recognition")),
             f"{count(decisions)} decisions of other destinations" if decisions is not None else ""),
        Line("Displaced share of the origin (delta)", percent(working.get("delta")), "abroad and inside"),
        Line("Hardship at origin (h)", percent(working.get("hardship")), "1 - exp(-k delta)"),
    ]  # fmt: skip
    return rows + _lane_rows(matrix)


def _lane_rows(matrix: Payload) -> list[Line]:
    rows = []
    for lane, key, name in (("e", "opportunity", "opportunity"), ("r", "fear", "fear")):
        part = matrix["working"]["lanes"][lane]
        strong = matrix["match"][key]["nominal"]
        factors = ", ".join(
            f"{factor} {'missing' if part.get(factor) is None else format(part[factor], '.2f')}"
            for factor in ("need", "fit", "access")
        )
        text = "not rated" if strong is None else percent(strong)
        rows.append(Line(f"Strong match, {name} lane", text, part.get("why") or factors))
    return rows


def place_rows(payload: Payload) -> list[PlaceRow]:
    """Risk at origin, route and destination; "at least" stands where the result says so."""
    return [_place_row(payload, place) for place in PLACES]


ROLES = {
    ("origin", "residents"): "risk on return",
    ("origin", "movers"): "what people leave",
    ("route", "residents"): "the way there",
    ("route", "movers"): "the way there",
    ("destination", "residents"): "where people live",
    ("destination", "movers"): "where people go",
}


def _place_row(payload: Payload, place: str) -> PlaceRow:
    part = payload["places"][place]
    country = None if place == "route" else part["country"]
    low_bound = is_at_least(payload, place)
    return PlaceRow(
        place, place_title(payload, place), country, ROLES[place, payload["population"]],
        value_of(part["risk"], RISK_LIMITS, at_least=low_bound),
        value_of(part["violence"], at_least=low_bound), value_of(part["structural"], at_least=low_bound),
        *(_number(part.get(key)) for key in ("hazard", "vulnerability", "lack_of_coping")),
        note=_place_note(payload, place),
    )  # fmt: skip


def is_at_least(payload: Payload, place: str) -> bool:
    """Whether values of a place are lower bounds (threats particular to migrants have no figure)."""
    return place != "origin" and bool(payload["risk"]["at_least"])


def place_title(payload: Payload, place: str) -> str:
    """Return "Origin: Myanmar", "Route", "Destination: Thailand"."""
    part = payload["places"][place]
    country = None if place == "route" else part["country"]
    return sentence_case(place) if country is None else f"{sentence_case(place)}: {name_of(payload, country)}"


def _number(part: Payload | None) -> str:
    return NO_NUMBER if part is None else severity_text(part["nominal"], CELL_LIMITS)


def _place_note(payload: Payload, place: str) -> str:
    if place != "route":
        return ""
    route = payload["places"]["route"]
    worst = f"worst transit country: {name_of(payload, route['worst'])}" if route.get("worst") else ""
    return "; ".join(text for text in (route["why"] or "", worst) if text)
