"""Screen every ordered pair of some countries: one row a pair, an origin's rows at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assessments.scoring.arithmetic.aggregate import build_tree
from assessments.scoring.drawing.donors import Donors
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Evidence, UnanswerableQuestion
from assessments.scoring.methods.method import Method
from assessments.scoring.precondition import check_question
from assessments.scoring.screening.drawing import SharedDraws, draw_pairs, shared_draws
from assessments.scoring.screening.markets import MarketSide, market_side
from assessments.scoring.screening.naming import Matrix, NamingRules, matrices_of, naming_rules, unrated
from assessments.scoring.screening.origins import OriginSide
from assessments.scoring.screening.pairs import PairSide, pair_side
from assessments.scoring.screening.places import PlaceSide, place_side
from assessments.scoring.screening.rows import ScreenedRow
from assessments.scoring.screening.world import ScreenedWorld, world_of

AT_ONCE = 256  # pairs drawn together: what is held in memory does not grow with the number of pairs
COUNTRIES = 0.4  # share of the work that is done once a country

Report = Callable[[str, float], None]


def screen(
    evidence: Evidence,
    method: Method,
    as_of: date,
    countries: Sequence[str],
    report: Report | None = None,
    *,
    draws: int | None = None,
    spread: bool = True,
) -> Iterator[list[ScreenedRow]]:
    """Yield the rows of one origin after the other, in the order of the countries.

    A row says what ``engine.score_corridor`` says of the same residents without a route. One thing
    differs: an evidence date is refused where it lies before the required figures of every country,
    so a pair of two countries that have them only later is not rated here, and refused there.

    Parameters
    ----------
    evidence : Evidence
        About all countries, pairs and corridors.
    countries : ISO3 codes, at least two
    report : callable, optional
        Told before each country and each origin what comes next and the share (0..1) that is done;
        whatever it raises ends the screening.
    draws, spread : as in ``engine.score_corridor``

    Raises
    ------
    UnanswerableQuestion, InvalidMethod
        The message names the value that is wrong.
    """
    tell = report or (lambda stage, done: None)
    world = world_of(evidence, method, as_of, draws, spread=spread)
    _check(world, countries)
    places, markets = _sides(world, countries, tell)
    incomes, shared, rules = _incomes(world), shared_draws(world.choices), naming_rules(method)
    for number, origin in enumerate(countries):
        done = COUNTRIES + (1.0 - COUNTRIES) * number / len(countries)
        tell(f"pairs from {world.name_of(origin)}, {number + 1} of {len(countries)}", done)
        pairs, unpaired = _pairs(origin, countries, incomes, world)
        found = unpaired | _matrices(origin, pairs, markets, shared, rules)
        yield [_row(origin, code, matrix, places) for code, matrix in found.items()]


def _check(world: ScreenedWorld, countries: Sequence[str]) -> None:
    if len(countries) < 2:
        raise UnanswerableQuestion(f"there is no pair to screen among {len(countries)} countries")
    for country in countries[1:]:
        question = world.question(countries[0], country)
        if country == countries[1]:
            check_question(question, world.evidence, world.method)
        elif country not in world.evidence.countries:
            raise UnanswerableQuestion(f"{country!r} is not a country this evidence knows")


def _sides(
    world: ScreenedWorld, countries: Sequence[str], tell: Report
) -> tuple[dict[str, PlaceSide], dict[str, MarketSide]]:
    """Return risk, and need, access and fit, of every country in every draw."""
    method = world.method
    share = method["coverage.rated_from"]
    tree = build_tree(method["nodes"], share[0] / share[1])
    donors = Donors(world.evidence, method, world.as_of)
    places, markets = {}, {}
    for number, country in enumerate(countries):
        stage = f"{world.name_of(country)}, country {number + 1} of {len(countries)}"
        tell(stage, COUNTRIES * number / len(countries))
        evidence = world.about(country)
        figures = world.counting(evidence)
        places[country] = place_side(country, figures, world, donors, tree)
        markets[country] = market_side(country, evidence, figures, world)
    return places, markets


def _incomes(world: ScreenedWorld) -> FiguresAsOf:
    figures, wanted = world.evidence.figures, list(world.method["matrix.income.indicators"])
    rows = figures[figures["indicator"].isin(wanted)]
    return world.counting(replace(world.evidence, figures=rows, pairs=world.evidence.pairs.iloc[:0]))


def _pairs(
    origin: str, countries: Sequence[str], incomes: FiguresAsOf, world: ScreenedWorld
) -> tuple[list[PairSide], dict[str, Matrix]]:
    """Return the pairs of an origin that have a stock, and what is said of all others, in their order."""
    side = OriginSide(origin, world)
    others = [code for code in countries if code != origin]
    found = {code: unrated("unrwa" if side.unrwa else "no-stock") for code in others}
    counted = [] if side.unrwa else [pair_side(side, code, incomes, world) for code in others]
    return [pair for pair in counted if pair is not None], found


def _matrices(
    origin: str,
    pairs: Sequence[PairSide],
    markets: Mapping[str, MarketSide],
    shared: SharedDraws,
    rules: NamingRules,
) -> dict[str, Matrix]:
    found: dict[str, Matrix] = {}
    for first in range(0, len(pairs), AT_ONCE):
        part = pairs[first : first + AT_ONCE]
        ends = [markets[pair.destination] for pair in part]
        drawn = draw_pairs(part, markets[origin], ends, shared)
        matrices = matrices_of(part, markets[origin], ends, drawn, rules)
        found |= {pair.destination: matrix for pair, matrix in zip(part, matrices, strict=True)}
    return found


def _row(origin: str, destination: str, matrix: Matrix, places: Mapping[str, PlaceSide]) -> ScreenedRow:
    here = places[destination]
    values = dict[str, object](matrix) | {
        "origin": origin,
        "destination": destination,
        "risk": here.risk,
        "risk_low": here.low,
        "risk_high": here.high,
        "band": here.band,
        "risk_origin": places[origin].on_return,
        "reliability_risk": here.reliability,
    }
    return ScreenedRow(**values)  # type: ignore[arg-type]
