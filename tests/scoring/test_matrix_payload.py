"""The matrix holds plain values only: unknown is null, never NaN, and every key is always there."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.scoring.matrix_world import QUESTION, World, ask, world

MOVERS = replace(QUESTION, population="movers")
WORLDS = {
    "rated": (world(), QUESTION),
    "no stock": (world().without("undesa"), QUESTION),
    "no demand figures": (world().without("ilo"), QUESTION),
    "no figures at all": (world().without("unhcr", "idmc", "inform", "wpp", "ilo", "gapminder"), QUESTION),
    "movers": (world(), MOVERS),
}


@pytest.mark.parametrize("name", WORLDS)
def test_every_key_is_there_and_every_value_is_plain(name: str) -> None:
    rows, question = WORLDS[name]
    found = ask(rows, question)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert _shape(found) == _shape(ask(world()))
    assert _types(found) <= {dict, str, float, int, bool, type(None)}


def _shape(value: Any) -> Any:
    """Return the keys at every depth; reasons and references may be there or not."""
    if not isinstance(value, dict):
        return None
    return {key: _shape(child) for key, child in value.items() if key not in ("why", "survey")}


def _types(value: Any) -> set[type]:
    if isinstance(value, dict):
        return {dict}.union(*(_types(child) for child in value.values()))
    return {type(value)}


def test_an_empty_evidence_is_answered_without_shares() -> None:
    found = ask(World({}, {("undesa.stock", "MMR", "JPN", 2024): 10.0}, {}))
    assert (found["status"], found["why"]["code"]) == ("not rated", "coverage")
