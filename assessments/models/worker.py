"""Which workers were seen when, so that a page can say in words that none is running."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone


class WorkerQuerySet(models.QuerySet[Any]):
    def seen_lately(self) -> Self:
        return self.filter(seen_at__gte=timezone.now() - settings.WORKER_SILENCE)

    def seen(self, instance: str) -> None:
        self.update_or_create(instance=instance, defaults={"seen_at": timezone.now()})


class Worker(models.Model):
    instance = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()

    objects = WorkerQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.instance
