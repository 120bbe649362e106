"""Pages full of real results as assistive technology, a narrow screen and the keyboard meet them."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.asking import result_of
from tests.browser.axe import complaints

pytestmark = pytest.mark.browser

PAGES = ["/", "/assess/", "/corridors/new/", "/screening/", "/releases/", "/methods/corridor-1.0/", "/help/"]

CUT_OFF = """() => Array.from(document.querySelectorAll(".table-scroll:has(.stacked, .grid)"))
  .filter((area) => area.scrollWidth > area.clientWidth + 1)
  .map((area) => area.getAttribute("aria-labelledby") || area.getAttribute("aria-label"))"""


@pytest.fixture
def result(officer: BrowserContext) -> str:
    """The address of a result of this site; asked for once, found again afterwards."""
    return result_of(officer.pages[0], "NPL", "QAT")


def test_the_main_pages_are_clean_for_assistive_technology(officer: BrowserContext, result: str) -> None:
    page = officer.pages[0]
    for address in (*PAGES, result, f"{result}evidence/"):
        page.goto(address)
        assert complaints(page) == [], address


def test_no_page_is_wider_than_a_narrow_screen(officer: BrowserContext, result: str) -> None:
    page = officer.pages[0]
    page.set_viewport_size({"width": 360, "height": 800})
    for address in (*PAGES, result, f"{result}evidence/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_rows_stacked_on_a_narrow_screen_need_no_scrolling_and_stay_rows(
    officer: BrowserContext, result: str
) -> None:
    page = officer.pages[0]
    page.set_viewport_size({"width": 360, "height": 800})
    for address in ("/", result, f"{result}evidence/"):
        page.goto(address)
        assert page.evaluate(CUT_OFF) == [], address
        assert page.locator("table.stacked").first.get_by_role("row").count() > 1, address


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
