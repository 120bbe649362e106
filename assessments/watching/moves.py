"""What moves between two results, as far as a watch wants to be told of it.

Everything is read from stored or freshly computed documents; a threshold is crossed by the median of the
draws, which a single assumption moves less than the nominal value.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from assessments.scoring.kept_draws import PLACES, plain_ranges

Payload = Mapping[str, Any]


def state_of(payload: Payload) -> dict[str, Any]:
    """Return what can be watched of a result: bands, quadrant, largest share, headline values."""
    risks = {name: payload["places"][name]["risk"] for name in PLACES} | {"risk": payload["risk"]}
    return {
        "bands": {name: part["band"] for name, part in risks.items()},
        "quadrant": payload["matrix"]["quadrant"],
        "largest": payload["matrix"]["largest"],
        "values": plain_ranges(payload),
        "at_least": bool(payload["risk"]["at_least"]),
    }


def moves_of(wanted: Mapping[str, Any], before: Payload, after: Payload) -> list[dict[str, Any]]:
    """Return the moves between two states that a watch wants to be told of.

    Parameters
    ----------
    wanted : mapping
        ``bands`` and ``quadrant``: whether they are wanted; ``limit``: ``None``, or what crosses which
        value in which direction (up, down, either).

    Returns
    -------
    list of dict
        Each with ``kind`` (band, quadrant, largest, limit), ``what``, and what it was and is.
    """
    found: list[dict[str, Any]] = []
    if wanted["bands"]:
        found += _bands(before, after)
    if wanted["quadrant"]:
        found += _matrix(before, after)
    if wanted["limit"] is not None:
        found += _limit(wanted["limit"], before, after)
    return found


def _bands(before: Payload, after: Payload) -> Iterator[dict[str, Any]]:
    for name, was in before["bands"].items():
        if after["bands"][name] != was:
            yield _move("band", name, was, after["bands"][name])


def _matrix(before: Payload, after: Payload) -> Iterator[dict[str, Any]]:
    """The quadrant; where it stays as it is, as when nothing prevails, the largest share."""
    for kind in ("quadrant", "largest"):
        if before[kind] != after[kind]:
            yield _move(kind, kind, before[kind], after[kind])
            return


def _limit(limit: Mapping[str, Any], before: Payload, after: Payload) -> Iterator[dict[str, Any]]:
    what = limit["what"]
    medians = [state["values"][what]["median"] for state in (before, after)]
    if crosses(medians[0], medians[1], limit):
        yield _move("limit", what, None, None) | {"limit": limit["value"]}


def crosses(was: float | None, now: float | None, limit: Mapping[str, Any]) -> bool:
    """Say whether a value gets to the other side of a limit in the direction that is watched.

    A value that is lost, or there for the first time, has crossed whatever the direction: what was
    watched can be watched no longer, or begins to be known.

    Examples
    --------
    >>> limit = {"direction": "up", "value": 6.0}
    >>> crosses(5.8, 6.0, limit), crosses(6.2, 5.9, limit)
    (True, False)
    """
    if was is None or now is None:
        return was is not now
    rises = was < limit["value"] <= now
    falls = now < limit["value"] <= was
    return {"up": rises, "down": falls, "either": rises or falls}[limit["direction"]]


def _move(kind: str, what: str, was: Any, now: Any) -> dict[str, Any]:
    return {"kind": kind, "what": what, "was": was, "is": now}
