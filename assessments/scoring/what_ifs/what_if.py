"""What a what-if changes: a document of changes, and what each does to question and evidence.

A change is one JSON object: ``kind`` says what it is, the other keys how. Kinds:

- ``offered``: several figures of a ``country`` at once, by the name of an ``offer``;
- ``figure``: the ``indicator`` of a ``country``, ``how`` (times, add, set) and ``number``;
- ``profile``: a ``field`` of the mover profile and its ``value``;
- ``policy``: one of ``policy_names.POLICIES``;
- ``leg``: the ``leg`` (1 is the first) that closes and the mode people take ``instead``.

Stored scores are never adjusted: the engine runs again on the changed question and evidence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING, Any

from assessments.scoring.evidence.values import Evidence, LegValue, PlaceValue, Question, UnanswerableQuestion
from assessments.scoring.matrix.policy_names import AGREEMENT, POLICIES

if TYPE_CHECKING:
    import pandas as pd

Change = Mapping[str, Any]
Straight = Callable[[PlaceValue, PlaceValue, str], LegValue]
"""Draws a straight leg between two places by a mode."""

TIMES, ADD, SET = HOWS = ("times", "add", "set")
PROFILE = {
    "overqualification": "over-qualified for their work",
    "work_permit_share": "whose status permits work",
    "irregular_share": "in an irregular status",
    "work_rights": "refugees' right to work in practice",
}
MODES = ("land", "sea", "air")


@dataclass(frozen=True)
class Move:
    """What happens to one indicator of a country."""

    indicator: str
    how: str
    number: float

    def of(self, values: "pd.Series") -> "pd.Series":
        if self.how == SET:
            return values.astype(float).where(values.isna(), self.number)
        return values * self.number if self.how == TIMES else values + self.number


@dataclass(frozen=True)
class Offer:
    """A change many ask about: its label, whose figures it may be about, and what it does to them."""

    label: str
    moves: tuple[Move, ...]


OFFERS: Mapping[str, Offer] = {
    "conflict-doubles": Offer(
        "Conflict doubles",
        (Move("inform.current-conflict", TIMES, 2.0), Move("idmc.conflict.new", TIMES, 2.0)),
    ),
    "peace": Offer(
        "Peace: no conflict, nobody newly or still displaced by it",
        (
            Move("inform.current-conflict", SET, 0.0),
            Move("idmc.conflict.new", SET, 0.0),
            Move("idmc.conflict.stock", SET, 0.0),
        ),
    ),
    "drought": Offer("A drought: 2 points more", (Move("inform.drought", ADD, 2.0),)),
    "flood": Offer("River floods: 2 points more", (Move("inform.river-flood", ADD, 2.0),)),
    "hunger": Offer("Hunger: 2 points more", (Move("inform.food-security", ADD, 2.0),)),
    "coping": Offer("Coping improves by 2 points", (Move("inform.lack-of-coping", ADD, -2.0),)),
}  # fmt: skip
"""Sizes are for comparison, like those of the method's levers: they forecast nothing."""


@dataclass(frozen=True)
class Asked:
    """A question and what the changes so far do to its figures."""

    question: Question
    moves: tuple[tuple[str, Move], ...] = ()

    def evidence_of(self, gathered: Evidence) -> Evidence:
        """Return the gathered evidence with the figures moved, in the order of the changes."""
        figures = gathered.figures.copy()
        for country, move in self.moves:
            rows = (figures["indicator"] == move.indicator) & (figures["country"] == country)
            figures.loc[rows, "value"] = move.of(figures.loc[rows, "value"])
        return replace(gathered, figures=figures)


def after(asked: Asked, change: Change, straight: Straight) -> Asked:
    """Return what is asked after one more change.

    Raises
    ------
    UnanswerableQuestion
        For a leg the route does not have.
    """
    question = asked.question
    match change["kind"]:
        case "offered":
            moved = tuple((change["country"], move) for move in OFFERS[change["offer"]].moves)
            return replace(asked, moves=(*asked.moves, *moved))
        case "figure":
            move = Move(change["indicator"], change["how"], float(change["number"]))
            return replace(asked, moves=(*asked.moves, (change["country"], move)))
        case "profile":
            share: dict[str, Any] = {change["field"]: float(change["value"])}
            profile = replace(question.profile, **share)
            return replace(asked, question=replace(question, profile=profile))
        case "policy":
            return replace(asked, question=_with_policy(question, change["policy"]))
        case "leg":
            return replace(
                asked, question=_with_leg(question, int(change["leg"]), change["instead"], straight)
            )
    raise UnanswerableQuestion(f"{change['kind']!r} is no kind of change")


