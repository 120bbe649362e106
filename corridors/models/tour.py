"""Who has seen enough of the first steps."""

from django.conf import settings
from django.db import models


class HiddenTour(models.Model):
    """One person who hid the first steps; without it they are shown."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="hidden_tour"
    )
    hidden_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"first steps hidden by {self.user}"
