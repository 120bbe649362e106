"""What a comparison of two versions found, corridor by corridor, as its reader may see it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessments.models import MethodComparison
from assessments.questions import evidence_digest
from assessments.reports.words.display import Value, percent, sentence_case, value_of
from assessments.views.choices import loaded
from corridors.models import Corridor

NAMES = {
    "origin": "Risk at the origin",
    "route": "Risk on the route",
    "destination": "Risk at the destination",
    "corridor": "Risk of the corridor",
    "largest": "Largest share",
    "quadrant": "Quadrant",
}
UNNAMED = {"largest": "none named", "quadrant": "not named"}
Limits = tuple[float, ...]


@dataclass(frozen=True)
class Side:
    """What one version says: a band with its number, or a code in words."""

    value: Value | None
    words: str


@dataclass(frozen=True)
class Move:
    """One word of one corridor that differs, and which changes alone make the difference."""

    name: str
    old: Side
    new: Side
    because: tuple[str, ...]


@dataclass(frozen=True)
class MovedCorridor:
    corridor: Corridor
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Outcome:
    """Counts are of the corridors the reader may see now; ``hidden`` of the others."""

    moved: tuple[MovedCorridor, ...]
    unmoved: int
    unanswered: tuple[tuple[Corridor, str], ...]
    hidden: int
    evidence_has_changed: bool

    @property
    def compared(self) -> int:
        return len(self.moved) + self.unmoved


def outcome_of(comparison: MethodComparison, user: Any) -> Outcome:
    """Read a finished comparison for somebody; corridors stand in alphabetical order."""
    result = comparison.result or {}
    visible = Corridor.objects.visible_to(user).with_countries()
    shown = {corridor.pk: corridor for corridor in visible}
    rows = [row for row in result["rows"] if row["corridor"] in shown]
    unanswered = [entry for entry in result["unanswered"] if entry["corridor"] in shown]
    moved = [MovedCorridor(shown[row["corridor"]], _moves(row, comparison)) for row in rows if row["moves"]]
    return Outcome(
        moved=tuple(sorted(moved, key=lambda row: _by_name(row.corridor))),
        unmoved=len(rows) - len(moved),
        unanswered=tuple((shown[entry["corridor"]], entry["why"]) for entry in unanswered),
        hidden=len(result["rows"]) + len(result["unanswered"]) - len(rows) - len(unanswered),
        evidence_has_changed=result["evidence"] != evidence_digest(comparison.as_of),
    )


def _by_name(corridor: Corridor) -> tuple[str, str, str]:
    return corridor.origin.name, corridor.destination.name, corridor.population


def _moves(row: Mapping[str, Any], comparison: MethodComparison) -> tuple[Move, ...]:
    steps: list[list[str]] = (comparison.result or {})["steps"]
    limits = [_limits(method.text) for method in (comparison.old, comparison.new)]
    return tuple(
        Move(
            name=NAMES[move["what"]],
            old=side_of(move["what"], move["old"], limits[0]),
            new=side_of(move["what"], move["new"], limits[1]),
            because=tuple("; together with ".join(steps[number]) for number in move["because"]),
        )
        for move in row["moves"]
    )


def _limits(text: str) -> Limits:
    return tuple(loaded(text)["bands.risk.limits"])


def side_of(what: str, reading: Mapping[str, Any], limits: Limits) -> Side:
    word, number = reading["word"], reading["value"]
    if what in UNNAMED:
        named = word or UNNAMED[what]
        return Side(None, named if number is None else f"{named} ({percent(number)})")
    part = {"nominal": number, "band": word}
    return Side(value_of(part, limits, at_least=reading["at_least"]), sentence_case(word))
