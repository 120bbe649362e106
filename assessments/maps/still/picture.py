"""The map of a report: the same layers as on the page, as one SVG that is the same every time.

For the worker only: drawing loads matplotlib, which a web process can do without.
"""

import os
from collections.abc import Mapping
from functools import partial
from threading import Lock
from typing import Any

import geopandas as gpd
from django.conf import settings

from assessments.maps.boundaries import (
    DISCLAIMER,
    VIEWS,
    WORLD,
    areas_disputed_in,
    displayed_shapes,
)  # fmt: skip
from assessments.maps.content.incidents import KINDS, counted
from assessments.maps.content.layers import country_parts
from corridors.frames import ShapesMissing, source_of

_ONE_AT_A_TIME = Lock()
"""matplotlib keeps its settings for the whole process."""


def static_map_svg(payload: Mapping[str, Any], view: str = "") -> bytes:
    """Draw the corridor of a result: countries and legs by risk band, places, scale, sources.

    ``view`` is the boundary view, by default that of this installation. The same payload and view give
    the same bytes. Without country shapes only lines and places are drawn, and the map says so.
    """
    os.environ.setdefault("MPLCONFIGDIR", str(settings.VAR / "matplotlib"))
    from assessments.maps.still.drawing import Sheet, draw

    chosen = view or settings.BOUNDARY_VIEW
    shapes, notes = _shapes(chosen)
    finer = None if notes else partial(displayed_shapes, chosen)
    sheet = Sheet(shapes, areas_disputed_in(chosen), (*notes, *_notes(payload, chosen)), finer)
    with _ONE_AT_A_TIME:
        return draw(payload, sheet)


def static_map_description(payload: Mapping[str, Any]) -> str:
    """What the picture shows, in one or two sentences, for those who cannot see it."""
    names = payload["countries"]
    ends = [names.get(iso3, iso3) for iso3, role, _ in country_parts(payload) if role != "transit"]
    legs = payload["places"]["route"]["legs"]
    ways = "; ".join(map(_leg_in_words, legs))
    shown = f"Legs and their risk: {ways}." if legs else "No places are recorded, so no line is drawn."
    return f"Map of the corridor from {ends[0]} to {ends[-1]}. {shown}{_events_in_words(payload)}"


def _leg_in_words(leg: Mapping[str, Any]) -> str:
    closed = ", closed on the day of this result" if leg.get("closed") else ""
    return f"{leg['from']} to {leg['to']} by {leg['mode']}, {leg['risk']['band']}{closed}"


def _events_in_words(payload: Mapping[str, Any]) -> str:
    known = [f"{KINDS[kind]}: {number:,}" for kind, number in counted(payload).items()]
    return f" Marked near the line: {', '.join(known)}." if known else ""


def _shapes(view: str) -> tuple[gpd.GeoDataFrame, tuple[str, ...]]:
    try:
        return displayed_shapes(view), ()
    except ShapesMissing:
        empty = gpd.GeoDataFrame({"iso3": [], "name": []}, geometry=[], crs="EPSG:4326")
        return empty, ("Country outlines are not installed here.",)


def _notes(payload: Mapping[str, Any], view: str) -> tuple[str, ...]:
    legs = payload["places"]["route"]["legs"]
    drawn = any(leg["kind"] == "stand-in" for leg in legs)
    stand_in = "Lines between places are stand-ins: the shortest way, not the road or crossing people take."
    outlines = f"Outlines: {source_of(WORLD)}; drawn after the {VIEWS[view]}."
    plain = "A country outlined but not shaded lies on the route; the result gives it no value of its own."
    unshaded = any("risk" not in part for _, _, part in country_parts(payload))
    return (*([stand_in] if drawn else []), *([plain] if unshaded else []), outlines, DISCLAIMER)
