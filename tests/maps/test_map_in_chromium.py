"""The map in a real browser: it asks nobody outside, breaks no rule of the page, and answers to keys."""

from typing import Any

import pytest

from assessments.models import Snapshot
from tests.factories import make_snapshot
from tests.maps.chromium import open_map
from tests.maps.routes import LOS_ANGELES, NUKUALOFA, SUVA, TOKYO, along

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_result_and_the_portfolio_ask_nobody_outside_and_break_no_rule(
    page: Any, live_server: Any, private_result: Snapshot
) -> None:
    for path in (private_result.get_absolute_url(), "/"):
        open_map(page, live_server, path)
    assert any("/map/world.json" in url for url in page.requested)
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


def test_a_country_says_its_name_under_the_mouse_and_the_next_one_its_own(
    page: Any, live_server: Any, private_result: Snapshot
) -> None:
    open_map(
        page, live_server, f"{private_result.get_absolute_url()}?map=4,20,90&map_hide=legs,places,incidents"
    )
    page.locator(".corridor-map").scroll_into_view_if_needed()
    box = page.locator(".corridor-map").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    told = []
    for degrees in (-12, 6):  # 78 E is India, 96 E is Myanmar, at 20 N
        at = middle[0] + degrees / 360 * 256 * 2**4
        page.mouse.move(at, middle[1], steps=4)
        page.wait_for_timeout(100)  # Leaflet looks at the mouse every 32 ms; the last step may come sooner
        page.mouse.move(at + 1, middle[1])
        page.wait_for_timeout(200)
        told.append(page.text_content(".leaflet-tooltip strong"))
    assert told == ["India", "Myanmar (Burma)"]
    page.mouse.move(middle[0] - 1 / 360 * 256 * 2**4, middle[1] + 120, steps=4)
    page.wait_for_function("() => !document.querySelector('.leaflet-tooltip')")
