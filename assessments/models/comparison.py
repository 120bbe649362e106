"""Two versions of the method compared over many corridors, as one piece of background work."""

from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from assessments.models.method import Method
from corridors.models import Corridor
from corridors.models.run import BackgroundRun, RunQuerySet


class MethodComparisonQuerySet(RunQuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own, and those over the public samples; which corridors are shown is asked again."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(requested_by=user) | Q(scope=MethodComparison.Scope.SAMPLES))

    def to_show(self, user: Any, old: Method, new: Method) -> Any | None:
        """The reader's own latest for these versions, else the latest finished one they may see."""
        of_both = self.visible_to(user).filter(old=old, new=new).select_related("old", "new", "requested_by")
        return of_both.filter(requested_by=user).first() or of_both.filter(status="done").first()


class MethodComparison(BackgroundRun):
    """Which corridors change band, largest share or quadrant, and which change of the method did it."""

    class Scope(models.TextChoices):
        VISIBLE = "visible", "every corridor I may see"
        SAMPLES = "samples", "the public sample corridors"

    old = models.ForeignKey(Method, on_delete=models.PROTECT, related_name="compared_as_old")
    new = models.ForeignKey(Method, on_delete=models.PROTECT, related_name="compared_as_new")
    as_of = models.DateField()
    scope = models.CharField(max_length=8, choices=Scope, default=Scope.VISIBLE)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="method_comparisons",
    )
    result = models.JSONField(null=True, blank=True)

    objects = MethodComparisonQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(old=models.F("new")), name="comparison_of_two_versions"),
            models.UniqueConstraint(
                fields=["old", "new", "as_of", "scope", "requested_by"],
                condition=Q(status__in=["queued", "running"]),
                name="one_open_comparison_per_request",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} and {self.new} as of {self.as_of}"

    def get_absolute_url(self) -> str:
        query = urlencode({"old": self.old.name, "new": self.new.name})
        return f"{reverse('assessments:method-compare')}?{query}"

    def corridors(self) -> Any:
        """The corridors it is about, as the one who asked may see them now."""
        if self.scope == self.Scope.SAMPLES:
            return Corridor.objects.samples().filter(visibility=Corridor.Visibility.PUBLIC)
        if self.requested_by is None:
            return Corridor.objects.none()
        return Corridor.objects.visible_to(self.requested_by)

    def record(self, result: dict[str, Any]) -> None:
        """Store the result and finish: both, or nothing."""
        with transaction.atomic():
            self.result = result
            self.save(update_fields=["result"])
            self.finish()
