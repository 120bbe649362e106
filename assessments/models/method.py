"""Published methods: the choices behind every number, by name and SHA-256."""

from django.db import models


class Method(models.Model):
    """One version of the method file. A version a snapshot uses is never edited."""

    name = models.CharField(max_length=60, unique=True)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    is_default = models.BooleanField(default=False)
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_method"
            )
        ]

    def __str__(self) -> str:
        return self.name
