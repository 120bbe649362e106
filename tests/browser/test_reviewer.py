"""A colleague reads a result, sends it back with a reason, and approves the next one."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.asking import result_of

pytestmark = pytest.mark.browser


def submit(page: Page, note: str) -> None:
    page.locator("#review details.review-form > summary").click()
    page.fill("#review [name=note]", note)
    page.get_by_role("button", name="Submit this result for review").click()
    expect(page.locator(".messages")).to_contain_text("It is in review")


def decide(page: Page, result: str, button: str, reason: str = "") -> None:
    """Find what waits in the queue, read it, and decide."""
    page.goto("/reviews/")
    page.get_by_role("region", name="Waiting for your decision").get_by_role("link").first.click()
    assert page.url == result
    page.fill("#review [name=reason]", reason)
    page.get_by_role("button", name=button).click()


def test_a_result_is_sent_back_with_a_reason_and_then_approved(
    officer: BrowserContext, reviewer: BrowserContext
) -> None:
    asks, decides = officer.pages[0], reviewer.pages[0]
    result = result_of(asks, "LKA", "KOR")
    submit(asks, "Is the stock too old?")

    decide(decides, result, "Send it back")
    expect(decides.locator("main")).to_contain_text("Say why it is sent back")
    decides.fill("[name=reason]", "Say what the census of 2019 misses.")
    decides.get_by_role("button", name="Send it back").click()
    expect(decides.locator(".messages")).to_contain_text("Decided")

    asks.goto("/notices/")
    asks.get_by_role("link", name="Say what the census of 2019 misses.").click()
    expect(asks.locator(".review-state").first).to_contain_text("Sent back by reviewer")
    submit(asks, "It is told in a comment now.")

    decide(decides, result, "Approve this result")
    asks.goto(result)
    expect(asks.locator(".review-state").first).to_contain_text("Approved by reviewer")
