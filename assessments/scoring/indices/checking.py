"""What the method file of an index must satisfy before anything is computed with it."""

from collections.abc import Mapping
from typing import Any

from assessments.scoring.arithmetic.normalise import INDEX_SCALES, LEAST, MOST
from assessments.scoring.methods.checking_tree import (
    Fault,
    InvalidMethod,
    check_cycles,
    check_input,
    check_key,
    check_node,
    check_number,
    is_number,
    walk,
)
from assessments.scoring.methods.method_lines import said

SECTIONS = ("scale", "coverage", "reading", "indicators", "inputs", "nodes")
STAGES = ("inputs", "nodes", "ranks")
DIFFERENCES = ("absolute", "relative")
MOST_DECIMALS = 9


def check(tables: Mapping[str, Any], file: str, text: str = "") -> None:
    """Check a whole method file of an index, the first fault speaks; ``text`` lets it name the line.

    Raises
    ------
    InvalidMethod
        With the file, the key and the value that is wrong.
    """
    try:
        _check_name(tables.get("name"), file)
        _check_sections(tables)
        _check_tree(tables)
        for position, comparison in enumerate(tables["compare"]):
            _check_comparison(f"compare[{position}]", comparison, "inputs" in tables["reading"])
    except Fault as fault:
        raise InvalidMethod(f"{file}: {said(fault, fault.key, text)}") from fault


def _check_name(name: object, file: str) -> None:
    if name != file.removesuffix(".toml"):
        raise Fault("name", name, "file and name must agree")


def _check_sections(tables: Mapping[str, Any]) -> None:
    for section in SECTIONS:
        if not isinstance(tables.get(section), Mapping):
            raise Fault(section, tables.get(section), "there must be a table of this name")
    for section in ("inputs", "nodes"):
        for slug, card in tables[section].items():
            if not isinstance(card, Mapping):
                raise Fault(f"{section}.{slug}", card, "must be a table")
    _check_scale(tables["scale"], tables["coverage"])
    _check_reading(tables["reading"])
    if not isinstance(tables.get("compare"), list):
        raise Fault("compare", tables.get("compare"), "must be a list of tables")


def _check_scale(scale: Mapping[str, Any], coverage: Mapping[str, Any]) -> None:
    if scale.get("least") != LEAST:
        raise Fault("scale.least", scale.get("least"), "the scale must begin at 0")
    if not is_number(scale.get("most")) or scale["most"] <= LEAST:
        raise Fault("scale.most", scale.get("most"), "must be a number above 0")
    rated_from = coverage.get("rated_from")
    if not is_number(rated_from) or not 0 <= rated_from <= 1:
        raise Fault("coverage.rated_from", rated_from, "must be a share between 0 and 1")


def _check_reading(reading: Mapping[str, Any]) -> None:
    for key, empty in (("keys", False), ("missing", True)):
        value = reading.get(key)
        words = isinstance(value, list) and all(isinstance(word, str) for word in value)
        if not words or not (value or empty):
            raise Fault(f"reading.{key}", value, "must be a list of words")


def _check_tree(tables: Mapping[str, Any]) -> None:
    for path, key, value in walk(tables, ""):
        check_number(path, value)
        check_key(path, key, value, tables)
    for slug, card in tables["inputs"].items():
        check_input(f"inputs.{slug}", card, "top", INDEX_SCALES)
    for slug, node in tables["nodes"].items():
        if slug in tables["inputs"]:
            raise Fault(f"nodes.{slug}", slug, "an input has this name already")
        check_node(f"nodes.{slug}", node, {**tables["inputs"], **tables["nodes"]})
        _check_index_node(f"nodes.{slug}", node, tables["scale"]["most"])
    check_cycles(tables["nodes"])


def _check_index_node(path: str, node: Mapping[str, Any], most: float) -> None:
    if "decimals" in node:
        _check_decimals(f"{path}.decimals", node["decimals"])
    if node["aggregator"] == "sg" and most != MOST:
        raise Fault(f"{path}.aggregator", "sg", f"needs a scale from 0 to 10, this one ends at {most}")


def _check_decimals(path: str, value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_DECIMALS:
        raise Fault(path, value, f"must be a whole number from 0 to {MOST_DECIMALS}")


def _check_comparison(path: str, comparison: Mapping[str, Any], folder: bool) -> None:
    if comparison.get("stage") not in STAGES:
        raise Fault(f"{path}.stage", comparison.get("stage"), f"must be one of {', '.join(STAGES)}")
    if comparison.get("difference") not in DIFFERENCES:
        raise Fault(f"{path}.difference", comparison.get("difference"), "must be absolute or relative")
    if not is_number(comparison.get("below")) or comparison["below"] <= 0:
        raise Fault(f"{path}.below", comparison.get("below"), "must be a number above 0")
    if "file" in comparison and not folder:
        raise Fault(f"{path}.file", comparison["file"], "reading.inputs must name a file too")
    if "decimals" in comparison:
        _check_decimals(f"{path}.decimals", comparison["decimals"])
