"""The forms about screening: ask for one, and look up pairs in it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from assessments.forms import WhenAndHowForm
from corridors.forms.countries import CountryField
from corridors.forms.pointing import PointingForm
from corridors.models import Country

NOT_NAMED = "none"
FIRM, INDICATIVE = "firm", "indicative"
QUADRANTS = [
    ("", "Any"),
    ("E", "E: strong match, opportunity"),
    ("RS", "RS: strong match, fear"),
    ("D", "D: weak match, opportunity"),
    ("RW", "RW: weak match, fear"),
    ("mixed", "mixed"),
    (NOT_NAMED, "none named"),
]
BANDS = ["very low", "low", "medium", "high", "very high", "not rated"]
RELIABILITY = [("", "Any"), (FIRM, "matrix and risk not only indicative"), (INDICATIVE, "indicative")]


class ScreeningRequestForm(WhenAndHowForm):
    """Asks for all pairs."""


class PairFilterForm(PointingForm):
    """Which pairs to show. Nothing here puts them in an order."""

    origin = CountryField(label="Origin", required=False)
    destination = CountryField(label="Destination", required=False)
    origin_region = forms.ChoiceField(label="Region of the origin", required=False)
    destination_region = forms.ChoiceField(label="Region of the destination", required=False)
    origin_income = forms.ChoiceField(label="Income group of the origin", required=False)
    destination_income = forms.ChoiceField(label="Income group of the destination", required=False)
    quadrant = forms.ChoiceField(label="Field of the matrix", choices=QUADRANTS, required=False)
    band = forms.ChoiceField(
        label="Risk at the destination", choices=[("", "Any"), *((band, band) for band in BANDS)],
        required=False,
    )  # fmt: skip
    reliability = forms.ChoiceField(label="Reliability", choices=RELIABILITY, required=False)

    def __init__(self, *args: Any, countries: list[Country], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("origin", "destination"):
            self.fields[name].offer(countries)
        for end in ("origin", "destination"):
            self.fields[f"{end}_region"].choices = _any_of(country.region for country in countries)
            self.fields[f"{end}_income"].choices = _any_of(country.income_group for country in countries)
        self.point_at_errors()

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values()) if self.is_valid() else self.is_bound

    def filtered(self, pairs: QuerySet[Any], indicative_above: float) -> QuerySet[Any]:
        """The pairs that are asked for; none where the form is wrong."""
        if not self.is_valid():
            return pairs.none()
        wanted = self.cleaned_data
        exact = {
            "origin": wanted["origin"],
            "destination": wanted["destination"],
            "origin__region": wanted["origin_region"],
            "destination__region": wanted["destination_region"],
            "origin__income_group": wanted["origin_income"],
            "destination__income_group": wanted["destination_income"],
            "band": wanted["band"],
        }
        found = pairs.filter(**{name: value for name, value in exact.items() if value})
        if wanted["quadrant"] == NOT_NAMED:
            found = found.filter(quadrant=None)
        elif wanted["quadrant"]:
            found = found.filter(quadrant=wanted["quadrant"])
        if wanted["reliability"]:
            found = found.reliable(indicative_above, wanted=wanted["reliability"] == FIRM)
        return found


def _any_of(names: Any) -> list[tuple[str, str]]:
    return [("", "Any"), *((name, name) for name in sorted(set(names)) if name)]
