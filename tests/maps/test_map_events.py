"""Incidents of a map as they are asked for: whole where few, binned where many, refused with a sentence."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.maps import folium_map
from assessments.maps.content.event_bins import SENT_WHOLE
from assessments.maps.snapshot_maps import sheet_for
from assessments.models import Snapshot
from tests.factories import make_snapshot
from tests.payload_incidents import incident, with_incidents

YEARS = ("2021", "2021", "2023")


@pytest.fixture
def result(officer: Any) -> Snapshot:
    rows = [incident(event=number, date=f"{year}-02-03") for number, year in enumerate(YEARS)]
    return make_snapshot(with_incidents(*rows, unplaced=2))


def address(result: Snapshot) -> str:
    return reverse("assessments:map-incidents", args=[result.pk])


def test_few_are_sent_as_they_are_with_their_years(result: Snapshot, as_officer: Client) -> None:
    told = as_officer.get(address(result)).json()
    assert (told["binned"], told["total"], len(told["x"])) == (False, 3, 3)
    assert told["years"] == {"2021": [2, 0], "2023": [1, 0]}


def test_many_are_sent_binned_and_counted_whole(officer: Any, as_officer: Client) -> None:
    many = SENT_WHOLE + 1
    result = make_snapshot(with_incidents(*[incident(event=number) for number in range(many)]))
    told = as_officer.get(address(result)).json()
    assert (told["binned"], told["total"], told["in_view"], sum(told["count"])) == (True, many, many, many)


def test_a_year_and_a_box_say_how_many_there_are_in_each(result: Snapshot, as_officer: Client) -> None:
    url = address(result)
    near = as_officer.get(url, {"zoom": 6, "bbox": "90,10,100,20", "year": 2021}).json()
    away = as_officer.get(url, {"zoom": 6, "bbox": "0,10,10,20", "year": 2021}).json()
    assert (near["total"], near["in_year"], near["in_view"]) == (3, 2, 2)
    assert (away["total"], away["in_year"], away["in_view"], away["x"]) == (3, 2, 0, [])


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ({"zoom": "99"}, "zoom", "12"),
        ({"zoom": "1", "bbox": "1,2,3"}, "bbox", "“1,2,3” is no box"),
        ({"zoom": "1", "bbox": "nan,0,1,1"}, "bbox", "is no box"),
        ({"zoom": "1", "bbox": "20,0,10,1"}, "bbox", "is no box"),
        ({"year": "last"}, "year", "whole number"),
    ],
)
def test_what_is_no_window_is_refused_at_its_field(
    query: dict[str, str], field: str, said: str, result: Snapshot, as_officer: Client
) -> None:
    answer = as_officer.get(address(result), query)
    assert answer.status_code == 400
    assert said in json.loads(answer.content)["errors"][field][0]


def test_each_window_has_its_own_tag(result: Snapshot, as_officer: Client) -> None:
    tags = {
        as_officer.get(address(result), query)["ETag"]
        for query in ({}, {"zoom": 3}, {"zoom": 4}, {"zoom": 3, "year": 2021})
    }
    assert len(tags) == 4


def test_a_packed_layer_has_a_strong_tag_of_its_own(result: Snapshot, as_officer: Client) -> None:
    packed = {"Accept-Encoding": "gzip"}
    first = as_officer.get(address(result), headers=packed)
    plain = as_officer.get(address(result))
    assert first["Content-Encoding"] == "gzip" and first["ETag"].endswith('-gz"')
    assert first["ETag"] != plain["ETag"] and not first["ETag"].startswith("W/")
    again = as_officer.get(address(result), headers=packed | {"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_shared_layer_is_kept_for_good_under_the_name_of_its_version(as_officer: Client) -> None:
    url = reverse("assessments:map-world")
    version = as_officer.get(url)["ETag"].strip('"')[:12]
    assert "immutable" in as_officer.get(url, {"v": version})["Cache-Control"]
    assert "no-cache" in as_officer.get(url, {"v": "0" * 12})["Cache-Control"]


@pytest.mark.parametrize("layer", ["layers", "legs", "places", "threats", "incidents"])
def test_every_layer_names_its_boundary_view_with_the_disclaimer(
    layer: str, result: Snapshot, as_officer: Client, settings: Any
) -> None:
    settings.BOUNDARY_VIEW = "jp"
    told = as_officer.get(reverse(f"assessments:map-{layer}", args=[result.pk])).json()
    assert told["boundary_view"] == "jp" and "Government of Japan" in told["disclaimer"]


def test_an_outsider_gets_no_number_of_a_private_result(
    private_result: Snapshot, as_outsider: Client
) -> None:
    url = reverse("assessments:map-incidents", args=[private_result.pk])
    assert as_outsider.get(url, {"zoom": 2}).status_code == 404


def test_what_a_browser_has_of_a_result_it_keeps_for_the_session_that_saw_it(
    result: Snapshot, as_officer: Client
) -> None:
    for url in folium_map._own_urls(result, sheet_for(result)).values():
        answer = as_officer.get(url)
        assert "immutable" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
        assert "Cookie" in answer["Vary"]
        assert "immutable" not in as_officer.get(url.partition("?")[0])["Cache-Control"]
