"""The pieces the hand-made results of ``tests.payloads`` are put together from."""

from itertools import pairwise
from math import prod
from typing import Any

from tests.payload_draws import (
    BANDS,
    DRAWS,
    SEVERITY_SD,
    STEPS,
    cloud_of,
    evenly,
    largest_in,
    matrix_draws,
    probability,
    ranged,
)
from tests.payload_evidence import ORDER, RELEASES, SEVERITIES, SURVEY, evidence_of, figures_of, reference

LABELS = {
    "earthquake": "Earthquake", "tsunami": "Tsunami", "river-flood": "River flood",
    "coastal-flood": "Coastal flood", "storm": "Storm", "drought": "Drought",
    "weather-displacement": "Weather-related displacement", "volcano": "Volcanic eruption",
    "climate-change": "Climate change (as such)", "technological": "Technological accident",
    "epidemic": "Pandemic and endemic disease", "disease-burden": "Burden of disease",
    "ncd": "Non-communicable disease", "war": "War and violent conflict",
    "voice": "Voice and accountability", "inequality": "Inequality", "poverty": "Poverty",
    "hunger": "Hunger and food crisis", "contraction": "Economic contraction", "famine": "Famine",
    "debt": "Debt crisis", "energy": "Energy crisis", "interstate": "Inter-state tension",
    "criminal-violence": "Criminal and gender-based violence",
    "trafficking": "Trafficking and exploitation", "detention-return": "Detention and forced return",
    "route-deaths": "Death and disappearance en route",
}  # fmt: skip
SYSTEMS = {
    "physical": ("earthquake", "tsunami", "river-flood", "coastal-flood", "storm", "drought"),
    "living": ("epidemic", "disease-burden"),
    "social": ("war", "voice", "inequality", "poverty", "hunger", "contraction"),
}
SYSTEM_OF_UNCOVERED = {
    "volcano": "physical", "climate-change": "physical", "technological": "physical", "ncd": "living",
    "famine": "social", "debt": "social", "energy": "social", "interstate": "social",
    "criminal-violence": "social", "trafficking": "social", "detention-return": "social",
}  # fmt: skip


FORESIGHT = {"label": "Projected conflict", "figures": []}


def number(value: float | None) -> dict[str, Any]:
    return ranged(value) if value is None else ranged(value, evenly(value, SEVERITY_SD))


def banded(
    value: float | None, limits: tuple[float, ...] = (2, 4, 6, 8), empty: str = "not rated"
) -> dict[str, Any]:
    if value is None:
        return number(None) | {"band": empty, "band_probability": None}
    band = BANDS[sum(value >= limit for limit in limits)]
    return number(value) | {
        "band": band, "band_probability": probability(evenly(value, SEVERITY_SD), limits),
    }  # fmt: skip


def risk(value: float | None, empty: str = "not rated") -> dict[str, Any]:
    return banded(value, (2.0, 3.5, 5.0, 6.5), empty)


def severity_mean(values: list[float]) -> float:
    return (10 - prod(1 + 0.9 * (10 - value) for value in values) ** (1 / len(values))) / 0.9


def headline(value: float, basis: str, reliability: float) -> dict[str, Any]:
    return risk(value) | {"basis": basis, "at_least": True, "reliability": reliability}


def place(iso3: str) -> dict[str, Any]:
    by_slug = dict(zip(ORDER, SEVERITIES[iso3], strict=False))
    coping, gender = SEVERITIES[iso3][-2:]
    natural = severity_mean([by_slug[slug] for slug in SYSTEMS["physical"]])
    hazard = severity_mean([natural, by_slug["epidemic"]])
    vulnerability = severity_mean(
        [by_slug[slug] for slug in ("disease-burden", "inequality", "poverty", "hunger")]
    )
    structural = (hazard * vulnerability * coping) ** (1 / 3)
    want = [hazard] + [by_slug[slug] for slug in ("disease-burden", "poverty", "hunger")]
    return {
        "country": iso3,
        "risk": risk(severity_mean([by_slug["war"], structural])),
        "violence": banded(by_slug["war"]),
        "structural": banded(structural),
        "hazard": number(hazard),
        "vulnerability": number(vulnerability),
        "lack_of_coping": number(coping),
        "systems": {system: _system(system, by_slug) for system in SYSTEMS},
        "freedoms": {
            "fear": banded(severity_mean([by_slug["war"], by_slug["voice"]])),
            "want": banded(severity_mean(want)),
            "dignity": banded(severity_mean([by_slug["voice"], gender])),
        },
        "threats": {slug: _threat(iso3, slug, by_slug) for slug in LABELS},
        "foresight": {"projected-conflict": banded(by_slug["war"]) | FORESIGHT},
        "legal": _legal(iso3),
        "drivers": [],
    }  # fmt: skip


def _system(system: str, by_slug: dict[str, float]) -> dict[str, Any]:
    known = [by_slug[slug] for slug in SYSTEMS[system] if slug in by_slug]
    return banded(severity_mean(known)) | {"coverage": len(known) / len(SYSTEMS[system])}


