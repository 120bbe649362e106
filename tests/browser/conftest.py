"""A site that really runs, with its worker, and the system's Chromium to look at it."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.running.installation import ROOT, Installation

CREATE_USERS = "from assessments.management.demo_users import create_demo_users; create_demo_users()"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One journey at a time: they share the site."""
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.xdist_group("browser"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site with the sample corridors, the demo users and a worker."""
    place = Installation(tmp_path_factory.mktemp("site"))
    for command in (["migrate", "--verbosity", "0"], ["load_fixtures"], ["collectstatic", "--noinput"]):
        place.manage(*command)
    place.manage("shell", "-c", CREATE_USERS)
    port = free_port()
    log = (place.folder / "site.log").open("wb")
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=place.environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        place.wait_until(lambda: is_ready(address))
        yield address
    finally:
        server.terminate()
        server.wait(30)


def is_ready(address: str) -> bool:
    try:
        with urlopen(f"{address}/readyz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Closed with its module: while it is open, an event loop runs in this process, and Django refuses
    to touch a database beside one."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--no-first-run", *quiet]
        )
        yield browser
        browser.close()


@pytest.fixture
def officer(chromium: Browser, site: str, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser in which the demo officer has signed in."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=site)
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.fill("input[name=username]", "officer")
    page.fill("input[name=password]", "demo")
    page.click("main button[type=submit]")
    page.wait_for_url(f"{site}/")
    yield context
    context.close()
