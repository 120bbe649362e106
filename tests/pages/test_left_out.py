"""Recorded deaths that do not count are said beside the route's value, with the way to change it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from corridors.models import Corridor
from tests.factories import make_corridor, make_snapshot, make_user
from tests.pages.reading import Page
from tests.payload_incidents import with_incidents


@pytest.fixture
def result(db: None) -> Any:
    payload = with_incidents()
    leg = payload["places"]["route"]["legs"][0]
    leg["left_out"] = [{"route": "Central Mediterranean", "incidents": 477}]
    corridor = make_corridor(
        payload["corridor"], population=payload["population"], owner=make_user(), visibility="public"
    )
    return make_snapshot(payload, corridor)


def shown_to(name: str, result: Any) -> Page:
    client = Client()
    client.force_login(make_user(name))
    return Page(client.get(result.get_absolute_url()))


def link(result: Any) -> str:
    return reverse("corridors:route", args=[result.corridor_id]) + "#leg-1"


def hrefs(page: Page) -> list[str]:
    return [known.get("href") or "" for tag, known in page.tags if tag == "a"]


def test_who_may_edit_the_corridor_is_led_to_the_leg(result: Any) -> None:
    page = shown_to("officer", result)
    assert "477 incidents of recorded deaths near leg 1" in page.text
    assert link(result) in hrefs(page)


def test_others_read_the_same_and_are_led_nowhere(result: Any) -> None:
    page = shown_to("outsider", result)
    assert "477 incidents of recorded deaths near leg 1" in page.text
    assert link(result) not in hrefs(page)


def test_a_sample_is_edited_by_nobody(result: Any) -> None:
    Corridor.objects.filter(pk=result.corridor_id).update(is_sample=True)
    assert link(result) not in hrefs(shown_to("officer", result))
