"""A form that was sent after its session had ended: nothing of it is lost, and nothing is sent by itself."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assessments.models import Comment, Snapshot
from tests.pages.reading import Page
from tests.people import client_of

LONG = "\n".join(["<b>bold</b> \u202b\u05e9\u05dc\u05d5\u05dd\u202c \U0001f6b6", "x" * 10_000])


@pytest.fixture
def address(result: Snapshot) -> str:
    return reverse("assessments:comments", args=[result.pk])


@pytest.fixture
def ended(client: Client, address: str) -> Any:
    """The answer to a comment sent by somebody who is signed in no more."""
    return client.post(address, {"text": LONG})


def sign_in_again(client: Client, ended: Any, officer: Any, password: str = "demo") -> Any:
    officer.set_password("demo")
    officer.save()
    kept = next(tag["value"] for _, tag in Page(ended).tags if tag.get("name") == "kept")
    typed = {"username": officer.username, "password": password, "kept": kept}
    return client.post(reverse("sign-in-again"), typed)


def fields_of(answer: Any) -> dict[str, str]:
    """What the form would send, as a browser reads it."""
    areas = re.findall(
        r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', answer.content.decode(), re.DOTALL
    )
    return {name: unescape(text) for name, text in areas}


def test_it_asks_to_sign_in_and_says_that_nothing_is_lost(ended: Any) -> None:
    assert ended.status_code == 403
    assert "Nothing is lost" in Page(ended).text


def test_what_was_typed_comes_back_whole_and_is_sent_on_a_word(
    client: Client, ended: Any, officer: Any, address: str
) -> None:
    shown = sign_in_again(client, ended, officer)
    assert not Comment.objects.exists()
    assert fields_of(shown) == {"text": LONG}
    assert address in [tag.get("action") for name, tag in Page(shown).tags if name == "form"]


def test_a_wrong_password_loses_nothing(client: Client, ended: Any, officer: Any) -> None:
    again = sign_in_again(client, ended, officer, password="another")
    assert fields_of(sign_in_again(client, again, officer)) == {"text": LONG}


def test_what_this_site_did_not_keep_itself_is_not_taken(client: Client, ended: Any, officer: Any) -> None:
    officer.set_password("demo")
    officer.save()
    forged = {"username": officer.username, "password": "demo", "kept": "eyJhIjoxfQ:1:2"}
    assert client.post(reverse("sign-in-again"), forged)["Location"] == reverse("assessments:portfolio")


def test_a_file_cannot_be_kept_and_it_says_so(client: Client, address: str, officer: Any) -> None:
    sent = {"text": "see the file", "file": SimpleUploadedFile("a.csv", b"a,b")}
    shown = sign_in_again(client, client.post(address, sent), officer)
    assert "A file cannot be kept" in Page(shown).text


def test_passwords_are_never_kept(client: Client, address: str, officer: Any) -> None:
    sent = {"text": "a", "new_password": "very secret"}
    shown = sign_in_again(client, client.post(address, sent), officer)
    assert fields_of(shown) == {"text": "a"}


def test_whoever_only_opens_a_page_is_led_to_the_usual_sign_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith(reverse("login"))


def test_whoever_is_signed_in_is_not_asked_again(officer: Any, address: str) -> None:
    assert "kept" not in str(client_of(officer).post(address, {"text": "a"}).content)
