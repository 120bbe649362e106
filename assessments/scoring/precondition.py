"""What must hold before a question is put to an evidence."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from assessments.scoring.evidence.values import Evidence, Question, UnanswerableQuestion
from assessments.scoring.methods.method import Method
from assessments.scoring.too_early import too_early_words


def check_question(question: Question, evidence: Evidence, method: Method) -> None:
    """Refuse what cannot be answered at all.

    Raises
    ------
    UnanswerableQuestion
        An unknown country or population, a corridor within one country, or an evidence date
        before the oldest loaded figure of a required input.
    """
    for code in (question.origin, question.destination):
        if code not in evidence.countries:
            raise UnanswerableQuestion(f"{code!r} is not a country this evidence knows")
    if question.origin == question.destination:
        raise UnanswerableQuestion(f"origin and destination are both {question.origin}")
    if question.population not in method["corridor"]:
        known = " or ".join(method["corridor"])
        raise UnanswerableQuestion(f"population must be {known}, not {question.population!r}")
    _check_places(question)
    _check_date(question, evidence, method)


def _check_places(question: Question) -> None:
    expected = max(0, len(question.places) - 1)
    if question.legs and len(question.legs) != expected:
        raise UnanswerableQuestion(
            f"{len(question.places)} places need {expected} legs between them, not {len(question.legs)}"
        )


def _check_date(question: Question, evidence: Evidence, method: Method) -> None:
    for indicator in method["as_of.required"]:
        oldest = _oldest_day(indicator, method["indicators"][indicator], evidence)
        if oldest is not None and question.as_of < oldest:
            card = method["indicators"][indicator]
            said = too_early_words(card["label"], card.get("publisher", ""), oldest, question.as_of)
            raise UnanswerableQuestion(said)


def _oldest_day(indicator: str, card: Mapping[str, Any], evidence: Evidence) -> date | None:
    """Return the first day on which any loaded figure of an indicator counts.

    Where no row of it is loaded, the day of the first release of its dataset; ``None`` where
    there is neither.
    """
    frame = evidence.figures
    days = pd.to_datetime(frame.loc[frame["indicator"] == indicator, "counts_from"]).dropna()
    if not days.empty:
        oldest: date = days.min().date()
        return oldest
    named = (card.get("publisher"), card.get("dataset"))
    every = evidence.releases.values()
    known = [entry.known_since for entry in every if (entry.publisher, entry.dataset) == named]
    return min((day for day in known if day), default=None)
