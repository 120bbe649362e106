"""A corridor chosen in the matrix, the table or the map of the portfolio is marked in all three."""

from typing import Any

import pytest

from assessments.models import Snapshot
from tests import payloads
from tests.factories import make_snapshot
from tests.maps.chromium import open_map

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def two(officer: Any) -> tuple[Snapshot, Snapshot]:
    return make_snapshot(payloads.example()), make_snapshot(
        payloads.altered(payloads.example(), corridor="MMR-MYS")
    )


def is_marked_everywhere(page: Any, corridor: int) -> bool:
    marked = page.eval_on_selector_all(".is-chosen", "all => all.map(one => one.dataset.corridor)")
    return (
        set(marked) == {str(corridor)}
        and page.locator(f".matrix .is-chosen[data-corridor='{corridor}']").count() == 1
        and page.locator(f"tr.is-chosen#corridor-{corridor}").count() == 1
        and page.input_value("[data-map-choose]") == str(corridor)
        and page.url.endswith(f"#corridor-{corridor}")
    )


def test_what_is_chosen_in_one_is_seen_in_all(page: Any, live_server: Any, two: Any) -> None:
    first, second = (snapshot.corridor_id for snapshot in two)
    open_map(page, live_server, "/?all=1")
    page.locator(f".matrix a[data-corridor='{first}'] circle").click()
    assert is_marked_everywhere(page, first)
    page.locator(f"#corridor-{second} [data-choose]").click()
    assert is_marked_everywhere(page, second)
    page.select_option("[data-map-choose]", str(first))
    assert is_marked_everywhere(page, first)
    assert "Myanmar to Thailand" in page.text_content("[data-chosen-words]")
    page.keyboard.press("Escape")
    assert page.locator(".is-chosen").count() == 0
    assert page.complaints == []


def test_an_address_with_a_corridor_opens_with_it_chosen(page: Any, live_server: Any, two: Any) -> None:
    corridor = two[0].corridor_id
    open_map(page, live_server, f"/?all=1#corridor-{corridor}")
    page.wait_for_function(
        "value => document.querySelector('[data-map-choose]').value === value", arg=str(corridor)
    )
    assert is_marked_everywhere(page, corridor)


def test_it_is_chosen_by_keys_and_the_second_time_its_result_opens(
    page: Any, live_server: Any, two: Any
) -> None:
    open_map(page, live_server, "/?all=1")
    page.focus(".matrix a[tabindex='0']")
    assert page.locator(".matrix a[tabindex='0']").count() == 1
    before = page.evaluate("document.activeElement.dataset.corridor")
    way = page.evaluate(
        "() => { const at = (one) => Number(one.querySelector('circle').getAttribute('cx'));"
        " const other = document.querySelector('.matrix a[tabindex=\"-1\"]');"
        " return at(other) >= at(document.activeElement) ? 'ArrowRight' : 'ArrowLeft'; }"
    )
    page.keyboard.press(way)
    corridor = page.evaluate("document.activeElement.dataset.corridor")
    assert corridor != before
    page.keyboard.press("Enter")
    assert is_marked_everywhere(page, int(corridor))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/corridors/{corridor}/**")
