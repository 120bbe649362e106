"""What every journey begins with: a pair of countries, and its result."""

from playwright.sync_api import Page, expect


def ask(page: Page, origin: str, destination: str) -> None:
    page.goto("/assess/")
    page.fill("[name=origin]", origin)
    page.fill("[name=destination]", destination)
    page.fill("[name=as_of]", "2026-06-30")
    page.click("main form button[type=submit]")


def read_result(page: Page) -> str:
    """Wait where an assessment was asked for until its result is there; its address."""
    expect(page.get_by_role("heading", name="The answer")).to_be_visible()
    return page.url


def result_of(page: Page, origin: str, destination: str) -> str:
    ask(page, origin, destination)
    return read_result(page)
