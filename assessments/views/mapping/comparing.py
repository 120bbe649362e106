"""Two results on two maps that move as one."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from assessments.models import Snapshot
from corridors.models import Corridor


class SnapshotChoice(forms.ModelChoiceField):
    """A result by the names of its countries, its evidence date and its method."""

    default_error_messages = {
        "invalid_choice": gettext_lazy(
            "There is no result %(value)s that you may see; choose one of the list."
        )
    }

    named: frozenset[int] = frozenset()
    """The corridors whose names may be told."""

    def label_from_instance(self, snapshot: Snapshot) -> str:
        corridor = snapshot.corridor
        people = _(" (movers)") if corridor.population == "movers" else ""
        name = f" {corridor.quoted_name}" if corridor.name and corridor.pk in self.named else ""
        told = {
            "name": name, "origin": corridor.origin.name, "destination": corridor.destination.name,
            "people": people, "as_of": date_format(snapshot.as_of, "SHORT_DATE_FORMAT"),
            "method": snapshot.method.name, "pk": snapshot.pk,
        }  # fmt: skip
        return (
            _("%(origin)s to %(destination)s%(people)s%(name)s, as of %(as_of)s, %(method)s, number %(pk)s")
            % told
        )


def corridors_named_for(user: Any) -> frozenset[int]:
    """The corridors with a name that a person sees; a result that was only submitted to them tells none."""
    seen = Corridor.objects.visible_to(user).exclude(name="")
    return frozenset(seen.values_list("pk", flat=True))


class PairForm(forms.Form):
    """Which two results are shown side by side."""

    left = SnapshotChoice(Snapshot.objects.none(), label=gettext_lazy("On the left"))
    right = SnapshotChoice(Snapshot.objects.none(), label=gettext_lazy("On the right"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seen = Snapshot.objects.visible_to(user).without_documents()
        ordered = seen.order_by("corridor__origin__name", "corridor__destination__name", "-as_of", "-pk")
        named = corridors_named_for(user)
        for name in ("left", "right"):
            field = self.fields[name]
            assert isinstance(field, SnapshotChoice)
            field.queryset, field.named = ordered, named

    def clean_right(self) -> Snapshot:
        right: Snapshot = self.cleaned_data["right"]
        if right == self.cleaned_data.get("left"):
            raise ValidationError(_("Both sides show result %(pk)s; choose another one.") % {"pk": right.pk})
        return right


@login_required
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The choosers, and the two maps once two results are chosen."""
    asked = all(name in request.GET for name in PairForm.base_fields)
    form = PairForm(request.GET if asked else None, initial=request.GET.dict(), user=request.user)
    chosen = form.cleaned_data if form.is_valid() else {}
    context = {"form": form, "left": chosen.get("left"), "right": chosen.get("right")}
    wrong = asked and not form.is_valid()
    return render(request, "assessments/map_comparing.html", context, status=400 if wrong else 200)
