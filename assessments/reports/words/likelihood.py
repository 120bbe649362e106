"""How sure a result is, in words: ranges of shares, names that enough draws bear out. Pure.

A field is named where it is the largest in enough of the draws (the engine decides, by the method);
"probably" stands where a reading holds in 70% to 95% of them (method 1.0, sections 1.3 and 6).
"""

from collections.abc import Mapping
from typing import Any

from assessments.reports.words.display import in_draws, percent, percent_range
from assessments.reports.words.naming import Payload

NOT_DRAWN = "ranges not computed in this snapshot"
MIXED = "mixed"
SURE, NAMED = 0.95, 0.70
UNDER = 0.005  # shown as "under 1%"
FEWEST = 100
BANDS = ("very low", "low", "medium", "high", "very high")


def what_a_range_is(payload: Payload) -> str:
    """Return the sentence that explains every range of a result, or says that there is none."""
    if not payload["draws"]:
        return "Ranges not computed in this snapshot: every number is one nominal value."
    return (
        f"Ranges are ranges under alternative assumptions: in {payload['draws']:,} draws, weights, assumed "
        "constants and published figures are varied together, and 90% of the results lie between the two "
        "numbers given. What no draw varies, such as a threat without a figure, is in no range."
    )


def share_range(part: Payload) -> str:
    """Return ``"range 34–77%"``; ``""`` while nothing is drawn, and where all of it is under 1%.

    >>> share_range({"low": 0.343, "high": 0.767}), share_range({"low": 0.07, "high": 0.07})
    ('range 34–77%', '7% in nine of ten draws')
    """
    text = percent_range(part)
    if not text or part["high"] < UNDER:
        return ""
    return f"range {text}" if "–" in text or " to " in text else f"{text} in nine of ten draws"


def share_words(part: Payload) -> str:
    """Return the range of a share in full.

    >>> share_words({"low": 0.343, "median": 0.61, "high": 0.767})
    'median 61%, 90% of the draws between 34% and 77%'
    """
    if part.get("low") is None or part.get("high") is None:
        return ""
    median, low, high = (percent(part[key]) for key in ("median", "low", "high"))
    return f"median {median}, 90% of the draws between {low} and {high}"


def naming(matrix: Payload) -> str:
    """Say which field is named and in which share of the draws it is the largest.

    A field is named, or the corridor is mixed; without draws only the largest share is told, and
    where a share is not rated there is nothing to name.
    """
    probability, quadrant = matrix["probability"], matrix["quadrant"]
    if quadrant is None:
        return f"largest share {matrix['largest']}; {NOT_DRAWN}" if matrix["largest"] else ""
    if quadrant == MIXED:
        return f"{MIXED}: {in_draws(probability)}" if in_draws(probability) else MIXED
    share = probability.get(quadrant)
    return quadrant if share is None else f"{quadrant} in {percent(share)} of the draws"


def why_mixed(matrix: Payload) -> str:
    """Return why no field is named although the draws are there."""
    people = matrix["working"].get("N")
    if people is not None and people < FEWEST:
        return f"fewer than {FEWEST} people are counted"
    most = max((share or 0.0 for share in matrix["probability"].values()), default=0.0)
    if most >= NAMED:
        return "D is named only where need or access is recorded for this corridor"
    return "no field is the largest in 70% of the draws"


def probably(share: float | None) -> str:
    """Return ``"probably "`` before a reading that most draws bear out but not nearly all."""
    return "probably " if share is not None and NAMED <= share < SURE else ""


def likely_band(band: str, probability: Mapping[str, Any] | None, *, at_least: bool = False) -> str:
    """Name a band as far as the draws bear it out.

    >>> likely_band("medium", {"low": 0.01, "medium": 0.99}), likely_band("medium", None)
    ('medium', 'medium')
    >>> likely_band("high", {"high": 0.79, "very high": 0.21}, at_least=True)
    'probably at least high'
    >>> likely_band("medium", {"low": 0.48, "medium": 0.52}, at_least=True)
    'at least low or medium'
    >>> likely_band("medium", {"very low": 0.02, "low": 0.35, "medium": 0.19, "high": 0.24, "very high": 0.2})
    'anything from low to very high'
    """
    known = {name: probability.get(name) or 0.0 for name in BANDS} if probability else {}
    prefix = "at least " if at_least else ""
    if not any(known.values()):
        return f"{prefix}{band}"
    if known[band] >= NAMED:
        return f"{probably(known[band])}{prefix}{band}"
    possible = [name for name in BANDS if known[name] >= 1 - SURE or name == band]
    if len(possible) <= 2:
        return f"{prefix}{' or '.join(possible)}"
    return f"anything from {prefix}{possible[0]} to {possible[-1]}"
