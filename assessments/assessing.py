"""Put a corridor to the engine: shared by the worker, the command and whoever needs an answer now."""

from collections.abc import Callable
from datetime import date
from typing import Any

from assessments.evidence import gather_evidence, question_about
from assessments.models import Method
from assessments.scoring.engine import score_corridor
from assessments.scoring.method import load_method
from assessments.scoring.values import Question
from corridors.models import Corridor


def assess(
    corridor: Corridor, method: Method, as_of: date, report: Callable[[str], None] | None = None
) -> dict[str, Any]:
    """Gather the evidence that counts now and score the corridor; nothing is stored."""
    return answer(question_about(corridor, as_of), method, report)


def answer(question: Question, method: Method, report: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Score a question, with the lines of its legs beside the result so that it can be drawn."""
    payload = score_corridor(question, gather_evidence(question), load_method(method.text), report)
    payload["route_lines"] = [dict(leg.line) for leg in question.legs]
    return payload
