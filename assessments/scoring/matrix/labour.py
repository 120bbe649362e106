"""What need and fit rest on: occupations, working age, waged work, language, age, skill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan, nan

import numpy as np

from assessments.scoring.arithmetic.match import (
    age_fit,
    fit_of,
    need_by_ageing,
    need_by_occupation,
    yearly_growth,
)
from assessments.scoring.arithmetic.motive import Number
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.evidence.ageing import decimal_year
from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.shortages import LABELS, Listed, listed_shortages, shortages_known
from assessments.scoring.evidence.slugs import SELF_EMPLOYED, WORKING_AGE, YOUNG
from assessments.scoring.evidence.values import Question
from assessments.scoring.methods.method import Method
from corridors.languages import common_language

FIT_PARTS = ("skill", "language", "age")
UNDATED = "(undated: on which day this was recorded is not known)"


@dataclass(frozen=True)
class Factor:
    """One factor of the match.

    Attributes
    ----------
    value : 0..1
        NaN where missing.
    coverage : 0..1
        Share of its nominal weight that rests on a figure; 0 where it is not rated.
    tier : int or None
        Of need: 1 by occupation, 2 from ageing and waged work. Of others: the tier of the figure.
    waged : 0..1
        Of need: wage and salaried share of employment at the destination.
    parts : mapping
        Of fit: skill, language and age.
    drawn : array (rows,) or None
        The value in every draw, the nominal one first; ``None`` where it is not drawn.
    support : evidence entries
    shortages : mapping or None
        Of need by occupation: the shortage of every group at the destination; ``None`` where need is
        not by occupation.
    """

    value: float = nan
    coverage: float = 0.0
    tier: int | None = None
    waged: float = nan
    parts: Mapping[str, "Factor"] | None = None
    support: tuple[str, ...] = ()
    drawn: FloatArray | None = None
    shortages: Mapping[str, float] | None = None

    @property
    def values(self) -> Number:
        """The value in every draw, or the one value all draws share."""
        return self.value if self.drawn is None else self.drawn


def need_at(question: Question, figures: FiguresAsOf, choices: Choices, ledger: EvidenceLedger) -> Factor:
    """Return need by occupation where enough of it is recorded, else from ageing and waged work."""
    profile, method = question.profile, choices.method
    listed = listed_shortages(question.destination, figures, method)
    shortages = shortages_known(question, listed)
    value, coverage = need_by_occupation(profile.occupations, shortages)
    if is_rated(coverage, method):
        entry = recorded_share(question, "need-by-occupation", value, ledger)
        used = _enter_listed(question, listed, ledger)
        support = (*entry.support, *used)
        return replace(entry, coverage=coverage, support=support, shortages=shortages)
    return _need_from_ageing(question, figures, choices, ledger)


def _enter_listed(
    question: Question, listed: Mapping[str, Listed], ledger: EvidenceLedger
) -> tuple[str, ...]:
    """Enter the lists' figures of the groups the people work in and the profile leaves open."""
    open_groups = set(question.profile.occupations) - set(question.profile.shortages)
    used = [(group, listed[group]) for group in sorted(open_groups) if group in listed]
    return tuple(
        ledger.add(replace(one.figure, label=LABELS[one.figure.indicator]), "match", note=one.note)
        for _group, one in used
    )


def _need_from_ageing(
    question: Question, figures: FiguresAsOf, choices: Choices, ledger: EvidenceLedger
) -> Factor:
    method = choices.method
    waged = _waged_share(question.destination, figures, ledger)
    growth = _working_age_growth(question, figures, method, ledger)
    if isnan(waged.value) or isnan(growth.value):
        return Factor(tier=2, waged=waged.value, support=(*waged.support, *growth.support))
    rules = method["matrix.need"]
    weights = (rules["weights"]["ageing"], rules["weights"]["waged"])
    value = float(need_by_ageing(growth.value, waged.value, rules["full_at"], rules["span"], weights))
    drawn = np.clip(value + choices.between("need.tier-2", -rules["drawn"], rules["drawn"], 0.0), 0.0, 1.0)
    support = (*waged.support, *growth.support)
    return Factor(value, 1.0, 2, waged.value, support=support, drawn=drawn)


def _waged_share(country: str, figures: FiguresAsOf, ledger: EvidenceLedger) -> Factor:
    figure = figures.latest(SELF_EMPLOYED, country)
    if figure is None or figure.value is None:
        return Factor()
    return Factor(1.0 - figure.value / 100.0, 1.0, support=(ledger.add(figure, "match"),))


def _working_age_growth(
    question: Question, figures: FiguresAsOf, method: Method, ledger: EvidenceLedger
) -> Factor:
    """Return growth of the people aged 20-64 in percent a year, as the value of a factor."""
    table = figures.years(WORKING_AGE, question.destination)
    span = method.number("matrix.need.growth_years")
    if not table:
        return Factor()
    start = max(min(decimal_year(question.as_of), max(table) - span), float(min(table)))
    ends = [figures.between_years(WORKING_AGE, question.destination, year) for year in (start, start + span)]
    now, later = (figure if figure is None else figure.value for figure in ends)
    if not now or later is None or ends[0] is None or ends[1] is None:
        return Factor()
    support = tuple(ledger.add(figure, "match") for figure in ends if figure is not None)
    return Factor(float(yearly_growth(float(str(now)), float(str(later)), span)), 1.0, support=support)


