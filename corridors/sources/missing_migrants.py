"""IOM Missing Migrants Project: JSON by year, or the official csv of all years.

Methodology: https://missingmigrants.iom.int/methodology. The numbers are minimum estimates.

Each row is an incident: ``best`` are the recorded dead, ``missing`` the minimum estimate of the
missing, which the publisher sometimes states below zero (a correction) and which is kept so. A
blank is unknown and stays None. An incident without a date is refused: it belongs to no time.
Repeated identifiers are all kept; rows that are equal in everything collapse at distillation.

The publisher states no precision, and many positions are read off a description: they get
precision 2, and 5 where a coordinate is a whole degree (most of 2024 was cut so: up to 111 km
off). Where there is no position at all the precision is 6. Rows of the JSON have no lines; their
place in the list, from 1, stands for it.
"""

import contextlib
import html
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from corridors.codes import UnknownCountry, from_name
from corridors.sources.opening import Source, open_text
from corridors.sources.reading import (
    AcceptedRow,
    EventReading,
    Reading,
    RejectedRow,
    Row,
    Scalar,
    UnreadableFile,
)
from corridors.sources.tables import UnusableRow, count, csv_rows, day, degrees, judged, number

FIELDS = {
    "id": ("Incident ID", "Main ID", "Web ID", "web_id"),
    "main_id": ("Main ID", "Web ID", "web_id"),
    "date": ("Incident Date", "Reported Date", "reported_date"),
    "dead": ("Number of Dead", "Number Dead", "number_dead"),
    "missing": ("Minimum Estimated Number of Missing", "number_missing"),
    "country": ("Country of Incident", "country_of_incident"),
    "coordinates": ("Coordinates", "Location Coordinates", "location_coodinates"),
    "cause": ("Cause of Death", "cause_death"),
    "migration_route": ("Migration Route", "Migration route", "migration_route"),
    "country_of_origin": ("Country of Origin", "country_origin"),
    "location": ("Location of Incident", "Location of Death", "Location of death", "location_description"),
    "information_source": ("Information Source", "information_source"),
    "url": ("URL", "Source URL", "url"),
    "source_quality": ("Source Quality", "source_quality"),
    "incident_type": ("Incident Type",),
}
"""What this reader calls a field -> what the layouts call it, best first."""

_ALWAYS_THERE = ("id", "date", "dead", "missing", "country", "coordinates", "migration_route")
_SHOWN = (
    "cause",
    "migration_route",
    "country_of_origin",
    "location",
    "information_source",
    "url",
    "incident_type",
)

INCIDENT_COLUMNS = {
    "official csv": tuple(dict.fromkeys((*(names[0] for names in FIELDS.values()), "Main ID"))),
    "JSON of a year": tuple(dict.fromkeys(names[-1] for names in FIELDS.values() if len(names) > 1)),
}

_IDENTIFIER = re.compile(r"\d{4}\.MMP\d+\w*")
_POINT = re.compile(r"POINT\s*\(\s*(\S+)\s+(\S+)\s*\)", re.IGNORECASE)
_PAIR = re.compile(r"(\S+?)\s*,\s*(\S+)")

NO_DATE = "The incident has no date, so it cannot be placed in time."

WHOLE_DEGREE = 5
AS_DESCRIBED = 2
NO_POSITION = 6


def read_incidents(source: Source) -> Iterator[Row]:
    """Read the incidents of a year's JSON or of the official csv.

    Parameters
    ----------
    source : Path or bytes

    Raises
    ------
    UnreadableFile
        When the file is another one, empty or cut off.
    """
    text = open_text(source)
    if text.lstrip().startswith(("[", "{")):
        return _json_incidents(text)
    anchor = next((name for name in FIELDS["migration_route"] if name in text[:4000]), "Migration Route")
    header, rows = csv_rows(source, (anchor,))
    _check_fields(header)
    return judged(rows, len(header), lambda cells: _incident(dict(zip(header, cells, strict=True))))


