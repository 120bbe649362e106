"""A person's notices in the site."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridors.models import NoMail, Notice
from corridors.noticing import tell
from tests.factories import make_member
from tests.people import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "/notices/"


@pytest.fixture
def client(officer: Any) -> Client:
    return client_of(officer)


def told(person: Any, *texts: str, url: str = "/methods/") -> list[Notice]:
    return [tell([person], Notice.Kind.FINISHED, text, url)[0] for text in texts]


def page_of(client: Client, address: str = ADDRESS) -> str:
    return client.get(address).content.decode()


def test_every_page_says_how_many_notices_are_unread(client: Client, officer: Any) -> None:
    assert '<span class="count">' not in page_of(client, "/releases/")
    told(officer, "One", "Two")
    assert '<span class="count">2<' in page_of(client, "/releases/")


def test_the_count_is_one_query(client: Client, officer: Any) -> None:
    told(officer, "One")
    with CaptureQueriesContext(connection) as queries:
        client.get("/releases/")
    assert sum("corridors_notice" in query["sql"] for query in queries) == 1


def test_the_unread_stand_first_then_the_newest(client: Client, officer: Any) -> None:
    first, *_others = told(officer, "Alpha", "Beta", "Gamma")
    Notice.objects.exclude(pk=first.pk).mark_read()
    page = page_of(client)
    assert page.index("Alpha") < page.index("Gamma") < page.index("Beta")


def test_a_notice_leads_to_its_thing_and_is_read(client: Client, officer: Any) -> None:
    [notice] = told(officer, "One")
    assert client.get(f"/notices/{notice.pk}/").headers["Location"] == "/methods/"
    assert not Notice.objects.unread().exists()


def test_a_notice_never_leads_to_another_site(client: Client, officer: Any) -> None:
    [notice] = told(officer, "One", url="https://elsewhere.example.org/")
    assert client.get(f"/notices/{notice.pk}/").headers["Location"] == ADDRESS


def test_one_is_marked_or_all_are(client: Client, officer: Any) -> None:
    one, _two, _three = told(officer, "One", "Two", "Three")
    client.post("/notices/read/", {"notice": one.pk})
    assert Notice.objects.unread().count() == 2
    client.post("/notices/read/")
    assert not Notice.objects.unread().exists()


def test_nobody_reads_or_marks_anothers(client: Client) -> None:
    [others] = told(make_member("outsider", "Another Agency"), "Not yours")
    assert client.get(f"/notices/{others.pk}/").status_code == 404
    client.post("/notices/read/", {"notice": others.pk})
    client.post("/notices/read/")
    assert Notice.objects.unread().count() == 1
    assert "Not yours" not in page_of(client)


def test_an_empty_page_says_what_will_stand_there(client: Client) -> None:
    assert "Nothing has happened yet" in page_of(client)


def test_mail_is_declined_and_wanted_again(client: Client, officer: Any, settings: Any) -> None:
    settings.MAIL_IS_SET = True
    officer.email = "officer@example.org"
    officer.save()
    assert "officer@example.org" in page_of(client)
    client.post("/notices/mail/")
    assert NoMail.objects.filter(user=officer).exists()
    client.post("/notices/mail/", {"by_mail": "on"})
    assert not NoMail.objects.exists()


def test_without_a_mail_server_the_page_says_so(client: Client) -> None:
    assert "sends no e-mail" in page_of(client)
