"""A curator's choice of the source of one thing, for one country or for all."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridors.models import Country, Figure, Indicator, PairFigure, Publisher, Release, SourceOverride

SEPARATOR = "|"


class ChoiceForm(forms.Form):
    source = forms.ChoiceField(
        label=gettext_lazy("Source"), choices=lambda: [("", ""), *sources()],
        help_text=gettext_lazy("What is measured, and whose dataset shall serve it."),
    )  # fmt: skip
    country = forms.ModelChoiceField(
        Country.objects.countries().order_by("name"), required=False, label=gettext_lazy("Country"),
        empty_label=gettext_lazy("every country"),
        help_text=gettext_lazy("Of numbers about a pair: the destination."),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Why"), max_length=300,
        help_text=gettext_lazy("It stands beside every figure that is chosen so."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        slug, publisher, dataset = cleaned["source"].split(SEPARATOR)
        country = cleaned["country"]
        if SourceOverride.objects.in_force().filter(indicator=slug, country=country).exists():
            self.add_error("source", _("A choice of this for the same country is in force: end it first."))
        elif country and not _speaks_of(slug, publisher, dataset, country.pk):
            told = {"dataset": dataset, "country": country.name}
            self.add_error("country", _("%(dataset)s says nothing about %(country)s.") % told)
        return cleaned

    def save(self, by: Any) -> SourceOverride:
        slug, publisher, dataset = self.cleaned_data["source"].split(SEPARATOR)
        return SourceOverride.objects.create(
            indicator_id=slug, publisher_id=publisher, dataset=dataset, by=by,
            country=self.cleaned_data["country"], note=self.cleaned_data["note"],
        )  # fmt: skip


def sources() -> list[tuple[str, str]]:
    """What published releases measure: indicator, publisher and dataset, in words."""
    labels = dict(Indicator.objects.values_list("slug", "label"))
    names = dict(Publisher.objects.values_list("slug", "name"))
    columns = ("indicator_id", "release__publisher_id", "release__dataset")
    found = {
        row
        for model in (Figure, PairFigure)
        for row in model.objects.filter(release__status=Release.Status.PUBLISHED)
        .order_by().values_list(*columns).distinct()
    }  # fmt: skip
    named = [
        (SEPARATOR.join(row), f"{labels[row[0]]} ({row[0]}): {names[row[1]]}, {row[2]}") for row in found
    ]
    return sorted(named, key=lambda pair: pair[1])


def _speaks_of(slug: str, publisher: str, dataset: str, iso3: str) -> bool:
    of = {
        "indicator": slug, "release__publisher": publisher, "release__dataset": dataset,
        "release__status": Release.Status.PUBLISHED,
    }  # fmt: skip
    return (
        Figure.objects.filter(**of, country=iso3).exists()
        or PairFigure.objects.filter(**of, destination=iso3).exists()
    )
