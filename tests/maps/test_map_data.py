"""The layers are for those who may see the result, and are not sent twice."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Snapshot
from tests import payloads
from tests.factories import make_snapshot
from tests.maps.routes import without_places

OWN = ("layers", "legs", "places", "threats", "incidents")
SHARED = ("world", "countries", "disputed", "corridors")


def address(layer: str, snapshot: Snapshot) -> str:
    return reverse(f"assessments:map-{layer}", args=[snapshot.pk] if layer in OWN else [])


@pytest.mark.parametrize("layer", OWN)
def test_an_outsider_finds_no_layer_of_a_private_result(
    layer: str, private_result: Snapshot, as_outsider: Client
) -> None:
    assert as_outsider.get(address(layer, private_result)).status_code == 404


@pytest.mark.parametrize("layer", OWN)
def test_an_outsider_gets_no_304_by_guessing_the_tag(
    layer: str, private_result: Snapshot, as_officer: Client, as_outsider: Client
) -> None:
    url = address(layer, private_result)
    tag = as_officer.get(url)["ETag"]
    assert as_outsider.get(url, headers={"If-None-Match": tag}).status_code == 404


@pytest.mark.parametrize("layer", OWN + SHARED)
def test_a_stranger_is_asked_to_sign_in(layer: str, private_result: Snapshot, client: Client) -> None:
    answer = client.get(address(layer, private_result))
    assert answer.status_code == 302 and answer["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("layer", OWN + SHARED)
def test_an_unchanged_layer_answers_304_without_content(
    layer: str, private_result: Snapshot, as_officer: Client
) -> None:
    url = address(layer, private_result)
    first = as_officer.get(url)
    again = as_officer.get(url, headers={"If-None-Match": first["ETag"]})
    assert first.status_code == 200 and "json" in first["Content-Type"]
    assert (again.status_code, again.content) == (304, b"")
    assert "private" in first["Cache-Control"] and "no-cache" in first["Cache-Control"]


def test_the_portfolio_shows_an_outsider_only_what_is_public(
    private_result: Snapshot, as_officer: Client, as_outsider: Client
) -> None:
    make_snapshot(payloads.example())
    url = reverse("assessments:map-corridors")
    titles = {
        who: [f["properties"]["title"] for f in client.get(url).json()["features"]]
        for who, client in (("officer", as_officer), ("outsider", as_outsider))
    }
    assert titles["outsider"] == ["Myanmar to Thailand"]
    assert titles["officer"] == ["Myanmar to Malaysia (movers)", "Myanmar to Thailand"]


def test_the_portfolios_tag_changes_with_a_new_result(private_result: Snapshot, as_officer: Client) -> None:
    url = reverse("assessments:map-corridors")
    before = as_officer.get(url)["ETag"]
    make_snapshot(payloads.example())
    assert as_officer.get(url, headers={"If-None-Match": before}).status_code == 200


def test_a_corridor_of_the_portfolio_leads_to_its_result(
    private_result: Snapshot, as_officer: Client
) -> None:
    (feature,) = as_officer.get(reverse("assessments:map-corridors")).json()["features"]
    known = feature["properties"]
    assert known["url"] == private_result.corridor.get_absolute_url()
    assert known["band"] == private_result.band and known["text"].startswith("at least ")
    assert known["modes"] == ["sea", "land", "land", "land"]


def test_a_corridor_without_a_line_is_named_instead(as_officer: Client) -> None:
    make_snapshot(without_places())
    layer = as_officer.get(reverse("assessments:map-corridors")).json()
    assert (layer["features"], layer["without_line"]) == ([], ["Myanmar to Thailand"])


@pytest.mark.parametrize("layer", OWN + SHARED)
def test_a_layer_can_only_be_read(layer: str, private_result: Snapshot, as_officer: Client) -> None:
    assert as_officer.post(address(layer, private_result)).status_code == 405
