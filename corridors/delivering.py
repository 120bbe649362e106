"""Sending one event to one address: signed, once at a time, again after longer and longer pauses.

The signature follows the Standard Webhooks specification: HMAC-SHA256 over ``id.timestamp.body``, so that a
receiver can refuse what is old, and know again what it has had.
"""

import base64
import hashlib
import hmac
import logging
from dataclasses import dataclass
from datetime import timedelta

import urllib3
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from corridors.connecting import broken_off_after, is_public, looked_up, parts_of, path_of, pool_to, port_of
from corridors.models import Delivery, Notice, Webhook
from corridors.models.webhook import BACK_OFF
from corridors.noticing import tell

log = logging.getLogger(__name__)
NAME = "Safe-Corridors/1 (+webhook)"
SECONDS = 10.0
"""For a whole try, from the first byte of the connection to the last that is read."""
READ_AT_MOST = 2000
"""Bytes of an answer that are read; the log shows the first 500 characters of them."""
LEASE = timedelta(seconds=4 * SECONDS)
"""Longer than one try can take: after it, a try that nobody ended counts as not made."""
GONE = 410


class Unusable(ValueError):
    """Nothing can be sent to this address; the message says why."""


class Unanswered(Exception):
    """Nobody took the message; the message of this says why."""


@dataclass(frozen=True)
class Answered:
    status: int
    excerpt: str

    @property
    def is_taken(self) -> bool:
        return 200 <= self.status < 300


def usable_address(url: str) -> str:
    """Return the address a connection would go to.

    Raises
    ------
    Unusable
        Where it is no address, holds a password, or leads inside the own network.
    """
    parts = parts_of(url)
    if parts is None:
        raise Unusable(
            _("“%(url)s” is no address that begins with https:// or http://.") % {"url": url[:200]}
        )
    if parts.username or parts.password:
        raise Unusable(_("The address holds a name or password; give an address without."))
    host = str(parts.hostname)
    try:
        found = looked_up(host, port_of(parts))
    except (OSError, UnicodeError) as error:
        raise Unusable(_("There is no server called %(host)s.") % {"host": host}) from error
    if not settings.WEBHOOK_PRIVATE_HOSTS and not all(map(is_public, found)):
        told = _("%(host)s is inside this network; nothing is sent there unless the operator allows it.")
        raise Unusable(told % {"host": host})
    return found[0]


def signature(webhook: Webhook, event: str, timestamp: int, body: str) -> str:
    """Return what the header ``webhook-signature`` holds."""
    signed = f"{event}.{timestamp}.{body}".encode()
    return f"v1,{base64.b64encode(hmac.digest(webhook.key, signed, hashlib.sha256)).decode()}"


def deliver(delivery: Delivery) -> None:
    """Try once, and write down how it went; another worker's try is left to it."""
    if not delivery.claim(timezone.now() + LEASE):
        return
    delivery.refresh_from_db()
    if not delivery.may_be_told():
        delivery.end(Delivery.Status.WITHHELD)
        return
    try:
        answered = _sent(delivery)
    except (Unusable, Unanswered) as why:
        _failed(delivery, str(why), None)
        return
    if answered.is_taken:
        said = {"response_status": answered.status, "response_excerpt": answered.excerpt, "why": ""}
        delivery.end(Delivery.Status.DELIVERED, **said)
        delivery.webhook.answered()
    else:
        _failed(delivery, _refused(answered), answered)


def _sent(delivery: Delivery) -> Answered:
    webhook, now = delivery.webhook, int(timezone.now().timestamp())
    address, parts = usable_address(webhook.url), parts_of(webhook.url)
    assert parts is not None
    headers = {
        "Host": parts.netloc, "User-Agent": NAME, "Content-Type": "application/json",
        "webhook-id": delivery.event, "webhook-timestamp": str(now),
        "webhook-signature": signature(webhook, delivery.event, now, delivery.body),
    }  # fmt: skip
    timeout = urllib3.Timeout(connect=SECONDS / 2, read=SECONDS, total=SECONDS)
    pool = pool_to(parts, address, timeout)
    try:
        with broken_off_after(pool, SECONDS):
            response = pool.urlopen(
                "POST", path_of(parts), body=delivery.body.encode(), headers=headers, redirect=False,
                retries=False, preload_content=False,
            )  # fmt: skip
            said = response.read1(READ_AT_MOST, decode_content=False)
            response.close()
    except urllib3.exceptions.SSLError as error:
        told = _("%(host)s has no certificate that can be trusted.")
        raise Unanswered(told % {"host": parts.hostname}) from error
    except (urllib3.exceptions.HTTPError, OSError) as error:
        host = {"host": parts.hostname, "seconds": int(SECONDS)}
        raise Unanswered(_("%(host)s did not answer within %(seconds)d seconds.") % host) from error
    text = said.decode("utf-8", "replace").replace("\0", "")
    return Answered(response.status, text[:500])


def _refused(answered: Answered) -> str:
    if 300 <= answered.status < 400:
        return _("It answered %(status)d; redirects are not followed. Give the address it leads to.") % {
            "status": answered.status
        }
    return _("It answered %(status)d instead of 200 to 299.") % {"status": answered.status}


def _failed(delivery: Delivery, why: str, answered: Answered | None) -> None:
    """Plan the next try, or give it up; an address that never answers is switched off."""
    said = {
        "why": why[:300],
        "response_status": answered and answered.status,
        "response_excerpt": answered.excerpt if answered else "",
    }
    if delivery.attempts > len(BACK_OFF) or not delivery.webhook.active:
        delivery.end(Delivery.Status.GIVEN_UP, **said)
    else:
        pause = BACK_OFF[delivery.attempts - 1]
        delivery.end(Delivery.Status.WAITING, next_at=timezone.now() + pause, **said)
    failures = delivery.webhook.failed_again()
    if (answered and answered.status == GONE) or failures >= settings.WEBHOOK_FAILURES:
        _switch_off(delivery.webhook, failures, why)


def _switch_off(webhook: Webhook, failures: int, why: str) -> None:
    told = _("The webhook to %(url)s is switched off after %(failures)d failed tries in a row. %(why)s") % {
        "url": webhook.url[:200], "failures": failures, "why": why,
    }  # fmt: skip
    if webhook.switch_off(told):
        log.info("webhook=%s switched off after %s failures", webhook.pk, failures)
        tell([webhook.owner], Notice.Kind.WEBHOOK, told, webhook.get_absolute_url())
