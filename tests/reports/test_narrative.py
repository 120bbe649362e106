"""The sentences are made from the numbers and say no more than they do."""

import re
from typing import Any

import pytest

from assessments.reports.sentences import narrative
from assessments.reports.words import citing
from tests import payloads

EVERY = [
    payloads.example, payloads.not_rated, payloads.by_sea, payloads.contested, payloads.half_rated,
    lambda: payloads.without_draws(payloads.example()),
]  # fmt: skip


@pytest.mark.parametrize("make", EVERY)
def test_the_answer_is_two_sentences(make: Any) -> None:
    sentences = narrative.answer(make())
    assert len(sentences) == 2
    for sentence in sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert ". " not in sentence


def test_the_first_sentence_names_the_largest_share_with_its_range_and_the_draws_that_bear_it_out() -> None:
    # E = (1 - 0.19011) * 0.62 = 0.50213; fear by reason 0.19011, by status 80,411 / 1,704,106 = 0.04719
    first = narrative.answer(payloads.example())[0]
    assert "the largest share is probably E (strong match, opportunity)" in first
    assert "50% of the people (range 33–68%), the largest in 83% of the draws" in first


def test_fear_is_told_in_plain_words_with_its_range_and_the_reading_by_status() -> None:
    # evenly spaced normal draws around 0.19011 with sd 0.04: 5% and 95% at -+1.645 * 0.04, 0.124 and 0.256
    first = narrative.answer(payloads.example())[0]
    assert "about 19% moved in fear for their safety (range 12–26%); by legal status alone 5%" in first


def test_without_draws_the_sentence_says_so_and_names_nothing_as_probable() -> None:
    first = narrative.answer(payloads.without_draws(payloads.example()))[0]
    assert "the largest share is E (strong match, opportunity): 50% of the people;" in first
    assert first.endswith("; ranges not computed in this snapshot.")
    assert "range " not in first
    assert "probably" not in first


def test_nearly_every_draw_needs_no_probably() -> None:
    payload = payloads.example()
    payload["matrix"]["probability"] = {"E": 0.97, "RS": 0.0, "D": 0.03, "RW": 0.0}
    assert "the largest share is E (strong match, opportunity)" in narrative.answer(payload)[0]


def test_a_mixed_corridor_tells_the_draws_of_every_field_and_names_none() -> None:
    # fear 0.45 with sd 0.14: E leads in 49% of the draws and RW in 43%, neither in 70%
    first = narrative.answer(payloads.contested())[0]
    assert "the picture is mixed: no field is the largest in 70% of the draws" in first
    assert "(E in 49%, RW in 43%, D in 8%, RS in 1%)" in first
    assert "the largest share is" not in first


def test_a_corridor_of_few_people_is_mixed_for_that_reason() -> None:
    payload = payloads.contested()
    payload["matrix"]["working"]["N"] = 62.0
    assert "mixed: fewer than 100 people are counted" in narrative.answer(payload)[0]


def test_a_contested_motive_is_said_with_both_readings() -> None:
    first = narrative.answer(payloads.contested())[0]
    assert "is contested: about 45% by reason, 80% by legal status (range 22–68%)" in first


def test_an_unrated_matrix_gives_its_reason_and_who_is_counted() -> None:
    first = narrative.answer(payloads.by_sea())[0]
    assert first.startswith("Who moves from Myanmar to Malaysia and why is not rated: ")
    assert "UNHCR counts 190,000 refugees and 30,000 asylum-seekers" in first


def test_where_the_match_of_opportunity_is_not_rated_no_share_is_the_largest() -> None:
    first = narrative.answer(payloads.half_rated())[0]
    assert "81% are counted as moving for opportunity, match not rated" in first
    assert "5% RS (strong match, fear; range 1–10%)" in first
    assert "largest" not in first


def test_the_second_sentence_says_whose_risk_it_is() -> None:
    second = narrative.answer(payloads.example())[1]
    assert "in Myanmar, for those who return, it is very high (8.7, range 8.0 to 9.4)" in second
    assert "risk to residents; threats particular to migrants are not measured" in second


def test_a_band_that_half_the_draws_leave_is_told_with_its_neighbour() -> None:
    # 3.534 with sd 0.4 lies 0.034 above the limit 3.5: P(z < -0.086) = 0.466 of the draws are low
    second = narrative.answer(payloads.example())[1]
    assert "Risk in Thailand is at least low or medium (3.5, range 2.9 to 4.2)" in second


def test_the_two_greatest_contributions_are_named_and_the_highest_threats_where_there_are_none() -> None:
    payload = payloads.example()
    new, old = (narrative.answer(made)[1] for made in (payload, payloads.without_draws(payload)))
    assert "above all from war and violent conflict, then lack of coping capacity" in new
    assert "medium (3.5), above all from river flood, then voice and accountability" in old


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


def test_a_result_without_draws_says_what_that_means() -> None:
    said = narrative.what_is_not_known(payloads.without_draws(payloads.example()))
    assert said[0].startswith("Ranges not computed in this snapshot: every number is one nominal value")
    assert not [line for line in narrative.what_is_not_known(payloads.example()) if "not computed" in line]


@pytest.mark.parametrize("make", EVERY)
def test_a_range_is_never_called_a_confidence_interval(make: Any) -> None:
    payload = make()
    said = [*narrative.answer(payload), narrative.what_a_range_is(payload)]
    assert "confidence" not in " ".join([*said, *narrative.what_is_not_known(payload)])


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
    cited = citing.how_to_cite(payloads.example(), snapshot_digest="ab12" * 16, created="2026-07-01")
    assert cited == (
        "Safe Corridors: Myanmar to Thailand (MMR-THA, residents), as of 30 June 2026, method corridor-1.0 "
        "(SHA-256 c0c0c0c0c0c0), engine 1.0.0, snapshot ab12ab12ab12, made 1 July 2026."
    )


def test_every_number_of_the_answer_is_a_phrase_that_leads_to_it() -> None:
    for made in (payloads.example(), payloads.contested(), payloads.by_sea(), payloads.half_rated()):
        loose = [
            phrase.text
            for sentence in narrative.answer_traced(made)
            for phrase in sentence
            if not phrase.target
        ]
        assert not [text for text in loose if re.search(r"\d", text.replace("70% of the draws", ""))], loose


def test_the_traced_answer_says_what_the_answer_says() -> None:
    said = ["".join(phrase.text for phrase in part) for part in narrative.answer_traced(payloads.example())]
    assert said == narrative.answer(payloads.example())


def test_a_bibtex_entry_names_digest_date_method_and_editions() -> None:
    payload = payloads.example()
    entry = citing.bibtex(payload, snapshot_digest="ab12" * 16, created="2026-07-01", url="http://a/1/")
    assert entry.startswith("@misc{safecorridors-mmr-tha-2026-06-30-ab12ab12,")
    for said in (
        "snapshot ab12ab12ab12",
        "method corridor-1.0",
        "year = {2026}",
        payload["releases"][0]["publisher"],
    ):
        assert said in entry
