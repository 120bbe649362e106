"""What people say about a result, and whether a reviewer has approved it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models.snapshot import Snapshot
from corridors.models import Corridor


class ReviewQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(snapshot__in=Snapshot.objects.visible_to(user))

    def open(self) -> Self:
        return self.filter(decision="")

    def decidable_by(self, user: Any) -> Self:
        """Open ones the user reviews for, asked for by somebody else."""
        corridors = Corridor.objects.reviewable_by(user).values("pk")
        return self.open().filter(snapshot__corridor__in=corridors).exclude(asked_by=user.pk)

    def standing(self) -> Self:
        """Not taken back."""
        return self.exclude(decision=Review.Decision.TAKEN_BACK)

    def of(self, snapshot: Any) -> Any | None:
        """How the review of a result stands: the one asked for last and not taken back."""
        return self.standing().filter(snapshot=snapshot).select_related("asked_by", "decided_by").first()


class Review(models.Model):
    """A reviewer is asked about one snapshot, and approves it or sends it back."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("approved")
        SENT_BACK = "sent back", _("sent back")
        TAKEN_BACK = "taken back", _("taken back")

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="reviews")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="reviews_asked"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    note = models.CharField("what to look at", max_length=1000, blank=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="reviews_decided",
    )  # fmt: skip
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot"], condition=Q(decision=""), name="one_open_review_per_snapshot"
            ),
            models.UniqueConstraint(
                fields=["snapshot"], condition=Q(decision="approved"), name="one_approval_per_snapshot"
            ),
        ]

    def __str__(self) -> str:
        return f"review of {self.snapshot_id}: {self.decision or 'open'}"

    @property
    def is_open(self) -> bool:
        return not self.decision

    @property
    def is_approved(self) -> bool:
        return self.decision == self.Decision.APPROVED

    @property
    def state(self) -> str:
        return self.decision or "in review"

    def decide(self, decision: str, by: Any, reason: str) -> bool:
        """End an open review; False where it has ended meanwhile."""
        still_open = type(self).objects.open().filter(pk=self.pk)
        return bool(
            still_open.update(decision=decision, decided_by=by, decided_at=timezone.now(), reason=reason)
        )


class CommentQuerySet(models.QuerySet[Any]):
    def threads(self) -> Self:
        """What was said first, oldest first, with its answers."""
        first = self.filter(answers_to=None).select_related("author", "resolved_by")
        return first.prefetch_related("answers__author").order_by("at", "pk")

    def resolvable_by(self, user: Any) -> Self:
        """Own ones, and those about a corridor one may edit."""
        editable = Corridor.objects.editable_by(user).values("pk")
        return self.filter(Q(author=user.pk) | Q(snapshot__corridor__in=editable), answers_to=None)


class Comment(models.Model):
    """Something said about a snapshot, or about one figure under it."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="comments")
    evidence = models.CharField("row of the evidence; empty: the whole result", max_length=40, blank=True)
    answers_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    text = models.TextField(max_length=4000)
    at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.author} about {self.evidence or 'all'} of {self.snapshot_id}: {self.text[:40]}"

    def get_absolute_url(self) -> str:
        page = reverse("assessments:comments", args=[self.snapshot_id])
        return f"{page}#comment-{self.answers_to_id or self.pk}"
