"""What any tree of a method file must satisfy: inputs, nodes, weights, goalposts, no circles."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from assessments.scoring.arithmetic.aggregate import AGGREGATORS
from assessments.scoring.arithmetic.normalise import DATA_RANGE


class InvalidMethod(ValueError):
    """A method file that cannot be used; the message names file, line, key and value."""


class Fault(Exception):
    """A key, its value and what was wanted instead."""

    def __init__(self, key: str, value: object, wanted: str) -> None:
        super().__init__(f"{key} = {value!r}: {wanted}")
        self.key = key


def walk(value: Any, path: str) -> Iterator[tuple[str, str, Any]]:
    """Yield every key of a file with its whole path and its value, the outer ones first."""
    if isinstance(value, Mapping):
        for key, child in value.items():
            here = f"{path}.{key}" if path else str(key)
            yield here, str(key), child
            yield from walk(child, here)
    elif isinstance(value, list):
        for position, child in enumerate(value):
            yield from walk(child, f"{path}[{position}]")


def is_number(value: object) -> TypeGuard[int | float]:
    """Return whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def check_number(path: str, value: object) -> None:
    """Refuse what is not finite."""
    if isinstance(value, float) and not math.isfinite(value):
        raise Fault(path, value, "must be a finite number")


def check_key(path: str, key: str, value: Any, tables: Mapping[str, Any]) -> None:
    """Check weights, goalposts, indicator and aggregator, wherever in the file they stand."""
    if key == "weights" and path != "draws.weights":
        _check_weights(path, value)
    elif key == "goalposts":
        _check_goalposts(path, value)
    elif key == "indicator" and (not isinstance(value, str) or value not in tables["indicators"]):
        raise Fault(path, value, "this indicator is not among the indicators of the file")
    elif key == "aggregator" and (not isinstance(value, str) or value not in AGGREGATORS):
        raise Fault(path, value, f"the aggregator must be one of {', '.join(AGGREGATORS)}")


def _check_weights(path: str, value: Any) -> None:
    weights = list(value.values()) if isinstance(value, Mapping) else value
    if not isinstance(weights, list | tuple) or not all(map(is_number, weights)):
        raise Fault(path, value, "weights must be numbers")
    if any(weight < 0 for weight in weights):
        raise Fault(path, value, "a weight must not be negative")
    if not any(weight > 0 for weight in weights):
        raise Fault(path, value, "the weights must not all be zero")


def _check_goalposts(path: str, value: Any) -> None:
    two = isinstance(value, list | tuple) and len(value) == 2 and all(map(is_number, value))
    if not two or not value[0] < value[1]:
        raise Fault(path, value, "goalposts must be two numbers, the lower one first")


def check_input(path: str, card: Mapping[str, Any], end: str, scales: Sequence[str]) -> None:
    """Check one input; ``end`` is the key that says which end of its goalposts is the highest value."""
    _check_present(path, card, ("indicator", "scale"))
    if card["scale"] not in scales:
        raise Fault(f"{path}.scale", card["scale"], f"the scale must be one of {', '.join(scales)}")
    factor = card.get("factor", 1)
    if not is_number(factor) or factor <= 0:
        raise Fault(f"{path}.factor", factor, "a factor must be a number above 0")
    if card["scale"] == "published":
        return
    if card.get(end) not in ("high", "low"):
        raise Fault(f"{path}.{end}", card.get(end), f"{end} must be high or low")
    if card["scale"] != DATA_RANGE:
        _check_present(path, card, ("goalposts",))
    if card["scale"] == "log" and card["goalposts"][0] <= 0:
        raise Fault(f"{path}.goalposts", card["goalposts"], "goalposts of a log scale must be above 0")


def check_node(path: str, node: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    """Check one node; ``known`` holds every input and node a child may be."""
    _check_present(path, node, ("aggregator", "children", "weights"))
    for child in node["children"]:
        if child not in known:
            raise Fault(f"{path}.children", child, "this child is no input and no node")
    if len(set(node["children"])) != len(node["children"]) or not node["children"]:
        raise Fault(f"{path}.children", node["children"], "children must be named once each")
    if isinstance(node["weights"], Mapping) or len(node["weights"]) != len(node["children"]):
        raise Fault(f"{path}.weights", node["weights"], "there must be one weight for each child")
    for child in node.get("required", ()):
        if child not in node["children"]:
            raise Fault(f"{path}.required", child, "what is required must be among the children")


def check_cycles(nodes: Mapping[str, Any]) -> None:
    """Refuse nodes that stand above themselves."""
    done: set[str] = set()
    for slug in nodes:
        _descend(slug, nodes, (), done)


def _check_present(path: str, table: Mapping[str, Any], keys: Sequence[str]) -> None:
    for key in keys:
        if key not in table:
            raise Fault(f"{path}.{key}", None, "this key is missing")


def _descend(slug: str, nodes: Mapping[str, Any], path: tuple[str, ...], done: set[str]) -> None:
    if slug in path:
        cycle = [*path[path.index(slug) :], slug]
        raise Fault(f"nodes.{slug}.children", nodes[slug]["children"], f"a cycle: {' > '.join(cycle)}")
    if slug in done or slug not in nodes:
        return
    for child in nodes[slug]["children"]:
        _descend(child, nodes, (*path, slug), done)
    done.add(slug)
