"""The form that says what the columns of a plain table mean."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from corridors.forms.pointing import PointingForm
from corridors.models import ColumnMapping, Indicator, Publisher
from corridors.sources.mapping import EVERY_COLUMN, Mapping, UnusableMapping
from corridors.sources.mapping_checks import from_dict
from corridors.sources.reading import EVENT_KINDS

ABOUT = (("country", _("one country")), ("pair", _("an origin and a destination")), ("event", _("one event")))
KINDS = (("", "–"), *((kind, kind) for kind in EVENT_KINDS))
CODES = (
    ("iso3", _("three letters (ISO 3166-1), as MMR")),
    ("iso2", _("two letters (ISO 3166-1), as MM")),
    ("name", _("English names")),
    ("m49", _("United Nations numbers (M49)")),
    ("unhcr", _("UNHCR's codes")),
    ("world-bank", _("World Bank codes")),
    ("gleditsch-ward", _("Gleditsch-Ward numbers")),
    ("idmc", _("IDMC's codes")),
    ("natural-earth", _("Natural Earth codes")),
)
ORDERS = (("ymd", _("year, month, day")), ("dmy", _("day, month, year")), ("mdy", _("month, day, year")))
LABELS = {
    "country": _("Country"),
    "origin": _("Origin"),
    "destination": _("Destination"),
    "period": _("Year or day"),
    "value": _("Number"),
    "qualifier": _("What is said beside the number"),
    "identifier": _("Publisher's identifier"),
    "date": _("First day"),
    "ends": _("Last day"),
    "longitude": _("Longitude"),
    "latitude": _("Latitude"),
    "deaths": _("Deaths"),
    "missing": _("Missing people"),
    "label": _("What happened, in words"),
}
PLAIN = ("about", "decimal_comma", "factor", "precision", "years_across")
"""Fields a mapping takes as they are."""

WHERE = {
    "places": ("country", "origin", "destination"),
    "numbers": ("value", "qualifier", "period"),
    "events": ("identifier", "date", "ends", "longitude", "latitude", "deaths", "missing", "label"),
}
"""In which part of the form each column is chosen."""


class ColumnsForm(PointingForm):
    name = forms.CharField(
        label=_("Name of this mapping"),
        max_length=120,
        help_text=_("To find it again when the next file comes."),
    )
    publisher = forms.ModelChoiceField(
        label=_("Publisher"), queryset=Publisher.objects.all(), empty_label=_("Choose")
    )
    dataset = forms.CharField(label=_("Dataset"), max_length=160, help_text=_("As the publisher calls it."))
    absent_means = forms.CharField(label=_("An absent row means"), max_length=80, initial="missing")
    licence = forms.CharField(label=_("Licence"), max_length=60, help_text=_("As the publisher states it."))
    about = forms.ChoiceField(
        label=_("A row is about"), choices=ABOUT, initial="country", widget=forms.RadioSelect
    )
    codes = forms.ChoiceField(label=_("Countries are written as"), choices=CODES, required=False)
    indicator = forms.ModelChoiceField(
        label=_("The numbers are"),
        queryset=Indicator.objects.order_by("label"),
        required=False,
        empty_label=_("–"),
        help_text=_("Only what the method knows can be used."),
    )
    fixed_period = forms.CharField(label=_("Or one year for the whole file"), max_length=10, required=False)
    years_across = forms.BooleanField(
        label=_("Each year has a column of its own, headed by the year"), required=False
    )
    factor = forms.FloatField(
        label=_("Multiply every number by"),
        initial=1,
        help_text=_("1000 where the file counts in thousands."),
    )
    decimal_comma = forms.BooleanField(label=_("Numbers are written 1.234,5"), required=False)
    dates = forms.ChoiceField(label=_("Days are written"), choices=ORDERS, required=False)
    kind = forms.ChoiceField(label=_("Kind of event"), choices=KINDS, required=False)
    precision = forms.IntegerField(
        label=_("How exact positions are"),
        initial=5,
        min_value=1,
        max_value=7,
        help_text=_("1 exact to 5 vague; 6 and 7 are no point."),
    )

    def __init__(
        self, *args: Any, header: tuple[str, ...], sheet: str, header_row: int, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.header, self.sheet, self.header_row = header, sheet, header_row
        columns = [("", "–"), *((heading, heading) for heading in dict.fromkeys(header) if heading)]
        for name in EVERY_COLUMN:
            self.fields[name] = forms.ChoiceField(label=LABELS[name], choices=columns, required=False)
        self.fields["licence"].widget.attrs |= {"list": "licences", "autocomplete": "off"}
        self.point_at_errors()

    def part(self, name: str) -> list[Any]:
        return [self[column] for column in WHERE[name]]

    @property
    def places(self) -> list[Any]:
        return self.part("places")

    @property
    def numbers(self) -> list[Any]:
        return self.part("numbers")

    @property
    def events(self) -> list[Any]:
        return self.part("events")

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if ColumnMapping.objects.filter(name=name).exists():
            raise ValidationError(
                _t("There is a mapping “%(name)s” already; choose another name.") % {"name": name}
            )
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.mapping: Mapping = from_dict(self._said(cleaned))
            except UnusableMapping as wrong:
                for field, sentence in wrong.problems.items():
                    self.add_error(field if field in self.fields else None, sentence)
                self.point_at_errors()
        return cleaned

    def _said(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        is_event = cleaned["about"] == "event"
        indicator = cleaned["indicator"]
        return {
            **{name: cleaned[name] for name in EVERY_COLUMN},
            **{
                name: cleaned[name]
                for name in ("about", "decimal_comma", "factor", "precision", "years_across")
            },
            "codes": cleaned["codes"] or "iso3",
            "dates": cleaned["dates"] or "ymd",
            "indicator": indicator.pk if indicator and not is_event else "",
            "fixed_period": "" if is_event else cleaned["fixed_period"],
            "kind": cleaned["kind"] if is_event else "",
            "sheet": self.sheet,
            "header_row": self.header_row,
        }

    def save(self, user: Any) -> ColumnMapping:
        kept = {name: self.cleaned_data[name] for name in ("name", "publisher", "dataset", "absent_means")}
        return ColumnMapping.objects.create(
            **kept, header=list(self.header), content=self.mapping.as_dict(), made_by=user
        )
