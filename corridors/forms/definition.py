"""The form that defines a corridor: typed fields in, the document of a definition out."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridors.definitions import NO_PROFILE, SHARES, SHARING
from corridors.differences import LABELS, percent
from corridors.forms.countries import CountryField
from corridors.forms.pointing import PointingForm
from corridors.forms.route import RouteField
from corridors.models import Corridor, Country, MoverProfile, Organisation
from corridors.routing import as_document

EMPTY_ROWS = 3
ROW_NAMES = ("group", "group_share", "group_shortage")


class PercentField(forms.CharField):
    """A share typed in percent: "35", "35 %" and "0.5" are 0.35, 0.35 and 0.005; blank is not recorded."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=20, **options)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "class": "percent"}

    def prepare_value(self, value: Any) -> Any:
        return percent(value).removesuffix("%") if isinstance(value, float | int) else value

    def clean(self, value: Any) -> float | None:
        return share_of(super().clean(value))


def share_of(typed: str) -> float | None:
    """A share between 0 and 1 of a percentage that was typed; None of a blank."""
    written = typed.strip().removesuffix("%").strip()
    if not written:
        return None
    try:
        value = Decimal(written)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 <= value <= 100:
        raise ValidationError(
            _("“%(typed)s” is no share; give a number from 0 to 100, or leave it blank.") % {"typed": typed}
        )
    return float(value / 100)


@dataclass(frozen=True)
class OccupationRow:
    """One row of the occupations as it was typed, with what is wrong with it."""

    group: str = ""
    share: str = ""
    shortage: str = ""
    error: str = ""


