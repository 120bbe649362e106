"""What a person is told in the site, and by e-mail where the operator sets mail."""

import uuid
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

CLAIM = timedelta(minutes=15)
"""Longer than a mail server may take; a claim older than this was left by a process that ended."""


class NoticeQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> Self:
        return self.filter(recipient=user)

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def unread_first(self) -> Self:
        return self.order_by(F("read_at").desc(nulls_first=True), "-created_at", "-pk")

    def mark_read(self) -> int:
        return self.unread().update(read_at=timezone.now())

    def to_mail(self) -> Self:
        """Neither read nor mailed, to people who have an address and want mail; nobody else is at it."""
        wants = Q(recipient__is_active=True, recipient__mail_choice=None) & ~Q(recipient__email="")
        return self.unread().filter(wants).unclaimed()

    def unclaimed(self) -> Self:
        free = Q(mail_claimed_at=None) | Q(mail_claimed_at__lt=timezone.now() - CLAIM)
        return self.filter(free, mailed_at=None)

    def claim(self) -> Self:
        """Take them for one message; what another process took in the meantime is not among them."""
        claim, every = uuid.uuid4(), self.model.objects
        wanted = every.filter(pk__in=list(self.values_list("pk", flat=True)))
        wanted.unclaimed().update(mail_claim=claim, mail_claimed_at=timezone.now())
        return every.filter(mail_claim=claim)

    def let_go(self) -> int:
        """The message was not sent; the next round tries again."""
        return self.update(mail_claim=None, mail_claimed_at=None)

    def mark_mailed(self) -> int:
        return self.update(mailed_at=timezone.now())


class Notice(models.Model):
    """One thing that happened, said to one person, with the page where it can be seen."""

    class Kind(models.TextChoices):
        FINISHED = "finished", _("work finished")
        FAILED = "failed", _("work failed")
        RELEASE = "release", _("release published or withdrawn")
        ALERT = "alert", _("watched value would move")
        REVIEW = "review", _("review")
        COMMENT = "comment", _("comment")
        WEBHOOK = "webhook", _("webhook")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.CharField(max_length=600)
    url = models.CharField("page of this site", max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_claim = models.UUIDField("message it is being mailed with", null=True, blank=True, db_index=True)
    mail_claimed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["recipient", "read_at"], name="notice_by_recipient")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient}: {self.text[:60]}"


class NoMail(models.Model):
    """A person who wants notices in the site only; without this row they come by e-mail too."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choice"
    )
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"no e-mail to {self.user}"
