"""The people and results the maps are tested with."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from assessments.models import Snapshot
from corridors.models import Corridor
from tests import payloads
from tests.factories import make_corridor, make_snapshot


@pytest.fixture
def private_result(officer: Any) -> Snapshot:
    """Myanmar to Malaysia by sea and land, the officer's own."""
    corridor = make_corridor(
        "MMR-MYS", owner=officer, visibility=Corridor.Visibility.PRIVATE, population="movers"
    )
    return make_snapshot(payloads.by_sea(), corridor)


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    # playwright runs an event loop in this thread, which Django would take for an asynchronous view
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, live_server: Any, as_officer: Client) -> Any:
    session = {"name": "sessionid", "value": as_officer.cookies["sessionid"].value, "url": live_server.url}
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    context.add_cookies([session])
    page = context.new_page()
    page.requested, page.complaints = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page
