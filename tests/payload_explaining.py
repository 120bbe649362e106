"""What explains the hand-made results: compound crises, drivers, choices, levers."""

import tomllib
from math import log
from pathlib import Path
from typing import Any

from tests.payload_draws import evenly, ranged
from tests.payload_evidence import ORDER, SEVERITIES, figures_of
from tests.payload_parts import LABELS, SYSTEMS, severity_mean

METHOD_FILE = Path(__file__).resolve().parent.parent / "fixtures" / "methods" / "corridor-1.0.toml"
EDGES = tomllib.loads(METHOD_FILE.read_text(encoding="utf-8"))["compound"]["edges"]
HIGH = ("high", "very high")


def compound(places: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    counted = [("origin", places["origin"]), ("destination", places["destination"])]
    graph = sorted({edge[end] for edge in EDGES for end in ("from", "to")})
    detail = [
        {"place": name, "country": part["country"],
         "cells": [slug for slug in graph if part["threats"][slug]["band"] in HIGH]}
        for name, part in counted
    ]  # fmt: skip
    edges = [
        [edge["from"], edge["to"]] for edge in EDGES
        if any({edge["from"], edge["to"]} <= set(row["cells"]) for row in detail)
    ]  # fmt: skip
    chains = [
        f"{LABELS[first].lower()} at {row['place']} ({row['country']}) can worsen {LABELS[second].lower()}"
        for row in detail for first, second in edges if {first, second} <= set(row["cells"])
    ]  # fmt: skip
    return {
        "high_cells": len({slug for row in detail for slug in row["cells"]}),
        "cells": sum(any(part["threats"][slug]["nominal"] is not None for _, part in counted)
                     for slug in graph),
        "places": sum(bool(row["cells"]) for row in detail), "edges": edges, "places_detail": detail,
        "chains": chains, "sources": {f"{edge['from']}->{edge['to']}": edge["source"] for edge in EDGES},
    }  # fmt: skip


def _inverted(value: float) -> float:
    """phi(x) - phi(0) of a severity mean: ln 10 - ln(1 + 0.9 (10 - x))."""
    return log(10) - log(1 + 0.9 * (10 - value))


def shared(score: float, parts: dict[str, float]) -> dict[str, float]:
    """A severity mean shared out among its parts of equal weight, by what each adds to phi."""
    weights = {slug: _inverted(value) for slug, value in parts.items()}
    total = sum(weights.values())
    return {slug: score * weight / total if total else 0.0 for slug, weight in weights.items()}


def contributions(iso3: str) -> dict[str, float]:
    """The risk at a place shared out exactly among what it rests on (section 6): the parts add up to it."""
    values = dict(zip((*ORDER, "lack-of-coping"), SEVERITIES[iso3], strict=False))
    natural = severity_mean([values[slug] for slug in SYSTEMS["physical"]])
    hazard = severity_mean([natural, values["epidemic"]])
    social = {slug: values[slug] for slug in ("disease-burden", "inequality", "poverty", "hunger")}
    vulnerability = severity_mean(list(social.values()))
    coping = values["lack-of-coping"]
    structural = (hazard * vulnerability * coping) ** (1 / 3)
    risk = severity_mean([values["war"], structural])
    of_place = shared(risk, {"war": values["war"], "structural": structural})
    logs = {"hazard": log(1 + hazard), "vulnerability": log(1 + vulnerability), "coping": log(1 + coping)}
    third = {name: of_place["structural"] * part / sum(logs.values()) for name, part in logs.items()}
    of_hazard = shared(third["hazard"], {"natural": natural, "epidemic": values["epidemic"]})
    of_natural = shared(of_hazard["natural"], {slug: values[slug] for slug in SYSTEMS["physical"]})
    found = {"war": of_place["war"], "epidemic": of_hazard["epidemic"], **of_natural,
             **shared(third["vulnerability"], social), "lack-of-coping": third["coping"]}  # fmt: skip
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def drivers(place: str, iso3: str) -> list[dict[str, Any]]:
    severities = dict(zip(ORDER, SEVERITIES[iso3], strict=False))
    return [_driver(place, iso3, slug, part, severities) for slug, part in contributions(iso3).items()]


def _driver(
    place: str, iso3: str, slug: str, part: float, severities: dict[str, float]
) -> dict[str, Any]:  # fmt: skip
    figures = figures_of(iso3, slug, severities[slug]) if slug in severities else []
    figure = figures[0] if figures else {}
    return {
        "place": place, "country": iso3, "threat": slug, "label": LABELS.get(slug, "Lack of coping capacity"),
        "indicator": figure.get("indicator", "inform.lack-of-coping"),
        "period": figure.get("period", "2025"), "release": figure.get("release", "inform-risk-2025"),
        "contribution": part, "evidence": figure.get("evidence"),
    }  # fmt: skip


CHOICES = [
    {"output": "risk", "choice": "figure:THA:inform.current-conflict",
     "label": "Current conflict intensity, Thailand", "effect": 0.82, "judgement": False},
    {"output": "risk", "choice": "mean-instead-of-sg",
     "label": "The mean in place of INFORM's inverted geometric mean", "effect": -0.41, "judgement": True},
    {"output": "E", "choice": "match.midpoint", "label": "Match at which half the people are a strong match",
     "effect": -0.71, "judgement": True},
    {"output": "fear", "choice": "fear.hardship-k", "label": "Steepness of hardship", "effect": 0.61,
     "judgement": True},
]  # fmt: skip


def levers() -> list[dict[str, Any]]:
    """Work rights move RW to RS, peace moves fear to opportunity, an occupation does not apply."""
    return [
        {"slug": "access-refugees-0.75", "label": "Refugees' access to work raised to 0.75",
         "holder": "destination", "applies": True, "why": None,
         "shares": _change(E=0.0, RS=0.05, D=0.0, RW=-0.05), "fear": ranged(0.0, evenly(0.0, 0.0))},
        {"slug": "peace", "label": "Peace at origin", "holder": "origin and international community",
         "applies": True, "why": None, "shares": _change(E=0.03, RS=-0.01, D=0.02, RW=-0.04),
         "fear": ranged(-0.05, evenly(-0.05, 0.01, low=-1.0, high=1.0))},
        {"slug": "occupation", "label": "An occupation opened", "holder": "destination", "applies": False,
         "why": "No shortage of any occupation is recorded.", "shares": None, "fear": None},
    ]  # fmt: skip


def _change(**shares: float) -> dict[str, Any]:
    return {
        code: ranged(change, evenly(change, abs(change) / 3, low=-1.0, high=1.0))
        for code, change in shares.items()
    }
