"""The officer's main job, in a real browser against a real worker."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser


def ask(page: Page, origin: str, destination: str) -> None:
    page.goto("/assess/")
    choose(page, "origin", origin)
    choose(page, "destination", destination)
    page.fill("input[name=as_of]", "2026-06-30")
    page.click("main form button[type=submit]")


def choose(page: Page, field: str, iso3: str) -> None:
    control = page.locator(f"[name={field}]")
    if control.evaluate("element => element.tagName") == "SELECT":
        control.select_option(iso3)
    else:
        control.fill(iso3)


def test_a_pair_nobody_prepared_is_assessed_while_one_watches(officer: BrowserContext) -> None:
    page = officer.pages[0]
    ask(page, "ERI", "ETH")
    expect(page.locator("h1")).to_contain_text("Eritrea to Ethiopia", timeout=60_000)
    expect(page.get_by_role("heading", name="The answer")).to_be_visible(timeout=60_000)


def test_a_report_is_built_by_the_worker_and_downloaded(officer: BrowserContext) -> None:
    page = officer.pages[0]
    ask(page, "NPL", "QAT")
    page.get_by_role("button", name="Report (PDF)").click(timeout=60_000)
    link = page.locator("a[href$='/download/']").first
    with page.expect_download(timeout=60_000) as arriving:
        link.click(timeout=60_000)
    assert arriving.value.path().read_bytes().startswith(b"%PDF")


def test_a_result_asks_no_other_host_and_breaks_no_rule_of_the_browser(officer: BrowserContext) -> None:
    page, hosts, complaints = officer.pages[0], set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    ask(page, "ETH", "KEN")
    expect(page.get_by_role("heading", name="The answer")).to_be_visible(timeout=60_000)
    page.wait_for_load_state("networkidle")
    assert hosts == {urlsplit(page.url).netloc}
    assert complaints == []


def test_equal_countries_are_refused_at_the_field_and_nothing_is_lost(officer: BrowserContext) -> None:
    page = officer.pages[0]
    ask(page, "THA", "THA")
    expect(page.locator("main")).to_contain_text("Origin and destination are both Thailand")
    assert page.locator("[name=as_of]").input_value() == "2026-06-30"
