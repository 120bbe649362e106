"""What a what-if comes to: every headline value beside the base's, step by step, in common draws."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from assessments.scoring.drawing.comparison import compare
from assessments.scoring.drawing.ranges import range_of
from assessments.scoring.kept_draws import HEADLINES, Draws, headline_ranges
from assessments.scoring.methods.method import Method
from assessments.scoring.places.compound import raised

Payload = Mapping[str, Any]
Row = dict[str, Any]
ENDS = ("origin", "destination")


def values_of(base: Payload, other: Payload, draws: tuple[Draws, Draws], method: Method) -> dict[str, Row]:
    """Return every headline value of both, the range of its change, and how it stands in common draws."""
    before, after = headline_ranges(base), headline_ranges(other)
    return {name: _value(name, before[name], after[name], draws, method) for name in HEADLINES}


def _value(name: str, before: Payload, after: Payload, draws: tuple[Draws, Draws], method: Method) -> Row:
    one, other = draws[1][name], draws[0][name]
    change = one - other
    known = np.sort(change[~np.isnan(change)])
    stands = compare(one, other, method)
    return {
        "base": dict(before),
        "scenario": dict(after),
        "change": range_of(difference(before, after), known if len(known) else None, method),
        "above": None if stands is None else stands.above,
        "below": None if stands is None else stands.below,
        "words": None if stands is None else stands.words,
    }


def difference(before: Payload, after: Payload) -> float | None:
    """Return by how much a nominal value changes; ``None`` where either is not rated."""
    if before["nominal"] is None or after["nominal"] is None:
        return None
    return float(after["nominal"]) - float(before["nominal"])


def steps_of(stages: Sequence[Payload], sentences: Sequence[str]) -> list[Row]:
    """Return what each change adds to every headline value: its stage less the one before it.

    Parameters
    ----------
    stages : payloads, nominal
        The base first, then after each change; one more than there are sentences.
    """
    ranges = [headline_ranges(stage) for stage in stages]
    return [
        {
            "sentence": sentence,
            "values": {name: difference(ranges[at][name], ranges[at + 1][name]) for name in HEADLINES},
        }
        for at, sentence in enumerate(sentences)
    ]


def travelled(base: Payload, other: Payload, method: Method) -> list[Row]:
    """Return where a rise in one threat would raise the next, at origin and destination (section 2.6).

    One step along the interaction graph, shown apart: no score of the what-if contains it.
    """
    return [row for place in ENDS for row in _travelled_at(place, base, other, method)]


def _travelled_at(place: str, base: Payload, other: Payload, method: Method) -> Iterator[Row]:
    before, after = (_cells(payload["places"][place]) for payload in (base, other))
    known = {slug: value for slug, value in after.items() if slug in before}
    strengths = {
        (edge["from"], edge["to"]): float(method["compound.strength"][edge["strength"]])
        for edge in method["compound.edges"]
    }
    found = raised(before, known, strengths, method.number("compound.damping"))
    for slug, value in found.items():
        if value - known[slug] > 1e-9:
            pushing = [a for (a, b) in strengths if b == slug and known.get(a, 0.0) > before.get(a, 0.0)]
            labels = [str(method[f"threats.{one}.label"]) for one in pushing]
            yield {
                "place": place, "country": other["places"][place]["country"], "threat": slug,
                "label": str(method[f"threats.{slug}.label"]), "because": labels,
                "value": known[slug], "with_the_rise": value,
            }  # fmt: skip


def _cells(place: Payload) -> dict[str, float]:
    threats = place["threats"]
    return {slug: row["nominal"] for slug, row in threats.items() if row["nominal"] is not None}
