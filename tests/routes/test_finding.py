"""Places are found by what people type: beginnings first, larger first, near misses last."""

import pytest

from corridors.finding import find_places, place_named
from corridors.models import PopulatedPlace
from tests.factories import make_country

TOWNS = (
    ("Kassala", "SDN", 401_477), ("Kassel", "DEU", 194_501), ("Kas", "TUR", None),
    ("Khartoum", "SDN", 7_282_000),
    ("San José", "CRI", 1_284_000), ("San Jose", "USA", 900_000), ("Port Sudan", "SDN", 489_725),
    ("N'Djamena", "TCD", 989_000),
)  # fmt: skip


@pytest.fixture(autouse=True)
def towns(db: None) -> None:
    for name, iso3, population in TOWNS:
        country = make_country(iso3, COUNTRIES.get(iso3, iso3))
        PopulatedPlace.objects.create(
            name=name, ascii_name=name.replace("é", "e"), country=country,
            longitude=30.0, latitude=15.0, population=population,
        )  # fmt: skip


COUNTRIES = {"SDN": "Sudan", "USA": "United States", "CRI": "Costa Rica"}


def names(typed: str) -> list[str]:
    return [place["name"] for place in find_places(typed)]


def test_a_beginning_finds_the_larger_place_first() -> None:
    assert names("kass") == ["Kassala", "Kassel"]


def test_the_whole_name_comes_before_a_larger_place_that_begins_so() -> None:
    assert names("kas")[0] == "Kas"


def test_a_later_word_of_a_name_is_found() -> None:
    assert names("sudan") == ["Port Sudan"]


@pytest.mark.parametrize("typed", ["Kartoum", "Khartum", "KHARTOUM", "khartom"])
def test_a_near_miss_finds_what_was_meant(typed: str) -> None:
    assert names(typed) == ["Khartoum"]


@pytest.mark.parametrize("typed", ["ndjamena", "N’Djamena", "n'djamena"])
def test_accents_and_apostrophes_need_not_be_typed(typed: str) -> None:
    assert names(typed) == ["N'Djamena"]


def test_a_country_after_a_comma_chooses_between_namesakes() -> None:
    assert [place["iso3"] for place in find_places("san jose")] == ["CRI", "USA"]
    assert [place["iso3"] for place in find_places("san jose, united")] == ["USA"]
    assert [place["iso3"] for place in find_places("san jose, USA")] == ["USA"]


@pytest.mark.parametrize("typed", ["", "k", "  ", ",", "xyzzyx"])
def test_nothing_is_offered_for_nothing(typed: str) -> None:
    assert names(typed) == []


def test_only_a_whole_name_is_taken_without_asking() -> None:
    assert place_named("Kassala")["iso3"] == "SDN"
    assert place_named("Kass") is None
    assert place_named("San Jose", "USA")["iso3"] == "USA"
