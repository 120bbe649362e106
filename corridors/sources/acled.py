"""ACLED: events of political violence, demonstrations and strategic developments, csv export or API answer.

Codebook: https://acleddata.com/knowledge-base/codebook/

An event is of the kind ``unrest``, never ``conflict``: ACLED and UCDP record the same fighting, so that
adding them would count the dead twice. ACLED states one number of fatalities and no range. Of
``geo_precision`` 1 is a town, 2 a part of a region, 3 a region. The notes, which quote sources, are not taken
over. ACLED's terms do not allow its rows to be passed on: they are shown here and never exported.
"""

import contextlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from corridors.codes import from_iso3, from_m49, from_name
from corridors.sources.json_tables import table_rows
from corridors.sources.opening import Source
from corridors.sources.reading import Columns, EventReading, Row, Scalar
from corridors.sources.tables import UnusableRow, columns, count, day, degrees, judged

NEEDED = (
    "event_id_cnty",
    "event_date",
    "time_precision",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "latitude",
    "longitude",
    "geo_precision",
    "fatalities",
)
COUNTRY = ("iso", "iso3", "country")
"""Columns a country is taken from, best first: number, letters (older exports), name."""

ACLED_COLUMNS: Columns = {
    "csv export": (*NEEDED, "iso"),
    "older csv export": (*NEEDED, "iso3"),
    "API answer": (*NEEDED, "iso"),
}

PRECISION = {"1": 1, "2": 3, "3": 4}
"""ACLED's three steps on the scale of events: exact, an area of the second order, one of the first."""


def read_acled(source: Source) -> Iterator[Row]:
    """Read events; ``best`` are the recorded fatalities, 0 included.

    Raises
    ------
    UnreadableFile
        When the file is another one, empty, cut off or one page of several.
    """
    header, rows = table_rows(source, NEEDED)
    at = dict(zip(NEEDED, columns(header, NEEDED), strict=True))
    named = next((name for name in COUNTRY if name in header), "country")
    (country_at,) = columns(header, (named,))

    def read(cells: list[str]) -> tuple[EventReading, ...]:
        row = {name: cells[place].strip() for name, place in at.items()}
        return (_event(row, _country(named, cells[country_at])),)

    return judged(rows, len(header), read)


def _event(row: Mapping[str, str], country: str) -> EventReading:
    happened = _day(row["event_date"])
    if not row["event_id_cnty"]:
        raise UnusableRow("The event has no identifier.")
    if row["geo_precision"] not in PRECISION:
        raise UnusableRow(f"geo_precision: {row['geo_precision']!r} is not 1, 2 or 3.")
    return EventReading(
        kind="unrest",
        publisher_id=row["event_id_cnty"],
        starts=happened,
        ends=happened,
        longitude=degrees(row["longitude"], "longitude", 180),
        latitude=degrees(row["latitude"], "latitude", 90),
        precision=PRECISION[row["geo_precision"]],
        country=country,
        best=count(row["fatalities"], "fatalities"),
        attributes=_attributes(row),
    )


def _attributes(row: Mapping[str, str]) -> dict[str, Scalar]:
    shown = ("event_type", "sub_event_type", "actor1", "actor2")
    precision = count(row["time_precision"], "time_precision")
    stated: dict[str, Scalar] = {name: row[name] for name in shown}
    return stated | {"date_precision": None if precision is None else int(precision)}


def _country(column: str, cell: str) -> str:
    match column:
        case "iso":
            return from_m49(cell)
        case "iso3":
            return from_iso3(cell)
    return from_name(cell)


def _day(text: str) -> date:
    for way in ("%d %B %Y", "%d-%b-%Y", "%d-%B-%Y"):
        with contextlib.suppress(ValueError):
            return datetime.strptime(text, way).date()
    if (stated := day(text)) is None:
        raise UnusableRow("The event has no date, so it cannot be placed in time.")
    return stated
