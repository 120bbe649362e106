"""The pages of entries by hand: for curators, every wrong value at its field, round by spreadsheet."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assessments.management.demo_users import create_demo_users
from corridors.entering import current_rows, enter
from corridors.sources.entries import KINDS
from corridors.sources.entry_sheet import workbook_of
from corridors.views.entries import entry_of
from tests.entering.rows import stock
from tests.factories import make_user
from tests.pages.reading import Page
from tests.people import client_of

STOCK = KINDS["national-stock"]
ENTRIES = "/curation/entries/"
ADD = "/curation/entries/national-stock/add/"

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def curator() -> Client:
    create_demo_users()
    return client_of(make_user("curator"))


def at(name: str) -> str:
    return reverse(f"corridors:{name}", args=[entry_of(STOCK, stock())])


def test_an_entry_is_added_shown_and_leads_to_its_source(curator: Client) -> None:
    page = Page(curator.post(ADD, stock(), follow=True))
    assert "Saved as National counts of residents, version 1. It counts from now on." in page.text
    assert "60000" in page.text
    assert stock()["source_url"] in page.links


@pytest.mark.parametrize("column", ["source_title", "source_url", "source_date", "people", "origin"])
def test_what_is_missing_is_asked_for_at_its_field(column: str, curator: Client) -> None:
    answer = curator.post(ADD, stock() | {column: ""})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [column]
    assert current_rows(STOCK) == []


def test_a_wrong_number_is_refused_at_its_field_with_its_value(curator: Client) -> None:
    answer = curator.post(ADD, stock("a few"))
    assert answer.context["form"].errors["people"] == ["'a few' is not a number."]


def test_a_second_entry_about_the_same_is_refused(curator: Client) -> None:
    curator.post(ADD, stock())
    answer = curator.post(ADD, stock("70000"))
    assert "already: edit that one" in answer.context["form"].errors["origin"][0]


def test_an_entry_is_edited_in_its_place(curator: Client) -> None:
    curator.post(ADD, stock())
    curator.post(at("entry-edit"), stock("61000") | {"why": "revised by the agency"})
    assert [row["people"] for row in current_rows(STOCK)] == ["61000"]
    assert "revised by the agency" in Page(curator.get(ENTRIES)).text


def test_an_entry_is_retired_only_with_a_reason(curator: Client) -> None:
    curator.post(ADD, stock())
    refused = curator.post(at("entry-retire"), {"why": ""})
    assert refused.context["form"].errors["why"]
    curator.post(at("entry-retire"), {"why": "counted twice"})
    assert current_rows(STOCK) == []
    assert curator.get(at("entry-retire")).status_code == 404


def test_the_sheet_that_is_downloaded_can_be_uploaded(curator: Client) -> None:
    curator.post(ADD, stock())
    sheet = curator.get(reverse("corridors:entry-sheet", args=["national-stock"]))
    page = Page(upload(curator, sheet.content, follow=True))
    assert "Nothing changed" in page.text


def test_a_sheet_with_a_refused_row_saves_nothing_and_says_which(curator: Client) -> None:
    answer = upload(curator, workbook_of(STOCK, [stock(), stock("many", origin="NPL")]))
    text = Page(answer).text
    assert answer.status_code == 422
    assert "1 row is refused" in text
    assert "3 people: 'many' is not a number." in text
    assert current_rows(STOCK) == []


def test_a_file_that_is_no_table_is_refused_at_its_field(curator: Client) -> None:
    answer = upload(curator, b"%PDF-1.7")
    assert "has no column" in answer.context["form"].errors["sheet"][0]


def test_the_figure_of_an_entry_shows_its_source_to_everybody(curator: Client) -> None:
    release = enter(STOCK, [stock()], by=make_user("curator")).release
    officer = client_of(make_user("officer"))
    figure = release.pair_figures.get()
    page = Page(officer.get(reverse("corridors:pair-figure", args=[figure.pk])))
    assert stock()["source_url"] in page.links
    assert "recorded by hand" in page.text
    assert officer.get(ENTRIES).status_code == 403


def upload(curator: Client, content: bytes, **how: Any) -> Any:
    file = SimpleUploadedFile("entries.xlsx", content)
    return curator.post(reverse("corridors:entry-upload", args=["national-stock"]), {"sheet": file}, **how)
