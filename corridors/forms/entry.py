"""One entry recorded by hand: a field a column, the source asked for, every wrong value at its field."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridors.entering import about, current_rows
from corridors.models import Country
from corridors.sources.entries import ENTERED_ACTIONS, LISTS, SOURCED, Cells, Kind, read_row
from corridors.sources.survey import POPULATIONS
from corridors.sources.treaties import INSTRUMENTS

LABELS = {
    "origin": gettext_lazy("Origin"),
    "destination": gettext_lazy("Destination"),
    "iso3": gettext_lazy("Country"),
    "corridor": gettext_lazy("Corridor"),
    "population": gettext_lazy("People asked"),
    "group": gettext_lazy("Occupation group"),
    "list": gettext_lazy("On the list"),
    "openings_per_seeker": gettext_lazy("Openings per seeker"),
    "date": gettext_lazy("Day it is about"),
    "reference_date": gettext_lazy("Day it is about"),
    "people": gettext_lazy("People"),
    "share_naming_safety": gettext_lazy("Share naming safety, 0 to 1"),
    "basis": gettext_lazy("Who said what"),
    "instrument": gettext_lazy("Instrument"),
    "action": gettext_lazy("Act"),
    "source_title": gettext_lazy("Title of the source"),
    "source_url": gettext_lazy("Address of the source"),
    "source_date": gettext_lazy("Published on"),
}
HELP = {
    "corridor": gettext_lazy("Two codes, such as MMR-THA."),
    "group": gettext_lazy("Written as in the mover profile: an ISCO-08 major group (5) or a national field."),
    "list": gettext_lazy("Either what the list says, or the openings per seeker."),
    "basis": gettext_lazy("Who asked whom, or which act; say “to be checked” where it is."),
    "source_title": gettext_lazy("Who published it, and under which title."),
    "source_url": gettext_lazy("Where anybody can read it, beginning with https://."),
}
COUNTRIES = ("origin", "destination", "iso3")
DAYS = ("date", "reference_date", "source_date")
OPTIONAL = ("list", "openings_per_seeker")


class EntryForm(forms.Form):
    """The row of one kind; ``instead_of`` is what the entry that is edited is about."""

    why = forms.CharField(
        label=gettext_lazy("Note for the history"), max_length=300, required=False,
        help_text=gettext_lazy("Why it was added or changed."),
    )  # fmt: skip

    def __init__(
        self, kind: Kind, *args: Any, instead_of: tuple[str, ...] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.kind, self.instead_of = kind, instead_of
        for name in kind.columns:
            self.fields[name] = field_of(name)
        self.order_fields([*kind.columns, "why"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            self._check(self.row)
        return cleaned

    @property
    def row(self) -> Cells:
        return {name: _text(self.cleaned_data[name]) for name in self.kind.columns}

    def _check(self, row: Cells) -> None:
        try:
            read_row(self.kind, row)
        except ValueError as error:
            column, _colon, reason = str(error).partition(": ")
            known = column in self.fields
            self.add_error(column if known else None, reason if known else str(error))
            return
        held = {about(self.kind, other) for other in current_rows(self.kind)}
        if about(self.kind, row) in held - {self.instead_of}:
            told = {"about": " ".join(about(self.kind, row))}
            message = _("There is an entry about %(about)s already: edit that one.") % told
            self.add_error(self.kind.about[0], message)


class RetireForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Why"), max_length=300,
        help_text=gettext_lazy("It stands in the history of the release."),
    )  # fmt: skip


class UploadForm(forms.Form):
    sheet = forms.FileField(label=gettext_lazy("Spreadsheet"), help_text=gettext_lazy("xlsx, xls or csv"))
    why = forms.CharField(label=gettext_lazy("Note for the history"), max_length=300, required=False)

    def clean_sheet(self) -> Any:
        sheet = self.cleaned_data["sheet"]
        if sheet.size > MOST_BYTES:
            raise forms.ValidationError(_("The file has %(size)s bytes; at most %(most)s are read.") % {
                "size": sheet.size, "most": MOST_BYTES,
            })  # fmt: skip
        return sheet


MOST_BYTES = 5_000_000


def field_of(name: str) -> forms.Field:
    """The field of one column."""
    told: dict[str, Any] = {
        "label": LABELS[name], "help_text": HELP.get(name, ""), "required": name not in OPTIONAL,
    }  # fmt: skip
    if name in COUNTRIES:
        return forms.ChoiceField(choices=_countries, **told)
    if name in DAYS:
        return forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **told)
    if name == "population":
        return forms.ChoiceField(choices=[(one, one) for one in POPULATIONS], **told)
    if name == "instrument":
        return forms.ChoiceField(choices=[("", "")] + [(one, one) for one in sorted(INSTRUMENTS)], **told)
    if name == "action":
        return forms.ChoiceField(choices=[("", "")] + [(one, one) for one in ENTERED_ACTIONS], **told)
    if name == "list":
        return forms.ChoiceField(choices=[("", "")] + [(one, one) for one in LISTS], **told)
    if name == "source_url":
        return forms.URLField(assume_scheme="https", max_length=300, **told)
    return forms.CharField(max_length=300 if name in (*SOURCED, "basis") else 60, **told)


def _countries() -> list[tuple[str, str]]:
    named = Country.objects.countries().order_by("name").values_list("iso3", "name")
    return [("", "")] + [(iso3, f"{name} ({iso3})") for iso3, name in named]


def _text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).strip()
