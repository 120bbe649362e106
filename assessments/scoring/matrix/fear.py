"""Fear among the people of one corridor: what it rests on, both readings, why it is not rated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan, nan

import numpy as np

from assessments.scoring.arithmetic.motive import Motive, MotiveInputs, is_contested, read_motive
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.evidence.decisions import Decisions, Recognition
from assessments.scoring.evidence.displacement import idps_of, population_of
from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.surveys import Survey, survey_of
from assessments.scoring.evidence.values import Evidence, Question
from assessments.scoring.matrix.motive_draws import at_nominal, drawn_fear, drawn_hardship, drawn_inputs
from assessments.scoring.matrix.people import (
    ProtectionFigures,
    UnderProtection,
    enter_stock,
    mean_together,
    stock_of,
)
from assessments.scoring.methods.method import Method

MOVERS = "movers"
UNKNOWN = UnderProtection(nan, nan, nan, nan)


@dataclass(frozen=True)
class Reason:
    """Why something is not rated: a code others hold on to, and a sentence."""

    code: str
    text: str


@dataclass(frozen=True)
class FearReading:
    """Fear of one corridor with everything it was computed from.

    Attributes
    ----------
    nominal, by_status, by_reason : 0..1
        NaN where not rated or not meaningful (by status for movers).
    values : array (rows,)
        Fear in every draw, the nominal one first.
    drawn : MotiveInputs
        ``inputs`` with the stock and recognition in every draw.
    protection : UnderProtection
        At the latest year-end; NaN where UNHCR's figures are not loaded.
    support : mapping
        Evidence entries of each input; empty where it is missing.
    """

    inputs: MotiveInputs
    motive: Motive
    protection: UnderProtection
    stock: UsedFigure | None
    recognition: Recognition | None
    survey: Survey | None
    nominal: float
    by_status: float
    by_reason: float
    contested: bool
    why: Reason | None
    values: FloatArray
    drawn: MotiveInputs
    support: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_fear(
    question: Question, evidence: Evidence, figures: FiguresAsOf, choices: Choices, ledger: EvidenceLedger
) -> FearReading:
    """Gather, compute in every draw and judge whether fear of this corridor is rated."""
    method = choices.method
    gathering = _Gathering(question, evidence, figures, method, ledger)
    inputs = gathering.inputs()
    drawn = drawn_inputs(inputs, question, gathering.stock, gathering.recognition, choices)
    _assume_hardship(method, ledger)
    every = read_motive(drawn, drawn_hardship(choices))
    motive = at_nominal(every)
    why = _why_not(question, evidence, method, inputs, motive, gathering)
    nominal, by_status, by_reason = _readings(question, inputs, motive, why)
    contested = is_contested(by_status, by_reason, method.number("matrix.contested.above"))
    if why is None and question.population != MOVERS:
        _warn_of_counts(inputs, motive, method, ledger)
    residents = question.population != MOVERS and not isnan(nominal)
    values = drawn_fear(every, contested, choices) if residents else np.full(choices.rows, nominal)
    return FearReading(
        inputs, motive, gathering.protection, gathering.stock, gathering.recognition, gathering.survey,
        nominal, by_status, by_reason, contested, why, values, drawn, gathering.support,
    )  # fmt: skip


class _Gathering:
    """The figures fear rests on, entered in the ledger as they are found."""

    def __init__(
        self, question: Question, evidence: Evidence, figures: FiguresAsOf, method: Method,
        ledger: EvidenceLedger,
    ) -> None:  # fmt: skip
        self.question, self.figures, self.method, self.ledger = question, figures, method, ledger
        self.published = evidence.figures
        here = evidence.pairs["destination"].astype(str)
        self.decisions = Decisions(question.origin, here, figures, evidence.totals)
        years = int(method.number("matrix.sharing.years"))
        self.counts = ProtectionFigures(figures, self.decisions, years)
        self.support: dict[str, tuple[str, ...]] = {}
        self.stock = self._stock()
        self.protection = self._protection()
        self.recognition = self._recognition()
        most_years = method.number("matrix.survey.most_years")
        self.survey = survey_of(question, evidence.surveys, most_years, ledger)
        if self.survey is not None:
            self.support["survey"] = (self.survey.evidence,)

    def inputs(self) -> MotiveInputs:
        abroad, idps, population = self._displacement()
        return MotiveInputs(
            stock=nan if self.stock is None or self.stock.value is None else self.stock.value,
            protection_then=self._protection_then(),
            refugees=self.protection.refugees,
            asylum_seekers=self.protection.asylum_seekers,
            others=self.protection.others,
            recognition=nan if self.recognition is None else self.recognition.value,
            abroad=abroad,
            idps=idps,
            population=population,
            survey_share=nan if self.survey is None else self.survey.share,
        )

    def _stock(self) -> UsedFigure | None:
        stock = stock_of(self.question.origin, self.question.destination, self.figures)
        if stock is not None:
            self.support["stock"] = (enter_stock(stock, self.ledger),)
        return stock

    def _protection(self) -> UnderProtection:
        year = self.counts.latest
        if year is None:
            return UNKNOWN
        everywhere = self.counts.enter_abroad(year, self.ledger)
        here = self.counts.enter(self.question.destination, year, self.ledger)
        self.support["protection"] = here or everywhere
        return self.counts.at(self.question.destination, year)

    def _protection_then(self) -> float:
        if self.stock is None or self.stock.counts_from is None or self.counts.latest is None:
            return nan
        years = self.counts.around(self.stock.counts_from)
        for year in years:
            self.counts.enter(self.question.destination, year, self.ledger)
        return mean_together(self.counts.at(self.question.destination, year) for year in years)

    def _recognition(self) -> Recognition | None:
        found = self.decisions.recognition(self.question.destination, self.method["matrix.recognition"])
        if found is not None:
            self.support["recognition"] = self.decisions.enter_recognition(found, self.ledger)
        return found

    def _displacement(self) -> tuple[float, float, float]:
        origin, year = self.question.origin, self.counts.latest
        window = int(self.method.number("matrix.displacement.new_years"))
        idps, idp_entries = idps_of(origin, self.figures, self.published, window, year, self.ledger)
        population, entry = population_of(origin, self.figures, self.ledger)
        if year is None or isnan(idps) or isnan(population):
            return (nan if year is None else self.counts.abroad(year).together), idps, population
        self.support["hardship"] = (*idp_entries, *entry)
        return self.counts.abroad(year).together, idps, population


def _assume_hardship(method: Method, ledger: EvidenceLedger) -> None:
    k = method["matrix.hardship.k"]
    why = str(method["matrix.hardship.wording"])
    ledger.assume(k["label"], k["nominal"], k["low"], k["high"], why, "fear")


def _readings(
    question: Question, inputs: MotiveInputs, motive: Motive, why: Reason | None
) -> tuple[float, float, float]:
    """Return nominal fear and both readings; movers have one reading, the recorded share."""
    if question.population == MOVERS:
        share = float(inputs.survey_share) if why is None else nan
        return share, nan, share
    if why is not None and why.code != "coverage":
        return nan, nan, nan
    reason = float(motive.by_reason)
    return reason, float(motive.by_status), reason


def _why_not(
    question: Question, evidence: Evidence, method: Method, inputs: MotiveInputs, motive: Motive,
    gathering: _Gathering,
) -> Reason | None:  # fmt: skip
    """Return why fear is not rated, the reason that lies deepest first; None where it is rated."""
    origin, destination = (_name(evidence, iso3) for iso3 in (question.origin, question.destination))
    if question.origin in method["matrix.people.unrwa_origins"]:
        return Reason("unrwa", "Palestine refugees under UNRWA are absent from pair data.")
    if question.population == MOVERS:
        return None if gathering.survey is not None else _no_flow(origin, destination)
    if gathering.stock is None:
        text = f"No number of people from {origin} living in {destination} is published; absent is not zero."
        return Reason("no-stock", text)
    if motive.people == 0:
        return Reason("nobody", f"Nobody from {origin} is counted in {destination}.")
    if isnan(float(motive.by_reason)):
        return Reason("coverage", f"Figures on {', '.join(_missing(inputs))} are missing.")
    return None


def _no_flow(origin: str, destination: str) -> Reason:
    text = f"No survey or flow figure about the people moving from {origin} to {destination} is recorded."
    return Reason("movers-without-flow", text)


def _missing(inputs: MotiveInputs) -> list[str]:
    names = {
        "refugees and asylum-seekers": inputs.refugees,
        "asylum decisions elsewhere": inputs.recognition,
        "people displaced inside the origin": inputs.idps,
        "the population of the origin": inputs.population,
    }
    return [name for name, value in names.items() if isnan(float(value))]


def _warn_of_counts(inputs: MotiveInputs, motive: Motive, method: Method, ledger: EvidenceLedger) -> None:
    people, stock = float(motive.people), float(inputs.stock)
    if people < method.number("matrix.people.fewest"):
        ledger.warn(f"fewer than {method.number('matrix.people.fewest'):g} people")
    least, most = method["matrix.people.stock_ratio"]
    if not least * stock <= people <= most * stock:
        ledger.warn("stock and protection figures are of different dates")


def _name(evidence: Evidence, iso3: str) -> str:
    return evidence.countries[iso3].name if iso3 in evidence.countries else iso3