class CorridorForm(PointingForm):
    """Every field of a corridor. Whoever may not share it sees the sharing and cannot change it."""

    name = forms.CharField(
        label=LABELS["name"], required=False, max_length=120,
        help_text=gettext_lazy("Optional; without one it is called by its two countries."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    origin = CountryField(
        label=LABELS["origin"],
        error_messages={"required": gettext_lazy("Say where the people come from.")},
    )
    destination = CountryField(
        label=LABELS["destination"],
        error_messages={"required": gettext_lazy("Say where they live, or where they are going.")},
    )
    population = forms.ChoiceField(
        label=LABELS["population"], choices=Corridor.Population, widget=forms.RadioSelect
    )
    route = RouteField(label=LABELS["route"], required=False)
    work = forms.ChoiceField(label=LABELS["profile.work"], required=False)
    overqualification = PercentField(label=LABELS["profile.overqualification"])
    work_permit_share = PercentField(label=LABELS["profile.work_permit_share"])
    irregular_share = PercentField(label=LABELS["profile.irregular_share"])
    work_rights = PercentField(label=LABELS["profile.work_rights"])
    source = forms.CharField(
        label=gettext_lazy("Where these numbers are from"), required=False, max_length=300,
        help_text=gettext_lazy("Publisher, title and year; it stands beside the numbers in every result."),
    )  # fmt: skip
    reference_date = forms.CharField(
        label=gettext_lazy("Date they are about"), required=False, max_length=20,
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip
    owner = forms.ChoiceField(label=LABELS["owner"], required=False)
    organisation = forms.ChoiceField(label=LABELS["organisation"], required=False)
    visibility = forms.ChoiceField(label=LABELS["visibility"], widget=forms.RadioSelect)
    tags = forms.CharField(
        label=LABELS["tags"], required=False, max_length=600,
        help_text=gettext_lazy("Words to find it by, separated by commas."),
    )  # fmt: skip
    notes = forms.CharField(
        label=LABELS["notes"], required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    why = forms.CharField(
        label=gettext_lazy("What you changed, and why"), required=False, max_length=300,
        help_text=gettext_lazy("Optional; it stands in the history of the corridor."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, user: Any, countries: list[Country], document: Mapping[str, Any],
        may_share: bool = True, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, initial=initial_of(document, countries), **options)
        self.document, self.countries = document, countries
        for end in ("origin", "destination"):
            field: Any = self.fields[end]
            field.offer(countries)
        self._offer_choices(user)
        for name in SHARING:
            self.fields[name].disabled = not may_share
        self.rows = rows_typed(self.data) if self.is_bound else rows_of(document)
        self.point_at_errors()

    def _offer_choices(self, user: Any) -> None:
        offered: dict[str, Any] = {name: self.fields[name] for name in ("work", *SHARING)}
        offered["work"].choices = [("", _("Not recorded")), *MoverProfile.Work.choices]
        offered["owner"].choices = owners_for(user, self.document["owner"])
        organisations = organisations_for(user, self.document["organisation"])
        offered["organisation"].choices = [("", _("None")), *organisations]
        offered["visibility"].choices = visibilities([name for _slug, name in organisations])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["groups"] = self._groups()
        return cleaned

    def _groups(self) -> dict[str, dict[str, float]]:
        """The rows as occupations and shortages; a row's error stands at the row and above the form."""
        found: dict[str, dict[str, float]] = {"occupations": {}, "shortages": {}}
        for number, row in enumerate(self.rows):
            try:
                self._take(row, found)
            except ValidationError as why:
                told = " ".join(why.messages)
                self.rows[number] = OccupationRow(row.group, row.share, row.shortage, told)
                self.add_error(None, f"{LABELS['profile.occupations']}: {told}")
        return found

    def _take(self, row: OccupationRow, found: dict[str, dict[str, float]]) -> None:
        if not (row.group or row.share or row.shortage):
            return
        share, shortage = share_of(row.share), share_of(row.shortage)
        if not row.group or share is None:
            raise ValidationError(_("Give each group a name and the share of the people who work in it."))
        if row.group in found["occupations"]:
            raise ValidationError(_("“%(group)s” is there twice.") % {"group": row.group})
        found["occupations"][row.group] = share
        if shortage is not None:
            found["shortages"][row.group] = shortage

    def as_document(self) -> dict[str, Any]:
        """What was typed, as the document that is checked and stored."""
        typed = self.cleaned_data
        profile = NO_PROFILE | {name: typed[name] for name in ("work", "source", *SHARES)} | typed["groups"]
        return {
            "name": typed["name"],
            "origin": typed["origin"].pk,
            "destination": typed["destination"].pk,
            "population": typed["population"],
            "owner": typed["owner"] or None,
            "organisation": typed["organisation"] or None,
            "visibility": typed["visibility"],
            "tags": [tag.strip() for tag in typed["tags"].split(",") if tag.strip()],
            "notes": typed["notes"],
            "profile": profile | {"reference_date": typed["reference_date"] or None},
            "route": as_document(typed["route"]),
        }

    def take_errors(self, errors: Mapping[str, list[str]]) -> None:
        """Show at its field what the definition refused."""
        for path, told in errors.items():
            field, _dot, within = path.removeprefix("profile.").partition(".")
            at = field if field in self.fields else None
            label = "" if at else f"{LABELS.get(path, path)}: "
            for sentence in told:
                self.add_error(at, ValidationError(f"{label}{sentence}", code=within or None))
        self.point_at_errors()


def initial_of(document: Mapping[str, Any], countries: list[Country]) -> dict[str, Any]:
    """The fields of a form as a document fills them."""
    names = {country.iso3: f"{country.name} ({country.iso3})" for country in countries}
    ends = {end: names.get(document[end], document[end]) for end in ("origin", "destination")}
    return {**document, **document["profile"], **ends, "tags": ", ".join(document["tags"])}


def rows_of(document: Mapping[str, Any]) -> list[OccupationRow]:
    profile = document["profile"]
    rows = [
        OccupationRow(
            group,
            percent(share).removesuffix("%"),
            percent(profile["shortages"][group]).removesuffix("%") if group in profile["shortages"] else "",
        )
        for group, share in profile["occupations"].items()
    ]
    return rows + [OccupationRow()] * EMPTY_ROWS


def rows_typed(data: Any) -> list[OccupationRow]:
    """Every row that was posted, blank ones at the end for more."""
    columns = [[str(value).strip() for value in data.getlist(name)] for name in ROW_NAMES]
    typed = [OccupationRow(*row) for row in zip(*columns, strict=False) if any(row)]
    return typed + [OccupationRow()] * EMPTY_ROWS


def owners_for(user: Any, owner: str | None) -> list[tuple[str, str]]:
    """The present owner first, then whom it may be handed to."""
    offices = Organisation.objects.filter(memberships__user=user)
    people = get_user_model().objects.filter(is_active=True, memberships__organisation__in=offices)
    colleagues = {person.get_username(): str(person) for person in people.order_by("username")}
    first = {owner: owner} if owner else {"": _("Nobody")}
    return list((first | colleagues).items())


def organisations_for(user: Any, present: str | None) -> list[tuple[str, str]]:
    """Those the user belongs to, and the one it is shared with now."""
    offered = Organisation.objects.filter(Q(memberships__user=user) | Q(slug=present or ""))
    return list(offered.distinct().values_list("slug", "name"))


def visibilities(organisations: list[str]) -> list[tuple[str, str]]:
    """Who can see a corridor, in words that name the organisation where there is only one."""
    if len(organisations) == 1:
        shared = _("Every member of %(name)s can read it; officers there can change it") % {
            "name": organisations[0]
        }
    else:
        shared = _("Every member of the organisation chosen below can read it; officers there can change it")
    return [
        ("private", _("Only its owner can see and change it")),
        ("organisation", shared),
        ("public", _("Every signed-in user can read it; nobody sees it without signing in")),
    ]
