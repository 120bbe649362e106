"""UCDP Georeferenced Event Dataset and its candidate releases: csv, its zip archive, or the API's JSON.

Codebook: https://ucdp.uu.se/downloads/ged/ged251.pdf.

Columns are found by name: releases to 19.1 have 42, later ones 49 in another order, and one
candidate release came without its header row. A row is one event of organised violence; a best
estimate of 0 deaths is published and kept. ``where_prec`` is the precision: 1 exact, 2 within
25 km, 3 and 4 a second- and first-order area, 5 a line or wider area, 6 a country, 7 waters or
air. ``country_id`` is a Gleditsch-Ward number. Texts of the sources are not taken over.
"""

from collections.abc import Iterator, Mapping, Sequence

from corridors.codes import from_gleditsch_ward
from corridors.sources.json_tables import is_json, table_rows
from corridors.sources.opening import Source, parts, records
from corridors.sources.reading import EventReading, Reading, Row, Scalar
from corridors.sources.tables import (
    UnusableRow,
    columns,
    count,
    day,
    degrees,
    headerless_rows,
    judged,
)

SINCE_20 = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,"
    "side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,"
    "where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,"
    "country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
    "deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
"""The 49 columns since release 20.1, in their order, for a release without its header row."""

NEEDED = (
    "id",
    "type_of_violence",
    "dyad_name",
    "side_a",
    "side_b",
    "where_prec",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "country_id",
    "date_prec",
    "date_start",
    "date_end",
    "best",
    "high",
    "low",
)

STATUS = "code_status"

EVENT_COLUMNS = {
    "49 columns, since 20.1": (*NEEDED, STATUS),
    "42 columns, to 19.1": NEEDED,
    "49 columns without their header row": (*NEEDED, STATUS),
    "API answer": (*NEEDED, STATUS),
}

VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}


def read_events(source: Source) -> Iterator[Row]:
    """Read the events of a yearly or candidate release.

    Parameters
    ----------
    source : Path or bytes

    Raises
    ------
    UnreadableFile
        When the file is another one, empty or cut off.
    """
    header, rows = _table(source)
    at = dict(zip(NEEDED, columns(header, NEEDED), strict=True))
    status_at = header.index(STATUS) if STATUS in header else None

    def read(cells: list[str]) -> tuple[Reading, ...]:
        status = {} if status_at is None else {STATUS: cells[status_at]}
        return (_event({name: cells[place].strip() for name, place in at.items()}, status),)

    return judged(rows, len(header), read)


def _table(source: Source) -> tuple[Sequence[str], Iterator[tuple[int, list[str]]]]:
    header = SINCE_20.split(",")
    for part in parts(source):
        if not is_json(part) and _begins_with_an_event(part, len(header)):
            return header, headerless_rows(part, header)
    return table_rows(source, ("id", "where_prec", "type_of_violence"))


def _begins_with_an_event(source: Source, width: int) -> bool:
    _, first = next(records(source))
    return first[0].isdecimal() and len(first) == width


def _event(row: Mapping[str, str], status: Mapping[str, str]) -> EventReading:
    starts, ends = day(row["date_start"]), day(row["date_end"])
    if starts is None or ends is None or ends < starts:
        raise UnusableRow(f"An event cannot run from {row['date_start']!r} to {row['date_end']!r}.")
    return EventReading(
        kind="conflict",
        publisher_id=_identifier(row["id"]),
        starts=starts,
        ends=ends,
        longitude=degrees(row["longitude"], "longitude", 180),
        latitude=degrees(row["latitude"], "latitude", 90),
        precision=_scale(row, "where_prec", 7),
        country=from_gleditsch_ward(row["country_id"]),
        best=count(row["best"], "best"),
        low=count(row["low"], "low"),
        high=count(row["high"], "high"),
        attributes={**_attributes(row), **status},
    )


def _attributes(row: Mapping[str, str]) -> dict[str, Scalar]:
    if row["type_of_violence"] not in VIOLENCE:
        raise UnusableRow(f"type_of_violence: {row['type_of_violence']!r} is not 1, 2 or 3.")
    return {
        "type_of_violence": VIOLENCE[row["type_of_violence"]],
        "dyad": row["dyad_name"],
        "side_a": row["side_a"],
        "side_b": row["side_b"],
        "adm_1": row["adm_1"],
        "adm_2": row["adm_2"],
        "date_precision": _scale(row, "date_prec", 5),
    }


def _identifier(cell: str) -> str:
    if not cell.isdecimal():
        raise UnusableRow(f"id: {cell!r} is not an event's number.")
    return cell


def _scale(row: Mapping[str, str], column: str, vaguest: int) -> int:
    """Return a precision: 1 is exact."""
    cell = row[column]
    if not cell.isdecimal() or not 1 <= int(cell) <= vaguest:
        raise UnusableRow(f"{column}: {cell!r} is not a precision of 1 to {vaguest}.")
    return int(cell)
