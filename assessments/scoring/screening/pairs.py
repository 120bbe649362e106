"""What is published about one pair: the stock, people under protection, a survey, the income rule."""

from dataclasses import dataclass
from math import nan

from assessments.scoring.arithmetic.motive import MotiveInputs, Number
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.noise import drawn_count
from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.reliability import Element
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.surveys import Survey, survey_of
from assessments.scoring.matrix.lanes import destination_is_poorer
from assessments.scoring.matrix.motive_draws import stock_deviation
from assessments.scoring.matrix.people import UnderProtection, enter_stock, mean_together, stock_of
from assessments.scoring.screening.origins import OriginSide
from assessments.scoring.screening.resting import resting_on
from assessments.scoring.screening.world import ScreenedWorld
from corridors.languages import common_language

NOT_LOADED = UnderProtection(nan, nan, nan, nan)


@dataclass(frozen=True)
class PairSide:
    """The figures of one pair that has a resident stock.

    Attributes
    ----------
    inputs : MotiveInputs
        The stock and recognition in every draw, the nominal value first; the rest is not drawn.
    language : 0..1
        The chance of a shared language; NaN where it is missing.
    poorer : Element or None
        What the rule for a poorer destination rests on, where it applies.
    resting : tuple of Element
        Stock, protection, recognition, and hardship or the survey in its place.
    """

    destination: str
    inputs: MotiveInputs
    language: float
    poorer: Element | None
    resting: tuple[Element, ...]


def pair_side(
    side: OriginSide, destination: str, incomes: FiguresAsOf, world: ScreenedWorld
) -> PairSide | None:
    """Return what is published about a pair; ``None`` without a resident stock.

    Parameters
    ----------
    incomes : FiguresAsOf
        GDP per head of every country.
    """
    stock = stock_of(side.origin, destination, side.figures)
    if stock is None or stock.value is None:
        return None
    question, ledger = world.question(side.origin, destination), world.ledger()
    survey = _survey(question.corridor, side, destination, world, ledger)
    resting = (
        resting_on((enter_stock(stock, ledger),), ledger),
        _protection(side, destination, ledger),
        side.recognition,
        side.hardship if survey is None else resting_on((survey.evidence,), ledger),
    )
    poorer = destination_is_poorer(question, incomes, world.method, ledger)
    shared = common_language(side.origin, destination)
    return PairSide(
        destination,
        _inputs(side, destination, stock, survey, world),
        nan if shared is None else shared,
        None if poorer is None else resting_on(poorer, ledger),
        resting,
    )


def _inputs(
    side: OriginSide, destination: str, stock: UsedFigure, survey: Survey | None, world: ScreenedWorld
) -> MotiveInputs:
    here = NOT_LOADED if side.year is None else side.counts.at(destination, side.year)
    return MotiveInputs(
        stock=_drawn_stock(side.origin, destination, stock, world),
        protection_then=_protection_then(side, destination, stock),
        refugees=here.refugees,
        asylum_seekers=here.asylum_seekers,
        others=here.others,
        recognition=_recognition(side, destination, here.asylum_seekers),
        abroad=side.abroad,
        idps=side.idps,
        population=side.population,
        survey_share=nan if survey is None else survey.share,
    )


def _drawn_stock(origin: str, destination: str, stock: UsedFigure, world: ScreenedWorld) -> FloatArray:
    deviation = stock_deviation(stock, world.method["draws.stock_sd"])
    pair = world.question(origin, destination).corridor
    return drawn_count(float(stock.value or 0.0), deviation, pair, stock.indicator, world.choices)


def _recognition(side: OriginSide, destination: str, asylum_seekers: float) -> Number:
    """Return recognition elsewhere; it is drawn only where there are asylum-seekers it speaks of."""
    found = side.recognition_outside(destination)
    if found is None:
        return nan
    return side.drawn(found) if asylum_seekers > 0 else found.value


def _protection(side: OriginSide, destination: str, ledger: EvidenceLedger) -> Element:
    if side.year is None:
        return side.protection
    here = side.counts.enter(destination, side.year, ledger)
    return resting_on(here, ledger) if here else side.protection


def _protection_then(side: OriginSide, destination: str, stock: UsedFigure) -> float:
    if stock.counts_from is None or side.year is None:
        return nan
    years = side.counts.around(stock.counts_from)
    return mean_together(side.counts.at(destination, year) for year in years)


def _survey(
    corridor: str, side: OriginSide, destination: str, world: ScreenedWorld, ledger: EvidenceLedger
) -> Survey | None:
    rows = world.surveys.get(corridor)
    if rows is None:
        return None
    most_years = world.method.number("matrix.survey.most_years")
    return survey_of(world.question(side.origin, destination), rows, most_years, ledger)