def _threat(iso3: str, slug: str, by_slug: dict[str, float]) -> dict[str, Any]:
    empty = "not covered" if slug in SYSTEM_OF_UNCOVERED else "not rated"
    empty = "not applicable" if slug == "route-deaths" else empty
    value = by_slug.get(slug)
    return banded(value, empty=empty) | {
        "label": LABELS[slug],
        "coverage": 0.0 if value is None else 1.0,
        "figures": figures_of(iso3, slug, value),
    }


def _legal(iso3: str) -> list[dict[str, Any]]:
    in_refugee_convention = iso3 in ("JPN", "UGA")
    party, outside = "party", "not party"
    rows = [
        ("Refugee Convention 1951", party if in_refugee_convention else outside, "1981-10-03"),
        ("Refugee Protocol 1967", party if in_refugee_convention else outside, "1982-01-01"),
        ("ICRMW 1990", party if iso3 == "UGA" else outside, "1995-11-14"),
        ("UNTOC 2000", party, "2004-03-30"),
        ("Trafficking Protocol 2000", "to be checked" if iso3 == "JPN" else party, "2017-07-11"),
        ("Smuggling Protocol 2000", "signed only" if iso3 == "THA" else party, "2004-03-30"),
        ("Statelessness 1954", outside, None),
        ("Statelessness 1961", outside, None),
    ]
    return [
        {"instrument": name, "status": status, "since": since if status == party else None,
         "known_to": "2015-03-14", "note": ""}
        for name, status, since in rows
    ]  # fmt: skip


def leg(
    start: str, end: str, mode: str, km: float, countries: dict[str, float], value: float | None
) -> dict[str, Any]:
    why = None if value is not None else "Air legs add nothing." if mode == "air" else "No figure."
    return {"from": start, "to": end, "mode": mode, "kind": "stand-in", "km": km, "countries": countries,
            "risk": risk(value, "not applicable" if mode == "air" else "not rated"), "why": why}  # fmt: skip


def route(
    status: str, why: str | None, land: float | None = None, sea: float | None = None,
    transit: float | None = None,
) -> dict[str, Any]:  # fmt: skip
    applies = status == "rated"
    empty = "not rated" if applies else "not applicable"
    parts = [value for value in (transit, sea) if value is not None]
    return {
        "country": None,
        "risk": risk(severity_mean(parts) if parts else None, empty),
        "violence": banded(transit, empty=empty),
        "structural": banded(None, empty=empty),
        "hazard": number(None), "vulnerability": number(None), "lack_of_coping": number(None),
        "systems": {system: banded(None, empty=empty) | {"coverage": None} for system in SYSTEMS},
        "freedoms": {
            name: banded(sea if name == "fear" else None, empty=empty) for name in ("fear", "want", "dignity")
        },
        "threats": {slug: _route_threat(slug, empty, sea) for slug in LABELS},
        "legal": _legal("THA") if applies else [],
        "countries": [], "recorded_deaths": {
            "land": banded(land, empty=empty),
            "sea": banded(sea, empty=empty if sea is not None else "not applicable"),
        },
        "status": status, "why": why, "legs": [], "worst": None, "transit": [],
        "drivers": [],
    }  # fmt: skip


def _route_threat(slug: str, empty: str, sea: float | None) -> dict[str, Any]:
    value = sea if slug == "route-deaths" else None
    empty = "not covered" if slug in SYSTEM_OF_UNCOVERED and empty != "not applicable" else empty
    return banded(value, empty=empty) | {
        "label": LABELS[slug], "coverage": 0.0 if value is None else 1.0, "figures": [],
    }  # fmt: skip


