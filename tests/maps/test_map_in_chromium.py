"""The map in a real browser: it asks nobody outside, breaks no rule of the page, and answers to keys."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from assessments.models import Snapshot
from tests.factories import make_snapshot
from tests.maps.routes import LOS_ANGELES, NUKUALOFA, SUVA, TOKYO, along

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

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


def open_map(page: Any, live_server: Any, path: str) -> None:
    page.goto(f"{live_server.url}{path}")
    page.wait_for_selector("[data-map-ready]", timeout=15_000)


def test_a_result_and_the_portfolio_ask_nobody_outside_and_break_no_rule(
    page: Any, live_server: Any, private_result: Snapshot
) -> None:
    for path in (private_result.get_absolute_url(), "/"):
        open_map(page, live_server, path)
    assert any(url.endswith("countries.geojson") for url in page.requested)
    assert [url for url in page.requested if not url.startswith((live_server.url, "data:"))] == []
    assert page.complaints == []


def test_every_place_has_its_name_as_text(page: Any, live_server: Any, officer: Any) -> None:
    payload = along([SUVA, (*("<b>Nuku</b>", "TON"), *NUKUALOFA[2:])], ["sea"], [3.0])
    open_map(page, live_server, make_snapshot(payload).get_absolute_url())
    names = page.eval_on_selector_all(".map-name:not([hidden])", "all => all.map(one => one.textContent)")
    assert sorted(names) == ["<b>Nuku</b>", "Suva"]


def test_a_crossing_of_the_antimeridian_is_framed_in_one_piece(
    page: Any, live_server: Any, officer: Any
) -> None:
    """The middle of Tokyo (139.8) and Los Angeles (241.8) is 190.8, which is 169.2 west."""
    payload = along([TOKYO, LOS_ANGELES], ["air"], [None])
    open_map(page, live_server, make_snapshot(payload).get_absolute_url())
    assert "169.2" in page.text_content(".map-coordinates")
    assert page.locator(".map-name:not([hidden])").count() == 2


def test_the_map_moves_by_keys_and_comes_back_by_its_button(
    page: Any, live_server: Any, private_result: Snapshot
) -> None:
    open_map(page, live_server, private_result.get_absolute_url())
    home = page.text_content(".map-coordinates")
    page.focus(".corridor-map")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "home => document.querySelector('.map-coordinates').textContent !== home", arg=home
    )
    page.focus("[data-map-reset]")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "home => document.querySelector('.map-coordinates').textContent === home", arg=home
    )


def test_a_leg_is_shown_from_its_row_with_the_words_of_the_row(
    page: Any, live_server: Any, private_result: Snapshot
) -> None:
    open_map(page, live_server, private_result.get_absolute_url())
    page.focus("[data-map-leg='1']")
    page.keyboard.press("Enter")
    told = page.wait_for_selector(".leaflet-tooltip").inner_text()
    assert told.startswith("Leg 1: Sittwe to Ranong") and "at least very high (7.4)" in told


def test_another_threat_can_be_chosen(page: Any, live_server: Any, private_result: Snapshot) -> None:
    open_map(page, live_server, private_result.get_absolute_url())
    page.select_option("[data-map-measure]", label="Hunger and food crisis")
    assert page.text_content("[data-map-shaded]") == "Countries shaded by: Hunger and food crisis"
    assert page.complaints == []
