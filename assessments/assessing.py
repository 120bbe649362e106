"""Put a corridor to the engine: shared by the worker, the command and whoever needs an answer now."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from assessments.evidence import gather_everything, gather_evidence
from assessments.models import Assessment, Method
from assessments.questions import evidence_digest, question_about
from assessments.scoring.drawing.donors import indicators_of
from assessments.scoring.engine import score_corridor
from assessments.scoring.evidence.values import Evidence, Question, UnanswerableQuestion
from assessments.scoring.method_comparison import compare_corridor, nominal
from assessments.scoring.methods import method as scoring_method
from assessments.scoring.methods.method import InvalidMethod, load_method
from assessments.scoring.methods.method_diff import differences
from assessments.scoring.methods.method_steps import Step, steps_between
from assessments.scoring.screening.rows import ScreenedRow
from assessments.scoring.screening.screening import screen
from assessments.scoring.version import ENGINE_VERSION
from corridors.counting import Counting
from corridors.models import Corridor, Country


def answer(
    question: Question,
    method: Method,
    report: Callable[[str], None] | None = None,
    counting: Counting | None = None,
) -> dict[str, Any]:
    """Score a question, with the lines of its legs beside the result so that it can be drawn.

    ``counting`` says which releases count where that is not as things stand now.
    """
    chosen = load_method(method.text)
    payload = score_corridor(question, evidence_for(question, chosen, counting), chosen, report)
    payload["route_lines"] = [dict(leg.line) for leg in question.legs]
    return payload


def evidence_for(
    question: Question, method: scoring_method.Method, counting: Counting | None = None
) -> Evidence:
    """The evidence that counts now, with what a method draws missing figures from."""
    return gather_evidence(question, indicators_of(method), counting)


def screen_pairs(
    method: Method, as_of: date, report: Callable[[str, float], None] | None = None
) -> Iterator[list[ScreenedRow]]:
    """Score every pair of screened countries, one origin after the other by name; nothing is stored.

    ``report`` is told what comes next, and the share (0 to 1) that is done.
    """
    countries = sorted(Country.objects.screened(), key=lambda country: alphabetical(country.name))
    codes = [country.iso3 for country in countries]
    return screen(gather_everything(as_of), load_method(method.text), as_of, codes, report)


def alphabetical(name: str) -> str:
    """A name as an index sorts it: accents and capitals make no difference."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def unusable_because(method: scoring_method.Method) -> str:
    """Why the engine cannot work with a method, tried on one sample corridor; empty where it can."""
    corridor = Corridor.objects.samples().order_by("pk").first()
    if corridor is None:
        return ""
    question = question_about(corridor, Assessment.default_as_of())
    try:
        nominal(question, gather_evidence(question), method)
    except UnanswerableQuestion:
        return ""
    except (InvalidMethod, LookupError, TypeError, ValueError, ArithmeticError) as error:
        wrong = f"{type(error).__name__}: {error}"
        return f"{method.name}.toml: the engine could not assess {corridor.code} with this file ({wrong})"
    return ""


def compare(
    corridors: Sequence[Corridor], old: Method, new: Method, as_of: date, report: Callable[[str, float], None]
) -> dict[str, Any]:
    """Compare two versions of the method over corridors, on the evidence that counts now; nothing is stored.

    ``report`` is told which corridor is next, and the share (0 to 1) that is done.
    """
    if not corridors:
        raise UnanswerableQuestion("There is no corridor to compare the versions over.")
    before, after = load_method(old.text), load_method(new.text)
    steps = steps_between(before, after)
    result: dict[str, Any] = _about_both(before, after, steps)
    result |= {"evidence": evidence_digest(as_of), "rows": [], "unanswered": []}
    for number, corridor in enumerate(corridors):
        report(f"{corridor.code}, corridor {number + 1} of {len(corridors)}", number / len(corridors))
        try:
            result["rows"].append(_compared(corridor, as_of, before, after, steps))
        except UnanswerableQuestion as why:
            result["unanswered"].append({"corridor": corridor.pk, "why": str(why)})
    if not result["rows"]:
        raise UnanswerableQuestion(result["unanswered"][0]["why"])
    return result


def _about_both(
    old: scoring_method.Method, new: scoring_method.Method, steps: Sequence[Step]
) -> dict[str, Any]:
    return {
        "engine": ENGINE_VERSION,
        "draws": 0,
        "old": {"name": old.name, "sha256": old.sha256},
        "new": {"name": new.name, "sha256": new.sha256},
        "changes": [change.sentence for change in differences(old, new)],
        "steps": [[change.sentence for change in step.changes] for step in steps],
    }


def _compared(
    corridor: Corridor,
    as_of: date,
    old: scoring_method.Method,
    new: scoring_method.Method,
    steps: Sequence[Step],
) -> dict[str, Any]:
    question = question_about(corridor, as_of)
    moves = compare_corridor(question, gather_evidence(question), old, new, steps)
    return {"corridor": corridor.pk, "moves": moves}
