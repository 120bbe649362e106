"""What every piece of background work has in common: who works on it, since when, how it ended."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Status(models.TextChoices):
    QUEUED = "queued", "queued"
    RUNNING = "running", "running"
    DONE = "done", "done"
    FAILED = "failed", "failed"
    CANCELLED = "cancelled", "cancelled"


class RunQuerySet(models.QuerySet[Any]):
    def silent(self) -> Self:
        """Running, but without a heartbeat for longer than the lease."""
        deadline = timezone.now() - settings.WORK_LEASE
        return self.filter(Q(status=Status.RUNNING) & (Q(heartbeat_at=None) | Q(heartbeat_at__lt=deadline)))

    def claimable(self) -> Self:
        """Queued, or running on a worker that has fallen silent; never beyond the attempts cap."""
        open_to_claim = Q(status=Status.QUEUED) | Q(pk__in=self.silent().values("pk"))
        return self.filter(open_to_claim, attempts__lt=settings.WORK_ATTEMPTS)

    def unfinished(self) -> Self:
        return self.filter(status__in=[Status.QUEUED, Status.RUNNING])

    def waiting_long(self) -> Self:
        """Queued for so long that its message may be lost; sending it again is harmless."""
        return self.filter(status=Status.QUEUED, queued_at__lt=timezone.now() - settings.WORK_LEASE)

    def beat(self, worker: str) -> int:
        """Refresh the heartbeat of everything this worker runs."""
        return self.filter(status=Status.RUNNING, worker=worker).update(heartbeat_at=timezone.now())

    def put_back(self) -> int:
        """Queue again what was running; what has used up its attempts fails with that reason."""
        exhausted = self.filter(status=Status.RUNNING, attempts__gte=settings.WORK_ATTEMPTS)
        exhausted.update(status=Status.FAILED, finished_at=timezone.now(), reason=EXHAUSTED)
        return self.filter(status=Status.RUNNING).update(
            status=Status.QUEUED, worker="", heartbeat_at=None, stage="", queued_at=timezone.now()
        )


EXHAUSTED = (
    "The worker stopped in the middle of this several times, so it was given up. "
    "Ask again; if it happens again, show the operator the worker's log."
)


CLAIMING = (
    "status", "worker", "started_at", "heartbeat_at", "attempts", "stage", "progress", "reason",
)  # fmt: skip
"""What a claim writes of a row; the rest of it, and the rows it leads to, stay as they were read."""


class BackgroundRun(models.Model):
    """State of one piece of background work. The row is the truth; the message only wakes a worker."""

    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    stage = models.CharField(max_length=60, blank=True)
    progress = models.PositiveSmallIntegerField("progress, percent", default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField("why it failed", blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_finished(self) -> bool:
        return self.status in {Status.DONE, Status.FAILED, Status.CANCELLED}

    @property
    def time_so_far(self) -> timedelta:
        return (self.finished_at or timezone.now()) - self.queued_at

    def claim(self, worker: str) -> bool:
        """Take this work; False when another worker has it or it is no longer wanted."""
        now = timezone.now()
        claimed = type(self).objects.claimable().filter(pk=self.pk).update(
            status=Status.RUNNING, worker=worker, started_at=now, heartbeat_at=now,
            attempts=F("attempts") + 1, stage="", progress=0, reason="",
        )  # fmt: skip
        if claimed:
            self.refresh_from_db(fields=CLAIMING)
        return claimed == 1

    def reach(self, stage: str, progress: int) -> None:
        """Say which stage the work is in; raises when the work is no longer ours."""
        still_ours = type(self).objects.filter(pk=self.pk, status=Status.RUNNING, worker=self.worker)
        if not still_ours.update(stage=stage, progress=progress, heartbeat_at=timezone.now()):
            raise NoLongerWanted(f"{type(self).__name__} {self.pk} was cancelled or taken over")

    def cancel(self) -> bool:
        """Stop wanting this; False when it is already finished."""
        return (
            type(self).objects.unfinished().filter(pk=self.pk)
            .update(status=Status.CANCELLED, finished_at=timezone.now())
        ) == 1  # fmt: skip

    def fail(self, reason: str) -> None:
        """Record why it ended without a result, unless somebody else has it by now."""
        type(self).objects.filter(pk=self.pk, status=Status.RUNNING, worker=self.worker).update(
            status=Status.FAILED, finished_at=timezone.now(), reason=reason
        )

    def finish(self) -> None:
        """Mark as done; call inside the transaction that stores the result."""
        done = type(self).objects.filter(pk=self.pk, status=Status.RUNNING, worker=self.worker).update(
            status=Status.DONE, finished_at=timezone.now(), stage="", progress=100
        )  # fmt: skip
        if not done:
            raise NoLongerWanted(f"{type(self).__name__} {self.pk} was cancelled or taken over")


class NoLongerWanted(Exception):
    """The work was cancelled or belongs to another worker; its result must not be stored."""
