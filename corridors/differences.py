"""Two documents of a corridor compared field by field, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridors.definitions import EMPTY, GROUPS, NO_PROFILE, SHARES
from corridors.models import Corridor, Country, MoverProfile, Organisation

PROFILE = "profile."
LABELS: dict[str, Any] = {
    "name": gettext_lazy("Name"),
    "origin": gettext_lazy("Origin"),
    "destination": gettext_lazy("Destination"),
    "population": gettext_lazy("Who it is about"),
    "route": gettext_lazy("Route"),
    "profile.work": gettext_lazy("Kind of work"),
    "profile.overqualification": gettext_lazy("Over-qualification rate"),
    "profile.work_permit_share": gettext_lazy("Share whose status permits work"),
    "profile.irregular_share": gettext_lazy("Share in an irregular status"),
    "profile.work_rights": gettext_lazy("Refugees' right to work in practice"),
    "profile.occupations": gettext_lazy("Occupations"),
    "profile.shortages": gettext_lazy("Shortages at the destination"),
    "profile.source": gettext_lazy("Source of the profile"),
    "profile.reference_date": gettext_lazy("Date of the profile"),
    "owner": gettext_lazy("Owner"),
    "organisation": gettext_lazy("Organisation"),
    "visibility": gettext_lazy("Who can see it"),
    "tags": gettext_lazy("Tags"),
    "notes": gettext_lazy("Notes"),
}


@dataclass(frozen=True)
class Difference:
    """One field that two documents hold differently, as a reader is told; empty words: nothing there."""

    field: str
    label: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        if self.before == self.after:
            return _("%(label)s: drawn anew along the same places") % {"label": self.label}
        told = {"label": self.label, "before": self.before, "after": self.after}
        if not self.before:
            return _("%(label)s: set to “%(after)s”") % told
        if not self.after:
            return _("%(label)s: “%(before)s” removed") % told
        return _("%(label)s: from “%(before)s” to “%(after)s”") % told


@dataclass(frozen=True)
class Clash:
    """One field of which two writers made different things of what both began from."""

    field: str
    label: str
    base: str
    mine: str
    theirs: str
    changed_by_me: bool
    changed_by_them: bool

    @property
    def choice(self) -> str:
        """Whose value stands where only one of the two changed it; empty where somebody has to choose."""
        if self.changed_by_me and self.changed_by_them:
            return ""
        return "mine" if self.changed_by_me else "theirs"


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What changed from one document to another, in the order of the form."""
    old, new = flat(before), flat(after)
    return [
        Difference(field, str(label), words(field, old[field]), words(field, new[field]))
        for field, label in LABELS.items()
        if field in old and old[field] != new[field]
    ]


def clashes(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[Clash]:
    """Every field in which two writers ended differently."""
    begun, first, second = flat(base), flat(mine), flat(theirs)
    return [
        Clash(
            field, str(label), words(field, begun[field]), words(field, first[field]),
            words(field, second[field]), first[field] != begun[field], second[field] != begun[field],
        )
        for field, label in LABELS.items()
        if field in begun and first[field] != second[field]
    ]  # fmt: skip


def merged(mine: Mapping[str, Any], theirs: Mapping[str, Any], choices: Mapping[str, str]) -> dict[str, Any]:
    """Their document with every field of mine that was chosen."""
    first, second = flat(mine), flat(theirs)
    return nested({field: (first if choices.get(field) == "mine" else second)[field] for field in second})


def flat(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document with the fields of its profile beside the others; what an older one lacks is empty."""
    whole = EMPTY | dict(document)
    profile = NO_PROFILE | dict(whole.pop("profile"))
    return whole | {PROFILE + name: value for name, value in profile.items()}


def nested(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The reverse of ``flat``."""
    plain = {name: value for name, value in fields.items() if not name.startswith(PROFILE)}
    profile = {
        name.removeprefix(PROFILE): value for name, value in fields.items() if name.startswith(PROFILE)
    }
    return plain | {"profile": profile}


def words(field: str, value: Any) -> str:
    """The value of a field as a page says it; empty where there is none."""
    if value in (None, "", [], {}):
        return ""
    name = field.removeprefix(PROFILE)
    if name in SHARES:
        return percent(value)
    if name in GROUPS:
        return ", ".join(f"{group} {percent(share)}" for group, share in value.items())
    if name == "tags":
        return ", ".join(value)
    return _route(value) if name == "route" else _names(name, value)


def _route(route: Mapping[str, Any]) -> str:
    """The places in their order with the mode between, and what somebody added to the legs."""
    if not route["places"]:
        return ""
    modes = [leg["mode"] for leg in route["legs"]]
    way = route["places"][0]["name"] + "".join(
        f" → {place['name']} ({mode})" for place, mode in zip(route["places"][1:], modes, strict=True)
    )
    added = [
        (sum(1 for leg in route["legs"] if leg["line"]), _("lines drawn by hand")),
        (sum(len(leg["closures"]) for leg in route["legs"]), _("closures")),
        (sum(len(leg["corrections"]) for leg in route["legs"]), _("corrected countries")),
    ]
    return "; ".join([way, *(f"{what}: {number}" for number, what in added if number)])


def _names(name: str, value: Any) -> str:
    if name in ("origin", "destination"):
        country = Country.objects.filter(pk=value).first()
        return str(country or value)
    if name == "organisation":
        return str(Organisation.objects.filter(slug=value).first() or value)
    choices = {
        "population": Corridor.Population, "visibility": Corridor.Visibility, "work": MoverProfile.Work
    }  # fmt: skip
    return str(dict(choices[name].choices).get(value, value)) if name in choices else str(value)


def percent(share: float) -> str:
    """A share between 0 and 1 as it is typed: 0.35 is 35%."""
    return f"{round(100 * share, 6):g}%"
