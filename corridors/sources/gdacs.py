"""GDACS, the Global Disaster Alert and Coordination System: its events as GeoJSON or as the RSS feed.

Documentation: https://www.gdacs.org/feed_reference.aspx

``best`` is the severity in the unit the attributes name (magnitude, km/h, hectares ...), no number of
people. The feed forgets events: it holds the current ones, at most 100. Its ``iso3`` names one country even
where a cyclone hits five: a country is taken over where one alone is affected, and never for a cyclone of the
RSS feed.

The publisher states no precision. Earthquakes, volcanoes, tsunamis and a cyclone's place get 2; floods,
droughts and wildfires, whose point stands for an area, get 5.
"""

import contextlib
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree

from corridors.codes import UnknownCountry, from_iso3
from corridors.sources.geojson import features, point, properties_of
from corridors.sources.opening import Source, open_text
from corridors.sources.reading import (
    AcceptedRow,
    Columns,
    EventReading,
    RejectedRow,
    Row,
    Scalar,
    UnreadableFile,
)
from corridors.sources.tables import UnusableRow, day, degrees, number

KINDS = {
    "EQ": "earthquake", "TC": "cyclone", "FL": "flood", "VO": "volcano", "DR": "drought", "WF": "wildfire",
    "TS": "tsunami",
}  # fmt: skip
OF_AN_AREA = frozenset({"FL", "DR", "WF"})

GEOJSON_COLUMNS: Columns = {
    "GeoJSON event list": (
        "geometry", "eventtype", "eventid", "episodeid", "name", "alertlevel", "fromdate", "todate",
        "severitydata", "iso3", "affectedcountries",
    ),
}  # fmt: skip

RSS_COLUMNS: Columns = {
    "RSS feed": (
        "eventtype", "eventid", "episodeid", "title", "alertlevel", "fromdate", "todate", "severity", "iso3",
        "lat", "long",
    ),
}  # fmt: skip

REPORT = "https://www.gdacs.org/report.aspx?eventtype={}&eventid={}"

Stated = Mapping[str, Any]


def read_gdacs_geojson(source: Source) -> Iterator[Row]:
    """Read the list of events; a row's line is the feature's place in the file, from 1."""
    numbered = features(source, "eventtype", "eventid", "fromdate", "alertlevel")
    return _judged((place, _of_feature(feature)) for place, feature in numbered)


def read_gdacs_rss(source: Source) -> Iterator[Row]:
    """Read the RSS feed; a row's line is the item's place in the feed, from 1.

    Raises
    ------
    UnreadableFile
        When the file is no XML, is cut off or has no event of GDACS.
    """
    items = list(_items(open_text(source)))
    if not any("eventtype" in item for item in items):
        raise UnreadableFile("The feed has no events of GDACS: this is another file.")
    return _judged(enumerate(items, start=1))


def _items(text: str) -> Iterator[dict[str, Any]]:
    if "<!DOCTYPE" in text[:4000].upper() or not text.lstrip().startswith("<"):
        raise UnreadableFile("The file is no RSS feed.")
    try:
        root = ElementTree.fromstring(text.lstrip())
    except ElementTree.ParseError as error:
        raise UnreadableFile(f"The feed is broken or cut off on line {error.position[0]}.") from error
    return (_of_item(item) for item in root.iter("item"))


def _of_feature(feature: Stated) -> dict[str, Any]:
    stated = dict(properties_of(feature))
    severity = stated.get("severitydata")
    severity = severity if isinstance(severity, dict) else {}
    affected = stated.get("affectedcountries")
    codes = [entry.get("iso3") for entry in affected or () if isinstance(entry, dict)]
    return stated | {
        "feature": feature, "severity": severity.get("severity"), "unit": severity.get("severityunit"),
        "severity_text": severity.get("severitytext"), "countries": codes or [stated.get("iso3")],
    }  # fmt: skip


def _of_item(item: ElementTree.Element) -> dict[str, Any]:
    """An item's texts by the names of their elements, whatever the namespace."""
    found = {element.tag.rpartition("}")[2]: element for element in item.iter()}
    stated: dict[str, Any] = {name: (element.text or "").strip() for name, element in found.items()}
    severity = found.get("severity")
    told = {} if severity is None else severity.attrib
    cyclone = stated.get("eventtype") == "TC"
    return stated | {
        "severity": told.get("value"), "unit": told.get("unit"), "severity_text": stated.get("severity"),
        "countries": [] if cyclone else [stated.get("iso3")], "name": stated.get("title"),
    }  # fmt: skip


def _judged(numbered: Iterator[tuple[int, Stated]] | enumerate[dict[str, Any]]) -> Iterator[Row]:
    for place, stated in numbered:
        try:
            reading = _event(stated)
        except UnusableRow as error:
            yield RejectedRow(
                place, str(error), (str(stated.get("eventid", "")), str(stated.get("name", "")))
            )
        else:
            yield AcceptedRow(place, (reading,))


def _event(stated: Stated) -> EventReading:
    kind, identifier = str(stated.get("eventtype") or ""), str(stated.get("eventid") or "")
    if kind not in KINDS:
        raise UnusableRow(f"{kind!r} is no kind of disaster of {', '.join(KINDS)}.")
    starts, ends = _day(stated.get("fromdate")), _day(stated.get("todate"))
    if starts is None or not identifier:
        raise UnusableRow("The event has no identifier or no date.")
    longitude, latitude = _position(stated)
    return EventReading(
        KINDS[kind], f"{kind}{identifier}", starts, max(ends or starts, starts), longitude, latitude,
        5 if kind in OF_AN_AREA else 2, _country(stated), number(stated.get("severity")),
        attributes=_attributes(stated, REPORT.format(kind, identifier)),
    )  # fmt: skip


def _attributes(stated: Stated, page: str) -> dict[str, Scalar]:
    affected = ", ".join(str(code) for code in stated["countries"] if code)
    return {
        "name": str(stated.get("name") or ""),
        "alert_level": str(stated.get("alertlevel") or ""),
        "episode": str(stated.get("episodeid") or ""),
        "severity": str(stated.get("severity_text") or ""),
        "unit": str(stated.get("unit") or ""),
        "affected": affected,
        "url": page,
    }


def _position(stated: Stated) -> tuple[float, float]:
    if "feature" in stated:
        longitude, latitude = point(stated["feature"])[:2]
        return longitude, latitude
    north, _, east = str(stated.get("point") or "").partition(" ")
    east, north = str(stated.get("long") or east), str(stated.get("lat") or north)
    return degrees(east, "long", 180), degrees(north, "lat", 90)


def _country(stated: Stated) -> str | None:
    """The one country affected; none where there are several, or the code is no country's."""
    codes = {str(code) for code in stated["countries"] if code}
    with contextlib.suppress(UnknownCountry):
        return from_iso3(codes.pop()) if len(codes) == 1 else None
    return None


def _day(text: Any) -> date | None:
    """A day of ISO text (GeoJSON) or of the form mail uses (RSS)."""
    written = str(text or "")
    with contextlib.suppress(ValueError, TypeError):
        return parsedate_to_datetime(written).date()
    return day(written)
