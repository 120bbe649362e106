"""Compressed answers of the API are the same bytes each time, and their tags stay strong."""

import gzip
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings

from corridors.models import Corridor, Token
from tests.factories import make_corridor

pytestmark = pytest.mark.django_db
LIST = "/api/v1/corridors/"
GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture
def client(officer: Any) -> Client:
    make_corridor("MMR-THA", owner=officer)
    client = Client()
    client.force_login(officer)
    return client


def test_a_compressed_answer_has_a_strong_tag_of_its_own(client: Client) -> None:
    plain, packed = client.get(LIST), client.get(LIST, headers=GZIP)
    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"] == plain["ETag"][:-1] + '-gzip"'


def test_the_same_answer_is_the_same_bytes(client: Client) -> None:
    assert client.get(LIST, headers=GZIP).content == client.get(LIST, headers=GZIP).content


def test_a_tag_is_understood_with_its_ending_and_without(client: Client) -> None:
    packed, plain = client.get(LIST, headers=GZIP)["ETag"], client.get(LIST)["ETag"]
    for given in (packed, plain, f'"other", {packed}', f"W/{packed}"):
        answer = client.get(LIST, headers=GZIP | {"If-None-Match": given})
        assert answer.status_code == 304, given
    assert client.get(LIST, headers=GZIP | {"If-None-Match": packed})["ETag"] == packed
    assert client.get(LIST, headers={"If-None-Match": plain})["ETag"] == plain


def test_a_change_may_name_the_tag_of_the_compressed_answer(client: Client) -> None:
    address = f"{LIST}{Corridor.objects.get().pk}/"
    tag = client.get(address, headers=GZIP)["ETag"]
    assert tag.endswith('-gzip"')
    changed = client.patch(
        address, {"notes": "Seen."}, content_type="application/json", headers={"If-Match": tag}
    )
    assert changed.status_code == 200
    again = client.patch(address, {"notes": ""}, content_type="application/json", headers={"If-Match": tag})
    assert again.status_code == 412


def test_a_file_is_compressed_under_a_strong_tag_too(client: Client) -> None:
    for number in range(30):
        make_corridor("UGA-JPN", name=f"corridor {number}")
    answer = client.get(LIST, {"format": "csv"}, headers=GZIP)
    assert answer["Content-Encoding"] == "gzip"
    assert answer["ETag"].endswith('-gzip"') and answer["ETag"].startswith('"')


def test_outlines_packed_once_are_the_plain_ones_unpacked(client: Client) -> None:
    address = "/api/v1/countries/?format=geojson"
    plain, packed = client.get(address), client.get(address, headers=GZIP)
    assert gzip.decompress(packed.content) == plain.content
    assert (packed["Content-Encoding"], packed["ETag"]) == ("gzip", plain["ETag"][:-1] + '-gzip"')
    assert "Accept-Encoding" in packed["Vary"] and not plain.has_header("Content-Encoding")


def test_pages_are_compressed_as_before(client: Client) -> None:
    first, second = (client.get("/account/tokens/", headers=GZIP) for _ in range(2))
    assert first["Content-Encoding"] == "gzip"
    assert first.content != second.content


@override_settings(API_REQUESTS_PER_HOUR=2)
def test_every_answer_to_a_token_says_how_much_of_its_hour_is_left(officer: Any) -> None:
    _token, text = Token.objects.create(officer, expiry=timedelta(days=1), name="a", scopes=["read"])
    client = Client(headers={"Authorization": f"Bearer {text}"})
    etag = client.get(LIST)["ETag"]
    unchanged = client.get(LIST, headers={"If-None-Match": etag})
    refused = client.get(LIST)
    assert (unchanged.status_code, unchanged["RateLimit-Remaining"]) == (304, "0")
    assert (refused.status_code, refused["RateLimit-Limit"], refused["RateLimit-Remaining"]) == (
        429,
        "2",
        "0",
    )
    assert int(refused["RateLimit-Reset"]) >= 1
