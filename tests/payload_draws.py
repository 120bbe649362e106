"""Draws for the hand-made results: evenly spaced, so that every range and probability can be recomputed."""

from collections.abc import Sequence
from statistics import NormalDist
from typing import Any

DRAWS, SHOWN = 1024, 256
BANDS = ("very low", "low", "medium", "high", "very high")
CODES = ("E", "RS", "D", "RW")
NORMAL = [NormalDist().inv_cdf((step + 0.5) / DRAWS) for step in range(DRAWS)]
SEVERITY_SD = 0.4
STEPS = (421, 659, 211)  # odd, so that each visits every one of the 1,024 places once


def evenly(middle: float, sd: float, low: float = 0.0, high: float = 10.0, step: int = 1) -> list[float]:
    """Normal draws at evenly spaced probabilities, clipped; another step mixes their order."""
    return [min(high, max(low, middle + sd * NORMAL[index * step % DRAWS])) for index in range(DRAWS)]


def quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def ranged(nominal: float | None, draws: Sequence[float] = ()) -> dict[str, Any]:
    """A nominal value with the 5%, 50% and 95% points of its draws."""
    if nominal is None or not draws:
        return {"nominal": nominal, "low": None, "median": None, "high": None}
    ordered = sorted(draws)
    low, median, high = (quantile(ordered, share) for share in (0.05, 0.5, 0.95))
    return {"nominal": nominal, "low": low, "median": median, "high": high}


def probability(draws: Sequence[float], limits: Sequence[float]) -> dict[str, float]:
    """The share of the draws in each band; a limit belongs to the higher band."""
    names = [BANDS[sum(draw >= limit for limit in limits)] for draw in draws]
    return {band: names.count(band) / len(draws) for band in BANDS}


def matrix_draws(
    fear: Sequence[float], strong_e: Sequence[float], strong_r: Sequence[float]
) -> dict[str, list[float]]:
    """The four shares in every draw, by section 1.3 of the method."""
    threes = list(zip(fear, strong_e, strong_r, strict=True))
    return {
        "E": [(1 - f) * e for f, e, _ in threes], "RS": [f * r for f, _, r in threes],
        "D": [(1 - f) * (1 - e) for f, e, _ in threes], "RW": [f * (1 - r) for f, _, r in threes],
    }  # fmt: skip


def largest_in(shares: dict[str, list[float]]) -> dict[str, float]:
    """In which share of the draws each field is the largest."""
    fours = list(zip(*(shares[code] for code in CODES), strict=True))
    leading = [CODES[four.index(max(four))] for four in fours]
    return {code: leading.count(code) / len(leading) for code in CODES}


def cloud_of(fear: Sequence[float], shares: dict[str, list[float]]) -> dict[str, list[float]]:
    strong = [e + rs for e, rs in zip(shares["E"], shares["RS"], strict=True)]
    return {"x": [round(f, 4) for f in fear[:SHOWN]], "y": [round(y, 4) for y in strong[:SHOWN]]}


EMPTY = {"low": None, "median": None, "high": None}


def without_draws(part: Any) -> Any:
    """The same document as results were before anything was drawn: nominal values alone."""
    if isinstance(part, list):
        return [without_draws(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    kept = {key: without_draws(value) for key, value in part.items() if key not in ("cloud", "quantiles")}
    if "nominal" in kept:
        kept |= EMPTY
    if "band" in kept:
        kept["band_probability"] = None
    if "quadrant" in kept:
        kept |= {"quadrant": None, "probability": dict.fromkeys(CODES)}
    if "draws" in kept:
        kept |= {"draws": 0, "drivers": [], "choices": [], "levers": []}
    return {key: value for key, value in kept.items() if key != "drivers" or "draws" in kept}
