"""The two lanes of the match: people who moved for opportunity (e) and people who fled (r).

Gathers need, fit and access of a corridor, enters what they rest on, and says where a lane is not
rated. The arithmetic is in ``match.py``, the figures need and fit rest on in ``labour.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import isnan, nan
from typing import Any

import numpy as np
import pandas as pd

from assessments.scoring.arithmetic.match import access_after_irregularity, combine_factors, strong_share
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.legal import NOT_PARTY, SIGNED
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Evidence, Question
from assessments.scoring.matrix.labour import Factor, fit_between, is_rated, need_at, recorded_share
from assessments.scoring.matrix.policies import MatchFactors, after_policies
from assessments.scoring.methods.method import Method

FACTORS = ("need", "fit", "access")


@dataclass(frozen=True)
class Lane:
    """Need, fit and access of one lane, and what follows.

    Attributes
    ----------
    match : 0..1
        M; NaN where its coverage is too low.
    strong : 0..1
        p, the share whose match is strong; NaN where the lane is not rated.
    values : array (rows,)
        p in every draw, the nominal one first.
    why : str or None
        Why it is not rated.
    rule : str or None
        ``income`` where everyone is a strong match because the destination is poorer.
    """

    factors: Mapping[str, Factor]
    match: float
    strong: float
    rated: bool
    values: FloatArray
    why: str | None = None
    rule: str | None = None
    rule_support: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lanes:
    opportunity: Lane
    fear: Lane


def read_lanes(
    question: Question, evidence: Evidence, figures: FiguresAsOf, choices: Choices, ledger: EvidenceLedger
) -> Lanes:
    """Gather both lanes of a corridor and compute them in every draw."""
    method = choices.method
    need = need_at(question, figures, choices, ledger)
    fit = fit_between(question, figures, choices, ledger)
    _assume_logistic(method, ledger)
    poorer = destination_is_poorer(question, figures, method, ledger)
    work = _access_opportunity(question, choices, ledger)
    rights = _access_refugees(question, evidence, choices, ledger)
    moved = after_policies(MatchFactors(need, fit, work, rights), question, choices)
    need, fit, work, rights = moved.need, moved.fit, moved.work, moved.rights
    unheard = replace(need, value=nan, coverage=0.0, drawn=None)
    heard = need if _speaks_for_opportunity(need, method) else unheard
    opportunity = lane_of({"need": heard, "fit": fit, "access": work}, choices)
    refugees = lane_of({"need": need, "fit": fit, "access": rights}, choices)
    return Lanes(_after_rules(opportunity, need, poorer, method), refugees)


def lane_of(factors: Mapping[str, Factor], choices: Choices) -> Lane:
    """Return what follows from need, fit and access, before the rules on income and informal work."""
    method = choices.method
    exponents = [method.number(f"matrix.match.exponents.{name}") for name in FACTORS]
    ordered = [factors[name] for name in FACTORS]
    coverage = sum(factor.coverage * weight for factor, weight in zip(ordered, exponents, strict=True))
    if not is_rated(coverage / sum(exponents), method):
        missing = [name for name in FACTORS if factors[name].coverage < 1.0]
        unknown = np.full(choices.rows, nan)
        return Lane(factors, nan, nan, False, unknown, f"too little is known of {_listed(missing)}")
    values, drawn = [factor.values for factor in ordered], choices.exponents(FACTORS, exponents)
    match = np.asarray(combine_factors(values, drawn, method.number("matrix.match.floor")))
    midpoint, slope = (_logistic(name, choices) for name in ("midpoint", "slope"))
    strong = np.asarray(strong_share(match, midpoint, slope))
    return Lane(factors, float(match[0]), float(strong[0]), True, strong)


def _logistic(name: str, choices: Choices) -> FloatArray:
    choice = choices.method[f"matrix.match.{name}"]
    return choices.between(f"match.{name}", choice["low"], choice["high"], choice["nominal"])


def _after_rules(lane: Lane, need: Factor, poorer: tuple[str, ...] | None, method: Method) -> Lane:
    """Return the lane of opportunity after the rules on income and on informal work."""
    if poorer is not None:
        everyone = np.ones_like(lane.values)
        return replace(
            lane, strong=1.0, rated=True, values=everyone, why=None, rule="income", rule_support=poorer
        )
    if need.coverage > 0 and not _speaks_for_opportunity(need, method):
        least = method.number("matrix.need.waged_least")
        why = f"under {least:.0%} of the work at the destination is waged: demand there is not in the figures"
        unknown = np.full_like(lane.values, nan)
        return replace(lane, match=nan, strong=nan, rated=False, values=unknown, why=why)
    return lane


def _speaks_for_opportunity(need: Factor, method: Method) -> bool:
    if need.shortages is not None:
        return True
    return not isnan(need.waged) and need.waged >= method.number("matrix.need.waged_least")


def _assume_logistic(method: Method, ledger: EvidenceLedger) -> None:
    for name in ("midpoint", "slope"):
        choice = method[f"matrix.match.{name}"]
        why = str(method["matrix.match.wording"])
        ledger.assume(choice["label"], choice["nominal"], choice["low"], choice["high"], why, "match")


def destination_is_poorer(
    question: Question, figures: FiguresAsOf, method: Method, ledger: EvidenceLedger
) -> tuple[str, ...] | None:
    """Return the evidence that GDP per head of the origin exceeds the destination's, else None."""
    slugs = method["matrix.income.indicators"]
    for slug in figures.choices.in_order(slugs, question.origin, question.destination):
        both = [figures.latest(slug, place) for place in (question.origin, question.destination)]
        found = [figure for figure in both if figure is not None and _recent(figure, question, method)]
        if len(found) == 2:
            entries = tuple(ledger.add(figure, "match") for figure in found)
            origin, destination = (float(figure.value or 0.0) for figure in found)
            return entries if origin > destination else None
    return None


