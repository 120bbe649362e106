"""The figures under a result: found, sorted by a browser, taken along as a file."""

import csv
from io import StringIO
from typing import Any

from django.test import Client
from django.urls import reverse

from assessments.reports.words.display import RISK_LIMITS, value_of
from tests import payloads
from tests.factories import make_snapshot
from tests.pages.reading import Page


def rows_of(answer: Any) -> list[dict[str, str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def shown(client: Client, snapshot: Any, **asked: str) -> list[Any]:
    answer = client.get(reverse("assessments:snapshot-evidence", args=[snapshot.pk]), asked)
    return [item.row for _, item in answer.context["figures"]]


def test_without_a_question_every_figure_is_shown(as_officer: Client, result: Any) -> None:
    assert len(shown(as_officer, result)) == len(result.payload["evidence"])


def test_figures_are_found_by_words_question_tier_and_publisher(as_officer: Client, result: Any) -> None:
    assert {row.publisher for row in shown(as_officer, result, publisher="UNHCR")} == {"UNHCR"}
    assert {row.tier for row in shown(as_officer, result, tier="2")} == {2}
    assert all("Myanmar" in row.about for row in shown(as_officer, result, q="myanmar"))
    both = shown(as_officer, result, question="Origin: Myanmar", tier="2")
    assert both
    assert {row.tier for row in both} == {2}


def test_a_question_no_figure_fits_says_how_to_go_on(as_officer: Client, result: Any) -> None:
    address = reverse("assessments:snapshot-evidence", args=[result.pk])
    page = Page(as_officer.get(address, {"q": "zeppelin"}))
    assert "No figure fits all of this" in page.text
    assert address in page.links


def test_the_file_holds_the_rows_that_are_shown(as_officer: Client, result: Any) -> None:
    address = reverse("assessments:snapshot-evidence-file", args=[result.pk])
    every = rows_of(as_officer.get(address))
    assert [row["id"] for row in every] == [entry["id"] for entry in result.payload["evidence"]]
    assert every[0]["value"] == str(result.payload["evidence"][0]["value"])
    assert {row["publisher"] for row in rows_of(as_officer.get(address, {"publisher": "UNHCR"}))} == {"UNHCR"}


def test_a_number_whose_licence_keeps_it_here_is_not_in_the_file(as_officer: Client) -> None:
    payload = payloads.example()
    kept = payload["releases"][0]
    kept["licence"] = "a licence nobody has read"
    snapshot = make_snapshot(payload)
    every = rows_of(as_officer.get(reverse("assessments:snapshot-evidence-file", args=[snapshot.pk])))
    withheld = [row for row in every if row["release"] == kept["key"]]
    assert withheld
    assert {(row["value"], bool(row["withheld"])) for row in withheld} == {("", True)}
    assert all(row["value"] for row in every if row["scope"] == "country" and row["release"] != kept["key"])


def test_the_results_of_a_corridor_stand_with_their_band(as_officer: Client, result: Any) -> None:
    other = make_snapshot(payloads.example(), result.corridor)
    page = Page(as_officer.get(result.get_absolute_url()))
    assert other.get_absolute_url() in page.links
    rows = as_officer.get(result.get_absolute_url()).context["others"]
    assert [(row.pk, row.is_shown) for row in rows] == [(other.pk, False), (result.pk, True)]
    assert {row.value.words for row in rows} == {
        value_of(result.payload["risk"], RISK_LIMITS, at_least=True).words
    }


def test_the_citation_can_be_taken_along_with_its_editions(as_officer: Client, result: Any) -> None:
    page = Page(as_officer.get(result.get_absolute_url()))
    assert "@misc{safecorridors-mmr-tha-2026-06-30" in page.text
    assert f"http://testserver{result.get_absolute_url()}" in page.text
    assert f"Based on {result.payload['releases'][0]['publisher']}" in page.text


def test_counts_nobody_publishes_about_movers_are_not_counted(as_officer: Client) -> None:
    answer = as_officer.get(make_snapshot(payloads.by_sea()).get_absolute_url())
    texts = {item["line"].text for item in answer.context["people"]}
    assert "not counted for movers" in texts
    assert "not known" not in texts
