"""What a method file must satisfy before anything is computed with it.

Rules that hold wherever a key stands (weights, goalposts, indicators, aggregators) are
checked by walking the whole file; rules of single sections follow.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assessments.scoring import checking_matrix
from assessments.scoring.aggregate import AGGREGATORS
from assessments.scoring.normalise import SCALES

SECTIONS = (
    "coverage", "tiers", "as_of", "indicators", "grid", "threats", "inputs", "nodes", "freedoms", "bands",
    "at_least", "route", "corridor", "compound", "legal", "protection", "reliability", "draws",
)  # fmt: skip


class InvalidMethod(ValueError):
    """A method file that cannot be used; the message names the file, the key and the value."""


class _Fault(Exception):
    def __init__(self, key: str, value: object, wanted: str) -> None:
        super().__init__(f"{key} = {value!r}: {wanted}")


def check(tables: Mapping[str, Any]) -> None:
    """Check a whole method file, the first fault speaks.

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
    except _Fault as fault:
        raise InvalidMethod(f"{name}.toml: {fault}") from fault


def _check_all(tables: Mapping[str, Any]) -> None:
    for section in SECTIONS:
        if section not in tables:
            raise _Fault(section, None, "this section is missing")
    for path, key, value in _walk(tables, ""):
        _check_number(path, value)
        _check_key(path, key, value, tables)
    for slug, card in tables["inputs"].items():
        _check_input(f"inputs.{slug}", card)
    for slug, node in tables["nodes"].items():
        _check_node(f"nodes.{slug}", node, {**tables["inputs"], **tables["nodes"]})
    _check_cycles(tables["nodes"])
    for slug, threat in tables["threats"].items():
        _check_threat(slug, threat, tables)
    for edge in tables["compound"]["edges"]:
        _check_edge(edge, tables)
    for fault in checking_matrix.faults(tables.get("matrix")):
        raise _Fault(*fault)
    for kind in ("cell", "risk"):
        _check_limits(f"bands.{kind}.limits", tables["bands"][kind]["limits"], tables["bands"]["names"])


def _walk(value: Any, path: str) -> Iterator[tuple[str, str, Any]]:
    if isinstance(value, Mapping):
        for key, child in value.items():
            here = f"{path}.{key}" if path else str(key)
            yield here, str(key), child
            yield from _walk(child, here)
    elif isinstance(value, list):
        for position, child in enumerate(value):
            yield from _walk(child, f"{path}[{position}]")


def _check_number(path: str, value: object) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise _Fault(path, value, "must be a finite number")


def _check_key(path: str, key: str, value: Any, tables: Mapping[str, Any]) -> None:
    if key == "weights" and path != "draws.weights":
        _check_weights(path, value)
    elif key == "goalposts":
        _check_goalposts(path, value)
    elif key == "indicator" and value not in tables["indicators"]:
        raise _Fault(path, value, "this indicator is not among the indicators of the file")
    elif key == "aggregator" and value not in AGGREGATORS:
        raise _Fault(path, value, f"the aggregator must be one of {', '.join(AGGREGATORS)}")


def _check_weights(path: str, value: Any) -> None:
    weights = list(value.values()) if isinstance(value, Mapping) else list(value)
    if any(isinstance(weight, bool) or not isinstance(weight, int | float) for weight in weights):
        raise _Fault(path, value, "weights must be numbers")
    if any(weight < 0 for weight in weights):
        raise _Fault(path, value, "a weight must not be negative")
    if not any(weight > 0 for weight in weights):
        raise _Fault(path, value, "the weights must not all be zero")


def _check_goalposts(path: str, value: Sequence[float]) -> None:
    if len(value) != 2 or not value[0] < value[1]:
        raise _Fault(path, value, "goalposts must be two numbers, the lower one first")


def _check_input(path: str, card: Mapping[str, Any]) -> None:
    for key in ("indicator", "scale"):
        if key not in card:
            raise _Fault(f"{path}.{key}", None, "this key is missing")
    if card["scale"] not in SCALES:
        raise _Fault(f"{path}.scale", card["scale"], f"the scale must be one of {', '.join(SCALES)}")
    if card["scale"] == "published":
        return
    if "goalposts" not in card:
        raise _Fault(f"{path}.goalposts", None, "this key is missing")
    if card.get("worse") not in ("high", "low"):
        raise _Fault(f"{path}.worse", card.get("worse"), "worse must be high or low")
    if card["scale"] == "log" and card["goalposts"][0] <= 0:
        raise _Fault(f"{path}.goalposts", card["goalposts"], "goalposts of a log scale must be above 0")


def _check_node(path: str, node: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    for key in ("aggregator", "children", "weights", "role"):
        if key not in node:
            raise _Fault(f"{path}.{key}", None, "this key is missing")
    for child in node["children"]:
        if child not in known:
            raise _Fault(f"{path}.children", child, "this child is no input and no node")
    if len(set(node["children"])) != len(node["children"]) or not node["children"]:
        raise _Fault(f"{path}.children", node["children"], "children must be named once each")
    if len(node["weights"]) != len(node["children"]):
        raise _Fault(f"{path}.weights", node["weights"], "there must be one weight for each child")
    for child in node.get("required", ()):
        if child not in node["children"]:
            raise _Fault(f"{path}.required", child, "what is required must be among the children")


def _check_cycles(nodes: Mapping[str, Any]) -> None:
    done: set[str] = set()
    for slug in nodes:
        _descend(slug, nodes, (), done)


def _descend(slug: str, nodes: Mapping[str, Any], path: tuple[str, ...], done: set[str]) -> None:
    if slug in path:
        cycle = [*path[path.index(slug) :], slug]
        raise _Fault(f"nodes.{slug}.children", nodes[slug]["children"], f"a cycle: {' > '.join(cycle)}")
    if slug in done or slug not in nodes:
        return
    for child in nodes[slug]["children"]:
        _descend(child, nodes, (*path, slug), done)
    done.add(slug)


def _check_threat(slug: str, threat: Mapping[str, Any], tables: Mapping[str, Any]) -> None:
    if threat["system"] not in tables["grid"]["systems"]:
        raise _Fault(f"threats.{slug}.system", threat["system"], "this system is not in grid.systems")
    if threat["status"] not in tables["grid"]["statuses"]:
        raise _Fault(f"threats.{slug}.status", threat["status"], "this status is not in grid.statuses")
    measured = slug in tables["inputs"] or slug in tables["nodes"]
    if threat["status"] in ("scored", "shown-only") and not measured:
        raise _Fault(f"threats.{slug}.status", threat["status"], f"no input or node is called {slug}")


def _check_edge(edge: Mapping[str, Any], tables: Mapping[str, Any]) -> None:
    for end in ("from", "to"):
        if tables["threats"].get(edge[end], {}).get("status") != "scored":
            raise _Fault(f"compound.edges.{end}", edge[end], "an edge joins two scored threats")
    if edge["strength"] not in tables["compound"]["strength"]:
        raise _Fault("compound.edges.strength", edge["strength"], "this strength is not in compound.strength")


def _check_limits(path: str, limits: Sequence[float], names: Sequence[str]) -> None:
    if list(limits) != sorted(set(limits)):
        raise _Fault(path, limits, "limits must rise")
    if len(names) != len(limits) + 1:
        raise _Fault(path, limits, f"{len(names)} bands need {len(names) - 1} limits")
