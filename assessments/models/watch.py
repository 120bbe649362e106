"""What somebody wants to be told of a corridor or a country, and what they were told."""

from collections.abc import Mapping
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from corridors.models import Corridor, Country, ReleaseStep
from corridors.models.run import BackgroundRun, RunQuerySet, Status

SHARES = ("fear", "E", "RS", "D", "RW")
"""Values between 0 and 1, entered in percent; the others are severities from 0 to 10."""


class WatchQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> Self:
        return self.filter(owner=user)

    def active(self) -> Self:
        """Switched on, of people who can still sign in."""
        return self.filter(is_active=True, owner__is_active=True)

    def before(self, step: ReleaseStep) -> Self:
        """Active ones that were there when a release was published or withdrawn."""
        return self.active().filter(since__lte=step.at).select_related("owner", "corridor", "country")

    def with_last_told(self) -> Self:
        """Each with ``told_at`` and ``told``: when its owner was told last, and what."""
        latest = WatchTold.objects.filter(watch=OuterRef("pk")).order_by("-at", "-pk")
        at, text = (Subquery(latest.values(name)[:1]) for name in ("at", "text"))
        return self.annotate(told_at=at, told=text)


class Watch(models.Model):
    """One person's watch on a corridor, or on every corridor of a country they may see."""

    class Dimension(models.TextChoices):
        RISK = "risk", _("risk of the corridor")
        ORIGIN = "origin", _("risk at the origin")
        ROUTE = "route", _("risk on the route")
        DESTINATION = "destination", _("risk at the destination")
        FEAR = "fear", _("moved in fear for their safety")
        STRONG_OPPORTUNITY = "E", _("share of E: strong match, opportunity")
        STRONG_FEAR = "RS", _("share of RS: strong match, fear")
        WEAK_OPPORTUNITY = "D", _("share of D: weak match, opportunity")
        WEAK_FEAR = "RW", _("share of RW: weak match, fear")

    class Direction(models.TextChoices):
        UP = "up", _("rises to it or above")
        DOWN = "down", _("falls below it")
        EITHER = "either", _("crosses it either way")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches")
    corridor = models.ForeignKey(
        Corridor, null=True, blank=True, on_delete=models.CASCADE, related_name="watches"
    )
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.CASCADE, related_name="watches"
    )
    bands = models.BooleanField(_("a band moves"), default=True)
    quadrant = models.BooleanField(_("the quadrant or the largest share moves"), default=True)
    dimension = models.CharField(max_length=12, choices=Dimension, blank=True)
    direction = models.CharField(max_length=6, choices=Direction, blank=True)
    threshold = models.FloatField("severity, or share between 0 and 1", null=True, blank=True)
    is_active = models.BooleanField(default=True)
    since = models.DateTimeField("told of what happens from then on", default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = WatchQuerySet.as_manager()

    class Meta:
        ordering = ["-is_active", "-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(corridor=None, country__isnull=False) | Q(corridor__isnull=False, country=None),
                name="watch_is_on_a_corridor_or_a_country",
            ),
            models.CheckConstraint(
                condition=Q(dimension="", direction="", threshold=None)
                | (~Q(dimension="") & ~Q(direction="") & Q(threshold__isnull=False)),
                name="watch_has_a_whole_threshold_or_none",
            ),
            models.CheckConstraint(
                condition=Q(bands=True) | Q(quadrant=True) | ~Q(dimension=""),
                name="watch_wants_something",
            ),
        ]

    def __str__(self) -> str:
        return f"watch of {self.owner} on {self.corridor or self.country}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:watch", args=[self.pk])

    @property
    def wanted(self) -> dict[str, Any]:
        """What it wants to be told of, as ``moves_of`` reads it."""
        limit = {"what": self.dimension, "direction": self.direction, "value": self.threshold}
        return {"bands": self.bands, "quadrant": self.quadrant, "limit": limit if self.dimension else None}

    def switch_off(self) -> None:
        self.is_active = False
        self.save(update_fields=["is_active"])

    def switch_on(self) -> None:
        """What happened while it was off is not told."""
        self.is_active, self.since = True, timezone.now()
        self.save(update_fields=["is_active", "since"])


class WatchCheckQuerySet(RunQuerySet):
    def failed_for(self, watch: Watch) -> Self:
        """Those that ended without an answer while the watch was on."""
        return self.filter(status=Status.FAILED, step__at__gte=watch.since).select_related("step__release")


class WatchCheck(BackgroundRun):
    """What one publication or withdrawal would move in the corridors that are watched."""

    step = models.OneToOneField(ReleaseStep, on_delete=models.CASCADE, related_name="watch_check")
    result = models.JSONField(null=True, blank=True)

    objects = WatchCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-step__at", "-pk"]

    def __str__(self) -> str:
        return f"watches after {self.step}"

    def record(self, result: Mapping[str, Any]) -> None:
        """Store what was found and finish; call inside the transaction that tells people."""
        self.result = dict(result)
        self.save(update_fields=["result"])
        self.finish()

    def ask_again(self) -> bool:
        """Put a failed one back into the queue."""
        again = type(self).objects.filter(pk=self.pk, status=Status.FAILED)
        return bool(again.update(status=Status.QUEUED, attempts=0, queued_at=timezone.now(), reason=""))


class WatchTold(models.Model):
    """One corridor somebody was told of by a watch; or that could not be looked at, and why."""

    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="told_rows")
    check_run = models.ForeignKey(WatchCheck, on_delete=models.CASCADE, related_name="told")
    corridor = models.ForeignKey(Corridor, on_delete=models.CASCADE, related_name="+")
    moves = models.JSONField(default=list)
    text = models.CharField(max_length=600)
    failed = models.BooleanField("could not be looked at", default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["watch", "check_run", "corridor"], name="told_once_a_step")
        ]

    def __str__(self) -> str:
        return self.text
