"""A REST client's key: shown once, kept as a digest, limited in what it may do and for how long."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import connections, models, router
from django.db.models import F, Max, Q, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken, AuthTokenManager


class Scope(models.TextChoices):
    READ = "read", _("read what you may read")
    WRITE = "write", _("create and change corridors, ask for assessments and reports")
    CURATE = "curate", _("bring in and publish releases")


class TokenQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> Self:
        return self.filter(user=user)

    def usable(self) -> Self:
        return self.filter(Q(expiry=None) | Q(expiry__gt=timezone.now()), revoked_at=None)

    def with_last_use(self) -> Self:
        return self.annotate(last_used_at=Max("uses__last_at"))


class Token(AbstractAuthToken):
    """Named by its owner. The token itself is nowhere: only its SHA-512 and its first characters."""

    name = models.CharField(max_length=60)
    scopes = models.JSONField(default=list)
    revoked_at = models.DateTimeField(null=True, blank=True)
    leaks = models.PositiveIntegerField("times seen in an address", default=0)
    leaked_at = models.DateTimeField(null=True, blank=True)

    objects = AuthTokenManager.from_queryset(TokenQuerySet)()

    class Meta:
        ordering = ["-created"]
        constraints = [models.UniqueConstraint(fields=["token_key"], name="one_token_per_key")]

    def __str__(self) -> str:
        return f"{self.name} ({self.token_key}…)"

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and (self.expiry is None or self.expiry > timezone.now())

    def allows(self, scope: str) -> bool:
        return scope in self.scopes

    def revoke(self) -> None:
        """End it for good; revoking twice keeps the first moment."""
        type(self).objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())

    def seen_in_an_address(self) -> None:
        type(self).objects.filter(pk=self.pk).update(leaks=F("leaks") + 1, leaked_at=timezone.now())


class TokenUseQuerySet(models.QuerySet[Any]):
    def per_day(self) -> Iterable[dict[str, Any]]:
        """Requests of each day (UTC), newest first."""
        days = self.annotate(day=TruncDate("hour")).values("day")
        return days.annotate(total=Sum("requests")).order_by("-day")

    def count_one(self, token: Token, at: datetime) -> int:
        """Count a request and return how many there were in its hour: one statement, safe among workers."""
        table = self.model._meta.db_table
        connection = connections[router.db_for_write(self.model)]
        hour = at.replace(minute=0, second=0, microsecond=0)
        adapt = connection.ops.adapt_datetimefield_value
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (token_id, hour, requests, last_at) VALUES (%s, %s, 1, %s) "
                f"ON CONFLICT (token_id, hour) DO UPDATE SET requests = {table}.requests + 1, "
                "last_at = excluded.last_at RETURNING requests",
                [token.pk, adapt(hour), adapt(at)],
            )
            return int(cursor.fetchone()[0])


class TokenUse(models.Model):
    """How often a token was used in one hour: what limits it, and what its owner sees per day."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="uses", db_index=False)
    hour = models.DateTimeField()
    requests = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    objects = TokenUseQuerySet.as_manager()

    class Meta:
        ordering = ["-hour"]
        constraints = [models.UniqueConstraint(fields=["token", "hour"], name="one_count_per_token_and_hour")]

    def __str__(self) -> str:
        return f"{self.token}: {self.requests} in the hour from {self.hour:%Y-%m-%d %H:%M}"
