"""The page on which a route is edited, with and without JavaScript."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from corridors.models import Corridor, Country, PopulatedPlace
from corridors.routing import as_document, plan_from, plan_of, save_route
from tests.factories import make_corridor
from tests.pages.reading import Page
from tests.routes.plans import NOT_EGYPT, WINTER, line, make_countries, to_lampedusa

DRAWN = line((12.08, 32.93), (12.3, 34.0), (12.6, 35.5))
FULL = to_lampedusa(line=DRAWN, labels=["Central Mediterranean"], closures=[WINTER], corrections=[NOT_EGYPT])


@pytest.fixture
def corridor(officer: Any) -> Corridor:
    make_countries()
    return make_corridor("ERI-ITA", owner=officer, visibility=Corridor.Visibility.PRIVATE)


def address(corridor: Corridor) -> str:
    return reverse("corridors:route", args=[corridor.pk])


def store(client: Client, corridor: Corridor, document: Any, **fields: Any) -> Any:
    posted = {"version": corridor.version, "route": json.dumps(document)} | fields
    return client.post(address(corridor), posted)


def table(document: dict[str, Any]) -> dict[str, Any]:
    """What a browser without JavaScript posts for the places of a document, in turned order of rows."""
    fields: dict[str, Any] = {"route": ""}
    for row, (number, place) in enumerate(reversed(list(enumerate(document["places"])))):
        leg = document["legs"][number] if number < len(document["legs"]) else {"mode": "land"}
        values = {
            "order": number + 1, "name": place["name"], "country": place["iso3"],
            "longitude": place["longitude"], "latitude": place["latitude"], "mode": leg["mode"],
            "labels": "", "closures": "", "corrections": "", "line": "",
        }  # fmt: skip
        fields |= {f"route-places-{row}-{key}": value for key, value in values.items()}
    return fields


def test_a_stored_document_is_the_route_of_the_corridor(as_officer: Client, corridor: Corridor) -> None:
    answer = store(as_officer, corridor, FULL)
    assert answer.status_code == 302
    assert as_document(plan_of(corridor)) == FULL


def test_the_page_gives_the_editor_the_route_as_it_is_stored(as_officer: Client, corridor: Corridor) -> None:
    save_route(corridor, plan_from(FULL))
    page = as_officer.get(address(corridor))
    assert page.context["form"]["route"].settings["document"] == FULL


def test_the_plain_table_gives_the_same_route(as_officer: Client, corridor: Corridor) -> None:
    rows = table(FULL)
    rows["route-places-1-line"] = "12.08, 32.93\n12.3 34.0\n12.6;35.5"
    rows["route-places-1-labels"] = "Central Mediterranean"
    rows["route-places-1-closures"] = "2024-11-01 to 2025-03-31 every year; winter storms"
    rows["route-places-1-corrections"] = "-EGY; the track stays in Sudan"
    assert store(as_officer, corridor, None, **rows).status_code == 302
    assert as_document(plan_of(corridor)) == FULL


def test_the_table_writes_what_it_reads(as_officer: Client, corridor: Corridor) -> None:
    save_route(corridor, plan_from(FULL))
    rows = as_officer.get(address(corridor)).context["form"]["route"].rows
    assert rows[2]["closures"] == "2024-11-01 to 2025-03-31 every year; winter storms"
    assert rows[2]["corrections"] == "-EGY; the track stays in Sudan"
    assert [row.get("name", "") for row in rows[:5]] == ["Asmara", "Khartoum", "Zuwara", "Lampedusa", ""]


def test_a_known_place_without_coordinates_is_found_by_its_name(
    as_officer: Client, corridor: Corridor
) -> None:
    PopulatedPlace.objects.create(
        name="Khartoum", ascii_name="Khartoum", country_id="SDN", longitude=32.5, latitude=15.6, population=1
    )
    rows = table(FULL)
    rows |= {"route-places-2-longitude": "", "route-places-2-latitude": "", "route-places-2-country": ""}
    assert store(as_officer, corridor, None, **rows).status_code == 302
    assert corridor.places.get(sequence=2).longitude == 32.5


def test_what_is_wrong_is_said_and_nothing_is_stored(as_officer: Client, corridor: Corridor) -> None:
    wrong = json.loads(json.dumps(FULL))
    wrong["places"][1]["latitude"] = 95
    wrong["legs"][2]["closures"][0]["reason"] = ""
    answer = store(as_officer, corridor, wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "95 is no latitude" in page
    assert "Say why the leg is closed." in page
    assert corridor.places.count() == 0
    assert answer.context["form"]["route"].settings["document"] == wrong


@pytest.mark.parametrize("text", ["nonsense", "[1, 2]", '{"places": 3}', '"x"', "null0", "[" * 20_000])
def test_a_field_that_is_no_document_is_refused(as_officer: Client, corridor: Corridor, text: str) -> None:
    assert as_officer.post(address(corridor), {"version": 1, "route": text}).status_code == 422


def test_a_route_that_ends_elsewhere_is_refused(as_officer: Client, corridor: Corridor) -> None:
    Country.objects.filter(iso3="ITA").update(name="Italy")
    Country.objects.filter(iso3="LBY").update(name="Libya")
    short = {"places": FULL["places"][:3], "legs": FULL["legs"][:2]}
    answer = store(as_officer, corridor, short)
    assert "The route ends in Italy; its last place, Zuwara, is in Libya." in answer.content.decode()


def test_what_somebody_else_stored_in_between_is_kept(as_officer: Client, corridor: Corridor) -> None:
    assert store(as_officer, corridor, FULL).status_code == 302
    late = store(as_officer, corridor, {"places": [], "legs": []})
    assert late.status_code == 409
    assert "Somebody else changed this corridor" in late.content.decode()
    assert corridor.places.count() == 4


def test_storing_raises_the_version_of_the_corridor(as_officer: Client, corridor: Corridor) -> None:
    store(as_officer, corridor, FULL)
    before = corridor.version
    corridor.refresh_from_db()
    assert corridor.version == before + 1


def test_the_page_keeps_to_a_strict_browser(as_officer: Client, corridor: Corridor) -> None:
    save_route(corridor, plan_from(FULL))
    read = Page(as_officer.get(address(corridor)))
    assert read.headings.count("h1") == 1
    for tag, attributes in read.tags:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else "") or ""
        assert not loaded.startswith(("http:", "https:", "//"))


def test_every_control_of_the_table_has_a_name(as_officer: Client, corridor: Corridor) -> None:
    save_route(corridor, plan_from(FULL))
    read = Page(as_officer.get(address(corridor)))
    fields = [
        known
        for tag, known in read.tags
        if tag in ("input", "select") and "route-places" in known.get("name", "")
    ]
    assert len(fields) == 8 * 6
    assert all(known.get("aria-label") for known in fields)


def test_who_may_not_edit_finds_no_page(
    as_colleague: Client, as_outsider: Client, corridor: Corridor
) -> None:
    Corridor.objects.filter(pk=corridor.pk).update(visibility=Corridor.Visibility.PUBLIC)
    for client in (as_colleague, as_outsider):
        assert client.get(address(corridor)).status_code == 404
        assert store(client, corridor, FULL).status_code == 404
    assert corridor.places.count() == 0


def test_a_checked_route_is_described_and_not_stored(as_officer: Client, corridor: Corridor) -> None:
    answer = as_officer.post(reverse("assessments:route-check"), {"route": json.dumps(FULL)})
    legs = answer.json()["legs"]
    assert [leg["kind"] for leg in legs] == ["stand-in", "stand-in", "curated"]
    # worked by hand where the saving is tested
    assert legs[2]["km"] == pytest.approx(289.1, abs=0.3)
    assert {"SDN", "LBY"} <= {country["iso3"] for country in legs[1]["countries"]}
    assert not any(country["counts"] for leg in legs for country in leg["countries"])
    assert corridor.places.count() == 0


def test_a_country_counts_as_passed_from_twenty_kilometres_of_a_drawn_line(
    as_officer: Client, corridor: Corridor
) -> None:
    document = json.loads(json.dumps(FULL))
    chain = [(32.53, 15.59), (22.0, 20.0), (12.08, 32.93)]
    document["legs"][1]["line"] = line(*chain)
    answer = as_officer.post(reverse("assessments:route-check"), {"route": json.dumps(document)})
    counted = {each["iso3"] for each in answer.json()["legs"][1]["countries"] if each["counts"]}
    assert {"SDN", "TCD", "LBY"} <= counted


def test_problems_of_a_checked_route_name_their_fields(as_officer: Client, corridor: Corridor) -> None:
    wrong = {"places": [FULL["places"][0]], "legs": []}
    answer = as_officer.post(reverse("assessments:route-check"), {"route": json.dumps(wrong)})
    assert [problem["path"] for problem in answer.json()["problems"]] == ["places"]


def test_an_uploaded_line_comes_back_for_the_leg(as_officer: Client) -> None:
    file = SimpleUploadedFile("way.geojson", json.dumps(DRAWN).encode())
    posted = {"file": file, "start": "12.08,32.93", "end": "12.6,35.5"}
    assert as_officer.post(reverse("corridors:route-line"), posted).json() == {"line": DRAWN, "notes": []}


@pytest.mark.parametrize("start", ["", "north", "1,2,3", "999,1"])
def test_a_line_is_not_read_for_places_without_coordinates(as_officer: Client, start: str) -> None:
    posted = {"file": SimpleUploadedFile("a", b"{}"), "start": start, "end": "12.6,35.5"}
    answer = as_officer.post(reverse("corridors:route-line"), posted)
    assert (answer.status_code, answer.json()["problems"][0]["path"]) == (422, "line")


def test_a_file_over_the_limit_is_refused_with_its_size(as_officer: Client) -> None:
    posted = {"file": SimpleUploadedFile("a", b" " * 5_200_000), "start": "1,1", "end": "2,2"}
    answer = as_officer.post(reverse("corridors:route-line"), posted)
    assert answer.json()["problems"][0]["sentence"] == "The file has 5.2 MB; at most 5 MB are possible."


def test_places_are_found_by_name(as_officer: Client, corridor: Corridor) -> None:
    PopulatedPlace.objects.create(
        name="Khartoum", ascii_name="Khartoum", country_id="SDN", longitude=32.5, latitude=15.6, population=1
    )
    found = as_officer.get(reverse("corridors:places"), {"q": "khar"}).json()["results"]
    assert [(place["name"], place["iso3"]) for place in found] == [("Khartoum", "SDN")]
