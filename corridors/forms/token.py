"""Making a token: a name, what it may do, how long."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corridors.models import Token
from corridors.models.token import Scope

DAYS = ((30, _("30 days")), (90, _("90 days")), (365, _("one year")))
CURATES = "corridors.change_release"
MOST = 20
"""Usable tokens of one person: enough for every notebook and dashboard, few enough to look through."""


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("What will use it, so that you know it again.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("May"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple, initial=[Scope.READ]
    )
    days = forms.TypedChoiceField(
        label=_("Works for"), choices=DAYS, coerce=int, initial=90, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        if not user.has_perm(CURATES):
            scopes = self.fields["scopes"]
            scopes.choices = [  # type: ignore[attr-defined]
                choice for choice in Scope.choices if choice[0] != Scope.CURATE
            ]

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if Token.objects.of(self.user).usable().filter(name=name).exists():
            raise forms.ValidationError(_("You already have a token named “%(name)s”.") % {"name": name})
        return name

    def clean(self) -> dict[str, Any] | None:
        if Token.objects.of(self.user).usable().count() >= MOST:
            raise forms.ValidationError(
                _("You already have %(most)d tokens; revoke one you no longer need.") % {"most": MOST}
            )
        return super().clean()

    def create(self) -> tuple[Token, str]:
        """Make the token; its text is returned once and kept nowhere."""
        chosen = self.cleaned_data
        return Token.objects.create(  # type: ignore[no-any-return]
            self.user, expiry=timedelta(days=chosen["days"]), name=chosen["name"], scopes=chosen["scopes"]
        )
