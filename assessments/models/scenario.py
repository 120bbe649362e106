"""A stored, named what-if beside a result: never over it, and never mistaken for one."""

import hashlib
from collections.abc import Mapping
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.models.snapshot import Snapshot, canonical
from corridors.models.run import BackgroundRun, RunQuerySet


class ScenarioQuerySet(RunQuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own, and the shared ones, beside results one may see; a reviewer's are those submitted."""
        if not user.is_authenticated:
            return self.none()
        seen = self.filter(base__in=Snapshot.objects.visible_to(user))
        return seen.filter(Q(owner=user) | Q(is_shared=True))

    def editable_by(self, user: Any) -> Self:
        return self.visible_to(user).filter(owner=user)

    def without_documents(self) -> Self:
        """For lists: everything but the documents."""
        heavy = self.defer("payload", "content", "base__payload", "base__basis")
        return heavy.select_related("base__corridor__origin", "base__corridor__destination", "owner")


class Scenario(BackgroundRun):
    """What a result would be with some things changed, from the evidence the result was made of."""

    base = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="scenarios")
    name = models.CharField(_("name"), max_length=120)
    notes = models.TextField(_("notes"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="scenarios"
    )
    is_shared = models.BooleanField(_("shown to everybody who may see the corridor"), default=False)
    changes = models.JSONField("what is changed, in order")
    result = models.JSONField("values beside the base's", null=True, blank=True)
    payload = models.JSONField("what the engine said", null=True, blank=True)
    content = models.BinaryField("draws of its headline values, packed", null=True)
    digest = models.CharField("SHA-256 of the documents", max_length=64, blank=True)

    objects = ScenarioQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return f"what-if “{self.name}” beside snapshot {self.base_id}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:scenario", args=[self.pk])

    def record(self, result: Mapping[str, Any], payload: Mapping[str, Any], content: bytes) -> None:
        """Store the outcome and finish: all of it, or nothing."""
        both = {"changes": self.changes, "result": dict(result), "payload": dict(payload)}
        with transaction.atomic():
            self.result, self.payload, self.content = dict(result), dict(payload), content
            self.digest = hashlib.sha256(canonical(both)).hexdigest()
            self.save(update_fields=["result", "payload", "content", "digest"])
            self.finish()
