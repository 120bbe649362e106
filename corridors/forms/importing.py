"""The forms a curator gives files with: a new one, one to read again, corrected rows, names of countries."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from corridors.forms.pointing import PointingForm
from corridors.importing.uploads import too_large
from corridors.licences import licences
from corridors.models import ColumnMapping, Country
from corridors.sources.registry import ALL

MAPPED = "mapping:"
STATED = ("version", "released", "covered_until", "page_url", "licence")


def day_field(**options: Any) -> forms.DateField:
    return forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Give a day as year-month-day, such as 2026-06-30.")},
        **options,
    )


class SaysForm(PointingForm):
    """What a curator states of a file; everything may be left to the file itself."""

    layout = forms.ChoiceField(label=_("Publisher and layout"), required=False)
    version = forms.CharField(
        label=_("Edition"),
        max_length=80,
        required=False,
        help_text=_("As the publisher calls it, such as 2025 v0.7.0."),
    )
    released = day_field(label=_("Released on"))
    covered_until = day_field(label=_("Speaks about the time until"))
    page_url = forms.URLField(
        label=_("The publisher's page"), max_length=200, required=False, assume_scheme="https"
    )
    licence = forms.CharField(
        label=_("Licence"),
        max_length=60,
        required=False,
        help_text=_("Needed where no release of the dataset names one yet."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        layouts: Any = self.fields["layout"]
        layouts.choices = layout_choices()
        self.fields["licence"].widget.attrs |= {"list": "licences", "autocomplete": "off"}
        self.licences = sorted(licences())
        self.point_at_errors()

    def stated(self) -> dict[str, Any]:
        """What is stated, as an import keeps it."""
        said = {
            name: self.cleaned_data[name]
            for name in ("version", "released", "covered_until", "page_url", "licence")
        }
        layout = self.cleaned_data["layout"]
        if layout.startswith(MAPPED):
            return said | {
                "dataset": "",
                "mapping": ColumnMapping.objects.get(pk=layout.removeprefix(MAPPED)),
            }
        return said | {"dataset": layout, "mapping": None}


class GiveForm(SaysForm):
    """A file, or the address of one."""

    file = forms.FileField(label=_("File"), required=False, allow_empty_file=True)
    url = forms.URLField(
        label=_("Or its address at the publisher"),
        max_length=600,
        required=False,
        assume_scheme="https",
        help_text=_("Fetched in the background; begins with http:// or https://."),
    )
    field_order = ["file", "url"]

    def __init__(self, *args: Any, over_limit: bool = False, **options: Any) -> None:
        self.over_limit = over_limit
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, url = cleaned.get("file"), cleaned.get("url")
        if self.over_limit:
            self.add_error("file", too_large())
        elif file is not None and file.size == 0:
            self.add_error("file", _t("“%(name)s” is empty.") % {"name": file.name})
        elif file and url:
            self.add_error("url", _t("Give a file or an address, not both."))
        elif not file and not url and "url" not in self.errors:
            self.add_error("file", _t("Choose a file, or give its address."))
        return cleaned


class CorrectedForm(PointingForm):
    """The workbook of refused rows, corrected."""

    corrected = forms.FileField(
        label=_("Corrected rows"),
        allow_empty_file=True,
        help_text=_(
            "The workbook of refused rows with corrected cells, or the same as csv. "
            "Leave the column “line” as it is."
        ),
        error_messages={"required": _("Choose the workbook with the corrected rows.")},
    )

    def __init__(self, *args: Any, over_limit: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.over_limit = over_limit
        self.point_at_errors()

    def clean_corrected(self) -> Any:
        if self.over_limit:
            raise ValidationError(too_large())
        return self.cleaned_data["corrected"]


class NamesForm(PointingForm):
    """Which country a publisher means by each name nobody knows."""

    def __init__(self, *args: Any, unknown: list[dict[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.unknown = unknown
        every = list(Country.objects.countries().values_list("iso3", "name"))
        for place, one in enumerate(unknown):
            self.fields[f"name_{place}"] = forms.ChoiceField(
                label=one["name"], required=False, choices=_choices(one["suggestions"], every)
            )
            self.fields[f"name_{place}"].rows = one["rows"]  # type: ignore[attr-defined]
            alike = [name for iso3, name in every if iso3 in one["suggestions"]]
            self.fields[f"name_{place}"].help_text = _alike(alike)

    def chosen(self) -> dict[str, str]:
        """Name as the publisher writes it -> ISO3, for those that were chosen."""
        pairs = ((one["name"], self.cleaned_data[f"name_{place}"]) for place, one in enumerate(self.unknown))
        return {name: iso3 for name, iso3 in pairs if iso3}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(_t("Choose a country for at least one name."))
        return cleaned


def _alike(names: list[str]) -> str:
    return _t("Alike: %(names)s.") % {"names": ", ".join(names)} if names else ""


def _choices(suggested: list[str], every: list[tuple[str, str]]) -> list[Any]:
    names = dict(every)
    likely = [(iso3, f"{names[iso3]} ({iso3})") for iso3 in suggested if iso3 in names]
    groups: list[Any] = [("", _("leave these rows out"))]
    if likely:
        groups.append((_("Alike"), likely))
    rest = [(iso3, f"{name} ({iso3})") for iso3, name in every if iso3 not in suggested]
    return [*groups, (_("All countries"), rest)]


def layout_choices() -> list[Any]:
    """What a file can be taken for: found out, one of the layouts we know, a mapping a curator made."""
    known = [(reader.key, reader.label) for reader in ALL]
    mapped = [
        (f"{MAPPED}{one.pk}", format_lazy("{} ({})", one.name, one.dataset))
        for one in ColumnMapping.objects.all()
    ]
    groups: list[Any] = [("", _("Find out from the file")), (_("Layouts this installation reads"), known)]
    return [*groups, (_("Tables whose columns a curator named"), mapped)] if mapped else groups
