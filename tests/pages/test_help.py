"""Help: every word that is linked is explained, and the first steps stay hidden once somebody hid them."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.pages.reading import Page

STEPS = "Your first visit? Four steps"
HELP = "/help/"


def choose(client: Client, what: str) -> Any:
    return client.post(reverse("assessments:tour"), {"do": what})


def test_every_word_a_page_links_to_is_explained(as_officer: Client, result: Any) -> None:
    explained = set(Page(as_officer.get(HELP)).ids)
    linked = {
        link.removeprefix(f"{HELP}#")
        for address in ("/", "/assess/", result.get_absolute_url(), f"{result.get_absolute_url()}evidence/")
        for link in Page(as_officer.get(address)).links
        if link.startswith(f"{HELP}#")
    }
    assert len(linked) >= 8
    assert linked <= explained


def test_every_word_is_a_definition_with_its_own_address(as_officer: Client) -> None:
    html = as_officer.get(HELP).content.decode()
    words = re.findall(r'<dt id="([a-z-]+)"><dfn>', html)
    assert {"quadrant", "fear", "match", "severity", "coverage", "tier", "reliability", "range"} <= set(words)
    assert {"stand-in", "not-rated", "not-covered", "not-applicable", "at-least", "stale", "as-of"} <= set(
        words
    )
    assert len(words) == len(set(words))


def test_the_first_steps_are_shown_until_they_are_hidden(as_officer: Client, result: Any) -> None:
    assert STEPS in Page(as_officer.get("/")).text
    choose(as_officer, "hide")
    assert STEPS not in Page(as_officer.get("/")).text


def test_hiding_the_first_steps_hides_them_from_nobody_else(as_officer: Client, as_outsider: Client) -> None:
    choose(as_officer, "hide")
    choose(as_officer, "hide")
    assert STEPS in Page(as_outsider.get("/")).text


def test_the_first_steps_can_be_shown_again_from_the_help_page(as_officer: Client) -> None:
    choose(as_officer, "hide")
    assert "Show these steps on the portfolio again" in Page(as_officer.get(HELP)).text
    choose(as_officer, "show")
    assert STEPS in Page(as_officer.get("/")).text