def fit_between(question: Question, figures: FiguresAsOf, choices: Choices, ledger: EvidenceLedger) -> Factor:
    """Return fit with its parts; not rated where too much of it is missing."""
    parts = {
        "skill": _skill(question, choices, ledger),
        "language": _language(question, choices.method, ledger),
        "age": _age(question, figures, choices.method, ledger),
    }
    return fit_of_parts(question, parts, choices)


def fit_of_parts(question: Question, parts: Mapping[str, Factor], choices: Choices) -> Factor:
    """Return fit from skill, language and age."""
    method = choices.method
    table = "elementary" if _is_elementary(question) else "weights"
    weights = [method.number(f"matrix.fit.{table}.{name}") for name in FIT_PARTS]
    coverage = sum(
        weight * parts[name].coverage for name, weight in zip(FIT_PARTS, weights, strict=True)
    ) / sum(weights)
    if not is_rated(coverage, method):
        return Factor(parts=parts)
    drawn = _fit_in_every_draw(parts, weights, choices)
    return Factor(float(drawn[0]), coverage, parts=parts, drawn=drawn)


def _fit_in_every_draw(parts: Mapping[str, Factor], weights: Sequence[float], choices: Choices) -> FloatArray:
    drawn = choices.weights("fit", FIT_PARTS, weights)
    values = [parts[name].values for name in FIT_PARTS]
    return np.asarray(fit_of(values, [drawn[:, at] for at in range(len(FIT_PARTS))]))


def _is_elementary(question: Question) -> bool:
    """Return whether people do elementary or domestic work and nobody recorded their skill."""
    return question.profile.overqualification is None and bool(question.profile.work)


def _skill(question: Question, choices: Choices, ledger: EvidenceLedger) -> Factor:
    rate = question.profile.overqualification
    if rate is not None:
        return recorded_share(question, "skill", 1.0 - rate, ledger)
    rules = choices.method["matrix.fit.skill"]
    if question.profile.work:
        return recorded_share(question, "skill", float(rules["elementary"]), ledger)
    why = str(choices.method["matrix.fit.wording"])
    entry = ledger.assume(rules["label"], rules["nominal"], rules["low"], rules["high"], why, "match")
    drawn = choices.between("assumed:skill", rules["low"], rules["high"], rules["nominal"])
    return Factor(float(rules["nominal"]), 1.0, 3, support=(entry,), drawn=drawn)


def _language(question: Question, method: Method, ledger: EvidenceLedger) -> Factor:
    shared = common_language(question.origin, question.destination)
    if shared is None:
        return Factor()
    rules = method["matrix.fit.language"]
    figure = UsedFigure(
        indicator=rules["indicator"],
        value=shared,
        counts_from=rules["released"],
        scope="language",
        origin=question.origin,
        destination=question.destination,
    )
    return Factor(shared, 1.0, support=(ledger.add(figure, "match", note=rules["edition"]),))


def _age(question: Question, figures: FiguresAsOf, method: Method, ledger: EvidenceLedger) -> Factor:
    year = decimal_year(question.as_of)
    young, all_ages = (figures.between_years(slug, question.origin, year) for slug in (YOUNG, WORKING_AGE))
    if young is None or all_ages is None or not all_ages.value or young.value is None:
        return Factor()
    value = age_fit(young.value / all_ages.value, method.number("matrix.fit.age.full_at"))
    return Factor(float(value), 1.0, support=tuple(ledger.add(f, "match") for f in (young, all_ages)))


def recorded_share(question: Question, name: str, value: float | None, ledger: EvidenceLedger) -> Factor:
    """Return something recorded about the people of this corridor; missing where it is None.

    Tier 1 at most three years after its day; older or undated it is tier 3.
    """
    if value is None:
        return Factor()
    asked = question.profile.reference_date
    figure = UsedFigure(
        indicator=f"profile.{name}",
        value=value,
        period="" if asked is None else asked.isoformat(),
        counts_from=asked,
        scope="pair",
        origin=question.origin,
        destination=question.destination,
    )
    age = ledger.age_of(figure)
    fresh = age is not None and age <= float(ledger.tiers["corridor_specific_years"])
    tier = 1 if fresh else 3
    note = question.profile.source if asked else f"{question.profile.source} {UNDATED}".strip()
    entry = ledger.add(figure, "match", tier=tier, note=note)
    return Factor(value, 1.0, tier, support=(entry,))


def is_rated(coverage: float, method: Method) -> bool:
    """Return whether enough nominal weight rests on figures."""
    part, whole = method["coverage.rated_from"]
    return bool(coverage + method.number("coverage.tolerance") >= part / whole)
