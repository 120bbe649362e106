"""Two maps side by side: of results the reader may see, never the same twice."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from assessments.models import Snapshot
from tests import payloads
from tests.factories import make_snapshot

URL = "/map/compare/"


def test_two_results_stand_side_by_side_with_one_legend(private_result: Snapshot, as_officer: Client) -> None:
    other = make_snapshot(payloads.example())
    html = as_officer.get(URL, {"left": private_result.pk, "right": other.pk}).content.decode()
    for result in (private_result, other):
        assert reverse("assessments:map-layers", args=[result.pk]) in html
    assert html.count('class="corridor-map"') == 2 and html.count("<caption>Bands</caption>") == 1
    assert len(re.findall(r'<script defer src="/map/[a-z]+\.js\?v=', html)) == 1


def test_one_result_alone_waits_for_the_other(private_result: Snapshot, as_officer: Client) -> None:
    answer = as_officer.get(URL, {"left": private_result.pk})
    html = answer.content.decode()
    assert answer.status_code == 200 and "field-error" not in html
    assert f'<option value="{private_result.pk}" selected>' in html


def test_a_result_is_not_put_beside_itself(private_result: Snapshot, as_officer: Client) -> None:
    answer = as_officer.get(URL, {"left": private_result.pk, "right": private_result.pk})
    assert answer.status_code == 400
    assert f"Both sides show result {private_result.pk}" in answer.content.decode()


def test_what_one_may_not_see_can_be_neither_chosen_nor_named(
    private_result: Snapshot, as_outsider: Client
) -> None:
    other: Any = make_snapshot(payloads.example())
    answer = as_outsider.get(URL, {"left": private_result.pk, "right": other.pk})
    html = answer.content.decode()
    assert answer.status_code == 400 and "Malaysia" not in html
    assert f"There is no result {private_result.pk} that you may see" in html
