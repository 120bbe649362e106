"""A watch as it is entered: on what, and what to be told of."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Watch
from assessments.models.watch import SHARES
from corridors.forms.countries import CountryField
from corridors.forms.pointing import PointingForm
from corridors.models import Corridor, Country

MOST = 100
"""Watches of one person."""
ABOUT = ("corridor", "country", "bands", "quadrant", "dimension", "direction", "threshold")


class CorridorChoice(forms.ModelChoiceField):
    def label_from_instance(self, corridor: Any) -> str:
        told = {"origin": corridor.origin.name, "destination": corridor.destination.name}
        pair = _("%(origin)s to %(destination)s") % told
        return ", ".join(word for word in (pair, _population(corridor), corridor.name) if word)


def _population(corridor: Corridor) -> str:
    return _("movers") if corridor.population == Corridor.Population.MOVERS else ""


class WatchForm(PointingForm):
    corridor = CorridorChoice(
        Corridor.objects.none(), required=False, label=gettext_lazy("One corridor"),
        empty_label=gettext_lazy("none"),
        error_messages={"invalid_choice": gettext_lazy("There is no such corridor that you may see.")},
    )  # fmt: skip
    country = CountryField(
        required=False, label=gettext_lazy("Or a country"),
        help_text=gettext_lazy(
            "Every corridor you may see that begins, ends or passes there, also those defined later."
        ),
    )  # fmt: skip
    bands = forms.BooleanField(
        required=False, initial=True,
        label=gettext_lazy("a band moves: at the origin, on the route, at the destination, of the corridor"),
    )  # fmt: skip
    quadrant = forms.BooleanField(
        required=False, initial=True, label=gettext_lazy("the quadrant or the largest share moves")
    )
    dimension = forms.ChoiceField(
        required=False, label=gettext_lazy("The median of"),
        choices=[("", gettext_lazy("no value")), *Watch.Dimension.choices],
    )  # fmt: skip
    direction = forms.ChoiceField(
        required=False, label=gettext_lazy("How"), choices=Watch.Direction.choices, initial=Watch.Direction.UP
    )
    threshold = forms.CharField(
        required=False, max_length=20, label=gettext_lazy("Threshold"),
        help_text=gettext_lazy("A risk from 0 to 10, such as 6.5; a share in percent, such as 40."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, corridors: QuerySet[Corridor], countries: list[Country], **options: Any):
        super().__init__(*args, **options)
        self.fields["corridor"].queryset = corridors
        self.fields["country"].offer(countries)
        self.point_at_errors()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self._check_about(given)
        given["threshold"] = self._threshold(given)
        if not given.get("dimension"):
            given["direction"] = ""
        if not self.errors and not (given["bands"] or given["quadrant"] or given["dimension"]):
            self.add_error("bands", _("Say what to tell you of: choose at least one."))
        return given

    def _check_about(self, given: dict[str, Any]) -> None:
        if {"corridor", "country"} & set(self.errors):
            return
        if given.get("corridor") and given.get("country"):
            told = {"country": given["country"].name}
            self.add_error(
                "country", _("Choose the corridor or %(country)s, not both; make a second watch.") % told
            )
        elif not given.get("corridor") and not given.get("country"):
            self.add_error("corridor", _("Choose a corridor, or give a country below."))

    def _threshold(self, given: dict[str, Any]) -> float | None:
        typed, dimension = (given.get("threshold") or "").strip(), given.get("dimension")
        if not dimension:
            if typed:
                told = {"typed": typed}
                self.add_error("dimension", _("Say which value “%(typed)s” is a threshold of.") % told)
            return None
        try:
            return value_of(typed, dimension)
        except ValidationError as why:
            self.add_error("threshold", why)
            return None


def value_of(typed: str, dimension: str) -> float:
    """A severity, or the share between 0 and 1 of a percentage."""
    most = 100 if dimension in SHARES else 10
    try:
        value = Decimal(typed.removesuffix("%").strip())
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 < value < most:
        raise ValidationError(
            _("“%(typed)s” is no threshold of it; give a number between 0 and %(most)d.")
            % {"typed": typed, "most": most}
        )
    return float(value / 100 if dimension in SHARES else value)


def initial_of(watch: Watch) -> dict[str, Any]:
    """What the form of a watch begins with."""
    given = {name: getattr(watch, name) for name in ABOUT}
    if watch.country is not None:
        given["country"] = f"{watch.country.name} ({watch.country.iso3})"
    if watch.threshold is not None:
        given["threshold"] = f"{round(watch.threshold * (100 if watch.dimension in SHARES else 1), 6):g}"
    return given


def save_watch(owner: Any, given: dict[str, Any], watch: Watch | None = None) -> tuple[Watch, bool]:
    """Make a watch or change one; the same asked for twice is one. One request of a person at a time."""
    about = {name: given[name] for name in ABOUT}
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=owner.pk)
        mine = Watch.objects.of(owner)
        same = mine.filter(**about).first()
        if same is not None and (watch is None or same.pk != watch.pk):
            return same, False
        if watch is None:
            return Watch.objects.create(owner=owner, **about), True
        mine.filter(pk=watch.pk).update(**about)
    return watch, True
