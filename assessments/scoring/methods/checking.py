"""What a method file must satisfy before anything is computed with it.

Rules that hold wherever a key stands are checked by walking the whole file; rules of single
sections follow. What an index over a closed list of countries may do and a corridor may not
is refused with the reason.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from assessments.scoring.arithmetic.normalise import DATA_RANGE, SCALES
from assessments.scoring.methods import checking_levers, checking_matrix
from assessments.scoring.methods.checking_tree import (
    Fault,
    InvalidMethod,
    check_cycles,
    check_input,
    check_key,
    check_node,
    check_number,
    walk,
)
from assessments.scoring.methods.method_lines import said

__all__ = ["InvalidMethod", "check"]

SECTIONS = (
    "coverage", "tiers", "as_of", "indicators", "grid", "threats", "inputs", "nodes", "freedoms", "bands",
    "at_least", "route", "corridor", "compound", "legal", "protection", "reliability", "draws",
)  # fmt: skip
REFUSED_SCALE = (
    "min-max by the range of the data: a corridor's score would depend on which others are in the file"
)
REFUSED_AGGREGATOR = "with it a worse figure could lower a corridor's score"
REFUSED_ROUNDING = "a corridor's values are rounded only where they are shown"


def check(tables: Mapping[str, Any], text: str = "") -> None:
    """Check a whole method file, the first fault speaks; ``text`` lets it name the line.

    Raises
    ------
    InvalidMethod
        With the file's name, the key and the value that is wrong.
    """
    name = tables.get("name")
    if not isinstance(name, str) or not name:
        raise InvalidMethod(f"the method file needs a name, not {name!r}")
    try:
        _check_all(tables)
    except Fault as fault:
        raise InvalidMethod(f"{name}.toml: {said(fault, fault.key, text)}") from fault


def _check_all(tables: Mapping[str, Any]) -> None:
    for section in SECTIONS:
        if section not in tables:
            raise Fault(section, None, "this section is missing")
    for path, key, value in walk(tables, ""):
        check_number(path, value)
        check_key(path, key, value, tables)
        _check_own_score(path, key, value)
    for slug, card in tables["inputs"].items():
        check_input(f"inputs.{slug}", card, "worse", SCALES)
    for slug, node in tables["nodes"].items():
        check_node(f"nodes.{slug}", node, {**tables["inputs"], **tables["nodes"]})
        if "role" not in node:
            raise Fault(f"nodes.{slug}.role", None, "this key is missing")
    check_cycles(tables["nodes"])
    for slug, threat in tables["threats"].items():
        _check_threat(slug, threat, tables)
    for edge in tables["compound"]["edges"]:
        _check_edge(edge, tables)
    for fault in checking_matrix.faults(tables.get("matrix")):
        raise Fault(*fault)
    for fault in checking_levers.faults(tables.get("levers")):
        raise Fault(*fault)
    for kind in ("cell", "risk"):
        _check_limits(f"bands.{kind}.limits", tables["bands"][kind]["limits"], tables["bands"]["names"])


def _check_own_score(path: str, key: str, value: Any) -> None:
    """Refuse what makes a score depend on other corridors, fall as a figure worsens, or jump."""
    if key == "scale" and value == DATA_RANGE:
        raise Fault(path, value, REFUSED_SCALE)
    if key == "aggregator" and value == "first-positive":
        raise Fault(path, value, REFUSED_AGGREGATOR)
    if key == "decimals" and path.startswith("nodes."):
        raise Fault(path, value, REFUSED_ROUNDING)


def _check_threat(slug: str, threat: Mapping[str, Any], tables: Mapping[str, Any]) -> None:
    if threat["system"] not in tables["grid"]["systems"]:
        raise Fault(f"threats.{slug}.system", threat["system"], "this system is not in grid.systems")
    if threat["status"] not in tables["grid"]["statuses"]:
        raise Fault(f"threats.{slug}.status", threat["status"], "this status is not in grid.statuses")
    measured = slug in tables["inputs"] or slug in tables["nodes"]
    if threat["status"] in ("scored", "shown-only") and not measured:
        raise Fault(f"threats.{slug}.status", threat["status"], f"no input or node is called {slug}")


def _check_edge(edge: Mapping[str, Any], tables: Mapping[str, Any]) -> None:
    for end in ("from", "to"):
        if tables["threats"].get(edge[end], {}).get("status") != "scored":
            raise Fault(f"compound.edges.{end}", edge[end], "an edge joins two scored threats")
    if edge["strength"] not in tables["compound"]["strength"]:
        raise Fault("compound.edges.strength", edge["strength"], "this strength is not in compound.strength")


def _check_limits(path: str, limits: Sequence[float], names: Sequence[str]) -> None:
    if list(limits) != sorted(set(limits)):
        raise Fault(path, limits, "limits must rise")
    if len(names) != len(limits) + 1:
        raise Fault(path, limits, f"{len(names)} bands need {len(names) - 1} limits")
