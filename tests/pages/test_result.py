"""The result page repeats its snapshot: the same numbers, each with its source, in a fixed order."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Status
from assessments.reports.words.display import RISK_LIMITS, percent_range, value_of
from tests import payloads
from tests.factories import make_assessment, make_corridor, make_release, make_snapshot
from tests.pages.reading import Page

BLOCKS = [
    "answer", "matrix", "risk", "threats", "compound", "map", "drivers", "legal", "levers", "unknown",
    "evidence", "assumptions", "method",
]  # fmt: skip


def page(client: Client, snapshot: Any) -> Page:
    return Page(client.get(snapshot.get_absolute_url()))


def test_blocks_stand_in_the_order_people_ask(as_officer: Client, result: Any) -> None:
    ids = page(as_officer, result).ids
    assert [name for name in ids if name in BLOCKS] == BLOCKS


def test_shares_are_those_of_the_snapshot(as_officer: Client, result: Any) -> None:
    text = page(as_officer, result).text
    for code, share in (("E", 0.50213), ("RS", 0.05133), ("D", 0.30776), ("RW", 0.13878)):
        assert result.payload["matrix"]["shares"][code]["nominal"] == pytest.approx(share, abs=1e-4)
    assert "E 50%" in text
    assert "RS 5%" in text
    assert "D 31%" in text
    assert "RW 14%" in text


def test_the_named_field_stands_with_the_draws_in_which_it_is_the_largest(
    as_officer: Client, result: Any
) -> None:
    assert "E in 83% of the draws." in page(as_officer, result).text


def test_a_contested_corridor_is_marked_beside_its_name(as_officer: Client) -> None:
    text = page(as_officer, make_snapshot(payloads.contested())).text
    assert "Mixed: E in 49% of the draws, RW in 43%, D in 8%, RS in 1%. contested" in text


def test_every_number_of_the_page_stands_with_the_range_of_the_snapshot(
    as_officer: Client, result: Any
) -> None:
    text = page(as_officer, result).text
    for share in result.payload["matrix"]["shares"].values():
        assert percent_range(share) in text
    for place in ("origin", "destination"):
        part = result.payload["places"][place]
        assert value_of(part["risk"], RISK_LIMITS).range_words.capitalize() in text
        assert value_of(part["risk"]).band_words.capitalize() in text
        for cell in (*part["threats"].values(), *part["systems"].values(), *part["freedoms"].values()):
            assert value_of(cell).range_text in text


def test_every_bar_says_its_numbers_to_those_who_do_not_see_it(as_officer: Client, result: Any) -> None:
    bars = [a for tag, a in page(as_officer, result).tags if tag == "svg" and a.get("class") == "range"]
    assert len(bars) > 60
    assert all(bar["role"] == "img" and bar["aria-label"] for bar in bars)
    labels = [bar["aria-label"] or "" for bar in bars]
    assert any(label.endswith("median 50%, 90% of the draws between 33% and 68%") for label in labels)


def test_a_snapshot_from_before_the_draws_still_opens_and_says_so(as_officer: Client) -> None:
    snapshot = make_snapshot(payloads.without_draws(payloads.example()))
    text = page(as_officer, snapshot).text
    assert "Largest share E; ranges not computed in this snapshot." in text
    assert "E 50%" in text
    assert "median" not in text
    assert "of the draws between" not in text


def test_every_cell_with_a_number_leads_to_a_figure(as_officer: Client, result: Any) -> None:
    response = as_officer.get(result.get_absolute_url())
    rows = [row for part in response.context["grid"] for row in part["rows"]]
    cells = [cell for row in rows for cell in row.cells if cell.value.number is not None]
    assert len(cells) == 28  # 14 threats with a figure, at origin and destination
    assert all(cell.url for cell in cells)


def test_links_inside_the_page_lead_somewhere(as_officer: Client, result: Any) -> None:
    read = page(as_officer, result)
    targets = {link[1:] for link in read.links if link.startswith("#")}
    assert targets <= set(read.ids)


def test_a_pair_figure_leads_to_its_own_page(as_officer: Client, result: Any) -> None:
    # the example's refugees of the pair are figure 1
    assert reverse("corridors:pair-figure", args=[1]) in page(as_officer, result).links


def test_every_figure_stands_with_publisher_period_and_age(as_officer: Client, result: Any) -> None:
    groups = as_officer.get(result.get_absolute_url()).context["evidence"]
    assert sum(len(group.items) for group in groups) == len(result.payload["evidence"])
    first = groups[0].items[0].row
    assert (first.value, first.publisher, first.period, first.age) == ("80,411", "UNHCR", "2025", "0.5 y")


def test_uncovered_threats_are_named_with_their_reason(as_officer: Client, result: Any) -> None:
    text = page(as_officer, result).text
    for entry in result.payload["uncovered"]:
        assert f"{entry['label']}" in text
    assert text.count(f"not covered : {result.payload['uncovered'][0]['why']}") == 11


def test_at_least_stands_before_route_and_destination_values(as_officer: Client, result: Any) -> None:
    places = as_officer.get(result.get_absolute_url()).context["places"]
    assert [place.risk.at_least for place in places] == [False, True, True]
    assert "threats particular to migrants are not measured" in page(as_officer, result).text


def test_a_matrix_that_is_not_rated_says_why_and_shows_no_zero(as_officer: Client) -> None:
    snapshot = make_snapshot(payloads.not_rated())
    response = as_officer.get(snapshot.get_absolute_url())
    assert "Not rated. UN DESA publishes no number of people from Japan in Uganda" in Page(response).text
    assert {row.text for row in response.context["matrix"]["shares"]} == {"not rated"}


def test_a_direct_flight_shows_the_route_as_not_applicable(as_officer: Client) -> None:
    snapshot = make_snapshot(payloads.not_rated())
    route = as_officer.get(snapshot.get_absolute_url()).context["places"][1]
    assert route.risk.words == "not applicable"


def test_protection_text_of_the_method_stands_before_the_answer(as_officer: Client) -> None:
    text = (
        "Rohingya: most are stateless and none should be returned against their will; figures by nationality "
        "may count them apart or not at all."
    )
    warnings = ["Lines between places are stand-ins.", text]
    snapshot = make_snapshot(payloads.altered(payloads.example(), warnings=warnings))
    context = as_officer.get(snapshot.get_absolute_url()).context
    assert context["protection"] == [text]
    words = page(as_officer, snapshot).text
    assert words.index(text) < words.index("Among about 1.7 million people")


def test_a_risk_above_the_limit_is_only_indicative(as_officer: Client, result: Any) -> None:
    # the example's reliabilities: matrix 2.2, risk 3.4; the method's limit is 3
    parts = as_officer.get(result.get_absolute_url()).context["reliability"]
    assert [part["is_indicative"] for part in parts] == [False, True]


def test_figures_are_grouped_by_the_question_they_serve_and_open_without_a_script(
    as_officer: Client, result: Any
) -> None:
    response = as_officer.get(result.get_absolute_url())
    titles = [group.title for group in response.context["evidence"]]
    assert titles == ["Who moves and why", "Origin: Myanmar", "Destination: Thailand"]
    assert len([1 for tag, a in Page(response).tags if tag == "details" and a.get("class") == "figures"]) == 4


def test_contributions_stand_as_bars_with_their_figures(as_officer: Client, result: Any) -> None:
    response = as_officer.get(result.get_absolute_url())
    origin = response.context["drivers"][0]
    assert origin.bars[0].size == 1.0  # the greatest contribution of all places fills its bar
    assert "War and violent conflict e19 6.56" in Page(response).text


def test_choices_and_levers_stand_with_their_numbers(as_officer: Client, result: Any) -> None:
    text = page(as_officer, result).text
    assert "Match at which half the people are a strong match judgement −0.71" in text
    assert "Refugees' access to work raised to 0.75 Destination" in text
    assert "+2 to +8" in text
    assert "Does not apply: No shortage of any occupation is recorded." in text


def test_what_is_not_computed_is_said_to_be_missing(as_officer: Client) -> None:
    text = page(as_officer, make_snapshot(payloads.without_draws(payloads.example()))).text
    assert "exact contributions of the figures are not computed in this snapshot" in text
    assert text.count("Not computed in this snapshot.") == 2  # choices, levers


def test_the_interaction_graph_is_drawn_with_its_words(as_officer: Client, result: Any) -> None:
    graphs = [a for tag, a in page(as_officer, result).tags if a.get("class") == "interaction"]
    assert len(graphs) == 1
    assert "Conflict drives poverty" in (graphs[0]["aria-label"] or "")


def test_a_result_on_a_withdrawn_release_says_so_and_stays(as_officer: Client, result: Any) -> None:
    result.releases.add(make_release(status="withdrawn"))
    read = page(as_officer, result)
    assert "replaced, withdrawn, added or chosen otherwise since" in read.text
    assert "E 50%" in read.text


def test_an_earlier_result_says_that_there_is_a_later_one(as_officer: Client, result: Any) -> None:
    make_snapshot(payloads.example(), result.corridor)
    assert "This is an earlier result" in page(as_officer, result).text
    latest = Page(as_officer.get(result.corridor.get_absolute_url()))
    assert "This is an earlier result" not in latest.text


def test_a_corridor_without_a_result_says_what_became_of_the_tries(as_officer: Client) -> None:
    corridor = make_corridor("MMR-THA")
    make_assessment(corridor, Status.FAILED, reason="No figure of 2009 is loaded.")
    text = Page(as_officer.get(corridor.get_absolute_url())).text
    assert "No result yet" in text
    assert "No figure of 2009 is loaded." in text


def test_it_needs_at_most_fifteen_queries(
    as_officer: Client, result: Any, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(15):
        as_officer.get(result.get_absolute_url())
    with django_assert_max_num_queries(15):
        as_officer.get(result.corridor.get_absolute_url())
