"""Run an index's method over its published inputs and hold the result against what is published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.aggregate import Outcome, evaluate
from assessments.scoring.arithmetic.normalise import FloatArray, rescale
from assessments.scoring.arithmetic.rounding import half_up
from assessments.scoring.indices.method import IndexMethod
from assessments.scoring.indices.table import Table, UnusableTable


@dataclass(frozen=True)
class Difference:
    """One value that is not as published; NaN where one side has none."""

    row: str
    column: str
    published: float
    computed: float


@dataclass(frozen=True)
class Stage:
    """What comparing one stage found.

    Attributes
    ----------
    values : int
        Values compared.
    left_out : int
        Published values the method does not rate, because inputs are missing.
    largest : float
        Largest difference, absolute or relative as the method says.
    differing : tuple of Difference
    """

    name: str
    values: int
    left_out: int
    largest: float
    differing: tuple[Difference, ...]


def reproduce(method: IndexMethod, tables: Mapping[str, Table]) -> list[Stage]:
    """Return what each comparison of the method found; ``tables`` are by the method's file names.

    Raises
    ------
    UnusableTable
        Where two tables have not the same rows, or there is nothing to compare.
    """
    rows = tables[method.inputs_file].rows
    outcomes = run(method, tables[method.inputs_file])
    stages = [
        _compare(method, comparison, outcomes, tables[comparison.get("file", method.inputs_file)], rows)
        for comparison in method.tables["compare"]
    ]
    if not sum(stage.values for stage in stages):
        raise UnusableTable(f"{tables[method.inputs_file].name}: there is no value to compare with.")
    return stages


def run(method: IndexMethod, table: Table) -> dict[str, Outcome]:
    """Return the outcome of every input and node of an index, one draw by the rows of the table."""
    cards = method.tables["inputs"]
    figures = {slug: table.columns[card["indicator"]][np.newaxis] for slug, card in cards.items()}
    inputs = {
        slug: rescale(figures[slug], card, card.get("top", "high"), method.most)
        for slug, card in cards.items()
    }
    return evaluate(method.tree, inputs)


def ranks(scores: FloatArray) -> FloatArray:
    """Return ranks from 1, the highest score first; equal scores share the better rank.

    Examples
    --------
    >>> ranks(np.array([7.0, 9.0, 7.0, np.nan, 1.0]))
    array([ 2.,  1.,  2., nan,  4.])
    """
    above = (scores[np.newaxis, :] > scores[:, np.newaxis]).sum(axis=1)
    return np.where(np.isnan(scores), np.nan, 1.0 + above)


def _compare(
    method: IndexMethod,
    comparison: Mapping[str, Any],
    outcomes: Mapping[str, Outcome],
    table: Table,
    rows: tuple[str, ...],
) -> Stage:
    found = [
        _hold(_computed(comparison, outcomes[slug]), table.column(column, rows), comparison, column, rows)
        for slug, column in method.published(comparison["stage"]).items()
    ]
    return Stage(
        comparison["stage"],
        sum(stage.values for stage in found),
        sum(stage.left_out for stage in found),
        max((stage.largest for stage in found), default=0.0),
        tuple(difference for stage in found for difference in stage.differing),
    )


def _computed(comparison: Mapping[str, Any], outcome: Outcome) -> Outcome:
    """Return a stage's own value of an outcome: rounded where it says so, ranked for ranks."""
    value = outcome.value[0]
    if "decimals" in comparison:
        value = half_up(value, comparison["decimals"])
    if comparison["stage"] == "ranks":
        value = ranks(value)
    return Outcome(value, outcome.coverage, outcome.rated)


def _hold(
    outcome: Outcome, published: FloatArray, comparison: Mapping[str, Any], column: str, rows: tuple[str, ...]
) -> Stage:
    """Hold one column against what is published; a value only one side has differs."""
    known = ~np.isnan(published)
    rated = outcome.rated > 0 if comparison["stage"] != "inputs" else np.ones(len(rows), dtype=bool)
    compared = rated & (known | ~np.isnan(outcome.value))
    apart = np.abs(outcome.value - published)
    if comparison["difference"] == "relative":
        apart = apart / np.where(published == 0, 1.0, np.abs(published))
    wrong = compared & ~(apart < comparison["below"])
    measured = apart[compared & ~np.isnan(apart)]
    differing = tuple(_differences(wrong, outcome.value, published, column, rows))
    left_out = int((known & ~rated).sum())
    return Stage(column, int(compared.sum()), left_out, float(measured.max(initial=0.0)), differing)


def _differences(
    wrong: FloatArray, computed: FloatArray, published: FloatArray, column: str, rows: tuple[str, ...]
) -> Iterator[Difference]:
    for place in np.flatnonzero(wrong):
        yield Difference(rows[place], column, float(published[place]), float(computed[place]))
