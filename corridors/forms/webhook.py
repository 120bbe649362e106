"""A webhook as it is entered: where to, and what about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corridors.delivering import Unusable, usable_address
from corridors.models import Webhook
from corridors.models.webhook import EventType

MOST = 20
"""Webhooks of one person."""


class WebhookForm(forms.Form):
    url = forms.CharField(
        label=_("Address"), max_length=500,
        help_text=_("Begins with https://. What happens is sent there, signed, as JSON."),
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )  # fmt: skip
    events = forms.MultipleChoiceField(
        label=_("Tell it when"), choices=EventType.choices, widget=forms.CheckboxSelectMultiple,
        initial=[EventType.FINISHED],
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        try:
            usable_address(url)
        except Unusable as why:
            raise forms.ValidationError(str(why)) from why
        if Webhook.objects.of(self.user).filter(url=url).exists():
            raise forms.ValidationError(_("You already have a webhook to this address."))
        return url

    def clean(self) -> dict[str, Any] | None:
        if Webhook.objects.of(self.user).count() >= MOST:
            raise forms.ValidationError(
                _("You already have %(most)d webhooks; delete one you no longer need.") % {"most": MOST}
            )
        return super().clean()

    def create(self) -> Webhook:
        chosen = self.cleaned_data
        return Webhook.objects.create(owner=self.user, url=chosen["url"], events=chosen["events"])  # type: ignore[no-any-return]
