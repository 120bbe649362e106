"""Compound crises: which threats stand high together and what drives what (section 2.6)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from assessments.scoring.drawing.bands import band_of
from assessments.scoring.methods.method import Method

Edge = tuple[str, str]


@dataclass(frozen=True)
class PlaceCells:
    """The cells of one place: threat slug to severity, ``None`` where not rated."""

    place: str
    country: str
    cells: Mapping[str, float | None]


def compound_crises(places: Sequence[PlaceCells], method: Method) -> dict[str, Any]:
    """Return the compound part of a result.

    ``cells`` counts the threats of the interaction graph that are rated at one place at least,
    ``high_cells`` those of them high or worse at one place at least, ``places`` the places
    where that is so. An edge is active where both its cells are high or worse at the same place.
    """
    edges = method["compound.edges"]
    graph = sorted({slug for edge in edges for slug in (edge["from"], edge["to"])})
    high = [(place, _high(place, graph, method)) for place in places]
    active = [(place, _active(slugs, edges)) for place, slugs in high]
    return {
        "high_cells": len({slug for _, slugs in high for slug in slugs}),
        "cells": sum(1 for slug in graph if any(place.cells.get(slug) is not None for place in places)),
        "places": sum(1 for _, slugs in high if slugs),
        "edges": [[edge["from"], edge["to"]] for edge in edges if any(edge in found for _, found in active)],
        "places_detail": [
            {"place": place.place, "country": place.country, "cells": slugs} for place, slugs in high
        ],
        "chains": [text for place, found in active for text in _chains(place, found, method)],
        "sources": {f"{edge['from']}->{edge['to']}": edge["source"] for edge in edges},
    }


def raised(
    before: Mapping[str, float], after: Mapping[str, float], strengths: Mapping[Edge, float], damping: float
) -> dict[str, float]:
    """Return severities (0..10) after a rise has travelled one step along the graph.

    On the scale 0..1: ``a_i = 1 - (1 - r_i) * prod_j (1 - damping * M_ji * max(0, r_j' - r_j))``
    with r the severities before for i not raised itself, after for i that is.

    Parameters
    ----------
    before, after : mapping of slug to severity
        Without and with the figure raised.
    strengths : mapping of (from, to) to M
    """
    result = {}
    for slug, value in after.items():
        calm = 1.0 - value / 10.0
        for (source, target), strength in strengths.items():
            if target == slug and source in after:
                rise = max(0.0, (after[source] - before[source]) / 10.0)
                calm *= 1.0 - damping * strength * rise
        result[slug] = 10.0 * (1.0 - calm)
    return result


def _high(place: PlaceCells, graph: Sequence[str], method: Method) -> list[str]:
    bands = method["bands"]
    limits, names = bands["cell"]["limits"], bands["names"]
    return [slug for slug in graph if band_of(place.cells.get(slug), limits, names) in bands["high_or_worse"]]


def _active(high: Sequence[str], edges: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [edge for edge in edges if edge["from"] in high and edge["to"] in high]


def _chains(place: PlaceCells, edges: Sequence[Mapping[str, Any]], method: Method) -> list[str]:
    """Return each longest chain of active edges in words; no threat stands twice in a chain."""
    kinds = {(edge["from"], edge["to"]): edge["kind"] for edge in edges}
    paths = [path for start in _starts(list(kinds)) for path in _paths((start,), list(kinds))]
    longest = [path for path in paths if not any(_inside(path, other) for other in paths)]
    return [_in_words(path, place, kinds, method) for path in longest]


def _inside(path: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether a path is a stretch of a longer one."""
    offsets = range(len(other) - len(path) + 1)
    return len(path) < len(other) and any(path == other[at : at + len(path)] for at in offsets)


def _starts(edges: Sequence[Edge]) -> list[str]:
    """Return the threats no other active edge leads to, besides those that it leads back to."""
    sources = list(dict.fromkeys(source for source, _ in edges))
    return [slug for slug in sources if not _driven_from_outside(slug, edges)] or sources[:1]


def _driven_from_outside(slug: str, edges: Sequence[Edge]) -> bool:
    return any(target == slug and (slug, source) not in edges for source, target in edges)


def _paths(path: tuple[str, ...], edges: Sequence[Edge]) -> Iterator[tuple[str, ...]]:
    further = [target for source, target in edges if source == path[-1] and target not in path]
    if not further and len(path) > 1:
        yield path
    for target in further:
        yield from _paths((*path, target), edges)


def _in_words(path: Sequence[str], place: PlaceCells, kinds: Mapping[Edge, str], method: Method) -> str:
    named = [str(method[f"threats.{slug}.short"]) for slug in path]
    verbs = [kinds[edge].removesuffix("s") for edge in pairwise(path)]
    first = f"{named[0]} at {place.place} ({place.country}) can {verbs[0]} {named[1]}"
    rest = [f"which can {verb} {name}" for verb, name in zip(verbs[1:], named[2:], strict=True)]
    return ", ".join([first, *rest])
