"""A site that really runs, with its worker, and the system's Chromium to look at it as one of its people."""

import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from tests.browser.site import PATIENCE_S, Site

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
SHOWN = 4000
"""Characters of a page that a failure quotes."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One journey at a time: they share the site. First, so that the workers are told of the group."""
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: Any, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A journey that fails says where it was, what the page showed and what the site said."""
    report = yield
    given = getattr(item, "funcargs", {})
    if report.failed and "installed_site" in given:
        for context in given["chromium"].contexts if "chromium" in given else []:
            report.sections += [(f"page {page.url}", what_is_shown(page)) for page in context.pages]
        report.sections.append(("end of the site's log", given["installed_site"].what_was_said()))
    return report


def what_is_shown(page: Page) -> str:
    try:
        return page.locator("body").inner_text(timeout=5_000)[:SHOWN]
    except Error as gone:
        return f"nothing can be read: {gone}"


@pytest.fixture(scope="session")
def installed_site(tmp_path_factory: pytest.TempPathFactory, world_file: Path) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"))
    site.prepare(world_file)
    with site.served():
        yield site


@pytest.fixture(scope="session")
def site(installed_site: Site) -> str:
    """The address of a running site with the sample corridors, the demo users and a worker."""
    return installed_site.address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Closed with its module: while it is open, an event loop runs in this process, and Django refuses
    to touch a database beside one."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine")
    expect.set_options(timeout=PATIENCE_S * 1000)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--no-first-run", *QUIET]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """What the browser keeps of each person's signing in, so that it is done once."""
    return {}


def signed_in(chromium: Browser, site: str, sessions: dict[str, Any], name: str) -> BrowserContext:
    """A browser in which one of the demo's people has signed in."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, base_url=site, storage_state=sessions.get(name)
    )
    context.set_default_timeout(PATIENCE_S * 1000)
    page = context.new_page()
    if name not in sessions:
        page.goto("/accounts/login/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", "demo")
        page.click("main button[type=submit]")
        page.wait_for_url(f"{site}/")
        sessions[name] = context.storage_state()
    return context


@pytest.fixture
def officer(chromium: Browser, site: str, sessions: dict[str, Any]) -> Iterator[BrowserContext]:
    with signed_in(chromium, site, sessions, "officer") as context:
        yield context


@pytest.fixture
def reviewer(chromium: Browser, site: str, sessions: dict[str, Any]) -> Iterator[BrowserContext]:
    with signed_in(chromium, site, sessions, "reviewer") as context:
        yield context


@pytest.fixture
def curator(chromium: Browser, site: str, sessions: dict[str, Any]) -> Iterator[BrowserContext]:
    with signed_in(chromium, site, sessions, "curator") as context:
        yield context
