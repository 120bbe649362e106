"""The two questions share no input: neither answer moves with what only the other uses."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from assessments.scoring.engine import score_corridor
from assessments.scoring.evidence.values import Evidence
from tests.scoring import grid_world, matrix_world

ONLY_MATRIX = (
    "unhcr.refugees", "unhcr.asylum-seekers", "unhcr.decisions", "undesa.stock", "wpp.aged", "ilo.",
    "gapminder.", "idmc.conflict.stock",
)  # fmt: skip
ONLY_RISK = tuple(slug for slug in grid_world.everywhere(0) if slug != "inform.population")


def both() -> Evidence:
    """Myanmar and Japan with the people of the one world and the grid of the other."""
    people = matrix_world.evidence_of(matrix_world.world())
    grid = grid_world.world({"MMR": grid_world.everywhere(7), "JPN": grid_world.everywhere(3)})
    rows = grid.figures[grid.figures["indicator"] != "inform.population"]
    return replace(
        people,
        figures=pd.concat([people.figures, rows], ignore_index=True),
        releases={**grid.releases, **people.releases},
    )


def moved(evidence: Evidence, prefixes: tuple[str, ...], factor: float) -> Evidence:
    """Multiply every figure whose indicator starts with one of the prefixes."""
    frames = {}
    for name in ("figures", "pairs", "totals"):
        frame = getattr(evidence, name).copy()
        chosen = frame["indicator"].str.startswith(prefixes)
        frame.loc[chosen, "value"] = frame.loc[chosen, "value"].astype(float) * factor
        frames[name] = frame
    return replace(evidence, **frames)


def payload(evidence: Evidence) -> dict[str, Any]:
    return score_corridor(matrix_world.QUESTION, evidence, grid_world.the_method())


@pytest.fixture(scope="module")
def base() -> dict[str, Any]:
    return payload(both())


def test_both_questions_are_answered(base):
    assert base["matrix"]["status"] in ("rated", "contested")
    assert base["risk"]["nominal"] is not None


def test_risk_does_not_move_with_the_figures_of_the_matrix(base):
    other = payload(moved(both(), ONLY_MATRIX, 0.5))
    assert other["matrix"]["shares"] != base["matrix"]["shares"]
    assert other["risk"] == base["risk"]
    assert values(other["places"]) == values(base["places"])


def test_shares_do_not_move_with_the_figures_of_risk(base):
    other = payload(moved(both(), ONLY_RISK, 0.5))
    assert other["risk"]["nominal"] != base["risk"]["nominal"]
    assert other["matrix"]["shares"] == base["matrix"]["shares"]
    assert other["matrix"]["fear"] == base["matrix"]["fear"]


def values(part: Any) -> Any:
    """Return every nominal value of a part, in order."""
    if isinstance(part, dict):
        return [part.get("nominal"), *(values(child) for child in part.values())]
    return [values(child) for child in part] if isinstance(part, list) else None