def lines(places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    points = [[place["lon"], place["lat"]] for place in places]
    return [{"type": "LineString", "coordinates": [start, end]} for start, end in pairwise(points)]


def frame(origin: str, destination: str, population: str, names: dict[str, str]) -> dict[str, Any]:
    uncovered = [
        {"slug": slug, "label": LABELS[slug], "system": system, "why": "No figure exists in this method."}
        for slug, system in SYSTEM_OF_UNCOVERED.items()
    ]
    return {
        "schema_version": 1, "engine": "1.0.0", "corridor": f"{origin}-{destination}",
        "population": population, "as_of": "2026-06-30", "latest_evidence": "2025-12-31",
        "method": {"name": "corridor-1.0", "sha256": "c0" * 32}, "seed": 1, "draws": DRAWS, "warnings": [],
        "countries": names, "levers": [], "choices": [], "drivers": [],
        "not_covered": [row["slug"] for row in uncovered], "uncovered": uncovered,
        "evidence": evidence_of(origin, destination, names),
        "assumptions": [
            {"name": "k", "value": 2.0, "low": 0.5, "high": 4.0,
             "why": "How fast hardship grows with the displaced share; judgement."},
            {"name": "m0", "value": 0.5, "low": 0.4, "high": 0.6,
             "why": "The match at which strong and weak are equally likely; judgement."},
            {"name": "skill", "value": 0.7, "low": 0.4, "high": 1.0,
             "why": "No over-qualification rate is recorded for this corridor."},
            {"name": "access.refugees.not-party", "value": 0.25, "low": 0.05, "high": 0.5,
             "why": "The destination is not bound by the 1951 Convention or the 1967 Protocol."},
        ],
        "releases": [dict(row) for row in RELEASES],
    }  # fmt: skip


# Stock 1,708,695 at mid-2024 (UN DESA); mean of the two year-ends around it 85,000 under UNHCR:
# U = 1,708,695 - 85,000 = 1,623,695; N = U + 80,411 + 0 + 0 = 1,704,106
STOCK, REFUGEES, UNREGISTERED = 1_708_695.0, 80_411.0, 1_623_695.0
NUMBER = UNREGISTERED + REFUGEES
SURVEYED, RECOGNITION = 0.15, 0.871
# by_reason = (80,411 + 0.871*0 + 0.15*1,623,695) / 1,704,106 = 0.19011
FEAR = (REFUGEES + SURVEYED * UNREGISTERED) / NUMBER
STRONG_E, STRONG_R = 0.62, 0.27
# E is larger than D where p_e > 0.5: in 83% of the draws, as P(z < (0.62 - 0.5) / 0.1258) = 0.83
SPREAD = {"fear": 0.04, "opportunity": 0.1258, "strong_r": 0.12}


def rated_matrix(fear: float = FEAR, spread: float = SPREAD["fear"]) -> dict[str, Any]:
    shares = {"E": (1 - fear) * STRONG_E, "RS": fear * STRONG_R,
              "D": (1 - fear) * (1 - STRONG_E), "RW": fear * (1 - STRONG_R)}  # fmt: skip
    spreads = (spread, SPREAD["opportunity"], SPREAD["strong_r"])
    drawn = [
        evenly(middle, sd, high=1.0, step=step)
        for middle, sd, step in zip((fear, STRONG_E, STRONG_R), spreads, STEPS, strict=True)
    ]
    of_each = matrix_draws(*drawn)
    found = largest_in(of_each)
    leader = max(found, key=lambda code: found[code])
    return {
        "status": "rated", "why": None,
        "fear": ranged(fear, drawn[0]) | {"by_status": REFUGEES / NUMBER, "by_reason": fear},
        "match": {"opportunity": ranged(STRONG_E, drawn[1]), "fear": ranged(STRONG_R, drawn[2])},
        "shares": {code: ranged(share, of_each[code]) for code, share in shares.items()},
        "quadrant": leader if found[leader] >= 0.7 else "mixed",
        "largest": max(shares, key=lambda code: shares[code]),
        "probability": found, "cloud": cloud_of(drawn[0], of_each),
        "people": {"stock": STOCK, "refugees": REFUGEES, "asylum_seekers": 0.0, "other_protection": None},
        "reliability": 2.2, "working": _working(),
    }  # fmt: skip


def _working() -> dict[str, Any]:
    lane = {"need": 0.66, "fit": 0.43, "access": None, "skill": 0.7, "language": 0.02, "age": 0.92,
            "need_tier": 2, "rated": True, "why": None}  # fmt: skip
    return {
        "stock": {"value": STOCK, "period": "2024-07-01", "type": "C R", "figure": 1},
        "R": REFUGEES, "A": 0.0, "O": 0.0, "shared_out": 0.0, "U": UNREGISTERED, "N": NUMBER,
        "recognition": RECOGNITION, "recognition_decisions": 8421.0, "recognition_positive": 7389.0,
        "abroad": 1_520_000.0, "idps": 3_500_000.0, "population": 54_500_000.0, "delta": 0.0896,
        "hardship": 0.164, "lanes": {"e": lane, "r": lane | {"access": 0.25}}, "rule": None,
        "children_share": 0.41, "survey": reference(SURVEY),
    }  # fmt: skip


def unrated_matrix(code: str, text: str) -> dict[str, Any]:
    lane = {"need": 0.5, "fit": 0.4, "access": None, "skill": 0.7, "language": 0.1, "age": 0.8,
            "need_tier": 2, "rated": False, "why": text}  # fmt: skip
    empty = number(None)
    working = dict.fromkeys(_working()) | {
        "stock": {"value": None, "period": None, "type": None, "figure": None}, "R": 0.0, "A": 0.0, "O": 0.0,
        "lanes": {"e": dict(lane), "r": dict(lane)},
    }  # fmt: skip
    return {
        "status": "not rated", "why": {"code": code, "text": text},
        "fear": dict(empty) | {"by_status": None, "by_reason": None},
        "match": {"opportunity": dict(empty), "fear": dict(empty)},
        "shares": {share: dict(empty) for share in ("E", "RS", "D", "RW")},
        "quadrant": None, "largest": None, "probability": dict.fromkeys(("E", "RS", "D", "RW")),
        "people": {"stock": None, "refugees": 0.0, "asylum_seekers": 0.0, "other_protection": None},
        "cloud": None, "reliability": None, "working": working,
    }  # fmt: skip
