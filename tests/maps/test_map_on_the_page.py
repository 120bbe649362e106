"""The map in the page: small, quick to make, strict, and the same as the table under it."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from assessments.maps.content.layers import legs
from assessments.maps.content.palette import SWATCHES
from assessments.maps.folium_map import result_map
from assessments.models import Snapshot
from tests import payloads
from tests.factories import make_snapshot
from tests.maps.routes import LIMITS, without_places


@pytest.fixture
def request_with_nonce(rf: RequestFactory, officer: Any) -> Any:
    request = rf.get("/")
    request.csp_nonce, request.user = "n0nce", officer
    return request


@pytest.fixture
def fragment(private_result: Snapshot, request_with_nonce: Any) -> str:
    return render_to_string("assessments/map_result.html", {"snapshot": private_result}, request_with_nonce)


@pytest.fixture
def portfolio(request_with_nonce: Any) -> str:
    return render_to_string("assessments/map_portfolio.html", {}, request_with_nonce)


def test_nothing_points_outside(fragment: str, portfolio: str) -> None:
    for html in (fragment, portfolio):
        assert not re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]+", html)


def test_the_only_inline_script_bears_the_nonce_and_nothing_is_styled_inline(fragment: str) -> None:
    assert re.findall(r"<script(?! defer src=)[^>]*>", fragment) == ['<script nonce="n0nce">']
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", fragment)


def test_the_map_with_its_legend_is_below_ten_kilobytes(fragment: str) -> None:
    assert len(fragment.split("map-legs")[0].encode()) < 10_000


def test_the_page_carries_no_geometry(fragment: str) -> None:
    assert "coordinates" not in fragment


def test_the_legend_shows_every_band_with_the_limits_of_its_method(fragment: str) -> None:
    legend = fragment[fragment.index('class="map-legend"') :]
    assert all(f'<th scope="row">{swatch.band}</th>' in legend for swatch in SWATCHES)
    assert "3.5 to below 5" in legend and "4 to below 6" in legend


def test_the_portfolio_has_the_same_legend(portfolio: str) -> None:
    assert all(f'<th scope="row">{swatch.band}</th>' in portfolio for swatch in SWATCHES)


def test_the_disclaimer_names_the_boundary_view(fragment: str, settings: Any) -> None:
    assert "imply no opinion" in fragment and "United Nations view" in fragment


def test_another_boundary_view_is_named_too(
    private_result: Snapshot, request_with_nonce: Any, settings: Any
) -> None:
    settings.BOUNDARY_VIEW = "jp"
    assert result_map(private_result, request_with_nonce).view == "view of the Government of Japan"


def test_the_table_says_what_the_layer_says(fragment: str) -> None:
    rows = re.findall(r"<tr[^>]*><th scope=\"row\"[^>]*>\d+</th>(.*?)</tr>", fragment, re.DOTALL)
    said = [[re.sub(r"<[^>]+>", " ", cell).split() for cell in row.split("</td>")] for row in rows]
    expected = legs(payloads.by_sea(), LIMITS)
    assert len(said) == len(expected) == 4
    for cells, leg in zip(said, expected, strict=True):
        assert " ".join(cells[0]) == leg["start"] and " ".join(cells[1]) == leg["end"]
        assert " ".join(cells[2]).startswith(leg["mode"])
        assert " ".join(cells[3]) == f"{leg['km']:,.0f}"
        assert " ".join(cells[4]) == ", ".join(leg["countries"])
        assert " ".join(cells[5]).startswith(leg["text"])


def test_a_name_cannot_become_markup(request_with_nonce: Any) -> None:
    payload = payloads.example()
    payload["places"]["route"]["legs"][0]["from"] = "<img src=x onerror=alert(1)>"
    html = render_to_string(
        "assessments/map_result.html", {"snapshot": make_snapshot(payload)}, request_with_nonce
    )
    assert "<img" not in html and "&lt;img src=x" in html


def test_without_places_the_page_says_that_there_is_no_line(request_with_nonce: Any) -> None:
    snapshot = make_snapshot(without_places())
    html = render_to_string("assessments/map_result.html", {"snapshot": snapshot}, request_with_nonce)
    assert "No places are recorded" in html and "map-legs" not in html


def test_tiles_are_loaded_only_where_the_operator_names_them(
    private_result: Snapshot, request_with_nonce: Any, settings: Any
) -> None:
    assert '"tiles": ""' in result_map(private_result, request_with_nonce).script
    settings.TILE_URL = "/tiles/{z}/{x}/{y}.png"
    assert "/tiles/" in result_map(private_result, request_with_nonce).script
