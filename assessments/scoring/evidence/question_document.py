"""A question as a document that can be kept, and read again exactly."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from assessments.scoring.evidence.values import LegValue, PlaceValue, ProfileValue, Question
from corridors.route_plan import Closure, Correction


def question_document(question: Question) -> dict[str, Any]:
    """Return a question as JSON values; ``question_from`` reads it again."""
    document: dict[str, Any] = _plain(asdict(question))
    return document


def question_from(document: Mapping[str, Any]) -> Question:
    """Return the question of a document.

    Raises
    ------
    KeyError, TypeError, ValueError
        Where the document is not one of ``question_document``.

    Examples
    --------
    >>> asked = Question("NGA", "ITA", "movers", date(2026, 6, 30))
    >>> question_from(question_document(asked)) == asked
    True
    """
    return Question(
        origin=document["origin"],
        destination=document["destination"],
        population=document["population"],
        as_of=date.fromisoformat(document["as_of"]),
        places=tuple(PlaceValue(**place) for place in document["places"]),
        legs=tuple(_leg(leg) for leg in document["legs"]),
        profile=_profile(document["profile"]),
    )


def _leg(leg: Mapping[str, Any]) -> LegValue:
    closures = tuple(
        Closure(date.fromisoformat(one["starts"]), _day(one["ends"]), one["reason"], one["every_year"])
        for one in leg["closures"]
    )
    corrections = tuple(Correction(**one) for one in leg["corrections"])
    return LegValue(
        **{**leg, "labels": tuple(leg["labels"]), "closures": closures, "corrections": corrections}
    )


def _profile(profile: Mapping[str, Any]) -> ProfileValue:
    return ProfileValue(**{**profile, "reference_date": _day(profile["reference_date"])})


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(child) for child in value]
    return value.isoformat() if isinstance(value, date) else value
