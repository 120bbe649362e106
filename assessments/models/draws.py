"""The draws of a result, made again from what it was made of, so that results can be compared."""

from django.db import models, transaction

from assessments.models.snapshot import Snapshot
from corridors.models.run import BackgroundRun, RunQuerySet


class SnapshotDraws(BackgroundRun):
    """A request for the draws of one snapshot, and the draws once they are there; they never change."""

    snapshot = models.OneToOneField(Snapshot, on_delete=models.CASCADE, related_name="draws")
    content = models.BinaryField("draws of its headline values, packed", null=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "draws of snapshots"

    def __str__(self) -> str:
        return f"draws of snapshot {self.snapshot_id}"

    def record(self, content: bytes) -> None:
        """Store the draws and finish: both, or nothing."""
        with transaction.atomic():
            self.content = content
            self.save(update_fields=["content"])
            self.finish()

    def ask_again(self) -> bool:
        """Queue anew what failed or was cancelled; False where another did so before."""
        ended = type(self).objects.filter(pk=self.pk, status__in=["failed", "cancelled"])
        return ended.update(status="queued", reason="", attempts=0, progress=0, stage="") == 1
