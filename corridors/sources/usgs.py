"""Earthquakes of the United States Geological Survey: csv and GeoJSON feeds.

Times are UTC: ISO text in csv, milliseconds since 1970 in GeoJSON. Quarry blasts, explosions and ice quakes
stand among the earthquakes and are refused, as are earthquakes too weak to matter to people on the way.
A feed has no country column and forgets events the Survey deletes.

Codebook: https://earthquake.usgs.gov/earthquakes/feed/v1.0/csv.php and .../geojson.php
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from corridors.sources.geojson import Feature, features, point, properties_of
from corridors.sources.reading import AcceptedRow, EventReading, RejectedRow, Row, Scalar
from corridors.sources.tables import Source, UnusableRow, columns, csv_rows, day, degrees, judged, number

MAGNITUDE_FLOOR = 2.5
"""The Survey's own limit between its feed of all earthquakes and that of those people may notice."""

LATEST_MILLISECONDS = 10**13
"""In the year 2286; a larger number is no time in milliseconds."""

EVENT_PAGE = "https://earthquake.usgs.gov/earthquakes/eventpage/"
_COLUMNS = ("time", "latitude", "longitude", "depth", "mag", "magType", "id", "place", "type", "status")

CSV_COLUMNS = {"csv feed": _COLUMNS}
GEOJSON_COLUMNS = {
    "GeoJSON feed": ("id", "geometry", "mag", "magType", "place", "time", "type", "status"),
}


def read_earthquakes_csv(source: Source) -> Iterator[Row]:
    """Read a csv feed; ``best`` is the magnitude."""
    header, rows = csv_rows(source, _COLUMNS)
    at = dict(zip(_COLUMNS, columns(header, _COLUMNS), strict=True))

    def read(cells: list[str]) -> tuple[EventReading, ...]:
        stated = {name: cells[column] for name, column in at.items()}
        longitude = degrees(stated["longitude"], "longitude", 180)
        latitude = degrees(stated["latitude"], "latitude", 90)
        magnitude, depth = number(stated["mag"]), number(stated["depth"])
        return (_event(stated, stated["id"], day(stated["time"]), (longitude, latitude), magnitude, depth),)

    return judged(rows, len(header), read)


def read_earthquakes_geojson(source: Source) -> Iterator[Row]:
    """Read a GeoJSON feed; a row's line is the feature's place in the file, from 1."""
    return _judged_features(features(source, "mag", "time", "magType", "type"))


def _judged_features(numbered: Iterator[tuple[int, Feature]]) -> Iterator[Row]:
    for place, feature in numbered:
        try:
            reading = _event_of(feature)
        except UnusableRow as error:
            yield RejectedRow(place, str(error), (str(feature.get("id", "")),))
        else:
            yield AcceptedRow(place, (reading,))


def _event_of(feature: Feature) -> EventReading:
    stated = properties_of(feature)
    longitude, latitude, *depth = point(feature)
    magnitude = number(stated.get("mag"))
    when = _day_of(stated.get("time"))
    below = depth[0] if depth and depth[0] == depth[0] else None
    return _event(stated, str(feature.get("id", "")), when, (longitude, latitude), magnitude, below)


def _event(
    stated: Feature,
    identifier: str,
    when: date | None,
    place: tuple[float, float],
    magnitude: float | None,
    depth_km: float | None,
) -> EventReading:
    _check(stated.get("type"), identifier, when, magnitude)
    attributes: dict[str, Scalar] = {
        "place": stated.get("place"),
        "depth_km": depth_km,
        "magnitude_type": stated.get("magType"),
        "status": stated.get("status"),
        "url": EVENT_PAGE + identifier,
    }
    longitude, latitude = place
    return EventReading(
        "earthquake", identifier, when, when, longitude, latitude, 1, None, magnitude, attributes=attributes
    )


def _check(kind: Any, identifier: str, when: date | None, magnitude: float | None) -> None:
    if kind != "earthquake":
        raise UnusableRow(f"The event is of type {kind!r}, not an earthquake.")
    if not identifier or when is None:
        raise UnusableRow("The earthquake has no identifier or no time.")
    if magnitude is None or magnitude < MAGNITUDE_FLOOR:
        stated = "unknown" if magnitude is None else magnitude
        raise UnusableRow(f"The magnitude is {stated}; earthquakes from {MAGNITUDE_FLOOR} on are read.")


def _day_of(milliseconds: Any) -> date | None:
    if not isinstance(milliseconds, int) or abs(milliseconds) > LATEST_MILLISECONDS:
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).date()
