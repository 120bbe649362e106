"""A connection that is lost: the page says so, and nothing that was typed goes with it."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

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
    page.locator("main form button[value=draft]").first.click()
    expect(page.locator("main")).to_contain_text("Kept as a draft")
    expect(page.locator("[name=origin]")).to_have_value("MMR")
    discard(page)


def discard(page: Page) -> None:
    """Throw the draft that is open away, so that nobody else meets it."""
    query = urlsplit(page.url).query
    page.goto("/")
    kept = page.locator(".draft-row").filter(has=page.locator(f"a[href$='?{query}']"))
    kept.get_by_role("button", name="Discard").click()
    expect(page.locator(".messages")).to_contain_text("The draft is gone.")
    expect(kept).to_have_count(0)
