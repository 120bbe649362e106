"""What a person keeps of the portfolio: filters under a name, and what stood there at the last visit."""

from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone


class SavedViewQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> Self:
        """A saved view is its owner's alone."""
        return self.filter(user=user)


class SavedView(models.Model):
    """Filters and order of the portfolio under a name; one of them may open the portfolio."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField("filters as they stand in the address", max_length=1000, blank=True)
    is_default = models.BooleanField("opens the portfolio", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="one_saved_view_per_name"),
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(is_default=True), name="one_view_opens_the_portfolio"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.user}"

    def get_absolute_url(self) -> str:
        return f"{reverse('assessments:portfolio')}?{self.query or 'all=1'}"

    def open_with(self, *, opens: bool) -> None:
        """Let this view open the portfolio instead of any other, or let none do so."""
        with transaction.atomic():
            SavedView.objects.of(self.user).update(is_default=False)
            SavedView.objects.filter(pk=self.pk).update(is_default=opens)


class LastVisitManager(models.Manager["LastVisit"]):
    def of(self, user: Any, state: dict[str, Any]) -> tuple["LastVisit", bool]:
        """The reader's last visit, and whether it is this one, begun with what stands there now."""
        now = timezone.now()
        begun = {"seen": state, "shown": state, "seen_at": now, "shown_at": now}
        return self.get_or_create(user=user, defaults=begun)


class LastVisit(models.Model):
    """What one person was shown: ``seen`` is compared with what is there, ``shown`` is the latest opening.

    Both map the number of a corridor to the number of its latest result (``None`` without one) and whether
    that result was stale. ``seen`` moves on when a new visit begins, or when its differences are dismissed.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="last_visit")
    seen_at = models.DateTimeField(default=timezone.now)
    seen = models.JSONField(default=dict)
    shown_at = models.DateTimeField(default=timezone.now)
    shown = models.JSONField(default=dict)

    objects = LastVisitManager()

    def __str__(self) -> str:
        return f"{self.user} on {self.shown_at:%Y-%m-%d}"

    def begin(self) -> None:
        """Compare from now on with what stood there when the portfolio was opened last."""
        self.seen_at, self.seen = self.shown_at, self.shown
        self.save(update_fields=["seen_at", "seen"])

    def show(self, state: dict[str, Any]) -> None:
        """Remember what is being shown."""
        self.shown_at, self.shown = timezone.now(), state
        self.save(update_fields=["shown_at", "shown"])
