"""Policies of a what-if: the match with some of its factors raised, before its lanes are computed.

The sizes are those of the method's levers (section 1.4). A single policy gives what the lever of the
same kind gives; several add up, each on what the ones before it left.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assessments.scoring.drawing.choices import Choices
from assessments.scoring.evidence.values import Question
from assessments.scoring.matrix.factor_moves import at_least, raised
from assessments.scoring.matrix.labour import Factor, fit_of_parts
from assessments.scoring.matrix.policy_names import (
    AGREEMENT,
    LANGUAGE,
    RECOGNITION,
    REFUGEE_WORK,
    WORK_PERMITS,
)


@dataclass(frozen=True)
class MatchFactors:
    """Need and fit of both lanes, access of each: what the match is combined from."""

    need: Factor
    fit: Factor
    work: Factor
    rights: Factor


def after_policies(factors: MatchFactors, question: Question, choices: Choices) -> MatchFactors:
    """Return the factors after the policies of a question, one after the other.

    Raises
    ------
    KeyError
        For a policy nobody knows.
    """
    for policy in question.policies:
        factors = MOVES[policy](factors, question, choices)
    return factors


def _work_permits(factors: MatchFactors, question: Question, choices: Choices) -> MatchFactors:
    rules = choices.method["levers"]
    work = raised(factors.work, rules["access_opportunity_add"], rules["access_opportunity_most"])
    return replace(factors, work=work)


def _refugee_work(factors: MatchFactors, question: Question, choices: Choices) -> MatchFactors:
    return replace(factors, rights=at_least(factors.rights, choices.method["levers.access_refugees"][0]))


def _agreement(factors: MatchFactors, question: Question, choices: Choices) -> MatchFactors:
    """Everyone the agreement covers may work; the occupations it opens are a change of the profile."""
    return replace(factors, work=at_least(factors.work, choices.method["levers.access_opportunity_most"]))


def _language(factors: MatchFactors, question: Question, choices: Choices) -> MatchFactors:
    add = choices.method.number("levers.language_add")
    return _with_part(factors, "language", lambda part: raised(part, add, 1.0), question, choices)


def _recognition(factors: MatchFactors, question: Question, choices: Choices) -> MatchFactors:
    size = choices.method.number("levers.skill_recognised")
    return _with_part(factors, "skill", lambda part: at_least(part, size), question, choices)


def _with_part(
    factors: MatchFactors, name: str, move: Callable[[Factor], Factor], question: Question, choices: Choices
) -> MatchFactors:
    parts = dict(factors.fit.parts or {})
    if name not in parts:
        return factors
    parts[name] = move(parts[name])
    return replace(factors, fit=fit_of_parts(question, parts, choices))


MOVES: dict[str, Callable[[MatchFactors, Question, Choices], MatchFactors]] = {
    WORK_PERMITS: _work_permits,
    REFUGEE_WORK: _refugee_work,
    LANGUAGE: _language,
    RECOGNITION: _recognition,
    AGREEMENT: _agreement,
}
