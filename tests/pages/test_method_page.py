"""The page of a method lists its versions and says what changed since the one before."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from assessments.models import Method
from tests.factories import make_method, make_user
from tests.pages.method_versions import make_next_version
from tests.pages.reading import Page
from tests.people import client_of


@pytest.fixture(autouse=True)
def first(db: None) -> Method:
    return make_method()


def page(client: Client, name: str) -> Page:
    return Page(client.get(reverse("assessments:method", args=[name])))


def test_versions_are_listed_with_their_hashes_the_newest_first(as_officer: Client, first: Method) -> None:
    newer = make_next_version()
    text = page(as_officer, "corridor-1.0").text
    assert first.sha256 in text and newer.sha256 in text
    assert text.index("corridor-1.1") < text.index("used unless another is asked for")
    assert date_format(newer.published_at, "SHORT_DATETIME_FORMAT") + " UTC" in text


def test_what_changed_since_the_version_before_stands_in_words(as_officer: Client) -> None:
    make_next_version()
    text = page(as_officer, "corridor-1.1").text
    assert "What changed from corridor-1.0" in text
    assert "bands.risk limits number 4: 6.5 becomes 6.4" in text
    assert "nodes.place weight of violence: 1 becomes 2" in text


def test_the_first_version_has_nothing_before_it(as_officer: Client) -> None:
    make_next_version()
    assert "What changed from" not in page(as_officer, "corridor-1.0").text


def test_only_curators_are_offered_to_edit(as_officer: Client) -> None:
    edit = reverse("assessments:method-edit", args=["corridor-1.0"])
    assert edit not in page(as_officer, "corridor-1.0").links
    assert edit in page(client_of(make_user("root", is_superuser=True)), "corridor-1.0").links


def test_every_version_leads_to_the_comparison_with_the_one_before(as_officer: Client) -> None:
    make_next_version()
    compare = reverse("assessments:method-compare")
    links = page(as_officer, "corridor-1.1").links
    assert f"{compare}?old=corridor-1.0&new=corridor-1.1" in links
