"""Risk at a place, and the grid of threats and freedoms read there (sections 2.1 to 2.3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.aggregate import Outcome, Tree, evaluate
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.bands import NOT_APPLICABLE, NOT_COVERED, NOT_RATED, banded
from assessments.scoring.drawing.ranges import nominal, ranged
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.reliability import Element
from assessments.scoring.methods.method import Method
from assessments.scoring.places.threats import Severity, Sources, in_every_draw, severities


@dataclass(frozen=True)
class PlaceRisk:
    """What the tree says of one country, seen as origin, transit or destination."""

    role: str
    country: str
    inputs: Mapping[str, Severity]
    outcomes: Mapping[str, Outcome]


@dataclass(frozen=True)
class Reading:
    """One value as it is shown, with its draws and what it rests on.

    ``values`` has the nominal value first; ``why`` speaks where there is none.
    """

    values: FloatArray | None
    coverage: float = 0.0
    evidence: tuple[str, ...] = ()
    age_years: float | None = None
    tier: int | None = None
    why: str = ""
    word: str = NOT_RATED

    @property
    def value(self) -> float | None:
        """The nominal value, ``None`` where it is missing."""
        return nominal(self.values)

    @property
    def shown_coverage(self) -> float | None:
        """Coverage, ``None`` where the question does not arise."""
        return None if self.value is None and self.word == NOT_APPLICABLE else self.coverage


def risk_at(country: str, role: str, sources: Sources, tree: Tree) -> PlaceRisk:
    """Return the severities of a country and everything the tree makes of them."""
    published = severities(country, role, sources)
    lacking = _lacking(published, tree, sources.method["inputs"]) if sources.choices.count else ()
    inputs = in_every_draw(country, published, lacking, sources)
    weights, mean_instead = sources.choices.tree_weights(tree), sources.choices.mean_instead
    outcomes = evaluate(tree, _values_of(inputs), weights, mean_instead)
    return PlaceRisk(role, country, inputs, outcomes)


def _lacking(
    published: Mapping[str, Severity], tree: Tree, cards: Mapping[str, Mapping[str, Any]]
) -> set[str]:
    """Return the inputs missing inside a rated group whose absent row leaves them unknown."""
    outcomes = evaluate(tree, _values_of(published))
    rated = [node for slug, node in tree.nodes.items() if outcomes[slug].rated > 0]
    unknown = {slug for slug in published if cards[slug].get("drawn_when_missing", True)}
    missing = {slug for slug in unknown if published[slug].missing}
    return {child for node in rated for child in node.children if child in missing}


def _values_of(inputs: Mapping[str, Severity]) -> dict[str, FloatArray]:
    return {slug: severity.value for slug, severity in inputs.items()}


def readings_of(place: PlaceRisk, method: Method) -> dict[str, Reading]:
    """Return a reading for every input, node and row of the grid of a place."""
    found = {slug: _reading(slug, place, method) for slug in place.outcomes}
    for slug, row in method["threats"].items():
        if slug not in found:
            found[slug] = Reading(None, why=str(row.get("why", "")), word=_word(row["status"]))
    return found


def place_part(readings: Mapping[str, Reading], method: Method, ledger: EvidenceLedger) -> dict[str, Any]:
    """Return the part of a result that places and route have in common."""
    part: dict[str, Any] = {"risk": shown(readings["place"], "risk", method)}
    for name in ("violence", "structural"):
        part[name] = shown(readings[name], "cell", method)
    for name in ("hazard", "vulnerability", "lack-of-coping"):
        part[name.replace("-", "_")] = ranged(readings[name].values, method)
    part["systems"] = {
        slug: shown(readings[slug], "cell", method) | {"coverage": readings[slug].shown_coverage}
        for slug in method["grid.systems"]
    }
    part["freedoms"] = {slug: shown(readings[slug], "cell", method) for slug in method["freedoms.order"]}
    part["threats"] = {
        slug: _threat(readings[slug], row, method, ledger) for slug, row in method["threats"].items()
    }
    part["foresight"] = {"projected-conflict": _foresight(readings["projected-conflict"], method, ledger)}
    return part


def shown(reading: Reading, kind: str, method: Method) -> dict[str, Any]:
    """Return a reading as a range with its band."""
    return banded(reading.values, kind, method, reading.word)


def elements_of(readings: Mapping[str, Reading], method: Method, weight: float) -> list[Element]:
    """Return what a place rests on: every row of the grid but the route's own, and coping capacity.

    ``weight`` is shared equally among them.
    """
    rows = [slug for slug, row in method["threats"].items() if row["status"] != "route-only"]
    found = [readings[slug] for slug in (*rows, "lack-of-coping")]
    return [element_of(reading, weight / len(found)) for reading in found]


def element_of(reading: Reading, weight: float, stand_in_share: float = 0.0) -> Element:
    """Return a reading as one thing a value rests on."""
    weak = 1.0 if reading.tier == 3 else stand_in_share
    return Element(weight, reading.value is None, reading.age_years, weak)


def _reading(slug: str, place: PlaceRisk, method: Method) -> Reading:
    outcome = place.outcomes[slug]
    parts = [place.inputs[name] for name in _inputs_of(slug, method) if name in place.inputs]
    held = [part for part in parts if not part.missing]
    ages = [part.age_years for part in held if part.age_years is not None]
    return Reading(
        outcome.value,
        float(outcome.coverage),
        tuple(key for part in held for key in part.evidence),
        float(np.mean(ages)) if ages else None,
        max((part.tier for part in held if part.tier is not None), default=None),
        "" if nominal(outcome.value) is not None else _why(parts),
    )


def _inputs_of(slug: str, method: Method) -> tuple[str, ...]:
    """Return the inputs of a cell; other nodes rest on cells, not on figures of their own."""
    node = method["nodes"].get(slug)
    if node is None:
        return (slug,)
    return tuple(node["children"]) if node["role"] == "cell" else ()


def _why(parts: Iterable[Severity]) -> str:
    reasons = list(dict.fromkeys(part.why for part in parts if part.missing))
    return "; ".join(reasons) or "too little of its weight rests on figures"


def _word(status: str) -> str:
    return NOT_APPLICABLE if status == "route-only" else NOT_COVERED


def _threat(
    reading: Reading, row: Mapping[str, Any], method: Method, ledger: EvidenceLedger
) -> dict[str, Any]:
    return shown(reading, "cell", method) | {
        "label": row["label"],
        "system": row["system"],
        "status": row["status"],
        "coverage": reading.shown_coverage,
        "figures": [ledger.reference(key) for key in reading.evidence],
        "why": reading.why or row.get("why") or None,
    }


def _foresight(reading: Reading, method: Method, ledger: EvidenceLedger) -> dict[str, Any]:
    label = method["indicators"]["inform.projected-conflict"]["label"]
    figures = [ledger.reference(key) for key in reading.evidence]
    return shown(reading, "cell", method) | {"label": label, "figures": figures}
