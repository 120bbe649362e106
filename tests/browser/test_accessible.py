"""The main pages as assistive technology, a narrow screen and the keyboard meet them, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = [
    "/", "/assess/", "/corridors/new/", "/screening/", "/releases/", "/methods/corridor-1.0/", "/help/",
    "/account/tokens/", "/watches/", "/watches/new/",
]  # fmt: skip


@pytest.fixture
def result(officer: BrowserContext) -> str:
    """The address of a result of this site; asked for once, found again afterwards."""
    page = officer.pages[0]
    page.goto("/assess/")
    page.fill("[name=origin]", "NPL")
    page.fill("[name=destination]", "QAT")
    page.fill("[name=as_of]", "2026-06-30")
    page.click("main form button[type=submit]")
    link = page.locator("main a[href^='/snapshots/']").first
    expect(link).to_be_attached(timeout=60_000)
    return "/".join(str(link.get_attribute("href")).split("/")[:3]) + "/"


def complaints(page: Page) -> list[str]:
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_main_pages_are_clean_for_assistive_technology(
    scheme: str, officer: BrowserContext, result: str
) -> None:
    page = officer.pages[0]
    page.emulate_media(color_scheme=scheme)
    for address in (*PAGES, result, f"{result}evidence/"):
        page.goto(address)
        assert complaints(page) == [], address


def test_no_page_is_wider_than_a_narrow_screen(officer: BrowserContext, result: str) -> None:
    page = officer.pages[0]
    page.set_viewport_size({"width": 360, "height": 800})
    for address in (*PAGES, result, f"{result}evidence/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_the_menu_of_a_narrow_screen_opens_by_keyboard(officer: BrowserContext) -> None:
    page = officer.pages[0]
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/")
    page.locator(".site-menu > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".site-menu a").first).to_be_focused()


def test_figures_are_sorted_by_keyboard(officer: BrowserContext, result: str) -> None:
    page = officer.pages[0]
    page.goto(f"{result}evidence/")
    heading = page.get_by_role("columnheader", name="Age")
    for expected in ("ascending", "descending"):
        heading.get_by_role("button").focus()
        page.keyboard.press("Enter")
        expect(heading).to_have_attribute("aria-sort", expected)
    ages = page.locator("table.evidence tbody td:nth-child(7)").all_inner_texts()
    years = [float(age.split()[0]) for age in ages if age != "–"]
    assert years == sorted(years, reverse=True)
    assert len(years) > 10
