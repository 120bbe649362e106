"""The form of one plan to fetch a dataset from its publisher."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from corridors.forms.pointing import PointingForm


class PlanForm(PointingForm):
    url = forms.URLField(
        label=_("Address of the file"),
        max_length=600,
        required=False,
        assume_scheme="https",
        help_text=_("The file itself, not the page it is found on."),
    )
    every_days = forms.IntegerField(label=_("Fetch every … days"), min_value=1, max_value=3650)
    enabled = forms.BooleanField(label=_("Turned on"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.point_at_errors()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("enabled") and not cleaned.get("url") and "url" not in self.errors:
            self.add_error("url", _t("Give the address first; without one nothing can be fetched."))
        return cleaned
