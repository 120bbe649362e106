"""Opening a GeoJSON file of points: its features with their place in the file."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from corridors.sources.opening import open_text
from corridors.sources.reading import UnreadableFile
from corridors.sources.tables import Source, UnusableRow

Feature = Mapping[str, Any]


def features(source: Source, *properties: str) -> Iterator[tuple[int, Feature]]:
    """Return the features of a collection, numbered from 1.

    Parameters
    ----------
    properties : str
        Names the first feature's properties must have, by which the publisher is known.

    Raises
    ------
    UnreadableFile
        When the file is no feature collection, is cut off, is empty or another publisher's.
    """
    try:
        collection = json.loads(open_text(source))
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"The file is not JSON, or it is cut off on line {error.lineno}.") from error
    found = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(found, list) or not found or not all(isinstance(entry, dict) for entry in found):
        raise UnreadableFile("The file has no GeoJSON features.")
    missing = [name for name in properties if name not in properties_of(found[0])]
    if missing:
        raise UnreadableFile(f"The features have no {missing[0]!r}: this is another file.")
    return enumerate(found, start=1)


def properties_of(feature: object) -> Feature:
    """Return a feature's properties, none where it has none."""
    found = feature.get("properties") if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def point(feature: Feature) -> tuple[float, ...]:
    """Return longitude, latitude (degrees) and what else a point's position states.

    Raises
    ------
    UnusableRow
        When the feature has no point on the Earth.
    """
    geometry = feature.get("geometry")
    shape = geometry if isinstance(geometry, dict) else {}
    position = shape.get("coordinates") if shape.get("type") == "Point" else None
    if not isinstance(position, list) or not all(_finite(value) for value in position[:2]):
        raise UnusableRow("The feature has no point.")
    if len(position) < 2 or abs(position[0]) > 180 or abs(position[1]) > 90:
        raise UnusableRow(f"{position[:2]} is no place on the Earth.")
    return tuple(math.nan if value is None else float(value) for value in position)


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
