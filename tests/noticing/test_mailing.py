"""Notices by e-mail: one message to each person, nothing lost, nothing twice."""

import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from config.env import BadSetting, env_mail, env_site
from corridors.mailing import mail_notices
from corridors.models import NoMail, Notice
from corridors.noticing import tell
from tests.factories import make_user

pytestmark = pytest.mark.django_db


class Refusing(EmailBackend):
    """A mail server that takes nothing for one address."""

    def send_messages(self, messages: Any) -> int:
        if any("refused@example.org" in message.to for message in messages):
            raise smtplib.SMTPServerDisconnected("it went away")
        return super().send_messages(messages)


class Mistaken(EmailBackend):
    """A mistake in the program, met with one address only."""

    def send_messages(self, messages: Any) -> int:
        if any("refused@example.org" in message.to for message in messages):
            raise ZeroDivisionError("a mistake in the program")
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def server(settings: Any) -> None:
    settings.MAIL_IS_SET, settings.SITE_URL = True, "https://corridors.example.org"


@pytest.fixture
def officer() -> Any:
    return person("officer")


def person(name: str, address: str | None = None) -> Any:
    return make_user(name, email=f"{name}@example.org" if address is None else address)


def say(*people: Any, text: str = "It is done.", url: str = "/snapshots/7/") -> None:
    tell(people, Notice.Kind.FINISHED, text, url)


def test_all_that_is_unread_goes_in_one_message_with_whole_addresses(officer: Any) -> None:
    say(officer, text="Myanmar to Thailand is assessed.")
    say(officer, text="A & B <are> told as they are.", url="")
    assert mail_notices() == 1
    [message] = mail.outbox
    assert message.to == ["officer@example.org"]
    assert message.subject == "Safe Corridors: 2 notices"
    assert "Myanmar to Thailand is assessed.\n  https://corridors.example.org/snapshots/7/\n" in message.body
    assert "A & B <are> told as they are." in message.body
    assert "https://corridors.example.org/notices/" in message.body


def test_each_person_gets_only_their_own(officer: Any) -> None:
    say(officer, text="For the officer")
    say(person("reviewer"), text="For the reviewer")
    mail_notices()
    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert "For the reviewer" not in bodies["officer@example.org"]
    assert "For the officer" not in bodies["reviewer@example.org"]


def test_nothing_is_mailed_twice(officer: Any) -> None:
    say(officer)
    assert [mail_notices(), mail_notices()] == [1, 0]


def test_what_was_read_in_the_site_is_not_mailed(officer: Any) -> None:
    say(officer)
    Notice.objects.mark_read()
    assert mail_notices() == 0


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_nothing_goes_to_who_has_no_address_or_left(officer: Any, change: dict[str, Any]) -> None:
    type(officer).objects.filter(pk=officer.pk).update(**change)
    say(officer)
    assert mail_notices() == 0


def test_nothing_goes_to_who_declined(officer: Any) -> None:
    NoMail.objects.create(user=officer)
    say(officer)
    assert mail_notices() == 0
    assert Notice.objects.unread().count() == 1


def test_a_message_that_fails_is_tried_again_and_keeps_no_other_from_leaving(
    officer: Any, settings: Any, caplog: Any
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    refused = person("reviewer", "refused@example.org")
    say(officer, refused)
    assert mail_notices() == 1
    assert "it went away" in caplog.text
    type(refused).objects.filter(pk=refused.pk).update(email="reviewer@example.org")
    assert mail_notices() == 1
    assert {message.to[0] for message in mail.outbox} == {"officer@example.org", "reviewer@example.org"}


def test_a_mistake_in_the_program_is_raised_once_everybody_elses_mail_has_left(
    officer: Any, settings: Any
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Mistaken"
    say(person("reviewer", "refused@example.org"), officer)
    with pytest.raises(ExceptionGroup, match="1 messages could not be made; 1 left") as raised:
        mail_notices()
    assert raised.group_contains(ZeroDivisionError)
    assert [message.to for message in mail.outbox] == [["officer@example.org"]]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mail_notices() == 1


def test_what_one_process_is_mailing_another_leaves_alone(officer: Any) -> None:
    say(officer)
    taken = Notice.objects.to_mail().claim()
    assert taken.count() == 1
    assert mail_notices() == 0


def test_what_a_process_left_behind_is_mailed_later(officer: Any) -> None:
    say(officer)
    Notice.objects.to_mail().claim()
    Notice.objects.update(mail_claimed_at=timezone.now() - timedelta(hours=1))
    assert mail_notices() == 1


def test_without_a_mail_server_nothing_is_sent(officer: Any, settings: Any) -> None:
    settings.MAIL_IS_SET = False
    say(officer)
    assert mail_notices() == 0
    assert mail.outbox == []


def test_a_mail_server_is_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://us%40er:pa%3Ass@mail.example.org")
    assert env_mail("EMAIL_URL") == {
        "scheme": "smtp+tls", "host": "mail.example.org", "port": 587, "user": "us@er", "password": "pa:ss",
    }  # fmt: skip


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:banana"]
)
def test_a_wrong_mail_server_is_refused_by_name(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", url)
    with pytest.raises(BadSetting, match="EMAIL_URL must"):
        env_mail("EMAIL_URL")


def test_links_in_messages_need_the_address_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    with pytest.raises(BadSetting, match="SITE_URL must be set"):
        env_site("SITE_URL", needed=True)
    monkeypatch.setenv("SITE_URL", "corridors.example.org")
    with pytest.raises(BadSetting, match="SITE_URL must be an address"):
        env_site("SITE_URL", needed=True)