def _with_policy(question: Question, policy: str) -> Question:
    profile = question.profile
    if policy == AGREEMENT and profile.occupations:
        opened = dict.fromkeys(profile.occupations, 1.0)
        question = replace(question, profile=replace(profile, shortages=opened))
    return replace(question, policies=(*question.policies, policy))


def _with_leg(question: Question, leg: int, instead: str, straight: Straight) -> Question:
    if not 1 <= leg <= len(question.legs):
        raise UnanswerableQuestion(f"the route has {len(question.legs)} legs; there is no leg {leg}")
    start, end = question.places[leg - 1 : leg + 1]
    legs = list(question.legs)
    legs[leg - 1] = straight(start, end, instead)
    return replace(question, legs=tuple(legs))


def problems_of(change: Change, payload: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a change of a base result, in sentences; none where it can be made."""
    checks: Mapping[str, Callable[[Change, Mapping[str, Any]], list[str]]] = {
        "offered": _wrong_offer, "figure": _wrong_figure, "profile": _wrong_profile,
        "policy": _wrong_policy, "leg": _wrong_leg,
    }  # fmt: skip
    kind = str(change.get("kind"))
    if kind not in checks:
        return [f"{kind!r} is no kind of change; choose {', '.join(checks)}."]
    return checks[kind](change, payload)


def figures_under(payload: Mapping[str, Any]) -> dict[tuple[str, str], list[Mapping[str, Any]]]:
    """Return the countries' figures a result rests on, by indicator and country, in the order of use."""
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for entry in payload["evidence"]:
        if entry["scope"] == "country" and entry["figure"] is not None and entry["value"] is not None:
            found.setdefault((entry["indicator"], entry["country"]), []).append(entry)
    return found


def _wrong_offer(change: Change, payload: Mapping[str, Any]) -> list[str]:
    offer, country = OFFERS.get(str(change.get("offer"))), change.get("country")
    if offer is None:
        return [f"{change.get('offer')!r} is not offered; choose {', '.join(OFFERS)}."]
    under = figures_under(payload)
    if not any((move.indicator, country) in under for move in offer.moves):
        return [f"The result rests on no figure of {country!r} this would change."]
    return []


def _wrong_figure(change: Change, payload: Mapping[str, Any]) -> list[str]:
    key, how = (change.get("indicator"), change.get("country")), change.get("how")
    wrong = []
    if key not in figures_under(payload):
        wrong.append(f"The result rests on no figure {key[0]!r} of {key[1]!r}.")
    if how not in HOWS:
        wrong.append(f"{how!r} is no way to change a figure; choose {', '.join(HOWS)}.")
    number = _number(change.get("number"))
    if number is None:
        wrong.append(f"{change.get('number')!r} is not a number.")
    elif how == TIMES and number < 0:
        wrong.append(f"A figure cannot be multiplied by {number:g}; 0 or more is possible.")
    return wrong


def _wrong_profile(change: Change, payload: Mapping[str, Any]) -> list[str]:
    field, value = change.get("field"), _number(change.get("value"))
    if field not in PROFILE:
        return [f"{field!r} is not in the mover profile; choose {', '.join(PROFILE)}."]
    if value is None or not 0 <= value <= 1:
        return [f"{change.get('value')!r} is not a share; it lies between 0 and 1."]
    return []


def _wrong_policy(change: Change, payload: Mapping[str, Any]) -> list[str]:
    known = change.get("policy") in POLICIES
    return [] if known else [f"{change.get('policy')!r} is no policy; choose {', '.join(POLICIES)}."]


def _wrong_leg(change: Change, payload: Mapping[str, Any]) -> list[str]:
    legs, leg = payload["places"]["route"]["legs"], change.get("leg")
    wrong = []
    if not isinstance(leg, int) or not 1 <= leg <= len(legs):
        wrong.append(f"The route of the result has {len(legs)} legs; there is no leg {leg!r}.")
    if change.get("instead") not in MODES:
        wrong.append(f"{change.get('instead')!r} is no way to travel; choose {', '.join(MODES)}.")
    return wrong


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if isfinite(number) else None
