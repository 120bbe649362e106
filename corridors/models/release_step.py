"""The history of a release: who did what with it, when and why."""

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from corridors.models.evidence import Release


class ReleaseStepQuerySet(models.QuerySet[Any]):
    def note(self, releases: Iterable[Any], step: str, why: str, by: Any = None, stood: Any = None) -> None:
        """Add the same step to the history of many releases."""
        self.bulk_create(ReleaseStep(release=one, step=step, by=by, why=why, stood=stood) for one in releases)

    def moving_evidence(self) -> Self:
        """Those that changed which releases count, and know how all of them stood before."""
        changing = (ReleaseStep.Step.PUBLISHED, ReleaseStep.Step.WITHDRAWN)
        return self.filter(step__in=changing, stood__isnull=False)


class ReleaseStep(models.Model):
    """One step of a release. Steps are added and never changed."""

    class Step(models.TextChoices):
        STAGED = "staged", _("staged")
        PUBLISHED = "published", _("published")
        SUPERSEDED = "superseded", _("superseded")
        GIVEN_BACK = "given back", _("counting again")
        WITHDRAWN = "withdrawn", _("withdrawn")
        REJECTED = "rejected", _("rejected")
        RECONSIDERED = "reconsidered", _("staged again")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=Step)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("empty: a command of the operator"),
    )  # fmt: skip
    why = models.TextField(blank=True)
    stood = models.JSONField("how all releases stood before", null=True, editable=False)

    objects = ReleaseStepQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["release", "step"], name="step_of_release")]

    def __str__(self) -> str:
        return f"{self.release.key} {self.step} by {self.by or 'a command'}"
