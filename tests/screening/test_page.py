"""The page of a screening: for every signed-in user, in the order of names, without a number of people."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from assessments.models import ScreenedPair, Screening, Status
from corridors.models import Corridor, Membership, Release
from tests.factories import make_member, make_user
from tests.pages.reading import Page
from tests.people import client_of
from tests.screening.small import FEW, ask, screened

pytestmark = [pytest.mark.usefixtures("world"), pytest.mark.thorough]
ADDRESS = "/screening/"


@pytest.fixture
def officer() -> Client:
    return client_of(make_member("officer", "Corridor Office", Membership.Role.OFFICER))


@pytest.fixture
def outsider() -> Client:
    return client_of(make_member("outsider", "Another Agency"))


@pytest.fixture
def rows() -> Screening:
    return screened()


def pairs_on(response: Any) -> list[str]:
    return [row.pair.code for row in response.context["rows"]]


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    response = client.get(ADDRESS)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


def test_an_outsider_sees_the_rows(rows: Screening, outsider: Client) -> None:
    assert len(pairs_on(outsider.get(ADDRESS))) == len(FEW) * (len(FEW) - 1)


def test_the_navigation_leads_here(outsider: Client) -> None:
    assert ADDRESS in Page(outsider.get("/")).links


def test_before_the_first_screening_the_page_says_how_to_start(officer: Client, outsider: Client) -> None:
    assert "Screen all pairs" in Page(officer.get(ADDRESS)).text
    read = Page(outsider.get(ADDRESS))
    assert "No pair has been screened yet" in read.text
    assert "An officer or a curator can start it" in read.text
    assert "Screen all pairs" not in read.text


def test_while_the_first_one_runs_nothing_says_that_there_is_none(officer: Client) -> None:
    officer.post(reverse("assessments:screening-ask"), {"as_of": "2026-06-30", "method": "corridor-1.0"})
    assert "No pair has been screened yet" not in Page(officer.get(ADDRESS)).text


def test_an_officer_starts_one_and_others_may_not(officer: Client, outsider: Client) -> None:
    wanted = {"as_of": "2026-06-30", "method": "corridor-1.0"}
    assert outsider.post(reverse("assessments:screening-ask"), wanted).status_code == 403
    assert not Screening.objects.exists()
    assert officer.post(reverse("assessments:screening-ask"), wanted).status_code == 302
    assert Screening.objects.get().status == Status.QUEUED


def test_a_curator_may_start_one() -> None:
    curator = make_user("curator")
    curator.user_permissions.add(Permission.objects.get(codename="change_release"))
    wanted = {"as_of": "2026-06-30", "method": "corridor-1.0"}
    assert client_of(curator).post(reverse("assessments:screening-ask"), wanted).status_code == 302


def test_a_wrong_day_is_refused_naming_it(officer: Client) -> None:
    wrong = officer.post(
        reverse("assessments:screening-ask"), {"as_of": "2999-01-01", "method": "corridor-1.0"}
    )
    assert wrong.status_code == 422
    assert "1 January 2999 lies in the future" in Page(wrong).text


def test_progress_is_asked_for_until_the_end(officer: Client) -> None:
    running = ask()
    address = reverse("assessments:screening-progress", args=[running.pk])
    assert "Waiting for a worker" in Page(officer.get(address, HTTP_HX_REQUEST="true")).text
    assert running.cancel()
    assert officer.get(address, HTTP_HX_REQUEST="true").status_code == 286


def test_who_asked_cancels_and_others_do_not(officer: Client, outsider: Client) -> None:
    officer.post(reverse("assessments:screening-ask"), {"as_of": "2026-06-30", "method": "corridor-1.0"})
    running = Screening.objects.get()
    address = reverse("assessments:screening-cancel", args=[running.pk])
    outsider.post(address)
    assert Screening.objects.get().status == Status.QUEUED
    officer.post(address)
    assert Screening.objects.get().status == Status.CANCELLED
    assert not ScreenedPair.objects.exists()


def test_pairs_stand_in_the_order_of_names_whatever_is_asked(rows: Screening, outsider: Client) -> None:
    response = outsider.get(ADDRESS, {"ordering": "-share_e", "sort": "fear"})
    names = [(row.pair.origin.name, row.pair.destination.name) for row in response.context["rows"]]
    assert names == sorted(names)


def test_shares_are_shown_in_tens_of_percent(rows: Screening, outsider: Client) -> None:
    shares = [share for row in outsider.get(ADDRESS).context["rows"] for share in row.shares]
    assert any(share != "–" for share in shares)
    assert all(re.fullmatch(r"\d?\d?0%|–", share) for share in shares)


def test_no_number_of_people_is_shown(rows: Screening, outsider: Client) -> None:
    """More than four digits in a row, or with a separator, would be people; a date has four."""
    table = re.search(r"<table.*</table>", Page(outsider.get(ADDRESS)).html, re.DOTALL)
    assert table
    without_tokens = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", table[0])
    assert not re.findall(r"\b\d{1,3}(?:,\d{3})+\b|\b\d{4,}\b", without_tokens)


@pytest.mark.parametrize(
    ("wanted", "pairs"),
    [
        ({"origin": "Myanmar", "destination": "THA"}, {"MMR-THA"}),
        ({"origin": "MMR", "destination_region": "East Asia & Pacific"}, {"MMR-JPN", "MMR-THA"}),
        ({"destination": "BRA", "origin_income": "Upper middle income"}, {"THA-BRA"}),
        ({"origin": "PSE", "quadrant": "none", "band": "very low"}, {"PSE-JPN"}),
    ],
)
def test_pairs_are_found_by_country_region_income_field_and_band(
    rows: Screening, outsider: Client, wanted: dict[str, str], pairs: set[str]
) -> None:
    assert set(pairs_on(outsider.get(ADDRESS, wanted))) == pairs


def test_pairs_are_found_by_reliability(rows: Screening, outsider: Client) -> None:
    """Either value above 3 makes a pair indicative; where the matrix is not rated it is not firm."""
    every = {pair.code: pair for pair in ScreenedPair.objects.of(rows)}
    firm = set(pairs_on(outsider.get(ADDRESS, {"reliability": "firm"})))
    assert firm == {
        code for code, pair in every.items()
        if pair.reliability_matrix is not None and max(pair.reliability_matrix, pair.reliability_risk) <= 3
    }  # fmt: skip
    indicative = set(pairs_on(outsider.get(ADDRESS, {"reliability": "indicative"})))
    assert not firm & indicative


def test_a_country_nobody_knows_is_named_and_nothing_shown(rows: Screening, outsider: Client) -> None:
    response = outsider.get(ADDRESS, {"origin": "Narnia"})
    assert "“Narnia” is not a country" in Page(response).text
    assert pairs_on(response) == []


def test_what_has_to_be_read_first_stands_before_the_rows(rows: Screening, outsider: Client) -> None:
    read = Page(outsider.get(ADDRESS, {"origin": "MMR", "destination": "THA"}))
    assert 0 < read.text.index("Rohingya") < read.text.index("1 pair")
    assert "absent from pair data" in Page(outsider.get(ADDRESS, {"origin": "PSE"})).text


def test_method_and_day_are_named_and_replaced_figures_said(rows: Screening, outsider: Client) -> None:
    text = Page(outsider.get(ADDRESS)).text
    assert "as of 30 Jun 2026" in text
    assert "corridor-1.0" in text
    assert "since these pairs were screened" not in text
    Release.objects.filter(publisher="inform").first().delete()
    assert "Figures have been published or withdrawn" in Page(outsider.get(ADDRESS)).text


def test_a_visible_corridor_is_opened_and_another_pair_adopted(rows: Screening, outsider: Client) -> None:
    found = outsider.get(ADDRESS, {"origin": "MMR"}).context["rows"]
    seen = {row.pair.code: row.corridor for row in found}
    assert seen["MMR-THA"].visibility == Corridor.Visibility.PUBLIC
    assert seen["MMR-BRA"] is None
    response = outsider.post(reverse("assessments:screening-adopt"), {"origin": "MMR", "destination": "BRA"})
    made = Corridor.objects.get(origin="MMR", destination="BRA")
    assert (made.visibility, made.owner.username) == (Corridor.Visibility.PRIVATE, "outsider")
    address = reverse("assessments:corridor-assess", args=[made.pk])
    assert response["Location"] == f"{address}?method=corridor-1.0"


def test_adopting_twice_makes_one_corridor(rows: Screening, outsider: Client) -> None:
    address, pair = reverse("assessments:screening-adopt"), {"origin": "MMR", "destination": "BRA"}
    outsider.post(address, pair)
    assert outsider.post(address, pair)["Location"] == Corridor.objects.get(**pair).get_absolute_url()


def test_a_country_and_itself_is_not_adopted(rows: Screening, outsider: Client) -> None:
    before = Corridor.objects.count()
    outsider.post(reverse("assessments:screening-adopt"), {"origin": "MMR", "destination": "MMR"})
    assert outsider.post(reverse("assessments:screening-adopt"), {"origin": "MMR"}).status_code == 404
    assert Corridor.objects.count() == before


def test_the_page_is_clean_for_a_strict_browser_and_a_screen_reader(rows: Screening, officer: Client) -> None:
    read = Page(officer.get(ADDRESS))
    assert read.headings.count("h1") == 1
    assert len(read.ids) == len(set(read.ids))
    labelled = {attributes.get("for") for tag, attributes in read.tags if tag == "label"}
    for tag, attributes in read.tags:
        assert "style" not in attributes
        if tag in ("input", "select") and attributes.get("type") != "hidden":
            assert attributes.get("id") in labelled
    for leftover in ("{{", "{%", ">None<", " nan "):
        assert leftover not in read.html


def test_a_page_needs_few_queries(
    rows: Screening, outsider: Client, django_assert_max_num_queries: Any
) -> None:
    outsider.get(ADDRESS)
    with django_assert_max_num_queries(16):
        outsider.get(ADDRESS)


@pytest.mark.parametrize("typed", ["XYZ", "", "\x00MM", "mmr"])
def test_a_pair_that_is_not_screened_is_not_found(rows: Screening, outsider: Client, typed: str) -> None:
    pair = {"origin": typed, "destination": "BRA"}
    assert outsider.post(reverse("assessments:screening-adopt"), pair).status_code == 404
