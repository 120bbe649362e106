"""What can be set side by side: results, and what-ifs beside them, each by its key in the address.

A result is called by its number, a what-if by ``w`` and its number, so that neither passes for the other.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import Scenario, Snapshot, SnapshotDraws, Status
from assessments.scoring.kept_draws import Draws, unpacked
from assessments.views.comparing.reasons import marked
from assessments.views.comparing.rows import Column
from assessments.views.mapping.comparing import SnapshotChoice, corridors_named_for

RELATED = ("corridor__origin", "corridor__destination", "method")
WHAT_IF = "w"


@dataclass(frozen=True)
class Compared:
    """A result; or a what-if, with the result it stands beside; ``name``: of the corridor, if it is told."""

    snapshot: Snapshot
    scenario: Scenario | None = None
    name: str = ""

    @property
    def key(self) -> str:
        return str(self.snapshot.pk) if self.scenario is None else f"{WHAT_IF}{self.scenario.pk}"

    def column(self, number: int, drawn: Mapping[int, Draws]) -> Column:
        base = self.snapshot
        if self.scenario is None:
            drawn_for_it = drawn.get(base.pk)
            return Column(
                number, base.get_absolute_url(), base.payload, base.method, drawn_for_it, name=self.name
            )
        document = marked(self.scenario.payload, base.payload)
        draws = unpacked(bytes(self.scenario.content))
        return Column(
            number,
            self.scenario.get_absolute_url(),
            document,
            base.method,
            draws,
            self.scenario.name,
            self.name,
        )


def columns_of(chosen: Sequence[Compared], runs: Mapping[int, SnapshotDraws]) -> list[Column]:
    done = {key: run.content for key, run in runs.items() if run.status == Status.DONE}
    drawn = {key: unpacked(bytes(content)) for key, content in done.items() if content is not None}
    return [one.column(number, drawn) for number, one in enumerate(chosen, start=1)]


def found_of(user: Any, asked: Sequence[str]) -> dict[str, Compared]:
    """What a person may see of what is asked for, by its key; a what-if only once it is finished."""
    results = Snapshot.objects.visible_to(user).select_related(*RELATED)
    named = corridors_named_for(user)
    chosen = results.filter(pk__in=[text for text in asked if _is_number(text)])
    found = [Compared(one, name=_name_of(one, named)) for one in chosen]
    numbers = [text[1:] for text in asked if text.startswith(WHAT_IF) and _is_number(text[1:])]
    base = [f"base__{name}" for name in RELATED]
    what_ifs = finished(user).select_related(*base).filter(pk__in=numbers) if numbers else ()
    found += [Compared(one.base, one, _name_of(one.base, named)) for one in what_ifs]
    return {one.key: one for one in found}


def _name_of(snapshot: Snapshot, named: Collection[int]) -> str:
    return snapshot.corridor.quoted_name if snapshot.corridor_id in named else ""


def finished(user: Any) -> Any:
    return Scenario.objects.visible_to(user).filter(status=Status.DONE)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 16


def missing(asked: str) -> str:
    """Why something cannot be chosen, in one sentence."""
    if asked.startswith(WHAT_IF) and _is_number(asked[1:]):
        words = _("There is no finished what-if %(asked)s that you may see; choose one of the list.")
        return words % {"asked": asked[1:]}
    return _("There is no result %(asked)s that you may see; choose one of the list.") % {"asked": asked}


def options_of(user: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be chosen, results apart from what-ifs: keys and words."""
    words = SnapshotChoice(Snapshot.objects.none())
    words.named = named = corridors_named_for(user)
    pair = ("corridor__origin__name", "corridor__destination__name")
    seen = Snapshot.objects.visible_to(user).without_documents().order_by(*pair, "-as_of", "-pk")
    results = [(str(one.pk), words.label_from_instance(one)) for one in seen]
    beside = finished(user).without_documents().order_by(*(f"base__{name}" for name in pair), "name", "pk")
    what_ifs = [(f"{WHAT_IF}{one.pk}", _what_if_words(one, named)) for one in beside]
    return [(_("Results"), results), (_("What-ifs, no assessments"), what_ifs)]


def _what_if_words(scenario: Scenario, named: Collection[int]) -> str:
    corridor, base = scenario.base.corridor, scenario.base
    own = f" {corridor.quoted_name}" if corridor.name and corridor.pk in named else ""
    return _("What-if “%(name)s”: %(origin)s to %(destination)s%(own)s, as of %(as_of)s, beside %(pk)s") % {
        "own": own,
        "name": scenario.name, "origin": corridor.origin.name, "destination": corridor.destination.name,
        "as_of": date_format(base.as_of, "SHORT_DATE_FORMAT"), "pk": base.pk,
    }  # fmt: skip
