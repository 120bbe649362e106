"""A route of four places with a crossing by sea, made by an officer who uses no mouse."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.asking import result_of

pytestmark = pytest.mark.browser


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab (or another key) until the wanted control has the focus."""
    for _ in range(120):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard never reaches {selector}")


def add(page: Page, name: str) -> None:
    page.keyboard.type(name)
    expect(page.locator("[role=option]", has_text=name).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("[data-route-spoken]")).to_contain_text(f"{name} added as place")


def name_the_route(page: Page, button: str) -> None:
    """Count the recorded deaths near a leg; the keyboard stays at the button, which then takes it back."""
    expect(page.locator(button).first).to_have_text("Count them on this leg")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page.locator("[data-route-spoken]")).to_contain_text("now count on leg 3")
    assert page.evaluate("document.activeElement.textContent") == "Do not count them"


def route_page(page: Page) -> str:
    result_of(page, "ERI", "ITA")
    (corridor,) = page.request.get("/api/v1/corridors/?origin=ERI&destination=ITA").json()["results"]
    return f"/corridors/{corridor['id']}/route/"


def test_a_route_over_the_sea_is_made_by_keyboard_alone(officer: BrowserContext) -> None:
    page, complaints = officer.pages[0], []
    address = route_page(page)
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(address)
    tab_to(page, "[data-route-finder]")
    for name in ("Asmara", "Tripoli", "Khartoum", "Palermo"):
        add(page, name)
    tab_to(page, ".route-place:nth-of-type(5) [data-part=remove]", "Shift+Tab")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-route-spoken]")).to_contain_text("Khartoum is now place 2 of 4")
    tab_to(page, "[data-leg='2'] [data-part=mode]")
    page.keyboard.press("ArrowDown")
    name_the_route(page, "[data-leg='2'] [data-leg-near] button")
    tab_to(page, "main form .actions button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("The route is stored")
    assert page.locator(".route-name").all_inner_texts() == ["Asmara", "Khartoum", "Tripoli", "Palermo"]
    modes = page.locator("[data-part=mode]").evaluate_all("all => all.map(each => each.value)")
    assert modes == ["land", "land", "sea"]
    expect(page.locator("[data-leg='2'] .route-named")).to_contain_text("Central Mediterranean")
    assert complaints == []
