"""The controls of the map in a real browser: by keys, in the address, and clean for assistive technology."""

from typing import Any

import pytest

from assessments.models import Snapshot
from tests import payloads
from tests.factories import make_snapshot
from tests.maps.chromium import open_map
from tests.payload_incidents import incident, with_incidents

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def busy(officer: Any) -> Snapshot:
    """Five incidents in 2021 and 2023, three of them at one place."""
    rows = [incident(event=number, date="2021-02-03") for number in range(3)]
    rows += [incident(event=number, date="2023-02-03", longitude=97.0 + number) for number in (3, 4)]
    return make_snapshot(with_incidents(*rows))


def counted(page: Any) -> str:
    return str(page.text_content("[data-map-counted]"))


def test_a_year_is_chosen_by_keys_and_told_with_its_count_and_the_total(
    page: Any, live_server: Any, busy: Snapshot
) -> None:
    open_map(page, live_server, busy.get_absolute_url())
    assert counted(page) == "All years: 5 incidents on the map"
    page.focus("[data-map-year]")
    page.keyboard.press("ArrowRight")
    assert counted(page).startswith("2021: 3 of 5 incidents")
    page.keyboard.press("ArrowRight")
    assert counted(page).startswith("2022: 0 of 5 incidents")
    assert page.get_attribute("[data-map-year]", "aria-valuetext").startswith("2022: 0")


def test_a_sent_link_opens_the_same_view(page: Any, live_server: Any, busy: Snapshot) -> None:
    wish = "?map=5.5,14.5,96.25&map_year=2023&map_hide=places&map_shade=hunger"
    open_map(page, live_server, busy.get_absolute_url() + wish)
    assert page.text_content(".map-coordinates") == "14.50° N, 96.25° E"
    assert counted(page).startswith("2023: 2 of 5")
    assert page.text_content("[data-map-shaded]") == "Countries shaded by: Hunger and food crisis"
    assert not page.is_checked("[data-map-layer='places']")
    page.focus("[data-map-layer='places']")
    page.keyboard.press("Space")
    page.wait_for_function("() => !location.search.includes('map_hide')")
    assert "map=5.5,14.500,96.250" in page.url and "map_year=2023" in page.url


def test_an_address_nobody_understands_shows_the_whole_route(
    page: Any, live_server: Any, busy: Snapshot
) -> None:
    open_map(page, live_server, busy.get_absolute_url())
    home = page.text_content(".map-coordinates")
    open_map(page, live_server, busy.get_absolute_url() + "?map=a,b,c&map_year=never&map_shade=%3Cb%3E")
    assert page.text_content(".map-coordinates") == home
    assert page.complaints == []


def test_the_size_of_paper_is_no_view_that_the_reader_chose(
    page: Any, live_server: Any, busy: Snapshot
) -> None:
    open_map(page, live_server, busy.get_absolute_url())
    for event in ("beforeprint", "afterprint"):
        page.evaluate("name => window.dispatchEvent(new Event(name))", event)
    page.focus("[data-map-layer='places']")
    page.keyboard.press("Space")
    page.wait_for_function("() => location.search.includes('map_hide')")
    assert "map=" not in page.url


def test_the_link_to_a_view_can_be_copied(page: Any, live_server: Any, busy: Snapshot) -> None:
    open_map(page, live_server, busy.get_absolute_url())
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.focus("[data-map-copy]")
    page.keyboard.press("Enter")
    link = page.input_value("[data-map-link]")
    assert "map=" in link and link.endswith("#map")


def test_a_chosen_corridor_is_told_to_the_page_and_heard_from_it(
    page: Any, live_server: Any, private_result: Snapshot
) -> None:
    make_snapshot(payloads.example())
    open_map(page, live_server, "/")
    number = private_result.corridor_id
    page.evaluate(
        "() => document.addEventListener('corridor:choose', (e) => { window.heard = e.detail.corridor; })"
    )
    page.select_option("[data-map-choose]", label="Myanmar to Malaysia (movers)")
    assert page.evaluate("() => window.heard") == str(number)
    page.evaluate(
        "number => document.dispatchEvent(new CustomEvent('corridor:choose', {detail: {corridor: number}}))",
        number,
    )
    assert "Open the result" in page.inner_text(".leaflet-popup")
    chosen = page.eval_on_selector_all("tr.is-chosen", "rows => rows.map(row => row.dataset.corridor)")
    assert chosen == [str(number)]


def middles(page: Any) -> list[str]:
    """What each map on the page says its middle is."""
    return list(page.eval_on_selector_all(".map-coordinates", "all => all.map(one => one.textContent)"))


def move_the_right_one(page: Any) -> None:
    """Move the right one of two maps by its keys, until it says that it has another middle."""
    before = middles(page)[1]
    page.focus(".corridor-map >> nth=1")
    page.keyboard.press("ArrowUp")
    page.wait_for_function(
        "old => document.querySelectorAll('.map-coordinates')[1].textContent !== old", arg=before
    )


def wait_until_in_step(page: Any) -> None:
    page.wait_for_function(
        """() => {
            const shown = [...document.querySelectorAll(".map-coordinates")];
            return new Set(shown.map(one => one.textContent)).size === 1;
        }"""
    )


@pytest.fixture
def pair(page: Any, live_server: Any, private_result: Snapshot) -> Any:
    """Two maps side by side."""
    other = make_snapshot(payloads.example())
    page.goto(f"{live_server.url}/map/compare/?left={private_result.pk}&right={other.pk}")
    page.wait_for_selector("[data-maps-linked]", timeout=30_000)
    return page


def test_two_maps_move_as_one(pair: Any) -> None:
    before, same = middles(pair)
    assert before == same
    move_the_right_one(pair)
    wait_until_in_step(pair)
    assert before not in middles(pair)


def test_two_maps_part_until_they_shall_move_together_again(pair: Any) -> None:
    left, _ = middles(pair)
    pair.uncheck("[data-map-together]")
    move_the_right_one(pair)
    assert middles(pair)[0] == left
    pair.check("[data-map-together]")
    wait_until_in_step(pair)
    assert middles(pair) == [left, left]


@pytest.mark.parametrize("path", ["result", "/", "pair"])
def test_the_maps_are_clean_for_assistive_technology(
    path: str, page: Any, live_server: Any, busy: Snapshot, private_result: Snapshot
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    pair = f"/map/compare/?left={busy.pk}&right={private_result.pk}"
    open_map(page, live_server, {"result": busy.get_absolute_url(), "pair": pair}.get(path, path))
    found = Axe().run(page, context={"include": [".map-figure"]})
    assert found.violations_count == 0, found.generate_report()
