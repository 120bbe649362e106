"""Whether a result can be drawn again: the values that follow from the draws, stored and redrawn."""

from collections.abc import Iterator, Mapping
from math import isclose
from typing import Any

RANGE = ("nominal", "low", "median", "high")
DRAWN = ("probability", "band_probability", "quantiles", "cloud")
NEARLY = 1e-9  # the last digits of logarithms may differ between machines


def drawn_values(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return every value of a result that follows from the draws, by the path to it.

    Ranges with their nominal value, probabilities, quantiles and clouds; ``None`` where unknown.
    """
    return dict(_walk(payload, "", False))


def differing(stored: Mapping[str, Any], redrawn: Mapping[str, Any]) -> list[str]:
    """Return the paths at which two results differ, or that only one of them has."""
    paths = list(dict.fromkeys([*stored, *redrawn]))
    return [path for path in paths if not _same(stored.get(path, ""), redrawn.get(path, ""))]


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return isclose(one, other, rel_tol=NEARLY, abs_tol=NEARLY)
    return bool(one == other)


def _walk(value: Any, path: str, drawn: bool) -> Iterator[tuple[str, Any]]:
    """Yield what is drawn: everything below a drawn key, and the four values of every range."""
    if isinstance(value, Mapping):
        is_range = all(name in value for name in RANGE)
        for key, child in value.items():
            below = drawn or key in DRAWN or (is_range and key in RANGE)
            yield from _walk(child, f"{path}.{key}" if path else str(key), below)
    elif isinstance(value, list):
        for position, child in enumerate(value):
            yield from _walk(child, f"{path}[{position}]", drawn)
    elif drawn:
        yield path, value
