"""The span that holds most of some draws."""

from collections.abc import Sequence

LOW, HIGH = 0.05, 0.95


def range_of_draws(draws: Sequence[float]) -> tuple[float, float] | None:
    """Return the 5% and 95% points of some draws, linear between neighbours; ``None`` of nothing.

    >>> range_of_draws([0.0, 0.5, 1.0])
    (0.05, 0.95)
    """
    if not draws:
        return None
    ordered = sorted(draws)
    return _at(ordered, LOW), _at(ordered, HIGH)


def _at(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
