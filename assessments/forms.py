"""The form that asks for an assessment: a pair by name or code, whom it is about, when, by which method."""

import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from assessments.models import Method
from assessments.requesting import unusable_day
from corridors.models import Corridor, Country


class CountryField(forms.CharField):
    """A country by its name, its ISO3 code, or both as the list writes them: "Myanmar (MMR)"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=120, **options)
        self.known: dict[str, Country] = {}

    def to_python(self, value: Any) -> str:
        """Without runs of blanks, and without signs that turn the direction of the words around them."""
        typed = "".join(sign for sign in super().to_python(value) if unicodedata.category(sign) != "Cf")
        return " ".join(typed.split())

    def clean(self, value: Any) -> Country | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = self.known.get(typed.casefold())
        if found is None:
            raise ValidationError(
                f"\u201c{typed}\u201d is not a country this installation knows. Choose one from the list, "
                "or give its name or three-letter code, such as Myanmar or MMR.",
                code="unknown",
            )
        return found


class AssessmentRequestForm(forms.Form):
    origin = CountryField(label="Origin", error_messages={"required": "Say where the people come from."})
    destination = CountryField(
        label="Destination", error_messages={"required": "Say where they live, or where they are going."}
    )
    population = forms.ChoiceField(
        label="Who it is about", choices=Corridor.Population, widget=forms.RadioSelect,
        initial=Corridor.Population.RESIDENTS,
    )  # fmt: skip
    as_of = forms.DateField(
        label="As of",
        help_text="Only figures dated on or before this day count.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Give a day as year-month-day, such as 2026-06-30."},
    )
    method = forms.CharField(label="Method", max_length=60, widget=forms.Select)

    def __init__(self, *args: Any, countries: list[Country], methods: list[Method], **options: Any) -> None:
        super().__init__(*args, **options)
        self.methods = {method.name: method for method in methods}
        known = known_countries(countries)
        for name in ("origin", "destination"):
            self.fields[name].known = known
            self.fields[name].widget.attrs |= {"list": "countries", "autocomplete": "off"}
        self.fields["method"].widget.choices = [(name, name) for name in self.methods]
        self._point_at_errors()

    def _point_at_errors(self) -> None:
        """Tie each wrong field to its message, for readers who hear the page."""
        if not self.is_bound:
            return
        for name in self.errors:
            if name in self.fields:
                self.fields[name].widget.attrs |= {"aria-invalid": "true"}

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
        origin, destination = cleaned.get("origin"), cleaned.get("destination")
        if origin and origin == destination:
            both = f"Origin and destination are both {origin.name}; choose two countries."
            self.add_error("destination", both)
        return cleaned


def known_countries(countries: list[Country]) -> dict[str, Country]:
    """Every way a country may be typed, in lower case."""
    known = {country.name.casefold(): country for country in countries}
    known |= {f"{country.name} ({country.iso3})".casefold(): country for country in countries}
    return known | {country.iso3.casefold(): country for country in countries}
