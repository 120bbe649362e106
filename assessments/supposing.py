"""Run a what-if: the engine again on what the base result was made of, with each change in turn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.models import Scenario, Snapshot
from assessments.regathering import Basis, answer_from, basis_of, not_the_same
from assessments.scoring.comparing import draws_of
from assessments.scoring.engine import score_corridor
from assessments.scoring.evidence.values import Evidence, LegValue, PlaceValue, Question, UnanswerableQuestion
from assessments.scoring.kept_draws import Draws, headline_draws
from assessments.scoring.method_comparison import nominal
from assessments.scoring.redrawing import differing, drawn_values
from assessments.scoring.what_ifs.what_if import Asked, Change, after, problems_of
from assessments.scoring.what_ifs.what_if_result import steps_of, travelled, values_of
from assessments.scoring.what_ifs.what_if_words import sentence_of
from corridors.geometry import great_circle, length_km
from corridors.routes import crossed_by

Report = Callable[[str, int], None]


@dataclass(frozen=True)
class Supposed:
    """What a what-if comes to: values beside the base's, the engine's document, its draws."""

    result: dict[str, Any]
    payload: dict[str, Any]
    draws: Draws


@dataclass(frozen=True)
class Put:
    """A question with the evidence it is put to."""

    question: Question
    evidence: Evidence


def suppose(scenario: Scenario, report: Report) -> Supposed:
    """Return what the base result would be with the changes of a what-if.

    Raises
    ------
    UnanswerableQuestion
        Where the base cannot be made again exactly, or a change cannot be made.
    """
    snapshot: Snapshot = scenario.base
    _check(scenario.changes, snapshot.payload)
    basis = basis_of(snapshot)
    report("making the base again", 5)
    _check_base(snapshot, basis)
    stages = put_in_turn(basis, scenario.changes)
    report("one change after the other", 30)
    steps = [nominal(stage.question, stage.evidence, basis.method) for stage in stages]
    report("drawing the what-if", 50)
    last, draws = stages[-1], int(snapshot.payload["draws"])
    payload = score_corridor(last.question, last.evidence, basis.method, draws=draws)
    payload["route_lines"] = [dict(leg.line) for leg in last.question.legs]
    report("comparing draw by draw", 70)
    both = _drawn(stages[0], basis, draws), _drawn(last, basis, draws)
    sentences = [sentence_of(change, snapshot.payload) for change in scenario.changes]
    result = {
        "values": values_of(snapshot.payload, payload, both, basis.method),
        "steps": steps_of(steps, sentences),
        "travelled": travelled(snapshot.payload, payload, basis.method),
    }
    return Supposed(result, payload, both[1])


def put_in_turn(basis: Basis, changes: Sequence[Change]) -> list[Put]:
    """Return the base's question and evidence, then those after each change."""
    asked = Asked(basis.question)
    gathered = basis.evidence()
    stages = [Put(asked.question, gathered)]
    for change in changes:
        before, asked = asked, after(asked, change, straight_leg)
        if asked.question.legs != before.question.legs:
            gathered = basis.evidence(asked.question)
        stages.append(Put(asked.question, asked.evidence_of(gathered)))
    return stages


def straight_leg(start: PlaceValue, end: PlaceValue, mode: str) -> LegValue:
    """A great circle between two places by a mode: nobody curated it, and every page says so."""
    line = great_circle((start.longitude, start.latitude), (end.longitude, end.latitude))
    return LegValue(mode, "stand-in", length_km(line), crossed_by(line, mode), line)


def _check(changes: Sequence[Change], payload: Mapping[str, Any]) -> None:
    wrong = [problem for change in changes for problem in problems_of(change, payload)]
    if wrong:
        raise UnanswerableQuestion(" ".join(wrong))


def _check_base(snapshot: Snapshot, basis: Basis) -> None:
    """The base made again has to be the base, value by value."""
    again = drawn_values(answer_from(basis))
    wrong = differing(drawn_values(snapshot.payload), again)
    if wrong:
        raise not_the_same(snapshot, wrong)


def _drawn(stage: Put, basis: Basis, draws: int) -> Draws:
    return headline_draws(draws_of(stage.question, stage.evidence, basis.method, draws=draws))
