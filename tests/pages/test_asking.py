"""Asking for an assessment: wrong values are told clearly and kept, right ones lead to the progress page."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from corridors.models import Corridor
from corridors.periods import day_words
from tests.factories import (
    make_corridor,
    make_country,
    make_figure,
    make_indicator,
    make_method,
    make_release,
    make_worker,
)
from tests.pages.reading import Page

ASK = "/assess/"


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    for iso3 in ("MMR", "THA", "JPN"):
        make_country(iso3)
    make_method()
    make_worker()


def ask(client: Client, **changes: str) -> Any:
    right = {
        "origin": "Myanmar", "destination": "THA", "population": "residents", "as_of": "2026-06-30",
        "method": "corridor-1.0",
    }  # fmt: skip
    return client.post(ASK, right | changes)


def test_a_new_pair_makes_a_private_corridor_and_an_assessment(as_officer: Client, officer: Any) -> None:
    response = ask(as_officer)
    assessment = Assessment.objects.get()
    assert response["Location"] == reverse("assessments:assessment", args=[assessment.pk])
    corridor = assessment.corridor
    assert (corridor.code, corridor.visibility, corridor.owner) == ("MMR-THA", "private", officer)
    assert (assessment.as_of, assessment.requested_by) == (date(2026, 6, 30), officer)


def test_a_corridor_the_user_may_see_is_used_again(as_officer: Client) -> None:
    corridor = make_corridor("MMR-THA")
    ask(as_officer)
    assert Assessment.objects.get().corridor == corridor
    assert Corridor.objects.count() == 1


def test_somebody_elses_private_corridor_is_left_alone(as_officer: Client, outsider: Any) -> None:
    make_corridor("MMR-THA", owner=outsider, visibility=Corridor.Visibility.PRIVATE)
    ask(as_officer)
    assert Corridor.objects.count() == 2


def test_residents_and_movers_are_two_corridors(as_officer: Client) -> None:
    make_corridor("MMR-THA")
    ask(as_officer, population="movers")
    assert Assessment.objects.get().corridor.population == "movers"


@pytest.mark.parametrize("typed", ["Myanmar", "myanmar", "MMR", "mmr", "Myanmar (MMR)", "  Myanmar  (MMR) "])
def test_a_country_is_found_however_it_is_typed(as_officer: Client, typed: str) -> None:
    ask(as_officer, origin=typed)
    assert Assessment.objects.get().corridor.origin_id == "MMR"


def test_an_unknown_country_is_named_and_kept(as_officer: Client) -> None:
    response = ask(as_officer, origin="Atlantis")
    read = Page(response)
    assert response.status_code == 422
    assert "“Atlantis” is not a country this installation knows" in read.text
    assert ("input", "Atlantis") in [(tag, attributes.get("value")) for tag, attributes in read.tags]
    assert Assessment.objects.count() == 0


def test_a_part_of_a_name_is_no_country(as_officer: Client) -> None:
    assert "“Thai” is not a country" in Page(ask(as_officer, destination="Thai")).text


def test_equal_countries_are_refused_by_name(as_officer: Client) -> None:
    text = Page(ask(as_officer, origin="MMR", destination="Myanmar")).text
    assert "Origin and destination are both Myanmar; choose two countries." in text
    assert Corridor.objects.count() == 0


def test_a_day_in_the_future_is_refused(as_officer: Client) -> None:
    tomorrow = date.today() + timedelta(days=1)
    assert (
        f"{day_words(tomorrow)} lies in the future" in Page(ask(as_officer, as_of=tomorrow.isoformat())).text
    )


def test_a_day_before_all_figures_is_refused(as_officer: Client) -> None:
    text = Page(ask(as_officer, as_of="0001-01-01")).text
    assert (
        "1 January 0001 lies before the oldest figures; the earliest day possible is 1 January 1951." in text
    )


def test_a_day_before_the_figures_the_method_requires_is_refused_at_its_field(as_officer: Client) -> None:
    make_figure(make_release(), make_indicator("inform.current-conflict", "Conflict"), "MMR", 5.0)
    response = ask(as_officer, as_of="2025-03-30")
    assert response.status_code == 422
    (said,) = response.context["form"].errors["as_of"]
    assert said == (
        "Nothing can be assessed as of 30 March 2025: Current conflict intensity of INFORM (JRC) counts from "
        "31 March 2025. Choose a later day."
    )
    assert (Corridor.objects.count(), Assessment.objects.count()) == (0, 0)
    assert ask(as_officer, as_of="2025-03-31").status_code == 302


def test_what_is_no_day_is_told_by_example(as_officer: Client) -> None:
    assert "such as 2026-06-30" in Page(ask(as_officer, as_of="soon")).text


def test_an_unknown_method_is_named_beside_those_there_are(as_officer: Client) -> None:
    text = Page(ask(as_officer, method="corridor-9")).text
    assert "There is no method “corridor-9”; there is: corridor-1.0." in text


def test_a_wrong_field_keeps_what_was_typed_elsewhere(as_officer: Client) -> None:
    form = ask(as_officer, origin="", population="movers").context["form"]
    assert form["destination"].value() == "THA"
    assert form["population"].value() == "movers"
    assert form.errors["origin"] == ["Say where the people come from."]


def test_a_wrong_field_is_tied_to_its_message(as_officer: Client) -> None:
    read = Page(ask(as_officer, origin="Atlantis"))
    wrong = next(attributes for _, attributes in read.tags if attributes.get("id") == "id_origin")
    assert wrong["aria-invalid"] == "true"
    assert wrong["aria-describedby"] in read.ids


def test_the_form_shows_what_will_be_used_and_how_old_it_is(as_officer: Client) -> None:
    make_release(released=date.today() - timedelta(days=730))
    text = Page(as_officer.get(ASK)).text
    assert "INFORM Risk 2025 v0.7.0" in text
    assert "2.0 y" in text


def test_a_link_fills_the_form(as_officer: Client) -> None:
    form = as_officer.get(f"{ASK}?origin=MMR&destination=JPN&population=movers").context["form"]
    assert form["origin"].value() == "Myanmar (MMR)"
    assert form["destination"].value() == "Japan (JPN)"
    assert form["population"].value() == "movers"


def test_the_form_needs_few_queries(as_officer: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(9):
        as_officer.get(ASK)
