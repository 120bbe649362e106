"""The form that asks for an assessment: a pair by name or code, whom it is about, when, by which method."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from assessments.earliest_day import too_early
from assessments.models import Method
from assessments.requesting import unusable_day
from corridors.forms.countries import CountryField
from corridors.forms.pointing import PointingForm
from corridors.models import Corridor, Country


class WhenAndHowForm(PointingForm):
    """The day whose figures count, and the method; for a corridor that is known already."""

    as_of = forms.DateField(
        label="As of",
        help_text="Only figures dated on or before this day count.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Give a day as year-month-day, such as 2026-06-30."},
    )
    method = forms.CharField(label="Method", max_length=60, widget=forms.Select)

    def __init__(self, *args: Any, methods: list[Method], **options: Any) -> None:
        super().__init__(*args, **options)
        self.methods = {method.name: method for method in methods}
        self.offer_choices()
        self.point_at_errors()

    def offer_choices(self) -> None:
        """What can be chosen; before anything is checked."""
        self.fields["method"].widget.choices = [(name, name) for name in self.methods]

    def clean_as_of(self) -> date:
        as_of: date = self.cleaned_data["as_of"]
        if why := unusable_day(as_of):
            raise ValidationError(why)
        return as_of

    def clean_method(self) -> Method:
        name = self.cleaned_data["method"]
        if name not in self.methods:
            offered = ", ".join(self.methods) or "none is loaded"
            raise ValidationError(f"There is no method \u201c{name}\u201d; there is: {offered}.")
        return self.methods[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        as_of, method = cleaned.get("as_of"), cleaned.get("method")
        if as_of and method and (why := too_early(method, as_of)):
            self.add_error("as_of", why)
        return cleaned


class AssessmentRequestForm(WhenAndHowForm):
    origin = CountryField(label="Origin", error_messages={"required": "Say where the people come from."})
    destination = CountryField(
        label="Destination", error_messages={"required": "Say where they live, or where they are going."}
    )
    population = forms.ChoiceField(
        label="Who it is about", choices=Corridor.Population, widget=forms.RadioSelect,
        initial=Corridor.Population.RESIDENTS,
    )  # fmt: skip
    field_order = ["origin", "destination", "population", "as_of", "method"]

    def __init__(self, *args: Any, countries: list[Country], methods: list[Method], **options: Any) -> None:
        self.countries = countries
        super().__init__(*args, methods=methods, **options)

    def offer_choices(self) -> None:
        super().offer_choices()
        for name in ("origin", "destination"):
            self.fields[name].offer(self.countries)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        origin, destination = cleaned.get("origin"), cleaned.get("destination")
        if origin and origin == destination:
            both = f"Origin and destination are both {origin.name}; choose two countries."
            self.add_error("destination", both)
        return cleaned
