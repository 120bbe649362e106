"""The whole matrix of one corridor, worked by hand from the rows of ``matrix_world``.

People    w = Myanmar's share of Japan's refusals: 2025 (300+100)/(3000+1000) = .1, 2024 (100+300)/
          (1000+3000) = .1, 2023 (100+100)/(1000+1000) = .1
          2025  R 1,500  A 4,000 + .1*20,000 = 6,000          together 7,500
          2024  R 1,200  A 3,600 + .1*16,000 = 5,200          together 6,400
          2023  R 1,000  A 3,000 + .1*10,000 = 4,000          together 5,000
          S 50,000 on 1 July 2024; U = 50,000 - (6,400 + 5,000)/2 = 44,300; N = 44,300 + 7,500 = 51,800
Elsewhere g = (300 + 100)/(400 + 200) = 2/3 from the USA; Malaysia refuses 10 of 1,000 and is left out
Displaced abroad = 7,500 (JPN) + 10,500 (USA) + 82,000 (MYS) = 100,000
          IDP = min(3,500,000, 400,000 + 1,000,000 + 1,300,000) = 2,700,000; 2010 is outside ten years
          delta = 2,800,000/54,000,000 = .0518519; h = 1 - exp(-.1037037) = .0985076
Fear      by status 7,500/51,800 = .1447876
          by reason (1,500 + 2/3*6,000 + .0985076*44,300)/51,800 = 9,863.888/51,800 = .1904226
Match     G = -.5% a year, W = .9: need = .5*(1 - .5/3.5) + .5*.9 = .4285714 + .45 = .8785714
          fit = .5*.7 + .3*0 + .2*(.5/.6) = .35 + 0 + .1666667 = .5166667
          e: ln M = (.4*ln .8785714 + .3*ln .5166667)/.7 = (-.0517832 - .1981073)/.7 = -.3569864; M = .6997821
             p = 1/(1 + exp(-1.997821)) = .8805681
          r: ln M = -.0517832 - .1981073 + .3*ln .55 = -.4292415; M = .6510027; p = .8190652
Shares    E .8095774*.8805681 = .7128880   RS .1904226*.8190652 = .1559685
          D .8095774*.1194319 = .0966894   RW .1904226*.1809348 = .0344541
"""

from typing import Any

import pytest

from tests.scoring.matrix_world import ask, ask_with_ledger, world


@pytest.fixture(scope="module")
def matrix() -> dict[str, Any]:
    return ask(world())


@pytest.mark.parametrize(
    ("name", "by_hand"),
    [
        ("R", 1_500.0), ("A", 6_000.0), ("O", 0.0), ("shared_out", 2_000.0), ("protection_then", 5_700.0),
        ("U", 44_300.0), ("N", 51_800.0), ("recognition", 2 / 3), ("recognition_decisions", 400.0),
        ("recognition_positive", 300.0), ("abroad", 100_000.0), ("idps", 2_700_000.0),
        ("population", 53_900_000.0), ("delta", 0.0518519), ("hardship", 0.0985076),
    ],
)  # fmt: skip
def test_each_step_of_the_working_is_as_worked_by_hand(
    matrix: dict[str, Any], name: str, by_hand: float
) -> None:
    assert matrix["working"][name] == pytest.approx(by_hand, abs=1e-6)


def test_both_readings_of_fear_are_as_worked_by_hand(matrix: dict[str, Any]) -> None:
    assert matrix["fear"]["by_status"] == pytest.approx(0.1447876, abs=1e-7)
    assert matrix["fear"]["by_reason"] == pytest.approx(0.1904226, abs=1e-7)
    assert matrix["fear"]["nominal"] == matrix["fear"]["by_reason"]


def test_both_lanes_are_as_worked_by_hand(matrix: dict[str, Any]) -> None:
    lanes = matrix["working"]["lanes"]
    assert lanes["e"]["match"] == pytest.approx(0.6997821, abs=1e-7)
    assert lanes["r"]["match"] == pytest.approx(0.6510027, abs=1e-7)
    assert matrix["match"]["opportunity"]["nominal"] == pytest.approx(0.8805681, abs=1e-7)
    assert matrix["match"]["fear"]["nominal"] == pytest.approx(0.8190652, abs=1e-7)


def test_the_four_shares_are_as_worked_by_hand(matrix: dict[str, Any]) -> None:
    found = {code: share["nominal"] for code, share in matrix["shares"].items()}
    by_hand = {"E": 0.7128880, "RS": 0.1559685, "D": 0.0966894, "RW": 0.0344541}
    assert found == pytest.approx(by_hand, abs=1e-7)
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-12)


def test_nothing_is_named_before_draws_exist(matrix: dict[str, Any]) -> None:
    assert (matrix["status"], matrix["why"], matrix["largest"]) == ("rated", None, "E")
    assert matrix["quadrant"] is None
    assert set(matrix["probability"].values()) == {None}
    assert matrix["fear"]["low"] is matrix["shares"]["E"]["median"] is None


def test_the_people_are_shown_with_those_shared_out(matrix: dict[str, Any]) -> None:
    assert matrix["people"]["stock"] == 50_000.0
    assert matrix["people"]["asylum_seekers"] == pytest.approx(6_000.0)
    assert matrix["people"]["other_protection"] is None, "UNHCR publishes no number: unknown, not 0"


def test_every_figure_used_stands_in_the_evidence_with_its_use() -> None:
    _, ledger = ask_with_ledger(world())
    uses = {entry["indicator"]: entry["used_for"] for entry in ledger.evidence}
    assert uses["undesa.stock"] == ["fear"]
    assert uses["idmc.conflict.stock"] == ["fear"]
    assert uses["ilo.self-employed"] == ["match"]
    assert uses["cldr.common-language"] == ["match"]
    shared = [entry for entry in ledger.evidence if entry["origin"] == "UNK"]
    assert {entry["tier"] for entry in shared} == {3}
    assert {assumption["value"] for assumption in ledger.assumptions} == {2.0, 0.7, 0.5, 0.1, 0.55}