def _json_incidents(text: str) -> Iterator[Row]:
    try:
        incidents = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"The JSON is broken or cut off at character {error.pos}.") from error
    if not isinstance(incidents, list) or not incidents or not isinstance(incidents[0], dict):
        raise UnreadableFile("The JSON is not a list of incidents.")
    _check_fields(incidents[0])
    return (_json_row(place, incident) for place, incident in enumerate(incidents, start=1))


def _json_row(place: int, incident: object) -> Row:
    if not isinstance(incident, dict):
        return RejectedRow(place, "The entry is no incident.", (str(incident),))
    raw = {name: "" if value is None else str(value) for name, value in incident.items()}
    try:
        return AcceptedRow(place, _incident(raw))
    except UnusableRow as error:
        return RejectedRow(place, str(error), tuple(raw.values()))


def _check_fields(names: Mapping[str, object] | list[str]) -> None:
    for field in _ALWAYS_THERE:
        if not any(alias in names for alias in FIELDS[field]):
            raise UnreadableFile(f"There is no field {FIELDS[field][0]!r}: this is another file.")


def _incident(raw: Mapping[str, str]) -> tuple[Reading, ...]:
    row = {field: _text(raw, names) for field, names in FIELDS.items()}
    happened = _date(row["date"])
    longitude, latitude, precision = _position(row["coordinates"])
    event = EventReading(
        kind="death",
        publisher_id=_identifier(row["id"], row["main_id"]),
        starts=happened,
        ends=happened,
        longitude=longitude,
        latitude=latitude,
        precision=precision,
        country=_country(row["country"]),
        best=count(row["dead"], "dead"),
        missing=_missing(row["missing"]),
        attributes=_attributes(row),
    )
    return (event,)


def _text(raw: Mapping[str, str], names: tuple[str, ...]) -> str:
    stated = (raw[name] for name in names if raw.get(name, "").strip())
    return html.unescape(next(stated, "")).strip()


def _date(text: str) -> date:
    with contextlib.suppress(ValueError):
        return datetime.strptime(text, "%B %d, %Y").date()
    if (stated := day(text)) is None:
        raise UnusableRow(NO_DATE)
    return stated


def _position(text: str) -> tuple[float | None, float | None, int]:
    """Longitude, latitude and precision of ``lat, lon`` or of ``POINT (lon lat)``."""
    if not text:
        return None, None, NO_POSITION
    if point := _POINT.fullmatch(text):
        longitude, latitude = point.groups()
    elif pair := _PAIR.fullmatch(text):
        latitude, longitude = pair.groups()
    else:
        raise UnusableRow(f"Coordinates {text!r} are neither 'latitude, longitude' nor a point.")
    whole = (
        degrees(longitude, "longitude", 180).is_integer() or degrees(latitude, "latitude", 90).is_integer()
    )
    return float(longitude), float(latitude), WHOLE_DEGREE if whole else AS_DESCRIBED


def _identifier(identifier: str, main: str) -> str:
    """The incident's identifier; a split incident lists several, then the main one; none is ``""``."""
    for candidate in (identifier, main):
        if _IDENTIFIER.fullmatch(candidate):
            return candidate
    return ""


def _country(name: str) -> str | None:
    try:
        return from_name(name)
    except UnknownCountry:
        return None


def _missing(cell: str) -> float | None:
    try:
        return number(cell)
    except UnusableRow as error:
        raise UnusableRow(f"missing: {error}") from error


def _attributes(row: Mapping[str, str]) -> dict[str, Scalar]:
    shown: dict[str, Scalar] = {field: row[field] for field in _SHOWN}
    quality = count(row["source_quality"], "source_quality")
    return shown | {
        "origin": _country(row["country_of_origin"]),
        "country_as_published": row["country"],
        "source_quality": None if quality is None else int(quality),
    }
