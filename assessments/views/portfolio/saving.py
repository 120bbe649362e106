"""Saved views of the portfolio: keep filters under a name, rename them, open with them, delete them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import SavedView
from corridors.forms.pointing import PointingForm

MOST = 50


class SavedViewForm(PointingForm):
    """A name for the filters that are looked at, or another name for a view."""

    name = forms.CharField(
        label=gettext_lazy("Name of the view"), max_length=60,
        error_messages={"required": gettext_lazy("Give the view a name.")},
    )  # fmt: skip
    query = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
    opens = forms.BooleanField(label=gettext_lazy("Open the portfolio with it"), required=False)

    def __init__(self, user: Any, *args: Any, renaming: SavedView | None = None, **options: Any) -> None:
        options.setdefault("auto_id", "view_%s")
        super().__init__(*args, **options)
        self.user, self.renaming = user, renaming
        self.point_at_errors()

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        others = SavedView.objects.of(self.user)
        if self.renaming is not None:
            others = others.exclude(pk=self.renaming.pk)
        elif others.count() >= MOST:
            raise forms.ValidationError(
                _("You have %(most)d views, which is the most. Delete one first.") % {"most": MOST}
            )
        if others.filter(name=name).exists():
            raise forms.ValidationError(
                _("You already have a view called “%(name)s”. Choose another name.") % {"name": name}
            )
        return name

    def keep(self, query: str) -> SavedView:
        """Store a new view with filters as the portfolio understood them."""
        view: SavedView = SavedView.objects.create(
            user=self.user, name=self.cleaned_data["name"], query=query
        )
        if self.cleaned_data["opens"]:
            view.open_with(opens=True)
        return view
