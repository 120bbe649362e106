"""What the effect of a staged release shows: corridors whose words change, and how far values move."""

from dataclasses import dataclass
from typing import Any

from assessments.models import Method, ReleaseEffect, Status
from assessments.reports.words.display import percent
from assessments.views.choices import loaded
from assessments.views.methods.moves import NAMES, Side, side_of
from corridors.models import Corridor, Release


@dataclass(frozen=True)
class Change:
    """One word of one corridor, before and after, with how probable each word is."""

    name: str
    is_new_word: bool
    before: Side
    after: Side
    probability_before: str
    probability_after: str


@dataclass(frozen=True)
class ChangedCorridor:
    corridor: Corridor
    as_of: str
    changes: tuple[Change, ...]

    @property
    def has_new_word(self) -> bool:
        return any(change.is_new_word for change in self.changes)


@dataclass(frozen=True)
class Foretold:
    """Counts over all corridors, whoever may see them."""

    changed: int
    compared: int
    moved: int
    unanswered: int
    untouched: int


def effect_context(effect: ReleaseEffect | None, user: Any) -> dict[str, Any]:
    if effect is None:
        return {"effect": None}
    context: dict[str, Any] = {"effect": effect}
    if effect.status == Status.DONE:
        rows = changed_corridors(effect, user)
        context |= {
            "foretold": foretold(effect),
            "changed": [one for one in rows if one.has_new_word],
            "moved": [one for one in rows if not one.has_new_word],
            "releases_have_changed": effect.standing != Release.objects.standing_digest(),
        }
    return context


def foretold(effect: ReleaseEffect) -> Foretold:
    result = effect.result or {}
    rows = result["rows"]
    changed = [row for row in rows if changed_words(row)]
    moved = [row for row in rows if not changed_words(row) and row["before"] != row["after"]]
    return Foretold(len(changed), len(rows), len(moved), len(result["unanswered"]), result["untouched"])


def changed_corridors(effect: ReleaseEffect, user: Any) -> list[ChangedCorridor]:
    """The corridors that change, as far as the reader may see them; all places of each, whatever changes."""
    shown = {one.pk: one for one in Corridor.objects.visible_to(user).with_countries()}
    texts = dict(Method.objects.values_list("name", "text"))
    rows = [row for row in (effect.result or {})["rows"] if row["corridor"] in shown]
    found = [
        ChangedCorridor(shown[row["corridor"]], row["as_of"], tuple(_changes(row, texts[row["method"]])))
        for row in rows
        if row["before"] != row["after"]
    ]
    found = [one for one in found if one.changes]
    return sorted(found, key=lambda one: (one.corridor.origin.name, one.corridor.destination.name))


def changed_words(row: dict[str, Any]) -> list[str]:
    """Return what changes its word: a place's band, the corridor's, the largest share, the quadrant."""
    before, after = row["before"], row["after"]
    return [what for what in before if what != "shares" and before[what]["word"] != after[what]["word"]]


def _changes(row: dict[str, Any], text: str) -> list[Change]:
    limits = tuple(loaded(text)["bands.risk.limits"])
    changed = changed_words(row)
    moved = [what for what in NAMES if row["before"][what]["value"] != row["after"][what]["value"]]
    told = [what for what in NAMES if what in changed or what in moved]
    return [
        Change(
            NAMES[what],
            what in changed,
            *(side_of(what, row[side][what], limits) for side in ("before", "after")),
            _probable(row["before"][what]),
            _probable(row["after"][what]),
        )
        for what in told
    ]


def _probable(reading: dict[str, Any]) -> str:
    """In how many of the draws it is this word; empty where none is named or nothing was drawn."""
    share = (reading["probability"] or {}).get(reading["word"]) if reading["word"] else None
    return "" if share is None else percent(share)
