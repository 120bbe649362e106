"""Every address that shows a page, opened by somebody who may, is clean for assistive technology and fits a
narrow screen. A new address comes here by the rule that says who may open it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from tests.browser.axe import complaints
from tests.pages.access_rules import RULES
from tests.pages.roles import clients, make_things

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 800}
REFUSED = ("/no-such-page/", "/snapshots/1/")


@dataclass(frozen=True)
class Shown:
    """A page, and who opens it."""

    address: str
    role: str


@pytest.fixture(scope="module", autouse=True)
def beside_a_browser() -> Iterator[None]:
    """The browser runs an event loop in this thread, which Django would take for an asynchronous view."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def people(live_server: Any) -> dict[str, Client]:
    return clients()


def pages(people: dict[str, Client]) -> list[Shown]:
    """Every address that answers with a page, once, by the first of these who gets it."""
    things = make_things()
    addresses = [rule.address(name, things) for name, rule in RULES.items() if not name.startswith("api-")]
    found = []
    for address in addresses:
        who = (role for role in ("officer", "curator", "stranger") if is_page(people[role].get(address)))
        if (role := next(who, None)) is not None:
            found.append(Shown(address, role))
    return found


def is_page(answer: Any) -> bool:
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def opened(chromium: Browser, address: str, people: dict[str, Client]) -> dict[str, Page]:
    """A window for each person."""
    windows = {}
    for role, client in people.items():
        context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
        if "sessionid" in client.cookies:
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        windows[role] = context.new_page()
    return windows


def test_every_page_is_clean_for_assistive_technology_and_fits_a_narrow_screen(
    chromium: Browser, live_server: Any, people: dict[str, Client]
) -> None:
    shown = pages(people)
    windows = opened(chromium, live_server.url, people)
    found: dict[str, list[str]] = {}
    for one in [*shown, *(Shown(address, "officer") for address in REFUSED)]:
        page = windows[one.role]
        page.goto(one.address)
        wrong = complaints(page) + wider_than_a_narrow_screen(page)
        if wrong:
            found[one.address] = wrong
    assert found == {}
    assert len(shown) > 50


def wider_than_a_narrow_screen(page: Page) -> list[str]:
    wide = page.viewport_size
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(wide or NARROW)
    return [f"{width} px wide"] if width > NARROW["width"] else []