def _recent(figure: UsedFigure, question: Question, method: Method) -> bool:
    return question.as_of.year - (figure.year or 0) <= method.number("matrix.income.most_years")


def _access_opportunity(question: Question, choices: Choices, ledger: EvidenceLedger) -> Factor:
    """Return access of people who moved for opportunity: unrecorded it is drawn and has no nominal."""
    profile = question.profile
    irregular = recorded_share(question, "irregular-share", profile.irregular_share, ledger)
    permitted = recorded_share(question, "work-permit-share", profile.work_permit_share, ledger)
    if isnan(permitted.value):
        return Factor(drawn=_assumed_access(irregular.value, choices, ledger))
    weight = choices.method.number("matrix.access.opportunity.irregular_weight")
    value = float(access_after_irregularity(permitted.value, irregular.value, weight))
    return replace(permitted, value=value, support=(*permitted.support, *irregular.support))


def _assumed_access(irregular: float, choices: Choices, ledger: EvidenceLedger) -> FloatArray:
    """Return unrecorded access of people who moved for opportunity: missing nominally, and drawn."""
    rules = choices.method["matrix.access.opportunity"]
    if choices.count:
        ledger.judge(rules["label"], None, rules["low"], rules["high"], rules["wording"])
    assumed = choices.between("assumed:access-opportunity", rules["low"], rules["high"], nan)
    return np.asarray(access_after_irregularity(assumed, irregular, float(rules["irregular_weight"])))


def _access_refugees(
    question: Question, evidence: Evidence, choices: Choices, ledger: EvidenceLedger
) -> Factor:
    method = choices.method
    recorded = recorded_share(question, "work-rights", question.profile.work_rights, ledger)
    if not isnan(recorded.value):
        return recorded
    bound = _binding(question, evidence, method)
    for row in bound:
        ledger.add(_treaty(row, question.destination), "match")
    assumed = method[f"matrix.access.refugees.{'party' if bound else 'other'}"]
    why = str(method["matrix.access.refugees.wording"])
    entry = ledger.assume(assumed["label"], assumed["nominal"], assumed["low"], assumed["high"], why, "match")
    nominal, low, high = assumed["nominal"], assumed["low"], assumed["high"]
    drawn = choices.between("assumed:access-refugees", low, high, nominal)
    return Factor(float(nominal), 1.0, 3, support=(entry,), drawn=drawn)


def _binding(question: Question, evidence: Evidence, method: Method) -> list[dict[Any, Any]]:
    """Return the consents to the refugee instruments recorded on or before the evidence date."""
    rows = evidence.participations
    wanted = rows["instrument"].isin(method["matrix.access.refugees.instruments"])
    here = rows[wanted & (rows["country"] == question.destination)].to_dict("records")
    return [row for row in here if _consents(str(row["status"])) and _by(row["since"], question.as_of)]


def _consents(status: str) -> bool:
    return status.strip().lower() not in (*SIGNED, *NOT_PARTY)


def _by(day: Any, as_of: date) -> bool:
    return bool(pd.isna(day)) or pd.Timestamp(day).date() <= as_of


def _treaty(row: Mapping[Any, Any], country: str) -> UsedFigure:
    known_to = row["known_to"]
    return UsedFigure(
        indicator=str(row["instrument"]),
        value=None,
        counts_from=None if pd.isna(known_to) else pd.Timestamp(known_to).date(),
        release=str(row["release"]),
        figure=None if pd.isna(row["figure"]) else int(row["figure"]),
        scope="treaty",
        country=country,
        qualifier=str(row["status"]),
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
