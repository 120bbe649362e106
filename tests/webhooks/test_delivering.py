"""What another system is told, how it can trust it, and what happens when it does not answer."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from assessments.announcing import announce
from assessments.models import Status
from corridors import delivering
from corridors.delivering import Unusable, usable_address
from corridors.importing import withdraw_release
from corridors.models import Corridor, Delivery, Notice, Webhook
from corridors.models.webhook import BACK_OFF, EventType
from tests import payloads
from tests.factories import make_assessment, make_corridor, make_member, make_release, make_snapshot
from tests.webhooks.receiver import Receiver, receiving

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(settings: Any) -> Iterator[str]:
    settings.WEBHOOK_PRIVATE_HOSTS = True
    with receiving() as url:
        yield url


@pytest.fixture
def webhook(address: str) -> Webhook:
    owner = make_member("officer", "Corridor Office", "officer")
    return Webhook.objects.create(owner=owner, url=address, events=EventType.values)


def finish(corridor: Corridor | None = None) -> Any:
    return make_snapshot(payloads.example(), corridor)


def a_later_round() -> None:
    """As if every pause were over."""
    Delivery.objects.waiting().update(next_at=timezone.now() - timedelta(seconds=1))
    announce()


def test_a_finished_assessment_is_told_with_the_address_of_its_result(webhook: Webhook) -> None:
    snapshot = finish()
    announce()
    [(headers, body)] = Receiver.came
    told = json.loads(body)
    assert told["type"] == "assessment.finished"
    assert told["data"]["snapshot_url"] == f"/api/v1/snapshots/{snapshot.pk}/"
    assert headers["webhook-id"] == told["id"] == f"assessment-{snapshot.assessment_id}-done"
    assert told["at"].endswith("Z")


def test_the_signature_is_made_with_the_secret_over_id_moment_and_body(webhook: Webhook) -> None:
    finish()
    announce()
    [(headers, body)] = Receiver.came
    key = base64.b64decode(webhook.secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{body}".encode()
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"


def test_the_secret_is_kept_nowhere(webhook: Webhook) -> None:
    stored = Webhook.objects.values().get(pk=webhook.pk).values()
    assert all(webhook.secret.removeprefix("whsec_") not in str(value) for value in stored)


def test_an_event_is_sent_once_however_often_the_timer_looks(webhook: Webhook) -> None:
    finish()
    for _round in range(3):
        announce()
    assert len(Receiver.came) == 1


def test_a_failed_assessment_is_told_with_its_reason(webhook: Webhook) -> None:
    make_assessment(
        make_corridor(), Status.FAILED, finished_at=timezone.now(), reason="No figure about Myanmar."
    )
    announce()
    told = json.loads(Receiver.came[0][1])
    assert (told["type"], told["data"]["reason"]) == ("assessment.failed", "No figure about Myanmar.")


def test_a_withdrawn_release_is_told(webhook: Webhook) -> None:
    make_release("inform-risk-2025")
    withdraw_release("inform-risk-2025", by=None, why="Wrong file.")
    announce()
    told = json.loads(Receiver.came[0][1])
    assert (told["type"], told["data"]["release"]) == ("release.withdrawn", "inform-risk-2025")
    assert told["data"]["why"] == "Wrong file."


def test_only_what_was_asked_for_is_told(webhook: Webhook) -> None:
    Webhook.objects.update(events=[EventType.WITHDRAWN])
    finish()
    announce()
    assert Receiver.came == []


def test_nothing_is_told_of_another_organisations_draft(webhook: Webhook) -> None:
    finish(make_corridor(owner=make_member("other", "Another Agency"), visibility="private"))
    announce()
    assert not Delivery.objects.exists()


def test_what_may_no_longer_be_seen_is_withheld_at_the_last_moment(webhook: Webhook) -> None:
    Receiver.answers = [503]
    snapshot = finish()
    announce()
    Corridor.objects.filter(pk=snapshot.corridor_id).update(visibility="private")
    a_later_round()
    assert len(Receiver.came) == 1
    assert Delivery.objects.get().status == Delivery.Status.WITHHELD


def test_each_further_try_waits_longer(webhook: Webhook) -> None:
    Receiver.answers = [500] * 9
    finish()
    pauses = []
    for _try in BACK_OFF:
        a_later_round()
        delivery = Delivery.objects.get()
        pauses.append(round((delivery.next_at - timezone.now()) / timedelta(minutes=1)))
    assert pauses == [1, 5, 30, 120, 720]
    assert (delivery.response_status, delivery.response_excerpt) == (500, "I was told to")
    a_later_round()
    assert Delivery.objects.get().status == Delivery.Status.GIVEN_UP


def test_an_address_that_does_not_answer_is_asked_once_a_round(webhook: Webhook) -> None:
    Receiver.answers = [500] * 9
    for code in ("MMR-THA", "MMR-MYS", "UGA-JPN"):
        finish(make_corridor(code))
    announce()
    assert len(Receiver.came) == 1
    assert all(one.next_at > timezone.now() for one in Delivery.objects.all())


def test_after_many_failures_it_is_switched_off_and_its_owner_told_once(
    webhook: Webhook, settings: Any
) -> None:
    settings.WEBHOOK_FAILURES = 2
    Receiver.answers = [500] * 9
    finish()
    for _round in range(4):
        a_later_round()
    webhook.refresh_from_db()
    assert (webhook.active, len(Receiver.came)) == (False, 2)
    notice = Notice.objects.of(webhook.owner).get()
    assert "switched off after 2 failed tries in a row. It answered 500" in notice.text
    assert notice.url == webhook.get_absolute_url()


def test_an_answer_ends_the_row_of_failures(webhook: Webhook) -> None:
    Receiver.answers = [500, 200]
    finish()
    announce()
    a_later_round()
    webhook.refresh_from_db()
    assert (webhook.failures, Delivery.objects.get().status) == (0, "delivered")


def test_an_address_that_says_it_is_gone_is_switched_off_at_once(webhook: Webhook) -> None:
    Receiver.answers = [410]
    finish()
    announce()
    webhook.refresh_from_db()
    assert not webhook.active


def test_an_answer_that_only_trickles_is_broken_off(
    webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "SECONDS", 0.5)
    Receiver.trickling = 3
    finish()
    announce()
    delivery = Delivery.objects.get()
    assert (delivery.status, delivery.response_status) == (Delivery.Status.WAITING, None)
    assert "did not answer within" in delivery.why


def test_a_redirect_is_not_followed(webhook: Webhook) -> None:
    Receiver.answers = [302]
    finish()
    announce()
    assert "redirects are not followed" in Delivery.objects.get().why


def test_what_happened_while_it_was_off_is_not_sent(webhook: Webhook) -> None:
    webhook.switch_off("for a while")
    finish()
    announce()
    webhook.switch_on()
    Webhook.objects.update(looked_at=timezone.now() + timedelta(minutes=16))
    announce()
    assert Receiver.came == []


def test_nobody_who_may_no_longer_sign_in_is_told(webhook: Webhook) -> None:
    webhook.owner.is_active = False
    webhook.owner.save()
    finish()
    announce()
    assert Receiver.came == []


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://10.1.2.3:8000/", "http://[::1]/", "https://169.254.169.254/latest"]
)
def test_an_address_inside_the_network_is_refused(url: str) -> None:
    with pytest.raises(Unusable, match="is inside this network"):
        usable_address(url)


@pytest.mark.parametrize("url", ["ftp://8.8.8.8/", "//8.8.8.8", "http://", "https://user:word@8.8.8.8/"])
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(Unusable):
        usable_address(url)


def test_an_address_is_checked_again_when_it_is_used(webhook: Webhook, settings: Any) -> None:
    settings.WEBHOOK_PRIVATE_HOSTS = False
    finish()
    announce()
    assert Receiver.came == []
    assert "is inside this network" in Delivery.objects.get().why
