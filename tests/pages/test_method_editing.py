"""A curator makes a new version: shown before it is published, refused with file, key and reason."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from assessments.models import Method
from tests.factories import make_method, make_user
from tests.pages.method_versions import CHANGED, LIMITS, TEXT, make_next_version
from tests.pages.reading import Page
from tests.people import client_of

EDIT = "/methods/corridor-1.0/edit/"
USE = "/methods/corridor-1.1/use/"


@pytest.fixture(autouse=True)
def first(db: None) -> Method:
    return make_method()


@pytest.fixture
def as_curator(db: None) -> Client:
    curator = make_user("curator")
    curator.user_permissions.add(Permission.objects.get(codename="add_method"))
    return client_of(curator)


def post(client: Client, name: str = "corridor-1.1", text: str = CHANGED, **more: str) -> Any:
    return client.post(EDIT, {"name": name, "text": text} | more)


def publish(client: Client, **typed: str) -> Any:
    """Look, then publish what was looked at."""
    shown = Page(post(client, **typed))
    seen = next(tag["value"] for _, tag in shown.tags if tag.get("name") == "seen")
    return post(client, seen=str(seen), **typed)


def typed_text(response: Any) -> str:
    return str(response.context["form"]["text"].value())


def test_the_form_holds_the_published_text_and_the_next_name(as_curator: Client) -> None:
    form = as_curator.get(EDIT).context["form"]
    assert form["name"].value() == "corridor-1.1"
    assert form["text"].value() == TEXT


def test_a_name_that_is_taken_is_not_offered(as_curator: Client) -> None:
    make_next_version()
    assert as_curator.get(EDIT).context["form"]["name"].value() == "corridor-1.2"


def test_what_would_change_is_shown_before_anything_is_published(as_curator: Client) -> None:
    response = post(as_curator)
    text = Page(response).text
    assert response.status_code == 200
    assert "What corridor-1.1 would change" in text
    assert "bands.risk limits number 4: 6.5 becomes 6.4" in text
    assert typed_text(response) == CHANGED
    assert Method.objects.count() == 1


def test_what_was_looked_at_is_published_and_shown_again(as_curator: Client) -> None:
    response = publish(as_curator)
    published = Method.objects.get(name="corridor-1.1")
    assert response["Location"] == published.get_absolute_url()
    assert published.text == CHANGED.replace('name = "corridor-1.0"', 'name = "corridor-1.1"')
    assert "nodes.place weight of violence: 1 becomes 2" in Page(as_curator.get(response["Location"])).text


def test_a_new_version_is_not_used_by_itself(as_curator: Client) -> None:
    publish(as_curator)
    assert Method.objects.get(is_default=True).name == "corridor-1.0"


def test_the_published_version_stays_as_it_was(as_curator: Client, first: Method) -> None:
    publish(as_curator)
    assert Method.objects.get(pk=first.pk).text == TEXT


def test_what_was_not_looked_at_is_shown_first(as_curator: Client) -> None:
    response = post(as_curator, seen="0" * 64)
    assert "not the one you looked at before" in Page(response).text
    assert Method.objects.count() == 1


def test_line_ends_of_a_browser_are_no_change(as_curator: Client) -> None:
    publish(as_curator, text=CHANGED.replace("\n", "\r\n"))
    assert "\r" not in Method.objects.get(name="corridor-1.1").text


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"name": "corridor-1.0"}, "name",
         "There is a version “corridor-1.0” already, and a published version is never edited."),
        ({"name": ""}, "name", "Give the new version a name of its own."),
        ({"name": "Corridor 2/3"}, "name", "“Corridor 2/3” cannot be a name"),
        ({"name": "compare"}, "name", "“compare” cannot be a name"),
        ({"text": TEXT}, "text",
         "nothing else is changed; the text is that of corridor-1.0"),
        ({"text": ""}, "text", "The file is empty."),
        ({"text": "= 3\n" + TEXT}, "text", "corridor-1.1.toml: this is not TOML: "),
        ({"text": TEXT.replace(LIMITS, "limits = [2.0, 5.0, 3.5, 6.4]")}, "text",
         "corridor-1.1.toml: bands.risk.limits = [2.0, 5.0, 3.5, 6.4]: limits must rise"),
        ({"text": TEXT.replace(LIMITS, 'limits = "low"')}, "text",
         "corridor-1.1.toml: bands.risk.limits = “low”: must be a list as in corridor-1.0"),
    ],
)  # fmt: skip
def test_a_refusal_stands_at_its_field_and_loses_nothing(
    as_curator: Client, typed: dict[str, str], field: str, said: str
) -> None:
    response = post(as_curator, **typed)
    assert response.status_code == 422
    assert said in response.context["form"].errors[field][0]
    assert said in Page(response).text
    assert typed_text(response) == typed.get("text", CHANGED)
    assert response.context["form"]["name"].value() == typed.get("name", "corridor-1.1")
    assert Method.objects.count() == 1


def test_the_text_of_any_other_version_is_refused(as_curator: Client) -> None:
    make_next_version()
    said = post(as_curator, name="corridor-2").context["form"].errors["text"]
    assert said == ["corridor-2.toml: but for its name this is the text of corridor-1.1."]


def test_comments_alone_make_a_version_whose_choices_do_not_differ(as_curator: Client) -> None:
    assert "No choice differs; only comments" in Page(post(as_curator, text=f"{TEXT}# seen\n")).text


@pytest.mark.usefixtures("world")
def test_a_file_the_engine_cannot_work_with_is_refused(as_curator: Client) -> None:
    """A coverage of two in zero parts passes every rule about keys and kinds."""
    said = post(as_curator, text=TEXT.replace("rated_from = [2, 3]  ", "rated_from = [2, 0]  ", 1))
    assert "corridor-1.1.toml: " in said.context["form"].errors["text"][0]


def test_a_curator_says_when_a_version_is_used(as_curator: Client) -> None:
    make_next_version()
    response = as_curator.post(USE, follow=True)
    assert Method.objects.get(is_default=True).name == "corridor-1.1"
    assert "corridor-1.1 is used from now on." in Page(response).text


def test_using_a_version_by_a_link_is_not_possible(as_curator: Client) -> None:
    make_next_version()
    assert as_curator.get(USE).status_code == 405


def test_others_may_neither_edit_nor_use(as_officer: Client) -> None:
    make_next_version()
    assert as_officer.get(EDIT).status_code == 403
    assert post(as_officer).status_code == 403
    assert as_officer.post(USE).status_code == 403
    assert Method.objects.get(is_default=True).name == "corridor-1.0"


def test_a_stranger_signs_in_first(client: Client) -> None:
    assert client.get(EDIT)["Location"].startswith(reverse("login"))


def test_a_version_that_is_not_there_is_not_found(as_curator: Client) -> None:
    assert as_curator.get("/methods/corridor-9/edit/").status_code == 404
    assert as_curator.post("/methods/corridor-9/use/").status_code == 404
