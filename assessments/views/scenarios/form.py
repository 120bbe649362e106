"""The form of a what-if: what has been chosen so far, what may be added, what is wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from assessments.models import Snapshot
from assessments.reports.words.naming import name_of
from assessments.scoring.what_ifs.what_if import HOWS, MODES, OFFERS, PROFILE, figures_under, problems_of
from assessments.scoring.what_ifs.what_if_words import POLICY_LABELS, latest_words, sentence_of

MOST_CHANGES = 12
KINDS = ("offered", "figure", "profile", "policy", "leg")


@dataclass
class Draft:
    """A what-if that is being put together; nothing of it is stored."""

    base: Snapshot
    name: str = ""
    notes: str = ""
    is_shared: bool = False
    changes: list[dict[str, Any]] = field(default_factory=list)
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)
    run: bool = False

    @property
    def is_complete(self) -> bool:
        return self.run and not self.errors

    @property
    def wanted(self) -> dict[str, Any]:
        return {
            "name": self.name, "notes": self.notes, "is_shared": self.is_shared, "changes": self.changes,
        }  # fmt: skip

    @property
    def document(self) -> str:
        return json.dumps(self.changes)

    @property
    def sentences(self) -> list[str]:
        return [sentence_of(change, self.base.payload) for change in self.changes]

    @property
    def countries(self) -> list[tuple[str, str]]:
        """The countries whose figures the base rests on, in the order of the way."""
        payload = self.base.payload
        under = {country for _indicator, country in figures_under(payload)}
        return [(iso3, name) for iso3, name in payload["countries"].items() if iso3 in under]

    @property
    def offers(self) -> list[tuple[str, str]]:
        return [(key, offer.label) for key, offer in OFFERS.items()]

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Every figure of a country the base rests on, with its present value."""
        payload = self.base.payload
        return [
            (f"{indicator} {country}", _figure_words(entries, name_of(payload, country)))
            for (indicator, country), entries in figures_under(payload).items()
        ]

    @property
    def hows(self) -> list[tuple[str, str]]:
        return list(zip(HOWS, (_("multiply by"), _("add"), _("set to")), strict=True))

    @property
    def profile(self) -> list[tuple[str, str]]:
        return [(key, _("Share %(what)s") % {"what": label}) for key, label in PROFILE.items()]

    @property
    def policies(self) -> list[tuple[str, str]]:
        return list(POLICY_LABELS.items())

    @property
    def legs(self) -> list[tuple[int, str]]:
        legs = self.base.payload["places"]["route"]["legs"]
        words = _("%(start)s to %(end)s, by %(mode)s")
        return [
            (at, words % {"start": leg["from"], "end": leg["to"], "mode": leg["mode"]})
            for at, leg in enumerate(legs, start=1)
        ]

    @property
    def modes(self) -> list[tuple[str, str]]:
        return [(mode, _("straight by %(mode)s") % {"mode": mode}) for mode in MODES]


def _figure_words(entries: list[Mapping[str, Any]], country: str) -> str:
    return f"{country}: {entries[0]['label']}, {latest_words(entries)}"


def draft_of(request: HttpRequest, base: Snapshot) -> Draft:
    """What was posted: one more change, one less, or the whole to be run."""
    typed = request.POST.dict()
    draft = Draft(base, typed["name"].strip() if "name" in typed else "", typed.get("notes", "").strip())
    draft.is_shared, draft.typed, draft.run = bool(typed.get("is_shared")), typed, "run" in typed
    _read_changes(draft, typed.get("changes", "[]"))
    if typed.get("add") in KINDS:
        _add(draft, typed["add"], typed)
    if (
        typed.get("remove", "").isdecimal()
        and int(typed["remove"]) <= len(draft.changes)
        and int(typed["remove"])
    ):
        del draft.changes[int(typed["remove"]) - 1]
    if draft.run:
        _check_whole(draft)
    return draft


def _read_changes(draft: Draft, text: str) -> None:
    """Take the changes chosen so far; what can no longer be made is named and left out."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        draft.errors["changes"] = [_("The changes chosen so far could not be read; choose them again.")]
        return
    for change in found:
        wrong = problems_of(change, draft.base.payload)
        if wrong:
            draft.errors.setdefault("changes", []).extend(wrong)
        else:
            draft.changes.append(change)


def _add(draft: Draft, kind: str, typed: Mapping[str, str]) -> None:
    change = _change(kind, typed)
    wrong = problems_of(change, draft.base.payload)
    if len(draft.changes) >= MOST_CHANGES:
        wrong = [_("%(most)d changes are the most a what-if holds.") % {"most": MOST_CHANGES}]
    if wrong:
        draft.errors[kind] = wrong
    else:
        draft.changes.append(change)
        draft.typed = {}


def _change(kind: str, typed: Mapping[str, str]) -> dict[str, Any]:
    if kind == "offered":
        return {"kind": kind, "offer": typed.get("offer", ""), "country": typed.get("offer_country", "")}
    if kind == "figure":
        indicator, _space, country = typed.get("figure", "").partition(" ")
        number = _number(typed.get("number", ""))
        return {
            "kind": kind,
            "indicator": indicator,
            "country": country,
            "how": typed.get("how", ""),
            "number": number,
        }
    if kind == "profile":
        return {"kind": kind, "field": typed.get("field", ""), "value": _number(typed.get("share", ""))}
    if kind == "policy":
        return {"kind": kind, "policy": typed.get("policy", "")}
    leg = typed.get("leg", "")
    return {"kind": kind, "leg": int(leg) if leg.isdecimal() else leg, "instead": typed.get("instead", "")}


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _check_whole(draft: Draft) -> None:
    if not draft.name:
        draft.errors["name"] = [_("Give the what-if a name.")]
    elif len(draft.name) > 120:
        draft.errors["name"] = [
            _("The name has %(number)d characters; 120 are possible.") % {"number": len(draft.name)}
        ]
