"""The script of a map: one file that a browser keeps, which asks nobody else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.maps import folium_map
from assessments.maps.scripts import OWN, script_address
from assessments.models import Snapshot

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", list(OWN))
def test_a_browser_asks_once_and_keeps_the_script_under_its_version(kind: str, client: Client) -> None:
    answer = client.get(script_address(kind))
    assert answer["Content-Type"].startswith("text/javascript")
    assert "immutable" in answer["Cache-Control"]
    content = answer.content.decode()
    assert "sourceMappingURL" not in content
    assert all(f"corridorMap.{name} = function" in content for name in (kind, "countries", "details"))


def test_the_page_of_a_result_asks_for_its_data_before_its_styles(
    private_result: Snapshot, as_officer: Client
) -> None:
    html = as_officer.get(private_result.get_absolute_url()).content.decode()
    layers = reverse("assessments:map-layers", args=[private_result.pk])
    assert html.index(layers) < html.index('rel="stylesheet"')
    assert html.index(script_address("result")) < html.index('rel="stylesheet"')


def test_without_imported_outlines_no_finer_ones_are_asked_for(monkeypatch: Any) -> None:
    monkeypatch.setattr(folium_map, "current_edition", lambda: None)
    assert folium_map._details() == []


def test_finer_outlines_are_asked_for_closest_first(monkeypatch: Any) -> None:
    monkeypatch.setattr(folium_map, "current_edition", lambda: object())
    assert folium_map._details() == [
        [6, "/map/countries.geojson?detail=close"],
        [4, "/map/countries.geojson?detail=region"],
    ]


def test_a_detail_nobody_knows_is_refused(as_officer: Client) -> None:
    answer = as_officer.get(reverse("assessments:map-countries"), {"detail": "street"})
    assert answer.status_code == 400 and "street" in answer.json()["errors"]["detail"][0]
    assert as_officer.get(reverse("assessments:map-countries"), {"detail": "close"}).status_code == 200
