"""The rule of the screening: a row says what the assessment of one corridor without a route says."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from assessments.assessing import answer
from assessments.evidence import gather_everything
from assessments.models import Method
from assessments.scoring.evidence.values import Question
from assessments.scoring.methods.method import load_method
from assessments.scoring.screening.rows import ScreenedRow
from assessments.scoring.screening.screening import screen
from tests.screening.pairs import COUNTRIES, EVERY_PAIR, PAIRS

pytestmark = [pytest.mark.usefixtures("world"), pytest.mark.thorough]
AS_OF = date(2026, 6, 30)
CLOSE = 1e-6


@cache
def screened() -> dict[str, ScreenedRow]:
    method = load_method(Method.objects.get(is_default=True).text)
    screening = screen(gather_everything(AS_OF), method, AS_OF, COUNTRIES)
    return {f"{row.origin}-{row.destination}": row for rows in screening for row in rows}


@cache
def assessed(pair: str) -> dict[str, Any]:
    """What the engine says of the residents, without places and legs."""
    origin, destination = pair.split("-")
    method = Method.objects.get(is_default=True)
    return answer(Question(origin, destination, "residents", AS_OF), method)


def expected(pair: str) -> dict[str, Any]:
    payload = assessed(pair)
    matrix, risk = payload["matrix"], payload["risk"]
    return {
        "fear": matrix["fear"]["nominal"],
        "fear_low": matrix["fear"]["low"],
        "fear_high": matrix["fear"]["high"],
        "risk": risk["nominal"],
        "risk_low": risk["low"],
        "risk_high": risk["high"],
        "risk_origin": payload["places"]["origin"]["risk"]["nominal"],
        "reliability_matrix": matrix["reliability"],
        "reliability_risk": risk["reliability"],
    }


@pytest.mark.parametrize("pair", EVERY_PAIR)
def test_a_row_has_the_numbers_of_the_assessment(pair: str) -> None:
    row = screened()[pair]
    for name, value in expected(pair).items():
        assert getattr(row, name) == (None if value is None else pytest.approx(value, abs=CLOSE)), name


@pytest.mark.parametrize("pair", EVERY_PAIR)
def test_a_row_has_the_words_of_the_assessment(pair: str) -> None:
    row, payload = screened()[pair], assessed(pair)
    matrix, why = payload["matrix"], payload["matrix"]["why"]
    assert (row.status, row.quadrant) == (matrix["status"], matrix["quadrant"])
    assert row.why == ("" if why is None else why["code"])
    assert row.band == payload["risk"]["band"]


@pytest.mark.parametrize("pair", EVERY_PAIR)
def test_a_row_has_the_shares_of_the_assessment_in_tenths(pair: str) -> None:
    row, shares = screened()[pair], assessed(pair)["matrix"]["shares"]
    for code in ("E", "RS", "D", "RW"):
        share, exact = getattr(row, f"share_{code}"), shares[code]["nominal"]
        if exact is None:
            assert share is None, code
        else:
            assert share == round(share, 1), code
            assert abs(share - exact) <= 0.05 + CLOSE, code


def test_the_pairs_differ_as_they_should() -> None:
    """The comparison above is worth what its pairs are worth."""
    rows = screened()

    def those(kind: str) -> list[ScreenedRow]:
        return [rows[pair] for pair in PAIRS[kind]]

    assert {row.why for row in those("no stock is published")} == {"no-stock"}
    assert {row.why for row in those("a published stock of nobody")} == {"nobody"}
    assert {row.why for row in those("origins whose refugees are absent from pair data")} == {"unrwa"}
    assert {row.why for row in those("too little is known of the lanes")} == {"coverage"}
    assert {row.why for row in those("informal work at the destination")} == {"opportunity-match-not-rated"}
    assert {row.status for row in those("the readings of fear are contested")} == {"contested"}
    assert {row.share_D for row in those("the destination is poorer")} == {0.0}
    assert {row.band for row in those("the destination has no figures of risk")} == {"not rated"}
    assert {row.quadrant for row in those("fear and strong match")} == {"RS"}
    assert {row.quadrant for row in those("fear and weak match")} == {"RW"}
    assert {row.quadrant for row in those("opportunity and strong match")} == {"E"}
    assert {row.quadrant for row in those("fewer than a hundred people")} == {"mixed"}
    people = [assessed(pair)["matrix"]["working"] for pair in PAIRS["fewer than a hundred people"]]
    assert all(0 < working["N"] < 100 for working in people)
    unknown = [assessed(pair)["matrix"]["working"] for pair in PAIRS["asylum-seekers of unknown origin"]]
    assert all(working["shared_out"] > 0 for working in unknown)
    assert assessed("JPN-BRA")["matrix"]["working"]["rule"] == "income"
    assert assessed("MMR-THA")["matrix"]["working"]["survey"] is not None
