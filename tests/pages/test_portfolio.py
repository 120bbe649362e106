"""The portfolio: every visible corridor once, in a fixed order, with its numbers and its reasons."""

import doctest
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from assessments.reports.words.display import percent_range
from assessments.scoring.arithmetic.spans import range_of_draws
from assessments.views.portfolio import rows as portfolio_rows
from assessments.views.portfolio.rows import point_of
from tests import payloads
from tests.factories import make_corridor, make_release, make_snapshot, make_worker
from tests.pages.reading import Page

PORTFOLIO = "/"


def page(client: Client) -> Page:
    return Page(client.get(PORTFOLIO))


def test_it_shows_the_shares_and_bands_of_the_snapshot(as_officer: Client, result: Any) -> None:
    # E = (1 - 0.19011)*0.62 = 50%, RS = 0.19011*0.27 = 5%, D = 0.80989*0.38 = 31%, RW = 0.19011*0.73 = 14%
    row = as_officer.get(PORTFOLIO).context["rows"][0]
    assert row.shares == ("50%", "5%", "31%", "14%")
    assert row.destination.words == f"at least medium ({row.destination.text.removeprefix('at least ')})"
    assert row.origin.band == result.band_origin
    assert not row.origin.at_least


def test_it_shows_the_ranges_of_the_snapshot(as_officer: Client, result: Any) -> None:
    response = as_officer.get(PORTFOLIO)
    row, shares = response.context["rows"][0], result.payload["matrix"]["shares"]
    assert row.ranges == tuple(percent_range(shares[code]) for code in ("E", "RS", "D", "RW"))
    risk = result.payload["places"]["destination"]["risk"]
    assert (row.destination.low, row.destination.high) == (risk["low"], risk["high"])
    assert row.naming == "E in 83% of the draws"
    assert "33–68%" in Page(response).text


def test_a_point_of_the_matrix_has_a_cross_of_its_ranges(as_officer: Client, result: Any) -> None:
    point = point_of(as_officer.get(PORTFOLIO).context["entries"][0])
    fear = result.payload["matrix"]["fear"]
    assert point.fear_range == (fear["low"], fear["high"])
    assert point.strong_range == range_of_draws(result.payload["matrix"]["cloud"]["y"])
    assert "matrix-range" in as_officer.get(PORTFOLIO).context["matrix"]


def test_the_examples_of_narrow_ranges_hold() -> None:
    assert doctest.testmod(portfolio_rows).failed == 0


def test_a_mixed_corridor_tells_its_most_frequent_field(as_officer: Client) -> None:
    make_snapshot(payloads.contested())
    assert as_officer.get(PORTFOLIO).context["rows"][0].naming == "mixed; E in 49% of the draws"


def test_a_snapshot_from_before_the_draws_stands_without_ranges_and_is_named(as_officer: Client) -> None:
    make_snapshot(payloads.without_draws(payloads.example()))
    response = as_officer.get(PORTFOLIO)
    row = response.context["rows"][0]
    point = point_of(row.entry)
    assert (row.ranges, point.fear_range, point.strong_range) == (("", "", "", ""), None, None)
    assert "Myanmar to Thailand: ranges not computed in this snapshot." in Page(response).text


def test_it_shows_only_the_latest_snapshot_of_a_corridor(as_officer: Client, result: Any) -> None:
    later = make_snapshot(payloads.altered(payloads.example(), as_of="2026-06-29"), result.corridor)
    assert [row.entry.snapshot for row in as_officer.get(PORTFOLIO).context["rows"]] == [later.pk]


def test_a_corridor_that_is_not_rated_stands_beside_the_matrix_with_its_reason(as_officer: Client) -> None:
    make_snapshot(payloads.not_rated())
    response = as_officer.get(PORTFOLIO)
    assert [entry.code for entry in response.context["beside_matrix"]] == ["JPN-UGA"]
    assert "an absent pair is unknown" in Page(response).text


def test_a_rated_corridor_is_a_linked_point_of_the_matrix(as_officer: Client, result: Any) -> None:
    response = as_officer.get(PORTFOLIO)
    assert (
        f'<a href="{result.corridor.get_absolute_url()}" data-corridor="{result.corridor_id}"'
        in response.context["matrix"]
    )
    assert response.context["beside_matrix"] == []


def test_corridors_stand_in_the_order_of_their_names_whatever_their_shares(as_officer: Client) -> None:
    make_snapshot(payloads.by_sea())
    make_snapshot(payloads.example())
    make_snapshot(payloads.not_rated())
    titles = [row.title for row in as_officer.get(PORTFOLIO).context["rows"]]
    assert titles == ["Japan to Uganda", "Myanmar to Malaysia", "Myanmar to Thailand"]


def test_nothing_lets_a_reader_sort_by_shares(as_officer: Client, result: Any) -> None:
    offered = {value for value, _label in as_officer.get(PORTFOLIO).context["finding"].fields["sort"].choices}
    ways = {"risk", "-risk", "as_of", "-as_of", "result", "-result", "stale", "destination", ""}
    assert offered == ways
    assert not [link for link in page(as_officer).links if "sort" in link or "order" in link]


@pytest.mark.parametrize("sort", ["share_e", "-share_rs", "fear", "quadrant"])
def test_an_order_by_shares_is_refused_in_words(as_officer: Client, result: Any, sort: str) -> None:
    response = as_officer.get(PORTFOLIO, {"sort": sort})
    assert response.status_code == 400
    assert f"“{sort}” is no order; corridors are never put in the order of shares." in Page(response).text
    assert len(response.context["rows"]) == 1


def test_a_snapshot_on_a_replaced_release_is_marked(as_officer: Client, result: Any) -> None:
    assert "figures replaced" not in page(as_officer).text
    result.releases.add(make_release(status="superseded"))
    assert "figures replaced" in page(as_officer).text


def test_it_says_that_no_worker_is_running_only_then(as_officer: Client) -> None:
    assert "No worker is running" in page(as_officer).text
    make_worker()
    assert "No worker is running" not in page(as_officer).text


def test_without_results_it_says_how_to_start(as_officer: Client) -> None:
    text = page(as_officer).text
    assert "Nothing has been assessed yet" in text
    assert "Start with a pair of countries" in text


def test_a_corridor_nobody_assessed_is_listed(as_officer: Client) -> None:
    corridor = make_corridor("JPN-UGA")
    assert corridor.get_absolute_url() in page(as_officer).links


@pytest.mark.parametrize("corridors", [1, 24])
def test_it_needs_the_same_few_queries_for_any_number_of_corridors(
    as_officer: Client, django_assert_max_num_queries: Any, corridors: int
) -> None:
    for number in range(corridors):
        payload = deepcopy(payloads.example())
        make_snapshot(payloads.altered(payload, corridor=f"MMR-T{number:02d}"))
    as_officer.get(PORTFOLIO)
    with django_assert_max_num_queries(19):
        assert len(as_officer.get(PORTFOLIO).context["rows"]) == corridors
