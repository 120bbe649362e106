"""A connection that is lost: the page says so, and nothing that was typed goes with it."""

import pytest
from playwright.sync_api import BrowserContext, expect

pytestmark = pytest.mark.browser


def test_what_is_typed_stays_while_the_connection_is_lost(officer: BrowserContext) -> None:
    page = officer.pages[0]
    page.goto("/corridors/new/")
    page.fill("[name=origin]", "MMR")
    told = page.locator("#connection-lost")
    expect(told).to_be_hidden()
    officer.set_offline(True)
    expect(told).to_be_visible()
    page.locator("main form button[value=draft]").first.click()
    expect(page.locator("[name=origin]")).to_have_value("MMR")
    officer.set_offline(False)
    expect(told).to_be_hidden()
