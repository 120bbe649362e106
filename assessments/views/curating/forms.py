"""The forms of a decision about a release: its reason, and that its consequences were read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """Why; on withdrawing whether what it took the place of counts again; that losses are known of."""

    why = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason; it is kept in the history of the release.")},
    )
    giving_back = forms.BooleanField(
        label=_("Let the release before it count again"), required=False, initial=True
    )

    knowing_losses = forms.BooleanField(
        label=_("I know what would be gone, and publish it all the same"), required=False
    )

    def __init__(self, data: Any = None, *, withdrawing: bool, losing: bool = False) -> None:
        super().__init__(data)
        if not withdrawing:
            del self.fields["giving_back"]
        if not losing:
            del self.fields["knowing_losses"]

    def clean_knowing_losses(self) -> bool:
        """Asked for only where the decision is confirmed: the first page of two shows the losses."""
        known = bool(self.cleaned_data["knowing_losses"])
        if "confirmed" in self.data and not known:
            raise forms.ValidationError(_("Say that you know what would be gone, or go back."))
        return known


class ConfirmForm(forms.Form):
    confirmed = forms.BooleanField()
