"""What a staged release would change in the portfolio: the engine asked twice, without it and with it.

Each corridor is asked as its latest result was: same method, same evidence date unless another is wanted.
With it, the release counts in the place of those it would take over from, exactly as if published.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from assessments.assessing import answer
from assessments.models import Snapshot, canonical
from assessments.questions import question_about, request_digest
from assessments.scoring.evidence.values import UnanswerableQuestion
from assessments.scoring.kept_draws import plain_ranges
from assessments.scoring.version import ENGINE_VERSION
from corridors.counting import Takeover
from corridors.models import Release

Report = Callable[[str, float], None]


def effect_of(
    takeover: Takeover, latest: Sequence[Snapshot], as_of: date | None, report: Report
) -> dict[str, Any]:
    """Compare every corridor's result without and with a release; nothing is stored.

    Parameters
    ----------
    latest : sequence of Snapshot
        The latest result of every corridor asked about.
    as_of : date or None
        One evidence date for all; ``None``: each result's own.
    report : callable
        Is told which corridor is next, and the share (0 to 1) that is done.
    """
    found: dict[str, Any] = {"engine": ENGINE_VERSION, "rows": [], "unanswered": [], "untouched": 0}
    for number, snapshot in enumerate(latest):
        code = snapshot.corridor.code
        report(f"{code}, corridor {number + 1} of {len(latest)}", number / len(latest))
        day = as_of or snapshot.as_of
        if _counting(day, takeover) == _counting(day):
            found["untouched"] += 1
            continue
        about = {"corridor": snapshot.corridor_id, "as_of": day.isoformat(), "method": snapshot.method.name}
        try:
            found["rows"].append(about | _compared(snapshot, day, takeover))
        except UnanswerableQuestion as why:
            found["unanswered"].append(about | {"why": str(why)})
    return found


def _compared(snapshot: Snapshot, as_of: date, takeover: Takeover) -> dict[str, Any]:
    corridor, method = snapshot.corridor, snapshot.method
    question = question_about(corridor, as_of)
    is_current = snapshot.request_digest == request_digest(corridor, method, as_of)
    before = snapshot.payload if is_current else answer(question, method)
    after = answer(question, method, counting=_counting(as_of, takeover))
    values = {"before": plain_ranges(before), "after": plain_ranges(after)}
    return {"before": told(before), "after": told(after), "digest": digest_of(after), "values": values}


def _counting(as_of: date, takeover: Takeover | None = None) -> Any:
    return Release.objects.counting_on(as_of, takeover)


def digest_of(payload: dict[str, Any]) -> str:
    """The digest a snapshot of this document would bear."""
    return hashlib.sha256(canonical(payload)).hexdigest()


def told(payload: dict[str, Any]) -> dict[str, Any]:
    """Return what the portfolio says of a result: bands with their probabilities, largest share, quadrant."""
    matrix = payload["matrix"]
    parts = {place: _risk(part["risk"], part["at_least"]) for place, part in payload["places"].items()}
    largest = matrix["largest"]
    return parts | {
        "corridor": _risk(payload["risk"], payload["risk"]["at_least"]),
        "largest": {"word": largest, "value": matrix["shares"][largest]["nominal"] if largest else None}
        | {"probability": matrix["probability"]},
        "quadrant": {"word": matrix["quadrant"], "value": None, "probability": matrix["probability"]},
        "shares": {code: share["nominal"] for code, share in matrix["shares"].items()},
    }


def _risk(risk: dict[str, Any], at_least: bool) -> dict[str, Any]:
    return {
        "word": risk["band"], "value": risk["nominal"], "low": risk["low"], "high": risk["high"],
        "at_least": bool(at_least), "probability": risk["band_probability"],
    }  # fmt: skip
