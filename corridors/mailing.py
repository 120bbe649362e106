"""Notices by e-mail: what is neither read nor mailed, one message to each person.

A notice is claimed before its message is sent and marked as mailed right after. One whose message could
not be sent is let go and tried again in the next round.
"""

import logging
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from corridors.models import Notice

log = logging.getLogger(__name__)
MOST = 40
"""Notices one message spells out; of more it gives the number and the page."""


def mail_notices() -> int:
    """Send everybody's digest; return how many messages left. One that fails keeps no other from leaving.

    Raises
    ------
    ExceptionGroup
        At the end, where a message could not be made: what went wrong with each. A mail server that does
        not take one is no such failure; it is asked again in the next round.
    """
    if not settings.MAIL_IS_SET:
        return 0
    waiting = Notice.objects.to_mail().order_by().values_list("recipient", flat=True).distinct()
    left, failed = 0, []
    for person in get_user_model().objects.filter(pk__in=list(waiting)):
        try:
            left += _mail_one(person)
        except Exception as error:
            log.exception("mail to user %s could not be made and is tried again", person.pk)
            failed.append(error)
    if failed:
        raise ExceptionGroup(f"{len(failed)} messages could not be made; {left} left", failed)
    return left


def _mail_one(person: Any) -> bool:
    claimed = Notice.objects.of(person).to_mail().claim()
    notices = list(claimed)
    if not notices:
        return False
    try:
        digest(person, notices).send()
    except OSError as why:  # what smtplib raises is one too
        claimed.let_go()
        log.warning("mail to user %s could not be sent and is tried again: %s", person.pk, why)
        return False
    except Exception:
        claimed.let_go()
        raise
    claimed.mark_mailed()
    log.info("mailed %d notices to user %s", len(notices), person.pk)
    return True


def digest(person: Any, notices: list[Notice]) -> EmailMessage:
    """One plain message with every notice and the address of what it is about."""
    subject = ngettext(
        "Safe Corridors: %(number)d notice", "Safe Corridors: %(number)d notices", len(notices)
    )
    told = [(notice, absolute(notice.url)) for notice in notices[:MOST]]
    text = render_to_string("account/notices_mail.txt", {
        "person": person, "told": told, "more": len(notices) - len(told),
        "zone": timezone.get_current_timezone_name(),
        "page": absolute(reverse("corridors:notices")),
    })  # fmt: skip
    return EmailMessage(
        subject % {"number": len(notices)}, text, to=[person.email],
        headers={"Auto-Submitted": "auto-generated"},
        connection=get_connection(timeout=settings.EMAIL_TIMEOUT),
    )  # fmt: skip


def absolute(url: str) -> str:
    return f"{settings.SITE_URL}{url}" if url else ""
