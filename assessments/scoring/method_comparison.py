"""One corridor under two versions of the method: what moves, and which change alone moves it.

Both versions read the same evidence. Values are nominal: no ranges are drawn, so a quadrant is
only ever ``mixed`` (too few people) or unnamed here; the largest share says more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assessments.scoring.engine import score_corridor
from assessments.scoring.evidence.values import Evidence, Question
from assessments.scoring.methods.method import InvalidMethod, Method
from assessments.scoring.methods.method_steps import Step


@dataclass(frozen=True)
class Reading:
    """What a result says at one point: the word that counts, and the unrounded value behind it.

    ``word`` is a band, the code of the largest share or the quadrant; ``None`` where none is named.
    """

    word: str | None
    value: float | None = None
    at_least: bool = False


Verdict = dict[str, Reading]


def compare_corridor(
    question: Question, evidence: Evidence, old: Method, new: Method, steps: Sequence[Step]
) -> list[dict[str, Any]]:
    """Return what moves between the versions, empty where nothing does.

    Parameters
    ----------
    steps : sequence of Step
        From ``steps_between(old, new)``; each is scored alone where anything moves.

    Returns
    -------
    list of dict
        ``what`` (origin, route, destination, corridor: a band; largest; quadrant), the ``old`` and
        the ``new`` reading, and ``because``: the positions of the steps that alone lead from the old
        word to the new one. Empty: only together.

    Raises
    ------
    UnanswerableQuestion
        Where either version cannot answer the question with this evidence.
    """
    before, after = (verdict_of(nominal(question, evidence, method)) for method in (old, new))
    moved = [what for what in before if before[what].word != after[what].word]
    alone = list(_each_alone(question, evidence, steps)) if moved else []
    return [
        {
            "what": what,
            "old": asdict(before[what]),
            "new": asdict(after[what]),
            "because": [number for number, verdict in alone if verdict[what].word == after[what].word],
        }
        for what in moved
    ]


def nominal(question: Question, evidence: Evidence, method: Method) -> dict[str, Any]:
    """Score a corridor without drawing any range."""
    return score_corridor(question, evidence, method, draws=0)


def verdict_of(payload: dict[str, Any]) -> Verdict:
    """Return the words of a result by which two versions are compared."""
    places, matrix = payload["places"], payload["matrix"]
    verdict = {
        place: Reading(part["risk"]["band"], part["risk"]["nominal"], bool(part["at_least"]))
        for place, part in places.items()
    }
    risk, largest = payload["risk"], matrix["largest"]
    verdict["corridor"] = Reading(risk["band"], risk["nominal"], bool(risk["at_least"]))
    share = matrix["shares"][largest]["nominal"] if largest else None
    return verdict | {"largest": Reading(largest, share), "quadrant": Reading(matrix["quadrant"])}


def _each_alone(
    question: Question, evidence: Evidence, steps: Sequence[Step]
) -> Iterator[tuple[int, Verdict]]:
    """Yield the verdict of each step; one that lacks what the engine reads has none."""
    for number, step in enumerate(steps):
        try:
            yield number, verdict_of(nominal(question, evidence, step.method))
        except (InvalidMethod, LookupError):
            continue
