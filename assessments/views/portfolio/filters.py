"""Which corridors of the portfolio are asked for, and in which order; all of it stands in the address.

Corridors can be put in the order of their names, risk, evidence or day of the result. Shares are no order:
nationalities are not ranked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.models import Score
from assessments.views.portfolio.entries import About, Entry, Portfolio
from corridors.forms.pointing import PointingForm

ANY = ("", _("any"))
NOT_RATED = "not rated"
QUADRANTS = [
    ("E", _("E: strong match, opportunity")),
    ("RS", _("RS: strong match, fear")),
    ("D", _("D: weak match, opportunity")),
    ("RW", _("RW: weak match, fear")),
    ("mixed", _("mixed")),
    (NOT_RATED, _("none named")),
]
BANDS = [
    ("very high", _("very high")), ("high", _("high")), ("medium", _("medium")), ("low", _("low")),
    ("very low", _("very low")), (NOT_RATED, _("not rated")),
]  # fmt: skip
FREEDOMS = [
    ANY, ("fear", _("freedom from fear")), ("want", _("freedom from want")),
    ("dignity", _("freedom to live in dignity")),
]  # fmt: skip
PLACES = [
    ("", _("anywhere")), ("origin", _("at the origin")), ("route", _("on the route")),
    ("destination", _("at the destination")),
]  # fmt: skip
AT_STAKE = ("high", "very high")
STALE = [ANY, ("yes", _("rest on replaced figures")), ("no", _("rest on figures that count"))]
MINE, SAMPLES = "me", "samples"
SORTS = [
    ("", _("names")), ("destination", _("names, destination first")), ("-risk", _("risk, highest first")),
    ("risk", _("risk, lowest first")), ("-as_of", _("evidence date, latest first")),
    ("as_of", _("evidence date, oldest first")), ("stale", _("replaced figures first")),
    ("-result", _("date of the result, latest first")), ("result", _("date of the result, oldest first")),
]  # fmt: skip
ORDER = (
    "country",
    "region",
    "quadrant",
    "band",
    "freedom",
    "place",
    "stale",
    "owner",
    "tag",
    "sort",
    "archived",
)
OF_RESULTS = ("quadrant", "band", "freedom", "stale")
KEYS: dict[str, Callable[[Entry], Any]] = {
    "risk": lambda entry: entry.risk,
    "as_of": lambda entry: entry.as_of,
    "result": lambda entry: entry.created_at,
}
Row = TypeVar("Row", bound=About)


class OpenChoice(forms.ChoiceField):
    """A list of what is there; what is not there may be asked for too, and finds nothing."""

    def valid_value(self, value: Any) -> bool:
        return True

    def offer(self, pairs: Iterable[tuple[str, str]], asked: str | None) -> None:
        choices = [ANY, *pairs]
        if asked and asked not in {value for value, _label in choices}:
            choices.append((asked, asked))
        self.choices = choices


def _named(sentence: Any) -> dict[str, Any]:
    return {"invalid_choice": sentence}


class PortfolioFilterForm(PointingForm):
    """The filters as one sends them; a wrong value is told at its field and filters nothing."""

    country = OpenChoice(label=_("Country, either end"), required=False)
    region = OpenChoice(label=_("Region, either end"), required=False)
    tag = OpenChoice(label=_("Tag"), required=False)
    owner = OpenChoice(label=_("Owner"), required=False)
    freedom = forms.ChoiceField(label=_("Freedom at least high risk"), choices=FREEDOMS, required=False)
    place = forms.ChoiceField(label=_("Where"), choices=PLACES, required=False)
    stale = forms.ChoiceField(label=_("Results that"), choices=STALE, required=False)
    sort = forms.ChoiceField(
        label=_("Order by"), choices=SORTS, required=False,
        error_messages=_named(_("“%(value)s” is no order; corridors are never put in the order of shares.")),
    )  # fmt: skip
    quadrant = forms.MultipleChoiceField(
        label=_("Field of the matrix"), choices=QUADRANTS, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    band = forms.MultipleChoiceField(
        label=_("Risk of the corridor"), choices=BANDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    archived = forms.ChoiceField(choices=[("", ""), ("1", "1")], required=False, widget=forms.HiddenInput)

    def __init__(self, asked: QueryDict, portfolio: Portfolio, user: Any) -> None:
        super().__init__(asked, auto_id="filter_%s")
        self.user = user
        self._offer(portfolio.all)
        self.is_valid()
        self.point_at_errors()

    def _offer(self, known: list[About]) -> None:
        ends = {row.origin: row.origin_name for row in known}
        ends |= {row.destination: row.destination_name for row in known}
        regions = {region for row in known for region in (row.origin_region, row.destination_region)}
        tags = {tag for row in known for tag in row.tags}
        owners = {str(row.owner): row.owner_name for row in known if row.owner not in (None, self.user.pk)}
        offers = {
            "country": sorted(ends.items(), key=lambda pair: pair[1]),
            "region": [(region, region) for region in sorted(regions - {""})],
            "tag": [(tag, tag) for tag in sorted(tags)],
            "owner": [
                (MINE, str(_("me"))), (SAMPLES, str(_("nobody: samples"))),
                *sorted(owners.items(), key=lambda pair: pair[1]),
            ],
        }  # fmt: skip
        for name, pairs in offers.items():
            self.fields[name].offer(pairs, self.data.get(name))

    def asked(self, name: str) -> Any:
        """What was asked of one field and could be understood; empty otherwise."""
        return self.cleaned_data.get(name) or ""

    @property
    def query(self) -> str:
        """The filters and the order as the address writes them, whatever order they were sent in."""
        return self._query_of({name: self.asked(name) for name in ORDER})

    @property
    def is_narrowed(self) -> bool:
        return any(self.asked(name) for name in ORDER if name not in ("sort", "archived", "place"))

    def _query_of(self, values: dict[str, Any]) -> str:
        query = QueryDict(mutable=True)
        for name, value in values.items():
            query.setlist(name, [one for one in (value if isinstance(value, list) else [value]) if one])
        return query.urlencode()

    def chips(self) -> list["Chip"]:
        """What applies, each with the address without it."""
        found = []
        for name in ORDER:
            value = self.asked(name)
            if not value or name in ("sort", "archived", "place"):
                continue
            for one in value if isinstance(value, list) else [value]:
                found.append(Chip(self._label(name), self._words(name, one), self._without(name, one)))
        return found

    def _label(self, name: str) -> str:
        return str(self.fields[name].label)

    def _words(self, name: str, value: str) -> str:
        words = str(dict(self.fields[name].choices).get(value, value))
        return f"{words}, {dict(PLACES)[self.asked('place')]}" if name == "freedom" else words

    def _without(self, name: str, one: str) -> str:
        values = {each: self.asked(each) for each in ORDER}
        value = values[name]
        values[name] = [other for other in value if other != one] if isinstance(value, list) else ""
        if name == "freedom":
            values["place"] = ""
        return self._query_of(values)

    def matching(self, entries: list[Entry]) -> list[Entry]:
        """Those that are asked for, in the order that is asked for."""
        at_stake = self._at_stake(entries)
        found = [
            entry for entry in self.about(entries)
            if _is_one_of(entry.quadrant or NOT_RATED, self.asked("quadrant"))
            and _is_one_of(entry.band, self.asked("band"))
            and (not self.asked("stale") or entry.stale == (self.asked("stale") == "yes"))
            and (at_stake is None or entry.snapshot in at_stake)
        ]  # fmt: skip
        return self._in_order(found)

    def unassessed(self, rows: list[About]) -> list[About]:
        """Corridors without a result; none where something of a result is asked for."""
        return [] if any(self.asked(name) for name in OF_RESULTS) else self.about(rows)

    def about(self, rows: list[Row]) -> list[Row]:
        """Those whose countries, owner and tags are asked for."""
        country, region, tag = self.asked("country"), self.asked("region"), self.asked("tag")
        return [
            row for row in rows
            if (not country or country in (row.origin, row.destination))
            and (not region or region in (row.origin_region, row.destination_region))
            and (not tag or tag in row.tags)
            and self._is_owner(row)
        ]  # fmt: skip

    def _is_owner(self, row: About) -> bool:
        owner = self.asked("owner")
        if owner == SAMPLES:
            return row.owner is None
        return not owner or str(row.owner) == (str(self.user.pk) if owner == MINE else owner)

    def _at_stake(self, entries: list[Entry]) -> set[int] | None:
        """Results in which a freedom is at least at high risk at a place; nothing where none is asked."""
        if not self.asked("freedom"):
            return None
        rows = Score.objects.filter(
            dimension="freedom", threat=self.asked("freedom"), band__in=AT_STAKE,
            snapshot__in=[entry.snapshot for entry in entries],
        )  # fmt: skip
        if self.asked("place"):
            rows = rows.filter(place=self.asked("place"))
        return set(rows.order_by().values_list("snapshot_id", flat=True))

    def _in_order(self, entries: list[Entry]) -> list[Entry]:
        sort = self.asked("sort")
        if sort == "destination":
            return sorted(entries, key=lambda entry: (entry.destination_name, *entry.by_name))
        if sort == "stale":
            return sorted(entries, key=lambda entry: not entry.stale)
        key = KEYS.get(sort.removeprefix("-"))
        if key is None:
            return entries
        there = [entry for entry in entries if key(entry) is not None]
        missing = [entry for entry in entries if key(entry) is None]
        return sorted(there, key=key, reverse=sort.startswith("-")) + missing


@dataclass(frozen=True)
class Chip:
    """One filter that applies, and the address without it."""

    label: str
    words: str
    query: str


def _is_one_of(value: str, asked: list[str] | str) -> bool:
    return not asked or value in asked
