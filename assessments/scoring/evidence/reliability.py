"""How far a value can be relied on: what is missing, how old, how weak (method 1.0 section 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Element:
    """One thing a value rests on, or should.

    Attributes
    ----------
    weight : float
        Its share of the value; any unit, they are renormalised.
    missing : bool
        No figure exists (uncovered threats included).
    age_years : float or None
        Age of its figure on the evidence date; ``None`` where missing or undated.
    weak_share : float
        0..1: how much of it is tier 3 or stands on a stand-in line.
    """

    weight: float
    missing: bool
    age_years: float | None = None
    weak_share: float = 0.0


def element_of_entries(weight: float, entries: Sequence[Mapping[str, Any]]) -> Element:
    """Return what a weight rests on: the mean age of entries and the share of them on tier 3."""
    if not entries:
        return Element(weight, missing=True)
    ages = [entry["age_years"] for entry in entries if entry["age_years"] is not None]
    weak = sum(1 for entry in entries if entry["tier"] == 3) / len(entries)
    return Element(weight, False, sum(ages) / len(ages) if ages else None, weak)


def unreliability(elements: Sequence[Element], rules: Mapping[str, Any]) -> float:
    """Return 0 (best) to 10.

    ``10*(0.5*missing share + 0.3*mean(min(1, age/10 y)) + 0.2*share of weight on tier 3 or
    stand-in lines)`` with the method's numbers; the mean age and the weak share are taken over
    what is there. With nothing there the value is 10.
    """
    known = [element for element in elements if not element.missing]
    total = sum(element.weight for element in elements)
    held = sum(element.weight for element in known)
    if held <= 0:
        return 10.0
    missing = 1.0 - held / total
    weak = sum(element.weight * element.weak_share for element in known) / held
    age = _mean_age_share(known, float(rules["full_age_years"]))
    return float(10.0 * (rules["missing"] * missing + rules["age"] * age + rules["weak"] * weak))


def _mean_age_share(known: Sequence[Element], full_age_years: float) -> float:
    """Return the mean of min(1, age/full) by weight; a figure of unknown age counts as fully aged."""
    held = sum(element.weight for element in known)
    shares = [
        element.weight * (1.0 if element.age_years is None else min(1.0, element.age_years / full_age_years))
        for element in known
    ]
    return sum(shares) / held
