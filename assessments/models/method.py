"""Published methods: the choices behind every number, by name and SHA-256."""

from typing import Any, Self

from django.db import models, transaction
from django.urls import reverse


class MethodQuerySet(models.QuerySet[Any]):
    def as_published(self) -> Self:
        """The oldest version first."""
        return self.order_by("published_at", "pk")


class Method(models.Model):
    """One version of the method file. A version a snapshot uses is never edited."""

    name = models.CharField(max_length=60, unique=True)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    is_default = models.BooleanField(default=False)
    published_at = models.DateTimeField(auto_now_add=True)

    objects = MethodQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_method"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("assessments:method", args=[self.name])

    def use_from_now_on(self) -> None:
        """Make this the version that is used unless another is asked for; results stay as they are."""
        with transaction.atomic():
            list(Method.objects.select_for_update().order_by("pk").values_list("pk"))
            Method.objects.filter(is_default=True).update(is_default=False)
            Method.objects.filter(pk=self.pk).update(is_default=True)
        self.is_default = True
