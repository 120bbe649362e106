"""Addresses that are told what happened, and everything that was sent to them."""

import base64
import secrets
from datetime import datetime, timedelta
from typing import Any, Self

import orjson
from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from corridors.models.corridor import Corridor

BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
"""How long after each failed try the next one follows; after the last of them nothing is tried any more."""
SALT = "corridors.webhook"


class EventType(models.TextChoices):
    FINISHED = "assessment.finished", _("an assessment is finished")
    FAILED = "assessment.failed", _("an assessment could not be finished")
    PUBLISHED = "release.published", _("a release is published")
    WITHDRAWN = "release.withdrawn", _("a release is withdrawn")


TEST = "webhook.test"
"""The type of an event that somebody sends to see whether it arrives."""


def new_salt() -> str:
    return secrets.token_hex(16)


class WebhookQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> Self:
        return self.filter(owner=user)

    def active(self) -> Self:
        """Of people who may still sign in, and not switched off."""
        return self.filter(active=True, owner__is_active=True)

    def with_last_delivery(self) -> Self:
        taken = Q(deliveries__status="delivered")
        return self.annotate(delivered_at=Max("deliveries__sent_at", filter=taken))


class Webhook(models.Model):
    """One address of one person. Its secret is nowhere: it follows from a salt and the SECRET_KEY."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="webhooks")
    url = models.URLField(max_length=500)
    events = models.JSONField(default=list)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    active = models.BooleanField(default=True)
    failures = models.PositiveIntegerField("failed tries in a row", default=0)
    off_because = models.CharField(max_length=300, blank=True)
    looked_at = models.DateTimeField("when it was last looked for what happened", default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "url"], name="one_webhook_per_address")]

    def __str__(self) -> str:
        return self.url

    def get_absolute_url(self) -> str:
        return reverse("corridors:webhook", args=[self.pk])

    @property
    def key(self) -> bytes:
        """What its messages are signed with."""
        return salted_hmac(SALT, self.salt, algorithm="sha256").digest()

    @property
    def secret(self) -> str:
        """The key as its receiver is given it, once."""
        return f"whsec_{base64.b64encode(self.key).decode()}"

    def switch_off(self, why: str) -> bool:
        """True for the one who switched it off."""
        active = type(self).objects.filter(pk=self.pk, active=True)
        return active.update(active=False, off_because=why[:300]) == 1

    def switch_on(self) -> None:
        """From now on: what happened while it was off is not told."""
        type(self).objects.filter(pk=self.pk).update(
            active=True, off_because="", failures=0, looked_at=timezone.now()
        )

    def answered(self) -> None:
        type(self).objects.filter(pk=self.pk).update(failures=0)

    def failed_again(self) -> int:
        """Count one more failed try in a row, and let everything else wait as long; return the count."""
        type(self).objects.filter(pk=self.pk).update(failures=F("failures") + 1)
        self.refresh_from_db(fields=["failures"])
        until = timezone.now() + BACK_OFF[min(self.failures, len(BACK_OFF)) - 1]
        self.deliveries.waiting().filter(next_at__lt=until).update(next_at=until)
        return int(self.failures)


class DeliveryQuerySet(models.QuerySet[Any]):
    def waiting(self) -> Self:
        return self.filter(status=Delivery.Status.WAITING)

    def due(self) -> Self:
        """Waiting, its time has come, and its address is switched on or only being tried out."""
        active = Q(webhook__active=True) | Q(type=TEST)
        now = timezone.now()
        return self.waiting().filter(active, webhook__owner__is_active=True, next_at__lte=now)

    def over(self) -> Self:
        return self.exclude(status=Delivery.Status.WAITING)


class Delivery(models.Model):
    """One event on its way to one address, or what became of it."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DELIVERED = "delivered", _("delivered")
        GIVEN_UP = "given up", _("given up")
        WITHHELD = "withheld", _("withheld: you may no longer see what it is about")

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.CharField("identifier of the event", max_length=60)
    type = models.CharField(max_length=24)
    body = models.TextField()
    corridor = models.ForeignKey(
        Corridor, null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        help_text="what it is about; empty where that is for everybody",
    )  # fmt: skip
    status = models.CharField(max_length=9, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField("last try", null=True, blank=True)
    response_status = models.PositiveSmallIntegerField(null=True, blank=True)
    response_excerpt = models.CharField(max_length=500, blank=True)
    why = models.CharField("why it did not arrive", max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["webhook", "event"], name="one_delivery_per_webhook_and_event")
        ]
        indexes = [models.Index(fields=["status", "next_at"], name="delivery_by_turn")]

    def __str__(self) -> str:
        return f"{self.type} to {self.webhook}"

    @classmethod
    def planned(
        cls,
        webhook: Webhook,
        event: str,
        type: str,
        at: datetime,
        about: dict[str, Any],
        corridor: Any = None,
    ) -> "Delivery":
        """One event for one address, not saved yet; the body is what will be signed, byte for byte."""
        told = {"id": event, "type": str(type), "at": at, "data": about}
        body = orjson.dumps(told, option=orjson.OPT_UTC_Z).decode()
        return cls(webhook=webhook, event=event, type=type, body=body, corridor_id=corridor)

    def claim(self, until: Any) -> bool:
        """Take this try; False where another worker has it. Nobody else tries before ``until``."""
        due = type(self).objects.due().filter(pk=self.pk, attempts=self.attempts)
        return due.update(attempts=F("attempts") + 1, next_at=until, sent_at=timezone.now()) == 1

    def may_be_told(self) -> bool:
        """Whether the owner may see, at this moment, what it is about."""
        if self.corridor_id is None:
            return True
        return Corridor.objects.visible_to(self.webhook.owner).filter(pk=self.corridor_id).exists()

    def end(self, status: str, **said: Any) -> None:
        type(self).objects.filter(pk=self.pk).update(status=status, **said)

    def again(self) -> bool:
        """Send what was given up once more; False where it was not."""
        given_up = type(self).objects.filter(pk=self.pk, status=self.Status.GIVEN_UP)
        return given_up.update(status=self.Status.WAITING, attempts=0, next_at=timezone.now(), why="") == 1
