"""The officer's main job, in a real browser against a real worker."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.asking import ask, read_result, result_of

pytestmark = pytest.mark.browser


def test_a_pair_nobody_prepared_is_assessed_while_one_watches(officer: BrowserContext) -> None:
    page = officer.pages[0]
    ask(page, "ERI", "ETH")
    expect(page.locator("h1")).to_contain_text("Eritrea to Ethiopia")
    read_result(page)


def test_who_asks_the_same_again_is_at_its_result_at_once(officer: BrowserContext) -> None:
    page = officer.pages[0]
    first = result_of(page, "NPL", "QAT")
    ask(page, "NPL", "QAT")
    expect(page.locator(".messages")).to_contain_text("The same was asked before")
    assert page.url == first


def test_a_report_is_built_by_the_worker_and_downloaded(officer: BrowserContext) -> None:
    page = officer.pages[0]
    result_of(page, "NPL", "QAT")
    page.get_by_role("button", name="Report (PDF)").click()
    link = page.get_by_role("link", name="Download the PDF")
    with page.expect_download() as arriving:
        link.click()
    assert arriving.value.path().read_bytes().startswith(b"%PDF")


def test_a_result_asks_no_other_host_and_breaks_no_rule_of_the_browser(officer: BrowserContext) -> None:
    page, hosts, complaints = officer.pages[0], set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    result_of(page, "ETH", "KEN")
    page.wait_for_load_state("networkidle")
    assert hosts == {urlsplit(page.url).netloc}
    assert complaints == []


def test_equal_countries_are_refused_at_the_field_and_nothing_is_lost(officer: BrowserContext) -> None:
    page = officer.pages[0]
    ask(page, "THA", "THA")
    expect(page.locator("main")).to_contain_text("Origin and destination are both Thailand")
    assert page.locator("[name=as_of]").input_value() == "2026-06-30"


def test_a_corridor_begun_as_a_draft_is_saved_and_assessed(officer: BrowserContext) -> None:
    page = officer.pages[0]
    page.goto("/corridors/new/")
    page.fill("[name=origin]", "LAO")
    page.fill("[name=notes]", "For Tuesday.")
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.locator(".define .notice[role=status]")).to_contain_text("This is your draft")
    assert page.locator("[name=notes]").input_value() == "For Tuesday."
    page.fill("[name=destination]", "THA")
    page.fill("[name=name]", "Vientiane to Bangkok")
    page.get_by_role("button", name="Save and assess").click()
    expect(page.locator(".messages")).to_contain_text("Saved as version 1")
    page.fill("[name=as_of]", "2026-06-30")
    page.get_by_role("button", name="Assess this corridor").click()
    read_result(page)
    page.goto("/")
    expect(page.locator(".portfolio-table")).to_contain_text("LAO-THA")
    expect(page.get_by_role("heading", name="Begun and not finished")).to_have_count(0)


def test_the_second_writer_sees_both_versions_and_chooses(officer: BrowserContext) -> None:
    first, second = officer.pages[0], officer.new_page()
    address = defined(first, "KHM", "THA", name="Border towns")
    for page, name in ((first, "Poipet"), (second, "Koh Kong")):
        page.goto(f"{address}edit/")
        page.fill("[name=name]", name)
    for page in (first, second):
        page.get_by_role("button", name="Save", exact=True).click()
    expect(second.locator("h1")).to_have_text("Somebody else changed this corridor while you did")
    clash = second.get_by_role("group", name="Name")
    expect(clash).to_contain_text("Border towns")
    expect(clash.get_by_label("Theirs")).to_be_visible()
    clash.get_by_label(re.compile("Yours.*Koh Kong", re.DOTALL)).check()
    second.get_by_role("button", name="Save what is chosen").click()
    expect(second.locator(".messages")).to_contain_text("Saved as version 3")
    second.goto(f"{address}history/")
    expect(second.locator("main")).to_contain_text("Poipet")
    expect(second.locator("main")).to_contain_text("Koh Kong")


def defined(page: Page, origin: str, destination: str, **fields: str) -> str:
    """Define a corridor; its address."""
    page.goto("/corridors/new/")
    for name, words in (fields | {"origin": origin, "destination": destination}).items():
        page.fill(f"[name={name}]", words)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("Saved as version 1")
    return page.url


def test_two_results_are_held_against_each_other(officer: BrowserContext) -> None:
    page = officer.pages[0]
    keys = [result_of(page, *pair).split("/")[-2] for pair in (("NPL", "QAT"), ("ETH", "KEN"))]
    page.goto(f"/compare/?s={keys[0]}")
    page.get_by_label("Second").select_option(keys[1])
    page.get_by_role("button", name="Compare", exact=True).click()
    table = page.get_by_role("table").filter(
        has=page.get_by_role("columnheader", name="2. Ethiopia to Kenya")
    )
    expect(table).to_contain_text(re.compile("higher|lower|cannot be told apart"))
    expect(page.get_by_role("heading", name="On the map")).to_be_visible()


def test_a_what_if_runs_beside_its_result(officer: BrowserContext) -> None:
    page = officer.pages[0]
    result = result_of(page, "ETH", "KEN")
    page.get_by_role("link", name="What if…").click()
    page.get_by_role("link", name="New what-if").first.click()
    people = page.get_by_role("region", name="A policy")
    people.get_by_role("button", name="Add").click()
    expect(page.locator("ol.changes > li")).to_have_count(1)
    page.fill("[name=name]", "Doors open")
    page.get_by_role("button", name="Run this what-if").click()
    expect(page.get_by_role("heading", name="From the result to the what-if")).to_be_visible()
    expect(page.locator(".what-if-banner")).to_have_text("What-if, not an assessment")
    assert page.goto(result).ok and "Doors open" not in page.locator("main").inner_text()
