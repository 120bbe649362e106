"""Why one risk differs from another, figure by figure.

What the figures of a result contribute sums to its risk exactly, so the differences between what
they contribute sum to the difference of the two risks. Figures are set side by side by where they
count, by their threat and by their indicator; on the route also by their country.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Payload = Mapping[str, Any]
CORRIDOR = "corridor"
EXACT = 1e-9
"""A remainder beyond this is more than the last digits of a sum."""


@dataclass(frozen=True)
class Side:
    """What one indicator contributes in one result, and the evidence entries it rests on."""

    contribution: float
    evidence: tuple[str, ...]
    country: str | None


@dataclass(frozen=True)
class Part:
    """One indicator in both results; a side is ``None`` where that result does not rest on it."""

    place: str
    threat: str
    indicator: str
    label: str
    base: Side | None
    other: Side | None

    @property
    def difference(self) -> float:
        return _of(self.other) - _of(self.base)


@dataclass(frozen=True)
class Explained:
    """The difference of two risks and its parts, the greatest first, whatever their sign."""

    base: float
    other: float
    parts: tuple[Part, ...]

    @property
    def difference(self) -> float:
        return self.other - self.base

    @property
    def total(self) -> float:
        return sum(part.difference for part in self.parts)

    @property
    def remainder(self) -> float:
        """What the parts leave unexplained; 0, since contributions are exact."""
        rest = self.difference - self.total
        return 0.0 if abs(rest) <= EXACT else rest


def explained(base: Payload, other: Payload, about: str) -> Explained | None:
    """Return why the risk of one result differs from that of another.

    Parameters
    ----------
    about : str
        ``corridor`` for R, or origin, route or destination.

    Returns
    -------
    Explained or None
        ``None`` where either is not rated, or was made before contributions were computed.
    """
    values = _risk(base, about), _risk(other, about)
    drivers = _drivers(base, about), _drivers(other, about)
    if values[0] is None or values[1] is None or drivers[0] is None or drivers[1] is None:
        return None
    before, after = dict(_sides(drivers[0])), dict(_sides(drivers[1]))
    parts = (_part(key, before.get(key), after.get(key)) for key in dict.fromkeys([*before, *after]))
    ordered = sorted(parts, key=lambda part: -abs(part.difference))
    return Explained(values[0], values[1], tuple(ordered))


def _risk(payload: Payload, about: str) -> float | None:
    part = payload["risk"] if about == CORRIDOR else payload["places"][about]["risk"]
    value: float | None = part["nominal"]
    return value


def _drivers(payload: Payload, about: str) -> Iterable[Payload] | None:
    part = payload if about == CORRIDOR else payload["places"][about]
    rows: Iterable[Payload] | None = part.get("drivers")
    return rows


Key = tuple[str, str, str, str, str]


def _sides(rows: Iterable[Payload]) -> Iterator[tuple[Key, Side]]:
    together: dict[Key, list[Payload]] = {}
    for row in rows:
        together.setdefault(_key(row), []).append(row)
    for key, same in together.items():
        ids = dict.fromkeys(row["evidence"] for row in same if row["evidence"])
        yield key, Side(sum(row["contribution"] for row in same), tuple(ids), same[0]["country"])


def _key(row: Payload) -> Key:
    """Origins are set beside origins whatever country they are; on the way every country is its own."""
    country = (row["country"] or "") if row["place"] == "route" else ""
    return (row["place"], country, row["threat"], row["indicator"], row["label"])


def _part(key: Key, base: Side | None, other: Side | None) -> Part:
    place, _country, threat, indicator, label = key
    return Part(place, threat, indicator, label, base, other)


def _of(side: Side | None) -> float:
    return 0.0 if side is None else side.contribution
