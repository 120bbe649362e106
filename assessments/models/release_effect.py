"""What a staged release would change in the portfolio, worked out in the background and kept."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from corridors.models import Release
from corridors.models.run import BackgroundRun, RunQuerySet


class ReleaseEffectQuerySet(RunQuerySet):
    def to_show(self, release: Release) -> Any | None:
        """The one asked for last; of a release there is one history for all curators."""
        return self.filter(release=release).select_related("requested_by").first()


class ReleaseEffect(BackgroundRun):
    """Every corridor without and with a release that is not published yet."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="effects")
    as_of = models.DateField("evidence date; empty: each result's own", null=True, blank=True)
    standing = models.CharField("digest of which releases count", max_length=64, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    result = models.JSONField(null=True, blank=True)

    objects = ReleaseEffectQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release"], condition=Q(status__in=["queued", "running"]),
                name="one_open_effect_per_release",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"effect of {self.release.key}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:curate-release", args=[self.release.key])

    def record(self, result: dict[str, Any], standing: str) -> None:
        """Store the result and finish: both, or nothing."""
        with transaction.atomic():
            self.result, self.standing = result, standing
            self.save(update_fields=["result", "standing"])
            self.finish()
