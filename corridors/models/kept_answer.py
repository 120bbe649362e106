"""What the API answered to a request that may be sent twice, so that its effect happens once."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

KEPT = timedelta(hours=24)
LEASE = timedelta(seconds=60)
"""A request without an answer for longer than this broke off; its key may be used again."""


class KeptAnswerQuerySet(models.QuerySet[Any]):
    def expired(self) -> Self:
        return self.filter(started_at__lt=timezone.now() - KEPT)

    def broken_off(self) -> Self:
        return self.filter(Q(status=None) & Q(started_at__lt=timezone.now() - LEASE))


class KeptAnswer(models.Model):
    """One key of one person: what was sent with it, and the answer once there is one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    request = models.CharField("method and address", max_length=500)
    digest = models.CharField("SHA-256 of what was sent", max_length=64)
    started_at = models.DateTimeField(default=timezone.now, db_index=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)

    objects = KeptAnswerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_user_and_key")]

    def __str__(self) -> str:
        return f"{self.request} with {self.key}"

    def takes_over(self) -> bool:
        """Claim a request that broke off; False where it did not, or somebody else has claimed it."""
        return type(self).objects.broken_off().filter(pk=self.pk).update(started_at=timezone.now()) == 1

    def keep(self, status: int, headers: dict[str, str], body: str) -> None:
        type(self).objects.filter(pk=self.pk).update(status=status, headers=headers, body=body)

    def forget(self) -> None:
        """Nothing happened: the key may be used again."""
        type(self).objects.filter(pk=self.pk, status=None).delete()
