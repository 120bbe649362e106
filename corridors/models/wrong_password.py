"""Wrong passwords, counted in the database so that all web workers agree; who typed what is not kept."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F


class WrongPasswordQuerySet(models.QuerySet[Any]):
    def tries(self, who: str, since: datetime) -> int:
        """How many there were in the time that began then."""
        return self.filter(who=who, since=since).values_list("tries", flat=True).first() or 0

    def count_one(self, who: str, since: datetime) -> None:
        """Count one more, and forget those of earlier times, everybody's."""
        self.filter(since__lt=since).delete()
        self.get_or_create(who=who, since=since)
        self.filter(who=who, since=since).update(tries=F("tries") + 1)

    def forget(self, who: str) -> None:
        self.filter(who=who).delete()


class WrongPassword(models.Model):
    """How often a wrong password was given for a user name from a place, in the time that began then."""

    who = models.CharField("digest of user name and place", max_length=64)
    since = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)

    objects = WrongPasswordQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "pk"]
        constraints = [models.UniqueConstraint(fields=["who", "since"], name="one_count_per_name_and_place")]

    def __str__(self) -> str:
        return f"{self.tries} since {self.since:%Y-%m-%d %H:%M}"
