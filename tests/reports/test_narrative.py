"""The sentences are made from the numbers and say no more than they do."""

from typing import Any

import pytest

from assessments.reports import narrative
from tests import payloads

EVERY = [payloads.example, payloads.not_rated, payloads.by_sea]


@pytest.mark.parametrize("make", EVERY)
def test_the_answer_is_two_sentences(make: Any) -> None:
    sentences = narrative.answer(make())
    assert len(sentences) == 2
    for sentence in sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert ". " not in sentence


def test_the_first_sentence_names_the_largest_share_and_that_ranges_are_missing() -> None:
    # E = (1 - 0.19011) * 0.62 = 0.50213; fear by reason 0.19011, by status 80,411 / 1,704,106 = 0.04719
    first = narrative.answer(payloads.example())[0]
    assert "the largest share is E (strong match, opportunity), with 50%" in first
    assert "19% of the movement by reason, 5% by legal status" in first
    assert first.endswith("ranges are not computed yet.")


def test_a_named_quadrant_leads_once_ranges_are_drawn() -> None:
    payload = payloads.example() | {"draws": 1024}
    payload["matrix"]["quadrant"] = "E"
    first = narrative.answer(payload)[0]
    assert "E (strong match, opportunity) leads with 50%" in first
    assert "ranges" not in first


def test_a_contested_motive_is_said_with_both_readings() -> None:
    payload = payloads.example()
    payload["matrix"]["status"] = "contested"
    assert "contested: fear is 5% by legal status, 19% by reason" in narrative.answer(payload)[0]


def test_an_unrated_matrix_gives_its_reason_and_who_is_counted() -> None:
    first = narrative.answer(payloads.by_sea())[0]
    assert first.startswith("Who moves from Myanmar to Malaysia and why is not rated: ")
    assert "UNHCR counts 190,000 refugees and 30,000 asylum-seekers" in first


def test_where_the_match_of_opportunity_is_not_rated_no_share_is_the_largest() -> None:
    payload = payloads.example()
    matrix = payload["matrix"]
    matrix["shares"]["E"]["nominal"] = matrix["shares"]["D"]["nominal"] = matrix["largest"] = None
    first = narrative.answer(payload)[0]
    assert "81% are counted as moving for opportunity, match not rated" in first
    assert "largest" not in first


def test_the_second_sentence_says_whose_risk_it_is() -> None:
    second = narrative.answer(payloads.example())[1]
    assert "Thailand is at least medium (3.5)" in second
    assert "in Myanmar, for those who return, it is very high (8.7)" in second
    assert "risk to residents; threats particular to migrants are not measured" in second


def test_a_direct_flight_has_no_risk_on_the_route() -> None:
    second = narrative.answer(payloads.not_rated())[1]
    assert "a direct flight, whose recruitment and travel are not covered" in second


@pytest.mark.parametrize("make", EVERY)
def test_the_answer_never_calls_anyone_distressed(make: Any) -> None:
    assert "distress" not in " ".join(narrative.answer(make())).lower()


def test_every_uncovered_threat_is_named_among_what_is_not_known() -> None:
    payload = payloads.example()
    said = " ".join(narrative.what_is_not_known(payload)).lower()
    for row in payload["uncovered"]:
        assert row["label"].lower() in said


def test_a_reliability_above_three_reads_indicative() -> None:
    payload = payloads.example()
    payload["risk"]["reliability"], payload["matrix"]["reliability"] = 3.1, 3.0
    said = " ".join(narrative.what_is_not_known(payload))
    assert "The risk is indicative" in said
    assert "The matrix is indicative" not in said


def test_weather_displacement_counts_nothing_twice_among_the_highest() -> None:
    payload = payloads.example()
    payload["places"]["origin"]["threats"]["weather-displacement"].update(nominal=10.0, band="very high")
    labels = [label for label, _ in narrative.high_threats(payload, "origin")]
    assert "Weather-related displacement" not in labels


def test_a_citation_names_corridor_date_method_and_snapshot() -> None:
    cited = narrative.how_to_cite(payloads.example(), snapshot_digest="ab12" * 16, created="1 July 2026")
    assert cited == (
        "Safe Corridors: Myanmar to Thailand (MMR-THA, residents), as of 2026-06-30, method corridor-1.0 "
        "(SHA-256 c0c0c0c0c0c0), engine 1.0.0, snapshot ab12ab12ab12, made 1 July 2026."
    )
