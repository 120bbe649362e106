"""Publishers' numbers over REST: what counts or counted, what its licence allows, and what codes mean."""

from typing import Any

import pytest
from django.test import Client

from corridors.models import Release
from tests.factories import (
    make_country,
    make_figure,
    make_indicator,
    make_method,
    make_release,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def release() -> Any:
    release = make_release()
    make_figure(release, make_indicator("inform.epidemic", "Epidemic"), "UGA", 6.4)
    return release


def figures(client: Client, **wanted: str) -> Any:
    return client.get("/api/v1/figures/", wanted).json()


def test_a_figure_names_its_release_and_licence(analyst: Client, release: Any) -> None:
    [row] = figures(analyst, country="UGA")["results"]
    assert (row["value"], row["release"], row["licence"]) == (6.4, release.key, release.licence)


@pytest.mark.parametrize("licence", ["ACLED terms", "a licence nobody has read"])
def test_a_figure_that_may_not_be_passed_on_is_absent(analyst: Client, release: Any, licence: str) -> None:
    Release.objects.update(licence=licence)
    assert figures(analyst)["count"] == 0


@pytest.mark.parametrize("status", ["staged", "withdrawn"])
def test_a_figure_of_a_release_that_never_or_no_longer_counts_is_absent(
    analyst: Client, release: Any, status: str
) -> None:
    Release.objects.update(status=status)
    assert figures(analyst)["count"] == 0


def test_a_staged_release_is_nowhere(analyst: Client, release: Any) -> None:
    Release.objects.update(status="staged")
    assert analyst.get("/api/v1/releases/").json()["count"] == 0
    assert analyst.get(f"/api/v1/releases/{release.key}/").status_code == 404


def test_every_threat_and_dimension_of_a_score_can_be_looked_up(analyst: Client) -> None:
    make_method()
    threats = analyst.get("/api/v1/threats/", {"limit": "1000"}).json()
    assert threats["count"] == len(threats["results"]) == 27
    dimensions = {row["dimension"] for row in analyst.get("/api/v1/dimensions/").json()["results"]}
    assert {"fear", "share", "risk", "system", "freedom", "threat"} <= dimensions


def test_a_short_list_comes_in_pages_too(analyst: Client) -> None:
    make_method()
    page = analyst.get("/api/v1/threats/", {"limit": "10", "offset": "20"}).json()
    assert (len(page["results"]), page["next"]) == (7, None)


def test_a_short_list_refuses_what_it_does_not_know(analyst: Client) -> None:
    assert list(analyst.get("/api/v1/dimensions/", {"colour": "red"}).json()["errors"]) == ["colour"]


def test_countries_have_outlines_and_say_whose_view_they_are(analyst: Client) -> None:
    make_country("MMR")
    body = analyst.get("/api/v1/countries/", {"format": "geojson"}).json()
    [myanmar] = body["features"]
    assert myanmar["properties"]["iso3"] == "MMR"
    assert myanmar["geometry"]["type"] in {"Polygon", "MultiPolygon"}
    assert body["boundary_view"] == "un"


def test_a_country_added_later_is_in_the_document(analyst: Client) -> None:
    analyst.get("/api/v1/countries/", {"format": "geojson"})
    make_country("MMR")
    assert analyst.get("/api/v1/countries/", {"format": "geojson"}).json()["count"] == 1


def test_a_list_without_filters_is_a_list(analyst: Client, release: Any) -> None:
    assert analyst.get("/api/v1/publishers/").json()["results"][0]["publisher"] == "inform"
