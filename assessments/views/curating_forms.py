"""The forms of a decision about a release: its reason, and that its consequences were read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """Why, and on withdrawing whether what it took the place of counts again."""

    why = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason; it is kept in the history of the release.")},
    )
    giving_back = forms.BooleanField(
        label=_("Let the release before it count again"), required=False, initial=True
    )

    def __init__(self, data: Any = None, *, withdrawing: bool) -> None:
        super().__init__(data)
        if not withdrawing:
            del self.fields["giving_back"]


class ConfirmForm(forms.Form):
    confirmed = forms.BooleanField()
