"""What a corridor was at every version, and what somebody began to define and has not finished."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from corridors.models.corridor import Corridor


class CorridorEdition(models.Model):
    """One version of a corridor's definition; written with the change and never touched again."""

    corridor = models.ForeignKey(Corridor, on_delete=models.CASCADE, related_name="editions")
    version = models.PositiveIntegerField()
    document = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["corridor", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["corridor", "version"], name="one_edition_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.corridor}, version {self.version}"


class CorridorDraftQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> Self:
        """A draft is its writer's alone, whatever the corridor is shared with."""
        return self.filter(writer=user)


class CorridorDraft(models.Model):
    """A form as it was typed, complete or not, right or wrong: nothing is lost by leaving it."""

    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    corridor = models.ForeignKey(
        Corridor, null=True, blank=True, on_delete=models.CASCADE, related_name="drafts"
    )
    base_version = models.PositiveIntegerField("version it was begun from", null=True, blank=True)
    typed = models.JSONField("what was typed, by field", default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CorridorDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["writer", "corridor"],
                condition=models.Q(corridor__isnull=False),
                name="one_draft_per_writer_and_corridor",
            )
        ]

    def __str__(self) -> str:
        return f"draft {self.pk} of {self.writer}"

    @property
    def title(self) -> str:
        """What a list calls it: its name, else its two ends as they were typed."""
        pair = [self.value(end) or "?" for end in ("origin", "destination")]
        return self.value("name") or " – ".join(pair)

    def value(self, field: str) -> str:
        """The last value typed into a field, empty where there is none."""
        values = self.typed.get(field) or [""]
        return str(values[-1])
