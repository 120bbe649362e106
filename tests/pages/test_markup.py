"""What every page owes a strict browser, a keyboard and a screen reader."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Status
from tests import payloads
from tests.factories import make_assessment, make_corridor, make_release, make_snapshot
from tests.pages.reading import Page


@pytest.fixture
def pages(as_officer: Client, result: Any) -> dict[str, Page]:
    """Every page of an installation in use."""
    make_snapshot(payloads.by_sea())
    flight = make_snapshot(payloads.not_rated())
    failed = make_assessment(make_corridor("THA-JPN"), Status.FAILED, reason="why")
    addresses = [
        "/", "/assess/", "/screening/", "/releases/", "/methods/corridor-1.0/", "/nowhere/", reverse("login"),
        make_release().get_absolute_url(), result.get_absolute_url(), flight.get_absolute_url(),
        failed.get_absolute_url(), failed.corridor.get_absolute_url(),
    ]  # fmt: skip
    read = {address: Page(as_officer.get(address)) for address in addresses if address != reverse("login")}
    return read | {reverse("login"): Page(Client().get(reverse("login")))}


def test_nothing_is_styled_or_scripted_inline(pages: dict[str, Page]) -> None:
    for address, read in pages.items():
        for tag, attributes in read.tags:
            assert "style" not in attributes, (address, tag)
            assert not [name for name in attributes if name.startswith("on")], (address, tag)
            assert tag != "style", address
            data = attributes.get("type") == "application/json"
            assert tag != "script" or attributes.get("src") or attributes.get("nonce") or data, address


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Page]) -> None:
    for address, read in pages.items():
        for tag, attributes in read.tags:
            loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else "") or ""
            assert not loaded.startswith(("http:", "https:", "//")), (address, loaded)


def test_a_page_has_a_title_a_language_and_one_first_heading(pages: dict[str, Page]) -> None:
    for address, read in pages.items():
        assert read.headings.count("h1") == 1, address
        assert ("html", {"lang": "en"}) in read.tags, address
        assert "<title>" in read.html, address


def test_headings_skip_no_level(pages: dict[str, Page]) -> None:
    for address, read in pages.items():
        levels = [int(tag[1]) for tag in read.headings]
        for before, after in zip([1, *levels], levels, strict=False):
            assert after <= before + 1, (address, levels)


def test_the_keyboard_can_skip_to_the_content(pages: dict[str, Page]) -> None:
    for address, read in pages.items():
        links = [attributes.get("href") for tag, attributes in read.tags if tag == "a"]
        assert links[0] == "#content", address
        assert "content" in read.ids, address


def test_no_id_stands_twice(pages: dict[str, Page]) -> None:
    for address, read in pages.items():
        assert len(read.ids) == len(set(read.ids)), address


def test_every_field_has_a_label(pages: dict[str, Page]) -> None:
    for address, read in pages.items():
        labelled = {attributes.get("for") for tag, attributes in read.tags if tag == "label"}
        for tag, attributes in read.tags:
            if tag in ("input", "select") and attributes.get("type") != "hidden":
                assert attributes.get("id") in labelled or attributes.get("aria-label"), (address, attributes)


def test_what_scrolls_sideways_can_be_reached_by_keyboard(pages: dict[str, Page]) -> None:
    for address, read in pages.items():
        for _, attributes in read.tags:
            if "-scroll" in (attributes.get("class") or ""):
                assert attributes.get("tabindex") == "0", address
                assert attributes.get("aria-label") or attributes.get("aria-labelledby") in read.ids, address


def test_a_template_leaves_nothing_unfilled(pages: dict[str, Page]) -> None:
    for address, read in pages.items():
        for leftover in ("{{", "{%", "{#", ">None<", " nan ", "Undefined"):
            assert leftover not in read.html, (address, leftover)
