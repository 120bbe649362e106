"""The matrix in every draw: what varies, what must hold, what may be named. Rows of ``matrix_world``."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from assessments.scoring.arithmetic.motive import read_motive
from assessments.scoring.comparing import DrawnCorridor, draws_of
from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import ProfileValue, Question
from assessments.scoring.matrix.fear import FearReading
from assessments.scoring.matrix.motive_draws import drawn_hardship, stock_deviation
from assessments.scoring.matrix.quadrants import Matrix, read_matrix
from tests.scoring.matrix_world import (
    QUESTION,
    World,
    ask,
    ask_with_ledger,
    evidence_of,
    recorded_survey,
    the_method,
    world,
)

METHOD = the_method()
STOCK = ("undesa.stock", "MMR", "JPN", 2024)
ALL = 1024


def drawn(rows: World, question: Question = QUESTION) -> DrawnCorridor:
    """Return the draws; the figures of the grid are not loaded here, so that the risk is missing."""
    return draws_of(question, evidence_of(rows), METHOD)


def matrix_of(rows: World, question: Question = QUESTION, draws: int | None = None) -> Matrix:
    evidence, choices = evidence_of(rows), choices_of(METHOD, draws)
    ledger = EvidenceLedger(question.as_of, METHOD["tiers"], METHOD["indicators"], evidence.releases)
    figures = FiguresAsOf(evidence, question.as_of, METHOD["indicators"])
    return read_matrix(question, evidence, figures, choices, ledger)


def recorded(**profile: Any) -> Question:
    asked = date(2025, 5, 1)
    return replace(
        QUESTION, profile=ProfileValue(source="made up for tests", reference_date=asked, **profile)
    )


def test_the_shares_are_shares_and_sum_to_1_in_every_draw() -> None:
    shares = drawn(world()).shares
    assert all((share >= 0).all() and (share <= 1).all() for share in shares.values())
    assert np.allclose(sum(shares.values()), 1.0, atol=1e-12)


def test_every_range_holds_its_median_and_most_draws() -> None:
    found = ask(world(), draws=ALL)
    for part in (found["fear"], *found["match"].values(), *found["shares"].values()):
        assert 0 <= part["low"] < part["median"] < part["high"] <= 1
    assert found["fear"]["low"] < found["fear"]["nominal"] < found["fear"]["high"]


@pytest.mark.parametrize(
    ("indicator", "qualifier", "deviation"),
    [
        ("undesa.stock", "B", 0.10), ("undesa.stock", "C", 0.10), ("undesa.stock", "B R", 0.25),
        ("undesa.stock", "C B R", 0.25), ("undesa.stock", "I", 0.50), ("undesa.stock", "I R", 0.50),
        ("undesa.stock", "", 0.50), ("national.stock", "", 0.10),
    ],
)  # fmt: skip
def test_the_stock_varies_by_the_type_un_desa_gives_it(
    indicator: str, qualifier: str, deviation: float
) -> None:
    stock = UsedFigure(indicator, 1_000.0, qualifier=qualifier)
    assert stock_deviation(stock, METHOD["draws.stock_sd"]) == deviation


def test_an_imputed_stock_makes_fear_less_certain() -> None:
    counted, imputed = world(), replace(world(), qualifiers={STOCK: "I"})
    assert width(ask(imputed, draws=ALL)["fear"]) > 1.5 * width(ask(counted, draws=ALL)["fear"])


def test_recognition_elsewhere_varies_about_its_value() -> None:
    # Beta(300 + 100, 100 + 100): mean 2/3, variance 2/9/601 = .000370
    recognition = np.asarray(fear_of(world()).drawn.recognition)
    assert recognition[0] == pytest.approx(2 / 3)
    assert recognition[1:].mean() == pytest.approx(2 / 3, abs=0.002)
    assert recognition[1:].var() == pytest.approx(0.000370, rel=0.1)


def test_where_the_readings_are_contested_the_draws_run_evenly_between_them() -> None:
    rows = world().with_pairs({("unhcr.asylum-seekers", "MMR", "JPN", 2025): 60_000.0}).with_totals(
        {("unhcr.decisions.rejected", "USA", 2025, False): 90_000.0}
    ).with_pairs({("unhcr.decisions.rejected", "MMR", "USA", 2025): 60_000.0})  # fmt: skip
    found = ask(rows, draws=ALL)
    assert found["status"] == "contested"
    ends = found["fear"]["by_reason"], found["fear"]["by_status"]
    assert found["fear"]["nominal"] == ends[0]
    towards = (fear_of(rows).values[1:] - ends[0]) / (ends[1] - ends[0])
    quarters = np.histogram(towards, bins=4, range=(0, 1))[0]
    assert quarters.min() > 0.2 * ALL


def test_where_they_agree_the_draws_stay_with_the_reason() -> None:
    fear = fear_of(world())
    assert not fear.contested
    every = read_motive(fear.drawn, drawn_hardship(choices_of(METHOD)))
    assert np.array_equal(fear.values, every.by_reason)


def test_unrecorded_access_is_drawn_but_has_no_nominal_value() -> None:
    found, ledger = ask_with_ledger(world(), draws=ALL)
    assert found["working"]["lanes"]["e"]["access"] is None
    assumed = [row for row in ledger.assumptions if row["name"].startswith("Right to work")]
    assert [(row["value"], row["low"], row["high"]) for row in assumed] == [(None, 0.4, 0.9)]
    access = np.asarray(matrix_of(world()).lanes.opportunity.factors["access"].values)
    assert np.isnan(access[0])
    assert 0.4 <= access[1:].min() < 0.401
    assert 0.899 < access[1:].max() <= 0.9


def test_recorded_access_does_not_vary() -> None:
    access = matrix_of(world(), recorded(work_permit_share=0.8)).lanes.opportunity.factors["access"]
    assert access.values == 0.8


def test_a_recorded_irregular_share_lowers_drawn_access() -> None:
    access = matrix_of(world(), recorded(irregular_share=0.5)).lanes.opportunity.factors["access"]
    drawn_access = np.asarray(access.values)[1:]
    assert (drawn_access.min(), drawn_access.max()) == pytest.approx((0.2, 0.7), abs=0.001)


def test_need_from_ageing_varies_by_a_quarter_and_stays_a_share() -> None:
    need = np.asarray(matrix_of(world()).lanes.fear.factors["need"].values)
    # .8785714 - .25 = .6285714; above it ends at 1
    assert need[0] == pytest.approx(0.8785714, abs=1e-7)
    assert need.min() == pytest.approx(0.6285714, abs=0.001)
    assert need.max() == 1.0


def test_need_by_occupation_does_not_vary() -> None:
    asked = recorded(occupations={"9": 1.0}, shortages={"9": 0.6})
    assert matrix_of(world(), asked).lanes.fear.factors["need"].values == 0.6


def test_towards_a_poorer_destination_everyone_is_a_strong_match_in_every_draw() -> None:
    rows = world().with_country({("gapminder.gdp-per-head-ppp", "MMR", 2024): 90_000.0})
    found = ask(rows, draws=ALL)
    assert found["match"]["opportunity"] == {"nominal": 1.0, "low": 1.0, "median": 1.0, "high": 1.0}
    assert found["shares"]["D"] == {"nominal": 0.0, "low": 0.0, "median": 0.0, "high": 0.0}


def test_a_quadrant_is_named_by_most_draws() -> None:
    found = ask(world(), draws=ALL)
    assert found["probability"]["E"] >= 0.70
    assert (found["quadrant"], sum(found["probability"].values())) == ("E", pytest.approx(1.0))


def test_where_no_quadrant_is_the_largest_often_enough_it_is_mixed() -> None:
    # by reason (15,000 + 4,000 + .3 * 44,300)/65,300 = .49, by status .32: as many fled as did not
    many = world().with_pairs({("unhcr.refugees", "MMR", "JPN", 2025): 15_000.0})
    rows = replace(many, surveys=[recorded_survey(0.3)])
    found = ask(rows, draws=ALL)
    assert max(found["probability"].values()) < 0.70
    assert found["quadrant"] == "mixed"


def test_weak_match_for_opportunity_is_not_named_on_weak_evidence() -> None:
    # hardly any waged demand and no skill in use: D the largest in every draw, need of tier 2
    rows = world().with_country({("wpp.aged-20-64", "JPN", 2035): 110_000_000.0,
                                 ("ilo.self-employed", "JPN", 2023): 58.0})  # fmt: skip
    weak = ask(rows, recorded(overqualification=1.0), draws=ALL)
    assert (weak["probability"]["D"] > 0.70, weak["quadrant"]) == (True, "mixed")
    known = ask(rows, recorded(overqualification=1.0, work_permit_share=0.1), draws=ALL)
    assert known["quadrant"] == "D"


def test_fewer_than_100_people_are_mixed_whatever_the_draws_say() -> None:
    few = {key: value / 1000 for key, value in world().pair.items() if key[1:3] == ("MMR", "JPN")}
    found = ask(world().with_pairs(few), draws=ALL)
    assert (found["quadrant"], found["probability"]["E"] > 0.7) == ("mixed", True)


def test_where_opportunity_is_not_rated_its_shares_have_no_range_and_nothing_is_named() -> None:
    found = ask(world().with_country({("ilo.self-employed", "JPN", 2023): 70.0}), draws=ALL)
    assert found["why"]["code"] == "opportunity-match-not-rated"
    assert set(found["shares"]["E"].values()) == set(found["shares"]["D"].values()) == {None}
    assert found["shares"]["RS"]["low"] < found["shares"]["RS"]["high"]
    assert (found["quadrant"], set(found["probability"].values()), found["cloud"]) == (None, {None}, None)


def test_where_the_matrix_is_not_rated_nothing_has_a_range() -> None:
    found = ask(world().without("undesa"), draws=ALL)
    assert {value for share in found["shares"].values() for value in share.values()} == {None}
    assert set(found["fear"].values()) == {None}


def test_the_share_of_movers_is_the_recorded_one_in_every_draw() -> None:
    movers = replace(QUESTION, population="movers")
    rows = replace(world(), surveys=[recorded_survey(0.3, population="movers")])
    found = ask(rows, movers, draws=ALL)
    assert {found["fear"][name] for name in ("nominal", "low", "median", "high")} == {0.3}
    assert found["shares"]["E"]["low"] < found["shares"]["E"]["high"]


def test_the_cloud_holds_the_first_draws_as_points() -> None:
    found, every = ask(world(), draws=ALL)["cloud"], drawn(world())
    assert (len(found["x"]), len(found["y"])) == (256, 256)
    assert found["x"] == pytest.approx(every.fear[:256].tolist(), abs=5e-5)
    strong = every.shares["E"] + every.shares["RS"]
    assert found["y"] == pytest.approx(strong[:256].tolist(), abs=5e-5)


def test_draws_that_leave_nobody_count_in_no_range() -> None:
    """Of 5,710 residents 5,700 were under protection in 2024, none are now: 10 are left, or nobody."""
    now = [slug for slug in world().pair if slug[0].startswith("unhcr.") and slug[2:] == ("JPN", 2025)]
    rows = world().with_pairs({STOCK: 5_710.0} | {key: 0.0 for key in now if "decisions" not in key[0]})
    fear, found = fear_of(rows), ask(rows, draws=ALL)
    assert 0.4 < np.isnan(fear.values).mean() < 0.6
    for part in (found["fear"], *found["shares"].values()):
        assert 0 <= part["low"] <= part["median"] <= part["high"] <= 1
    assert sum(found["probability"].values()) == pytest.approx(1.0)
    assert len(found["cloud"]["x"]) == len(found["cloud"]["y"]) == 256


def fear_of(rows: World) -> FearReading:
    return matrix_of(rows).fear


def width(part: dict[str, float]) -> float:
    return part["high"] - part["low"]
